"""The route table as the tests walk it: every handler of the application, and how to fill its path in.

A new route is in it by itself. If its path has a slot, or it takes a form, the tests say what is missing here."""

from collections.abc import Callable, Iterator
from uuid import uuid4

from litestar import Litestar
from litestar.di import Provide
from msgspec import Struct

from domain.shared.ids import reference
from tests.web.furnished import Things
from tests.web.getting_in import another_session, passkey_of
from tests.web.sending import Sending
from tests.web.sendings import SENDINGS
from tests.web.sendings_of_groups import OF_A_GROUP
from web.controllers import CONTROLLERS
from web.shared.assets import asset
from web.shared.visit import visit


class Route(Struct, frozen=True):
    path: str
    method: str
    policy: str | None
    reads: tuple[str, ...]

    def __str__(self) -> str:
        return self.path

    @property
    def slots(self) -> list[str]:
        return [part[1:].partition(":")[0] for part in self.path.split("/") if part.startswith("{")]

    def at(self, things: Things, **instead: str) -> str:
        """Its address, with what there is in that area, or with something else in one of its slots."""
        found = self.path
        for slot in self.slots:
            value = instead[slot] if slot in instead else SLOTS[slot](things, self)
            found = "/".join(value if part.startswith(f"{{{slot}:") else part for part in found.split("/"))
        return found


def routes_of(app: Litestar) -> Iterator[Route]:
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            for method in handler.http_methods - {"OPTIONS"}:
                yield Route(route.path, str(method), handler.opt.get("policy"), tuple(handler.opt.get("reads", ())))


def table() -> list[Route]:
    app = Litestar(route_handlers=[*CONTROLLERS, asset], dependencies={"visit": Provide(visit)}, openapi_config=None)
    return sorted(routes_of(app), key=lambda route: (route.path, route.method))


ROUTES = table()
GETS = [route for route in ROUTES if route.method == "GET"]
POSTS = [route for route in ROUTES if route.method == "POST"]
PAGES = [
    route
    for route in GETS
    if not route.path.endswith(("/live", ".json", ".md", ".html"))
    and not route.path.startswith(("/assets", "/colours", "/health", "/.well-known"))
    and "picture" not in route.path
]

REFERENCES = {
    "consultations": "consultation",
    "champions": "slot",
    "nominations": "nomination",
    "contacts": "listed",
    "concerns": "to_answer",
    "people": "somebody",
    "invitations": "invitation",
    "handovers": "handover",
    "erasures": "erasure",
    "taking-part": "to_confirm",
    "signatories": "signatory",
    "requests": "request",
    "organisations": "organisation",
}
OF_THE_TEXT = {"comments": "comment", "instruments": "instrument"}
AUDITS = {"concerns": "concern", "requests": "request", "samples": "sample", "observations": "observation"}


def reference_of(things: Things, route: Route) -> str:
    what = route.path.split("/{ref")[0].split("/")[-1]
    if route.path.endswith("/organisations/{ref:str}"):
        return things.signatory
    for there, names in ((things.text, OF_THE_TEXT), (things.groups, OF_A_GROUP)):
        if what in names:
            return getattr(there, names[what])  # type: ignore[no-any-return]
    return getattr(things.audit, AUDITS[what]) if "/audit/" in route.path else getattr(things, REFERENCES[what])  # type: ignore[no-any-return]


SLOTS: dict[str, Callable[[Things, Route], str]] = {
    "area": lambda things, _route: things.slug,
    "ref": reference_of,
    "host": lambda things, _route: things.area.host_page.rpartition("/")[2],
    "slug": lambda things, route: things.offered.slug if "/offers" in route.path else things.slug,
    "number": lambda _things, route: _version(route.path),
    "clock": lambda _things, _route: "consultation",
    "ordinal": lambda things, _route: str(things.text.empty_section),
    "clause_id": lambda things, _route: things.clause,
    "certificate": lambda things, _route: things.certificate,
    "draft_id": lambda things, route: str(things.table if "/tables/" in route.path else things.draft),
    "step": lambda _things, _route: "check",
    "token": lambda things, _route: things.nomination_link.split("/")[-1],
    "name": lambda _things, route: "1d3f72.css" if route.path.startswith("/colours") else "mark.svg",
    "picture": lambda things, _route: f"{things.logo}.png",
    "passkey_id": lambda things, _route: str(passkey_of(things, "chair")),
    "session_id": lambda things, _route: str(another_session(things, "chair")),
}


def _version(path: str) -> str:
    """The one that is as far as the route takes it: tests/web/furnished.py has one for each."""
    if "/engagement/" in path:
        return "1"
    if "/versions/" in path:
        return "7" if path.endswith("/withdrawal") else "4"
    return {"bodies": "5", "issue": "6"}.get(path.rsplit("/", maxsplit=1)[-1], "2")


def sending(route: Route, things: Things) -> Sending:
    return SENDINGS[route.path](things)


def never() -> dict[str, str]:
    """For each slot something that looks right and never existed."""
    return {
        "area": f"t-{uuid4().hex[:12]}",
        "host": f"host-of-{uuid4().hex[:12]}",
        "slug": f"t-{uuid4().hex[:12]}",
        "ref": reference(uuid4()),
        "clause_id": "9.9.9",
        "number": "99",
        "ordinal": "99",
        "clock": "sundial",
        "certificate": uuid4().hex,
        "draft_id": str(uuid4()),
        "token": uuid4().hex,
        "name": "nothing.css",
        "step": "nowhere",
        "picture": f"{uuid4().hex}{uuid4().hex}.png",
        "passkey_id": str(uuid4()),
        "session_id": str(uuid4()),
    }
