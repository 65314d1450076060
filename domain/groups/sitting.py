"""Who sits in a seat, and whether everybody may read it."""

from datetime import date

from domain.groups.deciding import a_seat, not_ahead, running
from domain.groups.events import ChairStopped, NamingAgreed, NamingDeclined, SeatLeft, SeatTaken
from domain.groups.state import Group, Groups
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import GroupId, GroupSeatId, PersonId

PEOPLE_IN_A_SEAT = 2


def take_seat(
    state: Groups | None,
    group_id: GroupId,
    seat_id: GroupSeatId,
    person_id: PersonId,
    *,
    substitute: bool,
    since: date,
    today: date,
) -> list[Event]:
    """Somebody may sit in several seats, of several groups. In one of them twice is nothing new."""
    group = running(state, group_id)
    seat = a_seat(group, seat_id)
    not_ahead(since, today, "since")
    if since < group.formed_on:
        raise Refused(N_("The group was formed on {day}: nobody sat on it before."), field="since", day=group.formed_on)
    there = seat.of(person_id)
    if there and there.substitute == substitute:
        return []
    if len(seat.people(substitutes=substitute)) >= PEOPLE_IN_A_SEAT:
        full = N_("Two people share this seat already. One of them has to leave it first, or there is another seat to add.")
        spare = N_("This seat has two substitutes already. One of them has to leave it first.")
        raise Refused(spare if substitute else full, field="name")
    return [
        SeatTaken(
            group_id=group_id,
            seat_id=seat_id,
            organisation_id=seat.organisation_id,
            person_id=person_id,
            substitute=substitute,
            since=since,
        )
    ]


def leave_seat(
    state: Groups | None, group_id: GroupId, seat_id: GroupSeatId, person_id: PersonId, *, left_on: date, today: date
) -> list[Event]:
    """Nothing to do for whoever is not there."""
    seat = a_seat(running(state, group_id), seat_id)
    there = seat.of(person_id)
    if there is None:
        return []
    not_ahead(left_on, today, "left_on")
    if left_on < there.since:
        raise Refused(N_("They took the seat on {day}: they left it then or later."), field="left_on", day=there.since)
    return [
        SeatLeft(group_id=group_id, seat_id=seat_id, organisation_id=seat.organisation_id, person_id=person_id, left_on=left_on)
    ]


def agree_to_be_named(state: Groups | None, group_id: GroupId, person_id: PersonId) -> list[Event]:
    """Only by whoever has to do with the group, for themself."""
    group = of_group(state, group_id, person_id)
    return [] if person_id in group.named else [NamingAgreed(group_id=group_id, person_id=person_id)]


def decline_to_be_named(state: Groups | None, group_id: GroupId, person_id: PersonId) -> list[Event]:
    group = of_group(state, group_id, person_id)
    if person_id in group.named:
        raise Refused(N_("You agreed already, and everybody has read it. To be forgotten is asked for under My data."))
    return [] if person_id in group.unnamed else [NamingDeclined(group_id=group_id, person_id=person_id)]


def of_group(state: Groups | None, group_id: GroupId, person_id: PersonId) -> Group:
    group = running(state, group_id)
    if person_id not in group.present:
        raise NotFound
    return group


def leave_everything(state: Groups | None, person_id: PersonId, on: date) -> list[Event]:
    """Of somebody who is forgotten."""
    chaired = [
        ChairStopped(group_id=group.group_id, person_id=person_id, left_on=max(on, group.chair.elected_on))
        for group in (state.groups if state else ())
        if group.chair and group.chair.person_id == person_id
    ]
    sat = [
        SeatLeft(
            group_id=group.group_id,
            seat_id=seat.seat_id,
            organisation_id=seat.organisation_id,
            person_id=person_id,
            left_on=max(on, there.since),
        )
        for group in (state.groups if state else ())
        for seat in group.seats
        if (there := seat.of(person_id))
    ]
    return [*chaired, *sat]
