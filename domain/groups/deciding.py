"""What may be done about a group and its seats, and the events that follow."""

from datetime import date

from domain.groups.events import (
    Ended,
    Formed,
    GroupKind,
    Renamed,
    SeatAdded,
    SeatClosed,
)
from domain.groups.state import Group, Groups, GroupSeat
from domain.organisations import Sector
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import GroupId, GroupSeatId, OrganisationId
from domain.shared.sealed import Text

LONGEST_NAME, LONGEST_DIRECTORATE, LONGEST_WHY = 120, 120, 1_000


def form(
    state: Groups | None, *, group_id: GroupId, ref: str, kind: GroupKind, name: str, formed_on: date, today: date
) -> list[Event]:
    if state and state.group(group_id):
        return []
    not_ahead(formed_on, today, "formed_on")
    return [Formed(group_id=group_id, ref=ref, kind=kind, name=_named(name), formed_on=formed_on)]


def rename(state: Groups | None, group_id: GroupId, name: str) -> list[Event]:
    group = running(state, group_id)
    name = _named(name)
    return [] if name == group.name else [Renamed(group_id=group_id, before=group.name, name=name)]


def end(state: Groups | None, group_id: GroupId, *, ended_on: date, why: str, today: date) -> list[Event]:
    group = running(state, group_id)
    not_ahead(ended_on, today, "ended_on")
    if ended_on < group.formed_on:
        raise Refused(N_("The group was formed on {day}: it ended then or later."), field="ended_on", day=group.formed_on)
    if not why.strip():
        raise Refused(N_("Say why it ended: everybody can read this."), field="why")
    return [Ended(group_id=group_id, ended_on=ended_on, why=Text(why.strip()))]


def add_seat(
    state: Groups | None,
    *,
    group_id: GroupId,
    seat_id: GroupSeatId,
    ref: str,
    organisation_id: OrganisationId | None,
    directorate: str,
    sector: Sector,
) -> list[Event]:
    """`sector` is the organisation's, where there is one."""
    group = running(state, group_id)
    directorate = " ".join(directorate.split())
    if group.seat(seat_id):
        return []
    if directorate and organisation_id is None:
        raise Refused(N_("Choose whose directorate that is."), field="directorate")
    if len(directorate) > LONGEST_DIRECTORATE:
        raise Refused(N_("Enter at most {most} characters."), field="directorate", most=LONGEST_DIRECTORATE)
    return [
        SeatAdded(
            group_id=group_id,
            seat_id=seat_id,
            ref=ref,
            organisation_id=organisation_id,
            directorate=directorate,
            sector=sector,
        )
    ]


def close_seat(state: Groups | None, group_id: GroupId, seat_id: GroupSeatId, on: date) -> list[Event]:
    seat = a_seat(running(state, group_id), seat_id)
    return [SeatClosed(group_id=group_id, seat_id=seat_id, organisation_id=seat.organisation_id, closed_on=on)]


def running(state: Groups | None, group_id: GroupId) -> Group:
    group = state.group(group_id) if state else None
    if group is None:
        raise NotFound
    if group.ended:
        raise Refused(N_("This group has ended. What it was can still be read."))
    return group


def a_seat(group: Group, seat_id: GroupSeatId) -> GroupSeat:
    seat = group.seat(seat_id)
    if seat is None:
        raise Refused(N_("This seat is no longer there."))
    return seat


def not_ahead(day: date, today: date, field: str) -> None:
    if day > today:
        raise Refused(N_("{day} has not come yet. Enter today, or a day before."), field=field, day=day)


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(N_("Enter what the group is called, in at most {most} characters."), field="name", most=LONGEST_NAME)
    return name
