"""A person as the events have left them: the seats that they hold, each within its dates where it has some."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.people.events import (
    AuditEnded,
    AuditGranted,
    ConfirmationAsked,
    NotConfirmed,
    PersonAdded,
    PersonCame,
    PersonConfirmed,
    PersonErased,
    PersonJoined,
    PersonLeft,
    RoleEnded,
    RoleGranted,
)
from domain.shared.actor import Actor, Part, Role, Seat
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId


class Person(Struct, frozen=True):
    """`was` is the part that ended last; `asked` are the groups that they asked to confirm that they act for them. `unnamed`:
    they came uninvited, and nobody here has given them a name or a role.
    """

    person_id: PersonId
    seats: tuple[Seat, ...] = ()
    was: Part | None = None
    asked: frozenset[OrganisationId] = frozenset()
    erased: bool = False
    unnamed: bool = False

    def as_actor(self, today: date) -> Actor:
        return Actor(person_id=self.person_id, seats=tuple(seat for seat in self.seats if seat.works_on(today)))

    def is_unconfirmed_for(self, organisation_id: OrganisationId) -> bool:
        """They act for it, and in no other role than one that they took themselves."""
        return {seat.role for seat in self.seats if seat.organisation_id == organisation_id} == {Role.PARTICIPANT}

    def is_vouched_for(self, today: date) -> bool:
        """Somebody here has let them in, in at least one role that is theirs today."""
        return self.as_actor(today).vouched_for

    @property
    def leads(self) -> bool:
        return any(seat.role is Role.LEAD for seat in self.seats)

    @property
    def audit(self) -> Seat | None:
        """The one that was granted with dates, whether or not they have come or gone."""
        return next((seat for seat in self.seats if seat.role is Role.AUDITOR and seat.ends_on), None)


def evolve(state: Person | None, event: Event) -> Person:
    match event:
        case PersonAdded():
            return replace(state, unnamed=False) if state else Person(event.person_id)
        case PersonCame():
            return Person(event.person_id, unnamed=True)
        case PersonJoined() if state:
            return replace(state, seats=(*state.seats, participant(event.organisation_id)))
        case ConfirmationAsked() if state:
            return replace(state, asked=state.asked | {event.organisation_id})
        case PersonConfirmed() if state:
            return _seated(state, Seat(Role.VCS, event.organisation_id))
        case NotConfirmed() | PersonLeft() if state:
            return replace(_unseated(state, event.organisation_id), was=Part(Role.PARTICIPANT))
        case RoleGranted() if state:
            return _seated(state, seat_of(event))
        case RoleEnded() if state:
            return replace(
                state, seats=tuple(seat for seat in state.seats if seat != seat_of(event)), was=part_of(seat_of(event))
            )
        case AuditGranted() if state:
            kept = tuple(seat for seat in state.seats if seat != state.audit)
            return replace(state, seats=(*kept, audit_seat(event)), unnamed=False)
        case AuditEnded() if state:
            return replace(state, seats=tuple(seat for seat in state.seats if seat != state.audit), was=Part(Role.AUDITOR))
        case PersonErased():
            return replace(state or Person(event.person_id), erased=True)
    raise AssertionError(event)


def participant(organisation_id: OrganisationId) -> Seat:
    """What somebody takes who comes uninvited."""
    return Seat(Role.PARTICIPANT, organisation_id)


def _seated(state: Person, seat: Seat) -> Person:
    """Given a role for a group, they need not be confirmed as somebody who takes part for it."""
    state = _unseated(state, seat.organisation_id) if seat.organisation_id else state
    return replace(state, seats=(*state.seats, seat), unnamed=False)


def _unseated(state: Person, organisation_id: OrganisationId) -> Person:
    left = tuple(seat for seat in state.seats if seat != participant(organisation_id))
    return replace(state, seats=left, asked=state.asked - {organisation_id})


def seat_of(event: RoleGranted | RoleEnded) -> Seat:
    return Seat(event.role, event.organisation_id, event.service_area)


def audit_seat(event: AuditGranted) -> Seat:
    return Seat(Role.AUDITOR, begins_on=event.audits_from, ends_on=event.audits_until)


def part_of(seat: Seat) -> Part:
    return Part(seat.role, seat.organisation_id, seat.service_area)
