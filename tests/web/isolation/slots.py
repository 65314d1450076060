"""What can be named in a path, a query or a form: which of it is secret, from whom, and what would be asked for instead.

A new path slot, query or form field that names something comes in here: test_route_table.py and test_whole.py look for it.
"""

import inspect
import re
from collections.abc import Callable, Iterator

from litestar import Litestar
from litestar.di import Provide
from msgspec import Struct

from domain.shared.actor import Role
from tests.conftest import THOROUGH
from tests.given import BAND, COUNCIL, CVS, OTHER_SERVICE, PANTRY
from tests.web.furnished import Things
from tests.web.isolation.people import SEATED, holding
from tests.web.routes import ROUTES, SENDINGS, SLOTS, Route
from tests.web.sendings_of_groups import NAMED_OF_GROUPS
from web.controllers import CONTROLLERS
from web.shared.assets import asset
from web.shared.visit import visit

IN_AREAS = [route for route in ROUTES if "area" in route.slots]
GETS = [route for route in IN_AREAS if route.method == "GET"]
POSTS = [route for route in IN_AREAS if route.method == "POST"]
NAMING = [(route, slot) for route in IN_AREAS for slot in route.slots if slot != "area"]
FOREIGN = [(route, slot) for route, slot in NAMING if slot in ("ref", "draft_id", "picture")]


class Secret(Struct, frozen=True):
    """Something that is there for some, and for everybody else is not."""

    value: str
    seen_by: frozenset[str]


def secrets(route: Route, slot: str, here: Things) -> list[Secret]:
    """The first of each kind; every one when it is thorough."""
    found = [Secret(value, frozenset(seen_by)) for value, seen_by in _secrets(route, slot, here)]
    may_be_empty = ("/consultations", "/instruments", "/groups", "/decisions", "/logo")
    assert found or any(one in route.path for one in may_be_empty), f"who sees what {route} names in {slot}?"
    return found if THOROUGH else found[:1]


def _secrets(route: Route, slot: str, here: Things) -> Iterator[tuple[str, set[str]]]:
    match route.path.split(f"/{{{slot}")[0].split("/")[-1]:
        case "concerns" if "/audit/" in route.path:
            yield here.audit.concern, set()
        case "requests":
            yield here.audit.request, holding(Role.CHAIR, Role.HOST)
        case "samples":
            yield here.audit.sample, holding(Role.LEAD, Role.HOST, Role.CHAIR, Role.AUDITOR)
        case "observations":
            yield here.audit.observation, holding(Role.LEAD, Role.HOST, Role.CHAIR, Role.AUDITOR)
        case "concerns":
            for ref in (here.to_answer, here.to_acknowledge, here.to_settle, here.to_pass_on):
                yield ref, {"contact", "librarian"}
            yield here.others_concern, {"bandleader", "librarian"}
        case "drafts":
            yield str(here.draft), {"contact"}
            yield str(here.others_draft), {"bandleader"}
        case "tables":
            yield str(here.table), {"lead"}
        case "champions" if route.path.endswith("/renewal"):
            yield here.slot, set()
        case "champions":
            yield here.hidden_slot, set(SEATED)
        case "nominations":
            yield here.nomination, {"nominee"}
            yield here.other_nomination, {"ward"}
        case "groups" if route.path.endswith("/naming"):
            yield here.groups.group, set()
        case "conflicts":
            yield here.groups.conflict, set(SEATED)
        case "contacts":
            yield here.listed, _who_reads_a_listing(route)
        case "people":
            yield here.somebody, set(SEATED)
        case "taking-part":
            yield here.to_confirm, holding(Role.LEAD)
        case "comments":
            yield here.text.comment_to_decide, set(SEATED)
        case "signatories" | "organisations":
            yield here.organisation, set(SEATED)
        case "requests":
            yield here.request, set(SEATED)
        case "handovers":
            yield here.handover, set()
        case "erasures":
            yield here.erasure, holding(Role.LEAD, Role.HOST)
        case "invitations" if route.path.endswith("/{ref:str}"):
            yield here.invitation, {"invited"}
            yield here.invitation_to_send, set()
        case "invitations":
            for ref in (here.invitation, here.invitation_to_send, here.invitation_to_revoke):
                yield ref, holding(Role.LEAD, Role.HOST, Role.CHAIR)


def _who_reads_a_listing(route: Route) -> set[str]:
    """Its body's officer, and whoever keeps the area; only the one who is listed answers."""
    if route.path.endswith("/withdrawal"):
        return holding(Role.LEAD, Role.OFFICER)
    if route.path.endswith("/return"):
        return holding(Role.LEAD, Role.HOST)
    return holding(Role.LEAD, Role.HOST, Role.OFFICER) if route.method == "GET" else set()


def named(route: Route, slot: str, things: Things) -> str:
    return SLOTS[slot](things, route)


Names = Callable[[Things], str]
PERSON: Names = lambda things: str(things.area.people["bandleader"])  # noqa: E731
BODY: Names = lambda things: str(things.area.bodies[PANTRY])  # noqa: E731
COUNCILS: Names = lambda things: str(things.area.bodies[COUNCIL])  # noqa: E731
VERSION: Names = lambda things: str(things.area.versions[1])  # noqa: E731
LOOK: dict[str, Names] = {"use": lambda t: f"{t.slug}/2/{t.clause}", "sought": lambda t: t.slug}  # of a draft
COMMENT: Names = lambda things: things.text.comment_to_decide  # noqa: E731
QUERIES: dict[str, dict[str, Names]] = {
    "/{area:str}/question": {"page": lambda t: f"concerns/{t.to_answer}"},
    "/hosts/{host:str}": {"q": lambda t: t.slug, "after": lambda t: t.slug},
    "/": {"q": lambda t: t.slug, "after": lambda t: t.slug},
    "/{area:str}/people": {"after": lambda t: t.somebody},
    "/{area:str}/organisations/{ref:str}/merging": {"other": lambda t: t.organisation},
    "/{area:str}/tables/{draft_id:uuid}": {"after": lambda t: str(t.table)},
    "/{area:str}/signatories": {"after": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/consultations": {"before": lambda t: t.consultation},
    "/{area:str}/decisions": {"after": lambda t: t.groups.decision},
    "/{area:str}/contacts/new": {"slot": lambda t: f"{t.area.bodies[CVS]} Groups"},
    "/{area:str}/consultations/new/length": {"organisation": BODY},
    "/{area:str}/champions/new": {"slot": lambda t: t.hidden_slot},
    "/{area:str}/timeline": {
        "person": PERSON,
        "kind": lambda t: t.to_answer,
        "after": lambda t: f"2000-01-01.{t.area.people['contact']}.1",
    },
    "/{area:str}/audit/facts": {"kind": lambda t: t.to_answer, "after": lambda t: f"2000-01-01.{t.area.people['contact']}.1"},
    "/{area:str}/audit/observations/new": {"fact": lambda t: f"{t.area.people['contact']}.1"},
    "/{area:str}/agreement": {"version": VERSION},
    "/{area:str}/agreement.md": {"version": VERSION},
    "/{area:str}/agreement.html": {"version": VERSION},
    "/{area:str}/agreement/comparison": {"older": VERSION, "newer": VERSION, "whole": lambda t: t.slug},
    "/{area:str}/agreement/comments": {"version": VERSION, "only": COMMENT, "after": COMMENT},
    "/{area:str}/clauses/{clause_id:str}/comments": {"version": VERSION, "quote": COMMENT, "after": COMMENT},
    "/{area:str}/agreement/drafts/{number:int}/clauses/new": {"place": lambda t: f"1 {t.clause}"} | LOOK,
    "/{area:str}/agreement/drafts/{number:int}/clauses/{clause_id:str}/wording": LOOK,
    "/{area:str}/clauses/{clause_id:str}": {"version": VERSION, "as-at": lambda t: t.slug},
    "/{area:str}/agreement/instruments/{ref:str}": {"version": VERSION},
    "/{area:str}/how-concerns-are-handled": {"number": VERSION},
    "/{area:str}/live": {"reads": lambda t: f"people,{t.slug}", "at": lambda t: t.to_answer},
}
"""What a page reads from its query, and something of an area to put there."""
NAMES_NOTHING = {
    "/confirm": "where to go on to",
    "/sign-in": "where to go on to",
    "/{area:str}/taking-part": "where to go on to",
    "/sign-up": "searches the public directory, and chooses among one's own organisations",
    "/sign-up/answer": "what this login was told, sealed",
    "/demo/mailbox": "shows the mail of invented people to everybody",
}

BODIES: dict[str, dict[str, Names]] = NAMED_OF_GROUPS | {
    "/{area:str}/agreement/instruments": {"clauses": lambda t: t.clause},
    "/{area:str}/agreement/instruments/{ref:str}/versions": {"clauses": lambda t: t.clause},
    "/{area:str}/agreement/drafts/{number:int}/bodies": {"bodies": lambda t: str(t.area.bodies[COUNCIL])},
    "/{area:str}/clauses/{clause_id:str}/comments": {"organisation": BODY},
    "/{area:str}/agreement/versions/{number:int}/adoption/readiness": {"organisation": COUNCILS},
    "/{area:str}/agreement/versions/{number:int}/adoption/decision": {"organisation": COUNCILS},
    "/{area:str}/agreement/drafts/{number:int}/drafter": {"person": lambda t: t.somebody},
    "/{area:str}/signatories": {"organisation": BODY},
    "/{area:str}/signatories/{ref:str}/opting-out": {"representative": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/organisations/{ref:str}/merging": {"other": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/organisations/{ref:str}/successor": {"successor": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/champions": {"slot": lambda t: f"{t.area.bodies[CVS]} Groups", "acting": BODY},
    "/{area:str}/champions/{ref:str}/end": {"champion": PERSON},
    "/{area:str}/champions/{ref:str}/replacement": {"champion": PERSON},
    "/{area:str}/contacts": {"slot": lambda t: f"{t.area.bodies[COUNCIL]} {OTHER_SERVICE}", "organisation": COUNCILS},
    "/{area:str}/consultations": {"organisation": COUNCILS},
    "/{area:str}/consultations/{ref:str}/response": {"organisation": lambda t: str(t.area.bodies[BAND])},
    "/{area:str}/people/invitations": {"organisation": BODY},
    "/{area:str}/people/{ref:str}/roles": {"organisation": BODY},
    "/{area:str}/people/{ref:str}/roles/ended": {"seat": lambda t: f"contact {t.area.bodies[BAND]}"},
    "/{area:str}/people/recovery": {"person": lambda t: t.somebody},
    "/{area:str}/taking-part": {"group": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/taking-part/asked": {"organisation": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/taking-part/left": {"organisation": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/taking-part/{ref:str}/confirmation": {"organisation": lambda t: str(t.area.bodies[CVS])},
    "/{area:str}/taking-part/{ref:str}/refusal": {"organisation": lambda t: str(t.area.bodies[CVS])},
}
"""Fields of forms that name something."""
NAMED_OTHERWISE = ("clauses", "facts")
"""By a clause's number, or a stream's: no id by which the pages are searched."""
DRAFTED: dict[str, Names] = {"organisation": BODY, "respondent": lambda t: f"{t.area.bodies[COUNCIL]} {OTHER_SERVICE}"}
"""Those of a concern, which are kept as they were typed until it is sent."""
EVERY_NAME: dict[str, Names] = {
    "person": PERSON, "person_id": PERSON, "nominee": PERSON, "holder": PERSON, "owner": PERSON, "actor": PERSON,
    "organisation_id": BODY, "body": BODY, "respondent": BODY, "tenant": lambda t: str(t.area.tenant), "area": lambda t: t.slug,
    "ref": lambda t: t.to_answer, "nomination": lambda t: t.nomination, "invitation": lambda t: t.invitation,
    "draft_id": lambda t: str(t.draft), "version_id": VERSION, "next": lambda t: f"/{t.slug}/concerns",
}  # fmt: skip
"""What no form has, and somebody may send all the same."""


def asking() -> set[str]:
    """The paths of all handlers that look at their query."""
    app = Litestar(route_handlers=[*CONTROLLERS, asset], dependencies={"visit": Provide(visit)}, openapi_config=None)
    return {
        route.path
        for route in app.routes
        for handler in getattr(route, "route_handlers", [])
        if re.search(r"FromQuery|query_params|query_string", inspect.getsource(handler.fn))
    }


def typed(route: Route, here: Things) -> dict[str, str]:
    """A form for it that is right."""
    return dict(SENDINGS[route.path](here).typed)
