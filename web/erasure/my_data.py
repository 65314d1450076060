"""My data: everything held on me in every area, at once, to read and to take away (UK GDPR Art. 15)."""

from typing import Any

import msgspec
from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.response import Redirect

from services.erasure.kept import KEPT
from web.erasure.gathering import everything
from web.shared.visit import Visit

FILE = "my-data.json"


class MyData(Controller):
    path = "/my-data"

    @get("/", policy="public.read")
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """For a login, whatever areas it is in: so it asks for a session, not for a role."""
        if not visit.signed_in:
            return Redirect("/sign-in?next=/my-data", status_code=303)
        return visit.show("erasure/my_data.html", mine=await everything(visit), kept=KEPT)

    @get(f"/{FILE}", policy="public.read")
    async def file(self, visit: NamedDependency[Visit]) -> Response[Any]:
        if not visit.signed_in:
            return Redirect("/sign-in?next=/my-data", status_code=303)
        whole = {"held": await everything(visit), "kept": [_words(visit, one) for one in KEPT]}
        return Response(
            msgspec.json.format(msgspec.json.encode(whole)),
            media_type="application/json",
            headers={"Content-Disposition": f'attachment; filename="{FILE}"', "Cache-Control": "no-store"},
        )


def _words(visit: Visit, kept: Any) -> dict[str, str]:
    return {name: visit.words.plain(value) for name, value in msgspec.structs.asdict(kept).items()}
