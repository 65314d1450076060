"""What may be done about a person's part in an area, and the events that follow."""

from datetime import date
from uuid import UUID

from domain.people.events import AuditEnded, AuditGranted, PersonAdded, PersonErased, PersonLeft, RoleEnded, RoleGranted
from domain.people.state import Person, part_of
from domain.shared.actor import Part, Role, Seat
from domain.shared.dates import add_months
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.grounds import Ground
from domain.shared.ids import PersonId, RequestId
from domain.shared.sealed import Personal, Text

LONGEST_NAME = 120
LONGEST_AUDIT = 24  # months
FOR_AN_ORGANISATION = (Role.CONTACT, Role.OFFICER, Role.VCS)
"""Roles that nobody holds but for a body."""


def add(state: Person | None, person_id: PersonId, name: str) -> list[Event]:
    """Nothing to do if they are known here already: nobody renames a person by naming them. Whoever came uninvited is known to
    nobody: they are added like anybody else, so that nobody can tell from it that they are here.
    """
    known = state and not state.unnamed
    return [] if known else [PersonAdded(person_id=person_id, name=named(person_id, name))]


def named(person_id: PersonId, name: str) -> Personal:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(N_("Enter a name of at most {most} characters."), field="name", most=LONGEST_NAME)
    return Personal(name, person_id=person_id)


def grant(state: Person | None, person_id: PersonId, seat: Seat) -> list[Event]:
    if state and seat in state.seats:
        return []
    not_forgotten(state)
    if seat.role is Role.PARTICIPANT:
        raise Refused(N_("Nobody is given that role: whoever comes uninvited takes it."), field="role")
    return [
        RoleGranted(person_id=person_id, role=seat.role, organisation_id=seat.organisation_id, service_area=seat.service_area)
    ]


def not_forgotten(state: Person | None) -> None:
    if state and state.erased:
        raise Refused(N_("This person has been forgotten. Add them anew, if they want to be here again."))


def suits(seat: Seat, known_service_areas: tuple[str, ...]) -> None:
    """A role for a body names it; a service is one of that body's."""
    if seat.role in FOR_AN_ORGANISATION and not seat.organisation_id:
        raise Refused(N_("Choose the organisation that they act for in this role."), field="organisation")
    if seat.service_area and seat.service_area not in known_service_areas:
        raise Refused(N_("Choose one of the body's service areas."), field="organisation")


def end(state: Person | None, seat: Seat, *, others_lead: bool = False) -> list[Event]:
    """`others_lead`: somebody else leads the area too, and still does when this is recorded."""
    if not state or seat not in state.seats:
        return []
    if seat.role is Role.PARTICIPANT and seat.organisation_id:
        return [PersonLeft(person_id=state.person_id, organisation_id=seat.organisation_id)]
    after = [one for one in state.seats if one != seat]
    if seat.role is Role.LEAD and not others_lead and not any(one.role is Role.LEAD for one in after):
        raise Refused(
            N_("An area keeps at least one Compact lead. Hand over to somebody, or give another person that role first.")
        )
    return [
        RoleEnded(person_id=state.person_id, role=seat.role, organisation_id=seat.organisation_id, service_area=seat.service_area)
    ]


def audit(
    state: Person | None,
    person_id: PersonId,
    *,
    granter_id: PersonId,
    audits_from: date,
    audits_until: date,
    purpose: Text | None,
    today: date,
) -> list[Event]:
    """One audit at a time; one whose days are over makes room for the next."""
    span(audits_from, audits_until, today)
    not_forgotten(state)
    if granter_id == person_id:
        raise Refused(N_("Nobody grants an audit to themself. Ask the host, or the chair."))
    running = state.audit if state else None
    if running and running.ends_on and today <= running.ends_on:
        if (running.begins_on, running.ends_on) == (audits_from, audits_until):
            return []
        raise Refused(N_("They audit here until {until} already. End that first."), field="audits_until", until=running.ends_on)
    return [
        AuditGranted(
            person_id=person_id, granter_id=granter_id, audits_from=audits_from, audits_until=audits_until, purpose=purpose
        )
    ]


def span(audits_from: date, audits_until: date, today: date) -> None:
    if audits_until < max(audits_from, today):
        raise Refused(N_("Enter a last day that is not over, and not before the first."), field="audits_until")
    if audits_until > add_months(audits_from, LONGEST_AUDIT):
        raise Refused(N_("An audit lasts {most} months at most."), field="audits_until", most=LONGEST_AUDIT)


def end_audit(state: Person | None, today: date) -> list[Event]:
    running = state.audit if state else None
    if not state or not running or not running.ends_on or running.ends_on < today:
        return []
    return [AuditEnded(person_id=state.person_id)]


def erase(
    state: Person | None, *, request_id: RequestId | None, ground: Ground, keys: tuple[UUID, ...], certificate: str
) -> list[Event]:
    """Their seats end, and from then on they are what they were: a champion first of all, else as the roles are listed.

    That somebody else leads the area was seen to before: the law's month does not wait for a handover.
    """
    if state is None or state.erased:
        return []
    seats = sorted(state.seats, key=lambda seat: (seat.role is not Role.CHAMPION, list(Role).index(seat.role)))
    erased = PersonErased(
        person_id=state.person_id,
        request_id=request_id,
        ground=ground,
        keys=keys,
        known_as=_known_as(seats[0]) if seats else state.was,
        certificate=certificate,
    )
    return [*(ended for seat in state.seats for ended in _leave(state, seat)), erased]


def _known_as(seat: Seat) -> Part:
    """Nobody needs to learn afterwards for which group somebody took part."""
    return Part(Role.PARTICIPANT) if seat.role is Role.PARTICIPANT else part_of(seat)


def _leave(state: Person, seat: Seat) -> list[Event]:
    if seat == state.audit:
        return [AuditEnded(person_id=state.person_id)]
    return end(state, seat, others_lead=True)
