"""How what happens to groups changes how they stand."""

from collections.abc import Callable

from msgspec.structs import replace

from domain.groups.events import (
    ChairElected,
    ChairStopped,
    ChairTermEnded,
    ChairTermEnding,
    ConflictDeclared,
    ConflictEnded,
    Ended,
    Formed,
    IndependenceDeclared,
    NamingAgreed,
    NamingDeclined,
    Renamed,
    SeatAdded,
    SeatClosed,
    SeatLeft,
    SeatTaken,
)
from domain.groups.state import Chair, Conflict, Group, Groups, GroupSeat, Sitting
from domain.shared.events import Event
from domain.shared.ids import GroupId, GroupSeatId


def evolve(state: Groups | None, event: Event) -> Groups:
    groups = state or Groups()
    match event:
        case ChairElected() | ChairStopped() | ChairTermEnding() | ChairTermEnded() | IndependenceDeclared():
            return _in_group(groups, event.group_id, lambda group: _chaired(group, event))
        case ConflictDeclared() | ConflictEnded():
            return _in_group(groups, event.group_id, lambda group: _conflicted(group, event))
        case Formed():
            formed = Group(event.group_id, event.kind, event.name, event.formed_on)
            return replace(groups, groups=(*groups.groups, formed))
        case Renamed(name=name):
            return _in_group(groups, event.group_id, lambda group: replace(group, name=name))
        case Ended():
            return _in_group(groups, event.group_id, lambda group: replace(group, ended=True, seats=(), chair=None))
        case SeatAdded():
            seat = GroupSeat(event.seat_id, event.organisation_id, event.directorate, event.sector)
            return _in_group(groups, event.group_id, lambda group: replace(group, seats=(*group.seats, seat)))
        case SeatClosed():
            return _in_group(
                groups,
                event.group_id,
                lambda group: replace(group, seats=tuple(one for one in group.seats if one.seat_id != event.seat_id)),
            )
        case SeatTaken():
            return _in_group(groups, event.group_id, lambda group: _taken(group, event))
        case SeatLeft():
            return _in_group(groups, event.group_id, lambda group: _left(group, event))
        case NamingAgreed(person_id=person_id):
            return _in_group(groups, event.group_id, lambda group: replace(group, named=group.named | {person_id}))
        case NamingDeclined(person_id=person_id):
            return _in_group(groups, event.group_id, lambda group: replace(group, unnamed=group.unnamed | {person_id}))
    raise AssertionError(event)


def _in_group(groups: Groups, group_id: GroupId, change: Callable[[Group], Group]) -> Groups:
    return replace(groups, groups=tuple(change(one) if one.group_id == group_id else one for one in groups.groups))


def _in_seat(group: Group, seat_id: GroupSeatId, change: Callable[[GroupSeat], GroupSeat]) -> Group:
    return replace(group, seats=tuple(change(one) if one.seat_id == seat_id else one for one in group.seats))


def _taken(group: Group, event: SeatTaken) -> Group:
    """Who was there as a substitute and sits there now, or the other way round, is there once."""
    sitting = Sitting(event.person_id, event.substitute, event.since)

    def take(seat: GroupSeat) -> GroupSeat:
        others = tuple(one for one in seat.sitting if one.person_id != event.person_id)
        return replace(seat, sitting=(*others, sitting))

    return replace(_in_seat(group, event.seat_id, take), ever=group.ever | {event.person_id})


def _left(group: Group, event: SeatLeft) -> Group:
    def leave(seat: GroupSeat) -> GroupSeat:
        return replace(seat, sitting=tuple(one for one in seat.sitting if one.person_id != event.person_id))

    return _in_seat(group, event.seat_id, leave)


def _chaired(group: Group, event: Event) -> Group:
    match event:
        case ChairElected():
            chair = Chair(event.person_id, event.elected_on, event.term_ends)
            return replace(group, chair=chair, ever=group.ever | {event.person_id})
        case ChairStopped():
            return replace(group, chair=None)
        case ChairTermEnding(within=within) if group.chair:
            return replace(group, chair=replace(group.chair, warned=within))
        case ChairTermEnded() if group.chair:
            return replace(group, chair=replace(group.chair, over=True))
    return group


def _conflicted(group: Group, event: ConflictDeclared | ConflictEnded) -> Group:
    if isinstance(event, ConflictDeclared):
        conflict = Conflict(event.conflict_id, event.person_id, event.since)
        return replace(group, conflicts=(*group.conflicts, conflict))
    ended = (replace(one, ended=True) if one.conflict_id == event.conflict_id else one for one in group.conflicts)
    return replace(group, conflicts=tuple(ended))
