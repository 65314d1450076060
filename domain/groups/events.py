"""What can happen to a group and its seats. Who sits is for the area's people, until they agree to be named to everybody."""

from datetime import date
from enum import StrEnum

from domain.groups.chair_events import (
    ChairElected,
    ChairStopped,
    ChairTermEnded,
    ChairTermEnding,
    ConflictDeclared,
    ConflictEnded,
    IndependenceDeclared,
)
from domain.organisations import Sector
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import GroupId, GroupSeatId, OrganisationId, PersonId
from domain.shared.sealed import Sealed, Text

__all__ = [
    "ChairElected",
    "ChairStopped",
    "ChairTermEnded",
    "ChairTermEnding",
    "ConflictDeclared",
    "ConflictEnded",
    "Ended",
    "Formed",
    "GroupKind",
    "IndependenceDeclared",
    "NamingAgreed",
    "NamingDeclined",
    "Renamed",
    "SeatAdded",
    "SeatClosed",
    "SeatLeft",
    "SeatTaken",
]


class GroupKind(StrEnum):
    STEERING = "steering"
    OVERSIGHT = "oversight"
    BOARD = "board"


class Formed(Event, frozen=True, kw_only=True):
    TOPIC = "group.formed"

    group_id: GroupId
    ref: str
    kind: GroupKind
    name: str
    formed_on: date

    def sentence(self) -> str:
        return FORMED_SENTENCES[self.kind]


FORMED_SENTENCES = {
    GroupKind.STEERING: N_("{actor} recorded that the steering group “{name}” was formed"),
    GroupKind.OVERSIGHT: N_("{actor} recorded that the oversight group “{name}” was formed"),
    GroupKind.BOARD: N_("{actor} recorded the partnership board “{name}”"),
}


class Renamed(Event, frozen=True, kw_only=True):
    TOPIC = "group.renamed"

    group_id: GroupId
    before: str
    name: str

    def sentence(self) -> str:
        return N_("{actor} recorded that the group “{before}” is called “{name}” now")


class Ended(Event, frozen=True, kw_only=True):
    """All its seats end with it."""

    TOPIC = "group.ended"

    group_id: GroupId
    ended_on: date
    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} recorded that {group} ended on {ended_on}")

    def reason(self) -> Text | Sealed | None:
        return self.why


class SeatAdded(Event, frozen=True, kw_only=True):
    """For an organisation, or a directorate of it; without one, for a sector as such."""

    TOPIC = "group.seat-added"

    group_id: GroupId
    seat_id: GroupSeatId
    ref: str
    organisation_id: OrganisationId | None
    directorate: str
    sector: Sector

    def sentence(self) -> str:
        if self.organisation_id and self.directorate:
            return N_("{actor} added a seat on {group} for {organisation}, {directorate}")
        if self.organisation_id:
            return N_("{actor} added a seat on {group} for {organisation}")
        if self.sector is Sector.VCS:
            return N_("{actor} added a seat on {group} for the voluntary sector")
        return N_("{actor} added a seat on {group} for the public sector")


class SeatClosed(Event, frozen=True, kw_only=True):
    """Whoever sat in it sits there no longer."""

    TOPIC = "group.seat-closed"

    group_id: GroupId
    seat_id: GroupSeatId
    organisation_id: OrganisationId | None
    closed_on: date

    def sentence(self) -> str:
        if self.organisation_id:
            return N_("{actor} recorded that {group} has one seat less for {organisation}")
        return N_("{actor} recorded that {group} has one seat less")


class SeatTaken(Event, frozen=True, kw_only=True):
    """`substitute`: stands in when whoever sits there cannot come."""

    TOPIC = "group.seat-taken"
    AUDIENCE = Audience.MEMBERS

    group_id: GroupId
    seat_id: GroupSeatId
    organisation_id: OrganisationId | None
    person_id: PersonId
    substitute: bool
    since: date

    def sentence(self) -> str:
        if self.substitute:
            return N_("{person} became the substitute for a seat on {group}")
        if self.organisation_id:
            return N_("{person} took a seat on {group}, for {organisation}")
        return N_("{person} took a seat on {group}")

    def about_person(self) -> PersonId | None:
        return self.person_id


class SeatLeft(Event, frozen=True, kw_only=True):
    TOPIC = "group.seat-left"
    AUDIENCE = Audience.MEMBERS

    group_id: GroupId
    seat_id: GroupSeatId
    organisation_id: OrganisationId | None
    person_id: PersonId
    left_on: date

    def sentence(self) -> str:
        return N_("{person} left a seat on {group} on {left_on}")

    def about_person(self) -> PersonId | None:
        return self.person_id


class NamingAgreed(Event, frozen=True, kw_only=True):
    """By themself, having read what is shown: from here on their name and seat on that group are public."""

    TOPIC = "group.naming-agreed"

    group_id: GroupId
    person_id: PersonId

    def sentence(self) -> str:
        return N_("{person} agreed to be named to everybody as sitting on {group}")


class NamingDeclined(Event, frozen=True, kw_only=True):
    """By themself: the area's people read their name, and nobody else does. They can still agree later."""

    TOPIC = "group.naming-declined"
    AUDIENCE = Audience.MEMBERS

    group_id: GroupId
    person_id: PersonId

    def sentence(self) -> str:
        return N_("{person} is named as sitting on {group} to the area's people alone")

    def about_person(self) -> PersonId | None:
        return self.person_id
