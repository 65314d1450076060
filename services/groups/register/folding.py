"""How what happens to groups changes the rows."""

from datetime import date

from domain import groups
from domain.shared.events import Recorded
from domain.shared.ids import GroupId, GroupSeatId, PersonId
from services.groups.register import chairing
from services.groups.register.rows import AreaGroup, Conflict, GroupChair, GroupSeat, NamedMember, Sitting
from services.shared.cells import Words
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case groups.Formed() as formed:
            rows.put(
                AreaGroup(
                    group_id=formed.group_id, ref=formed.ref, kind=formed.kind, name=formed.name, formed_on=formed.formed_on
                )
            )
        case groups.Renamed(group_id=group_id, name=name):
            if group := rows.get(AreaGroup, group_id):
                rows.change(group, name=name)
        case groups.Ended(group_id=group_id, ended_on=ended_on, why=why):
            _end(rows, group_id, ended_on, why)
        case groups.SeatAdded() as added:
            _add(rows, added)
        case groups.SeatClosed(seat_id=seat_id, closed_on=closed_on):
            if seat := rows.get(GroupSeat, seat_id):
                _close(rows, seat, closed_on)
        case groups.SeatTaken() as taken:
            _take(rows, taken)
        case groups.SeatLeft(seat_id=seat_id, person_id=person_id, left_on=left_on):
            _leave(rows, seat_id, left_on, person_id)
        case groups.NamingAgreed(group_id=group_id, person_id=person_id):
            rows.put(NamedMember(group_id=group_id, person_id=person_id, agreed=True))
            _name(rows, group_id, person_id)
        case groups.NamingDeclined(group_id=group_id, person_id=person_id):
            rows.put(NamedMember(group_id=group_id, person_id=person_id, agreed=False))
        case groups.ConflictDeclared() | groups.ConflictEnded():
            _interest(rows, event.fact)
        case _:
            chairing.absorb(rows, event)


MODEL = ReadModel("groups", (AreaGroup, GroupSeat, Sitting, NamedMember, GroupChair, Conflict), absorb, of=("group",))


def _name(rows: Rows, group_id: GroupId, person_id: PersonId) -> None:
    for sitting in rows.where(Sitting, group_id=group_id):
        if sitting.person_id == person_id:
            rows.change(sitting, named=True)
    for chair in rows.where(GroupChair, group_id=group_id):
        if chair.person_id == person_id:
            rows.change(chair, named=True)


def _add(rows: Rows, added: groups.SeatAdded) -> None:
    rows.put(
        GroupSeat(
            seat_id=added.seat_id,
            ref=added.ref,
            group_id=added.group_id,
            ordinal=len(rows.where(GroupSeat, group_id=added.group_id)) + 1,
            organisation_id=added.organisation_id,
            directorate=added.directorate,
            sector=added.sector,
        )
    )


def _end(rows: Rows, group_id: GroupId, ended_on: date, why: Words) -> None:
    if group := rows.get(AreaGroup, group_id):
        rows.change(group, ended_on=ended_on, why=why)
    for seat in rows.where(GroupSeat, group_id=group_id):
        if seat.closed_on is None:
            _close(rows, seat, ended_on)
    chairing.stop(rows, group_id, ended_on)


def _close(rows: Rows, seat: GroupSeat, on: date) -> None:
    rows.change(seat, closed_on=on)
    _leave(rows, seat.seat_id, on)


def _take(rows: Rows, taken: groups.SeatTaken) -> None:
    """Who was there in the other way, as a substitute or not, is so no longer."""
    said = rows.get(NamedMember, taken.group_id, taken.person_id)
    _leave(rows, taken.seat_id, taken.since, taken.person_id)
    rows.put(
        Sitting(
            seat_id=taken.seat_id,
            person_id=taken.person_id,
            since=taken.since,
            substitute=taken.substitute,
            group_id=taken.group_id,
            named=bool(said and said.agreed),
        )
    )


def _leave(rows: Rows, seat_id: GroupSeatId, on: date, person_id: PersonId | None = None) -> None:
    """Somebody, or everybody who is there; nobody left before they came."""
    for one in rows.where(Sitting, seat_id=seat_id):
        if one.left_on is None and person_id in (None, one.person_id):
            rows.change(one, left_on=max(on, one.since))


def _interest(rows: Rows, event: groups.ConflictDeclared | groups.ConflictEnded) -> None:
    if isinstance(event, groups.ConflictDeclared):
        rows.put(
            Conflict(
                conflict_id=event.conflict_id,
                ref=event.ref,
                group_id=event.group_id,
                person_id=event.person_id,
                matter=event.matter,
                since=event.since,
            )
        )
    elif conflict := rows.get(Conflict, event.conflict_id):
        rows.change(conflict, ended_on=event.ended_on)
