"""The groups of one area, as the events have left them: one stream, so that who sits where is decided in one place."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.groups.events import GroupKind
from domain.organisations import Sector
from domain.shared.actor import Role, Seat
from domain.shared.ids import ConflictId, GroupId, GroupSeatId, OrganisationId, PersonId, claim

WITH_ROLES = (GroupKind.STEERING, GroupKind.OVERSIGHT)
"""Sitting on one of these is a role in the area. A partnership board is not the area's own."""


class Sitting(Struct, frozen=True):
    person_id: PersonId
    substitute: bool
    since: date


class GroupSeat(Struct, frozen=True):
    """`sitting`: at most two people, and at most two substitutes."""

    seat_id: GroupSeatId
    organisation_id: OrganisationId | None
    directorate: str
    sector: Sector
    sitting: tuple[Sitting, ...] = ()

    def of(self, person_id: PersonId) -> Sitting | None:
        return next((one for one in self.sitting if one.person_id == person_id), None)

    def people(self, *, substitutes: bool = False) -> list[PersonId]:
        return [one.person_id for one in self.sitting if one.substitute == substitutes]


class Chair(Struct, frozen=True):
    """`warned` and `over` are what was noted of the term as time passed: how many days before its end last, and its end."""

    person_id: PersonId
    elected_on: date
    term_ends: date
    warned: int = 0
    over: bool = False


class Conflict(Struct, frozen=True):
    conflict_id: ConflictId
    person_id: PersonId
    since: date
    ended: bool = False


class Group(Struct, frozen=True):
    """`ever` are all who sat on it or chaired it; `named` those of them who agreed to be named to everybody, `unnamed` who said no."""

    group_id: GroupId
    kind: GroupKind
    name: str
    formed_on: date
    ended: bool = False
    seats: tuple[GroupSeat, ...] = ()
    ever: frozenset[PersonId] = frozenset()
    named: frozenset[PersonId] = frozenset()
    unnamed: frozenset[PersonId] = frozenset()
    chair: Chair | None = None
    conflicts: tuple[Conflict, ...] = ()

    def conflict(self, conflict_id: ConflictId) -> Conflict | None:
        return next((one for one in self.conflicts if one.conflict_id == conflict_id), None)

    def seat(self, seat_id: GroupSeatId) -> GroupSeat | None:
        return next((one for one in self.seats if one.seat_id == seat_id), None)

    @property
    def present(self) -> frozenset[PersonId]:
        """Who has to do with it now, substitutes and the chair too."""
        chair = frozenset({self.chair.person_id}) if self.chair else frozenset()
        return chair | {one.person_id for seat in self.seats for one in seat.sitting}

    @property
    def conflicted(self) -> frozenset[PersonId]:
        """Who has declared a conflict of interest that has not ended."""
        return frozenset(one.person_id for one in self.conflicts if not one.ended)

    def roles(self) -> set[tuple[PersonId, Seat]]:
        """The roles in the area that people have by sitting on it or chairing it; a substitute has none."""
        if self.kind not in WITH_ROLES or self.ended:
            return set()
        chair = {(self.chair.person_id, Seat(Role.CHAIR))} if self.chair else set()
        return chair | {(person, Seat(Role.MEMBER, seat.organisation_id)) for seat in self.seats for person in seat.people()}


class Groups(Struct, frozen=True):
    groups: tuple[Group, ...] = ()

    def group(self, group_id: GroupId) -> Group | None:
        return next((one for one in self.groups if one.group_id == group_id), None)

    def roles(self) -> set[tuple[PersonId, Seat]]:
        """By all groups together: a role that two of them give ends with the second."""
        return {held for group in self.groups for held in group.roles()}


def groups_stream(tenant_id: UUID) -> UUID:
    return claim(tenant_id, "groups")
