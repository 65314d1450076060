"""Giving a role to somebody who is here, and ending one. The last Compact lead stays."""

from datetime import date

from domain import people
from domain.people.invitations import LONGEST_PURPOSE
from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import PersonId
from domain.shared.policy import Resource
from domain.shared.sealed import Text
from services.people.commands.inviting import for_a_body, giving
from services.shared.permission import require
from services.shared.ports import Journal


def grant_role(journal: Journal, *, person_id: PersonId, seat: Seat) -> None:
    actor = journal.actor
    require(actor, "role.grant", Resource(role=seat.role, holder=person_id))
    if seat.role is Role.AUDITOR:
        raise Refused(N_("An audit has a first and a last day, and a purpose. Grant it as one."), field="role")
    for_a_body(journal, seat)
    person = journal.load(people.evolve, person_id)
    if person.state is None:
        raise NotFound
    journal.append(person, people.grant(person.state, person_id, seat), acting=giving(actor, seat.role))


def end_role(journal: Journal, *, person_id: PersonId, seat: Seat, audit: bool = False) -> None:
    """By whoever may give it, or by whoever holds it. `audit`: the one with days, before they are over."""
    actor = journal.actor
    if audit and seat.role is not Role.AUDITOR:  # what is asked for is what ends
        raise NotFound
    require(actor, "role.end", Resource(role=seat.role, holder=person_id))
    person = journal.load(people.evolve, person_id)
    if person.state is None:
        raise NotFound
    acting = giving(actor, seat.role) or seat
    if audit:
        journal.append(person, people.end_audit(person.state, journal.today), acting=acting)
        return
    others = seat.role is Role.LEAD and others_lead(journal, person_id)
    journal.append(person, people.end(person.state, seat, others_lead=others), acting=acting)


def others_lead(journal: Journal, person_id: PersonId) -> bool:
    """By each one's own history: with it loaded, none of them can stop in the moment before this is recorded."""
    return any(journal.person(one).holds(Role.LEAD) for one in journal.holders(Role.LEAD) if one != person_id)


def grant_audit(journal: Journal, *, person_id: PersonId, audits_from: date, audits_until: date, purpose: str) -> None:
    """By the chair or the host, never by the body under audit alone."""
    actor = journal.actor
    require(actor, "role.grant", Resource(role=Role.AUDITOR, holder=person_id))
    assert actor.person_id
    if not purpose.strip() or len(purpose) > LONGEST_PURPOSE:
        raise Refused(N_("Say what the audit is for."), field="purpose")
    person = journal.load(people.evolve, person_id)
    if person.state is None:
        raise NotFound
    events = people.audit(
        person.state,
        person_id,
        granter_id=actor.person_id,
        audits_from=audits_from,
        audits_until=audits_until,
        purpose=Text(purpose.strip()),
        today=journal.today,
    )
    journal.append(person, events, acting=giving(actor, Role.AUDITOR))
