"""The route table as the tests walk it: every handler of the application, and how to fill its path in.

A new route is in it by itself. If its path has a slot, or it takes a form, the tests say what is missing here.
"""

from collections.abc import Callable, Iterator
from uuid import uuid4

from litestar import Litestar
from litestar.di import Provide
from msgspec import Struct

from domain.shared.ids import reference
from infra.demo.cast import GARETH
from tests.given import CVS, PANTRY
from tests.web.furnished import WORDS, Things
from web.app import CONTROLLERS
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
    route for route in GETS if not route.path.endswith(("/live", ".json")) and not route.path.startswith(("/assets", "/health"))
]

REFERENCES = {"consultations": "consultation", "nominations": "nomination", "concerns": "to_answer", "erasures": "erasure"}
SLOTS: dict[str, Callable[[Things, Route], str]] = {
    "area": lambda things, _route: things.slug,
    "ref": lambda things, route: getattr(things, REFERENCES[route.path.split("/{ref")[0].split("/")[-1]]),
    "clause_id": lambda things, _route: things.clause,
    "certificate": lambda things, _route: things.certificate,
    "draft_id": lambda things, _route: str(things.draft),
    "step": lambda _things, _route: "check",
    "token": lambda things, _route: things.nomination_link.split("/")[-1],
    "name": lambda _things, _route: "mark.svg",
}

SEEN_BY = {
    "/{area:str}/consultations/new": "officer",
    "/{area:str}/consultations/new/length": "officer",
    "/{area:str}/concerns/{ref:str}/answer": "librarian",
    "/{area:str}/concerns/{ref:str}/escalation": "librarian",
    "/{area:str}/champions/nominations/{ref:str}": "nominee",
    "/links/{token:str}": "visitor",
    "/{area:str}/erasures/{ref:str}": "lead",
}
"""Who finds a page at an address; every other one is there for the contact."""


class Sending(Struct, frozen=True):
    """A form that is right: who sends it, on which page it is, where it goes and what they type."""

    who: str
    page: str
    to: str
    typed: dict[str, str] = {}


def sending(route: Route, things: Things) -> Sending:
    return SENDINGS[route.path](things)


SENDINGS: dict[str, Callable[[Things], Sending]] = {
    "/{area:str}/signatories": lambda t: Sending(
        "contact",
        f"/{t.slug}/signatories/new",
        "/signatories",
        {"organisation": str(t.area.bodies[PANTRY]), "position": "Chair", "authority": "The trustees, on 3 March"},
    ),
    "/{area:str}/champions": lambda t: Sending(
        "lead",
        f"/{t.slug}/champions/new",
        "/champions",
        {
            "slot": f"{t.area.bodies[CVS]} Groups",
            "who": "other",
            "name": "Ada Grey",
            "address": f"ada@{t.area.family}",
            "term_months": "12",
        },
    ),
    "/{area:str}/champions/nominations/{ref:str}": lambda t: Sending(
        "ward",
        f"/{t.slug}/champions/nominations/{t.other_nomination}",
        t.other_nomination,
        {"answer": "decline", "why": "I have no time."},
    ),
    "/{area:str}/consultations": lambda t: Sending(
        "officer",
        f"/{t.slug}/consultations/new",
        "/consultations",
        WORDS | _day("opens_on", t, 0) | _day("closes_on", t, -90),
    ),
    "/{area:str}/consultations/{ref:str}/response": lambda t: Sending(
        "contact", f"/{t.slug}/consultations/{t.consultation}/response", "/response", {"text": "Sundays suit us."}
    ),
    "/{area:str}/concerns/drafts": lambda t: Sending("contact", f"/{t.slug}/concerns/new", "/drafts"),
    "/{area:str}/concerns/drafts/{draft_id:uuid}/{step:str}": lambda t: Sending(
        "contact", f"/{t.slug}/concerns/drafts/{t.draft}/check", "/check"
    ),
    "/{area:str}/concerns/drafts/{draft_id:uuid}/deletion": lambda t: Sending(
        "bandleader", f"/{t.slug}/concerns", f"{t.others_draft}/deletion"
    ),
    "/{area:str}/concerns/{ref:str}/acknowledgement": lambda t: Sending(
        "librarian", f"/{t.slug}/concerns/{t.to_acknowledge}", "/acknowledgement"
    ),
    "/{area:str}/concerns/{ref:str}/answer": lambda t: Sending(
        "librarian", f"/{t.slug}/concerns/{t.to_answer}/answer", "/answer", {"answer": "The boiler broke."}
    ),
    "/{area:str}/concerns/{ref:str}/escalation": lambda t: Sending(
        "contact", f"/{t.slug}/concerns/{t.to_pass_on}", "/escalation"
    ),
    "/{area:str}/concerns/{ref:str}/settlement": lambda t: Sending("contact", f"/{t.slug}/concerns/{t.to_settle}", "/settlement"),
    "/{area:str}/my-data/erasure": lambda t: Sending(
        "secretary", f"/{t.slug}/my-data/erasure", "/my-data/erasure", {"sure": "y"}
    ),
    "/{area:str}/my-data/erasure/withdrawal": lambda t: Sending("goer", f"/{t.slug}/my-data/erasure", "/withdrawal"),
    "/my-data/erasure": lambda _t: Sending("chair", "/my-data/erasure", "/my-data/erasure", {"sure": "y"}),
    "/{area:str}/erasures/{ref:str}": lambda t: Sending(
        "lead",
        f"/{t.slug}/erasures/{t.erasure_to_propose}",
        t.erasure_to_propose,
        {"outcome": "granted", "ground": "objected"},
    ),
    "/{area:str}/erasures/{ref:str}/confirmation": lambda t: Sending("lead", f"/{t.slug}/erasures/{t.erasure}", "/confirmation"),
    "/sign-in": lambda t: Sending("visitor", "/sign-in", "/sign-in", {"address": t.area.addresses["lead"]}),
    "/sign-out": lambda _t: Sending("chair", "/duties", "/sign-out"),
    "/links/{token:str}": lambda t: Sending("visitor", t.nomination_link, t.nomination_link, {"answer": "accept"}),
    "/links/{token:str}/renewal": lambda t: Sending("visitor", t.old_link, "/renewal"),
    "/demo/session": lambda _t: Sending("visitor", "/demo", "/demo/session", {"address": GARETH.address}),
}


def never() -> dict[str, str]:
    """For each slot something that looks right and never existed."""
    return {
        "area": f"t-{uuid4().hex[:12]}",
        "ref": reference(uuid4()),
        "clause_id": "9.9.9",
        "certificate": uuid4().hex,
        "draft_id": str(uuid4()),
        "token": uuid4().hex,
        "name": "nothing.css",
        "step": "nowhere",
    }


def _day(field: str, things: Things, ago: int) -> dict[str, str]:
    day = things.area.narrator.day(ago)
    return {f"{field}-day": str(day.day), f"{field}-month": str(day.month), f"{field}-year": str(day.year)}
