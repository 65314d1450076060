"""A person in one area: a name, and the roles they hold there. Addresses and sign-in are not kept in history."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.actor import Actor, Role, Seat
from domain.shared.errors import Refused
from domain.shared.events import N_, Audience, Event
from domain.shared.grounds import Ground
from domain.shared.ids import OrganisationId, PersonId, RequestId
from domain.shared.sealed import Personal, Sealed

LONGEST_NAME = 120


class PersonAdded(Event, frozen=True, kw_only=True):
    TOPIC = "person.added"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    name: Personal | Sealed

    def sentence(self) -> str:
        return N_("{actor} added {person}")


class RoleGranted(Event, frozen=True, kw_only=True):
    TOPIC = "person.role-granted"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    role: Role
    organisation_id: OrganisationId | None = None
    service_area: str | None = None

    def sentence(self) -> str:
        if self.organisation_id:
            return N_("{person} became {role} for {organisation}")
        return N_("{person} became {role}")


class RoleEnded(Event, frozen=True, kw_only=True):
    TOPIC = "person.role-ended"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    role: Role
    organisation_id: OrganisationId | None = None
    service_area: str | None = None

    def sentence(self) -> str:
        if self.organisation_id:
            return N_("{person} is no longer {role} for {organisation}")
        return N_("{person} is no longer {role}")


class PersonErased(Event, frozen=True, kw_only=True):
    """Their keys were destroyed; `known_as` is what they are called from here on. Without a request: their time was over."""

    TOPIC = "person.erased"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    request_id: RequestId | None
    ground: Ground
    keys: tuple[UUID, ...]
    known_as: Seat | None
    certificate: str

    def sentence(self) -> str:
        return N_("{person} was forgotten: what they did stays, without their name")

    def destroyed(self) -> tuple[UUID, ...]:
        return self.keys


class Person(Struct, frozen=True):
    """`was` is the seat that ended last."""

    person_id: PersonId
    seats: tuple[Seat, ...] = ()
    was: Seat | None = None
    erased: bool = False

    def as_actor(self) -> Actor:
        return Actor(person_id=self.person_id, seats=self.seats)


def evolve(state: Person | None, event: Event) -> Person:
    match event:
        case PersonAdded():
            return Person(event.person_id)
        case RoleGranted() if state:
            return replace(state, seats=(*state.seats, seat_of(event)))
        case RoleEnded() if state:
            return replace(state, seats=tuple(seat for seat in state.seats if seat != seat_of(event)), was=seat_of(event))
        case PersonErased() if state:
            return replace(state, erased=True)
    raise AssertionError(event)


def seat_of(event: RoleGranted | RoleEnded) -> Seat:
    return Seat(event.role, event.organisation_id, event.service_area)


def add(state: Person | None, person_id: PersonId, name: str) -> list[Event]:
    """Nothing to do if they are known here already: nobody renames a person by naming them."""
    if state:
        return []
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(N_("Enter a name of at most {most} characters."), field="name", most=LONGEST_NAME)
    return [PersonAdded(person_id=person_id, name=Personal(name, person_id=person_id))]


def grant(state: Person | None, person_id: PersonId, seat: Seat) -> list[Event]:
    if state and seat in state.seats:
        return []
    if state and state.erased:
        raise Refused(N_("This person has been forgotten. Add them anew, if they want to be here again."))
    return [
        RoleGranted(person_id=person_id, role=seat.role, organisation_id=seat.organisation_id, service_area=seat.service_area)
    ]


def end(state: Person | None, seat: Seat) -> list[Event]:
    if not state or seat not in state.seats:
        return []
    return [
        RoleEnded(person_id=state.person_id, role=seat.role, organisation_id=seat.organisation_id, service_area=seat.service_area)
    ]


def erase(
    state: Person | None, *, request_id: RequestId | None, ground: Ground, keys: tuple[UUID, ...], certificate: str
) -> list[Event]:
    """Their seats end, and from then on they are what they were: a champion first of all, else as the roles are listed."""
    if state is None or state.erased:
        return []
    seats = sorted(state.seats, key=lambda seat: (seat.role is not Role.CHAMPION, list(Role).index(seat.role)))
    erased = PersonErased(
        person_id=state.person_id,
        request_id=request_id,
        ground=ground,
        keys=keys,
        known_as=seats[0] if seats else state.was,
        certificate=certificate,
    )
    return [*(ended for seat in state.seats for ended in end(state, seat)), erased]
