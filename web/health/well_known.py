"""`/.well-known/security.txt` (RFC 9116): where somebody who found a hole reports it."""

from datetime import timedelta

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from domain.shared.errors import NotFound
from web.shared.visit import Visit

GOOD_FOR = timedelta(days=180)  # the standard wants less than a year


class WellKnown(Controller):
    path = "/.well-known"

    @get("/security.txt", policy="public.read")
    async def security_txt(self, visit: NamedDependency[Visit]) -> Response[str]:
        outside = visit.outside
        if not outside.security_contact:
            raise NotFound
        expires = (visit.page.now + GOOD_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
        lines = [
            f"Contact: {outside.security_contact}",
            f"Expires: {expires}",
            "Preferred-Languages: en",
            f"Canonical: {outside.url}/.well-known/security.txt",
        ]
        return Response("\n".join(lines) + "\n", media_type="text/plain", headers={"Cache-Control": "no-store"})
