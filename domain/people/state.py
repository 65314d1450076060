"""A person as the events have left them: the seats that they hold, each within its dates where it has some."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.people.events import AuditEnded, AuditGranted, PersonAdded, PersonErased, RoleEnded, RoleGranted
from domain.shared.actor import Actor, Part, Role, Seat
from domain.shared.events import Event
from domain.shared.ids import PersonId


class Person(Struct, frozen=True):
    """`was` is the part that ended last."""

    person_id: PersonId
    seats: tuple[Seat, ...] = ()
    was: Part | None = None
    erased: bool = False

    def as_actor(self, today: date) -> Actor:
        return Actor(person_id=self.person_id, seats=tuple(seat for seat in self.seats if seat.works_on(today)))

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
            return Person(event.person_id)
        case RoleGranted() if state:
            return replace(state, seats=(*state.seats, seat_of(event)))
        case RoleEnded() if state:
            return replace(
                state, seats=tuple(seat for seat in state.seats if seat != seat_of(event)), was=part_of(seat_of(event))
            )
        case AuditGranted() if state:
            kept = tuple(seat for seat in state.seats if seat != state.audit)
            return replace(state, seats=(*kept, audit_seat(event)))
        case AuditEnded() if state:
            return replace(state, seats=tuple(seat for seat in state.seats if seat != state.audit), was=Part(Role.AUDITOR))
        case PersonErased() if state:
            return replace(state, erased=True)
    raise AssertionError(event)


def seat_of(event: RoleGranted | RoleEnded) -> Seat:
    return Seat(event.role, event.organisation_id, event.service_area)


def audit_seat(event: AuditGranted) -> Seat:
    return Seat(Role.AUDITOR, begins_on=event.audits_from, ends_on=event.audits_until)


def part_of(seat: Seat) -> Part:
    return Part(seat.role, seat.organisation_id, seat.service_area)
