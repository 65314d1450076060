"""Who is in an area and in which roles, for its own people; and one person's page with what they did here."""

from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.actor import Role
from domain.shared.errors import NotFound
from domain.shared.ids import normal_reference
from domain.shared.policy import Resource, gives
from services.people import handovers, invitations, register, taking_part
from services.timeline import entries
from web.shared.telling import tell
from web.shared.visit import Visit

READS = ("people", "invitations", "handovers", "organisations", "timeline")


class Register(Controller):
    path = "/{area:str}/people"

    @get("/", policy="people.read", reads=READS)
    async def index(self, visit: NamedDependency[Visit], after: FromQuery[str] = "") -> Response[Any]:
        found = await register.present(visit.page, normal_reference(after[:20]) if after else "")
        more = len(found) > register.PAGE
        invited = await invitations.waiting(visit.page) if visit.may("invitation.send") else []
        offered = await handovers.waiting(visit.page)
        present = found[: register.PAGE]
        unconfirmed = await taking_part.unconfirmed(visit.page) if visit.may("member.confirm") else []
        return visit.show(
            "people/index.html",
            present=present,
            more=more,
            unconfirmed=unconfirmed,
            invited=invited,
            offered=offered,
            giving=giving,
        )

    @get("/{ref:str}", policy="people.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        person = await somebody(visit, ref)
        lines = await entries.entries(visit.page, entries.Wanted(thing=person.person_id))
        shown = lines[: entries.PAGE]
        told = tell(shown, await entries.names(visit.page, shown), visit.words)
        more = len(lines) > entries.PAGE
        return visit.show("people/show.html", person=person, told=told, more=more, **_may(visit, person))


def _may(visit: Visit, person: register.Present) -> dict[str, bool]:
    """What the viewer is offered to do about this person."""
    given, me = gives(visit.page.viewer.actor), visit.page.viewer.person_id
    roles = [seat.role for seat in person.seats]
    here = bool(roles)
    return {
        "may_give": here and bool(given - {Role.AUDITOR}),
        "may_end": any(visit.may("role.end", Resource(role=role, holder=person.person_id)) for role in roles),
        "may_audit": here and Role.AUDITOR in given and Role.AUDITOR not in roles,
        "may_follow": here and visit.may("handover.offer") and person.person_id != me and Role.LEAD not in roles,
    }


def giving(role: Role) -> Resource:
    """For a template: what a rule about that role is asked about."""
    return Resource(role=role)


async def somebody(visit: Visit, ref: str) -> register.Present:
    person = await register.person(visit.page, normal_reference(ref))
    if person is None:
        raise NotFound
    return person
