"""Everybody who walks: in each role, here and elsewhere; in it no more; in no role; in no area; and those with things here."""

from typing import Any
from uuid import UUID

from domain import people as domain_people
from domain.shared.actor import Role, Seat
from domain.shared.ids import OrganisationId, PersonId
from services.people.commands import add_person
from services.shared import membership
from services.shared.ports import Journal
from tests.given import COUNCIL, CVS, PANTRY, TRUST
from tests.web.furnished import Things

FOR_BODY = {Role.CONTACT: PANTRY, Role.VCS: PANTRY, Role.OFFICER: COUNCIL, Role.CHAMPION: COUNCIL}
HERE = {f"{role}-here": role for role in Role}
UNCONFIRMED, LEFT = (f"{Role.PARTICIPANT}-{where}" for where in ("here", "ended"))
"""Hold that role here and in the other area: may do there what they try here with what is there."""
ELSEWHERE = {f"{role}-elsewhere": role for role in Role}
ENDED = {f"{role}-ended": role for role in Role}
ROLELESS, OUTSIDER, VISITOR = "somebody-roleless", "somebody-outside", "visitor"
PARTIES = ("contact", "bandleader", "librarian", "nominee", "ward", "invited")
"""They have a draft, a concern, a nomination or an invitation, in both areas."""
SEATED = (*(who for who in HERE if who != UNCONFIRMED), "contact", "bandleader", "librarian")
"""The area's people: whoever came uninvited is not one of them before they are confirmed."""
EVERYBODY = (*HERE, *ELSEWHERE, *ENDED, ROLELESS, OUTSIDER, VISITOR, *PARTIES)
SIGNED_IN = [who for who in EVERYBODY if who != VISITOR]
WITHOUT_A_SEAT = (*ELSEWHERE, *ENDED, ROLELESS, OUTSIDER, VISITOR)


def holding(*roles: Role) -> set[str]:
    """Who holds one of these here."""
    parties = {"contact": Role.CONTACT, "bandleader": Role.CONTACT, "librarian": Role.CHAMPION}
    return {who for who, role in (HERE | parties).items() if role in roles}


def gather(here: Things, there: Things) -> dict[str, str]:
    """Lets them all take their seats; the mail address of each who signs in."""
    addresses = {who: f"{who}@{here.area.family}" for who in SIGNED_IN}
    _seat(here, HERE | ENDED, addresses)
    _seat(there, HERE | ELSEWHERE, addresses)
    here.area._operate(lambda journal: _end(journal, here, list(ENDED)))
    here.area._operate(lambda journal: membership.find_or_add(journal, ROLELESS, addresses[ROLELESS]))
    here.area.signs("lead-here", TRUST, "Secretary", "Their board, on 3 March")
    _login(here, addresses[OUTSIDER])
    return addresses


def _seat(things: Things, who: dict[str, Role], addresses: dict[str, str]) -> None:
    def add(journal: Journal) -> dict[str, UUID]:
        return {
            name: add_person(journal, name=name, address=addresses[name], role=role, organisation_id=_body(things, role))
            for name, role in who.items()
            if role is not Role.PARTICIPANT
        }

    things.area.people |= things.area._operate(add)
    for name in (name for name, role in who.items() if role is Role.PARTICIPANT):
        things.area.comes(name, addresses[name], body=CVS, ask=False)


def _end(journal: Journal, things: Things, who: list[str]) -> None:
    for name in who:
        person = journal.load(domain_people.evolve, PersonId(things.area.people[name]))
        body = _body(things, ENDED[name])
        if ENDED[name] is Role.PARTICIPANT:
            journal.append(person, domain_people.leave(person.state, OrganisationId(things.area.bodies[CVS])))
            continue
        seat = Seat(ENDED[name], OrganisationId(body) if body else None)
        journal.append(person, domain_people.end(person.state, seat, others_lead=True))


def _body(things: Things, role: Role) -> UUID | None:
    return things.area.bodies[FOR_BODY[role]] if role in FOR_BODY else None


def _login(things: Things, address: str) -> None:
    made = things.area.narrator.made

    def make(cx: Any) -> UUID:
        return membership.login_for(cx, made.addresses, address)

    made.desk.within(things.area.tenant, make)
