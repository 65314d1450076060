"""Groups: whoever takes a seat is asked whether everybody may read it; a vacant one waits for the Compact lead, and so does a chair to elect."""

from datetime import date
from uuid import UUID

from domain import groups
from domain.shared.events import Event
from domain.shared.ids import GroupId, PersonId, claim
from services.duties.waiting.leading import ask_all, over
from services.duties.waiting.rows import DutyKind, LeadTask
from services.duties.waiting.seats import ChairNow, NamingAnswered, RunningGroup, SeatPerson, SeatThere
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case groups.Formed(group_id=group_id, ref=ref):
            rows.put(RunningGroup(group_id=group_id, ref=ref))
        case groups.SeatAdded(group_id=group_id, seat_id=seat_id):
            rows.put(SeatThere(seat_id=seat_id, group_id=group_id))
            _look(rows, group_id, at)
        case groups.SeatTaken(group_id=group_id) as taken:
            rows.put(_sitting(taken, substitute=taken.substitute))
            _ask(rows, group_id, taken.person_id, at)
            _look(rows, group_id, at)
        case groups.SeatLeft(group_id=group_id, person_id=person_id) as left:
            rows.drop(_sitting(left))
            _gone(rows, group_id, person_id)
            _look(rows, group_id, at)
        case groups.SeatClosed(group_id=group_id, seat_id=seat_id):
            _close(rows, SeatThere(seat_id=seat_id, group_id=group_id))
            _look(rows, group_id, at)
        case groups.Ended(group_id=group_id):
            for seat in rows.where(SeatThere, group_id=group_id):
                _close(rows, seat)
            _look(rows, group_id, at)
            _unchaired(rows, group_id)
        case groups.NamingAgreed() | groups.NamingDeclined() as said:
            rows.put(NamingAnswered(group_id=said.group_id, person_id=said.person_id))
            done(rows, thing=_naming(said.group_id, said.person_id))
        case _:
            _chair(rows, fact, at)


def _chair(rows: Rows, fact: Event, at: int) -> None:
    """Electing one waits for the Compact lead: when the term nears its end (twice, each mailed), is over, or nobody is left."""
    match fact:
        case groups.ChairElected(group_id=group_id, person_id=person_id):
            _unchaired(rows, group_id)
            rows.put(ChairNow(group_id=group_id, person_id=person_id))
            _ask(rows, group_id, person_id, at)
        case groups.ChairStopped(group_id=group_id):
            _unchaired(rows, group_id)
            _elect(rows, group_id, None, at)
        case groups.ChairTermEnding(group_id=group_id, term_ends=term_ends):
            over(rows, DutyKind.ELECT_CHAIR, _ref(rows, group_id))
            _elect(rows, group_id, term_ends, at)
        case groups.ChairTermEnded(group_id=group_id, term_ends=term_ends):
            if rows.get(LeadTask, _electing(group_id)) is None:
                _elect(rows, group_id, term_ends, at)


def _unchaired(rows: Rows, group_id: GroupId) -> None:
    """Nobody chairs it now, and nobody need be elected."""
    over(rows, DutyKind.ELECT_CHAIR, _ref(rows, group_id))
    if chair := rows.get(ChairNow, group_id):
        rows.drop(chair)
        _gone(rows, group_id, chair.person_id)


def _elect(rows: Rows, group_id: GroupId, due_on: date | None, at: int) -> None:
    task_id, ref = _electing(group_id), _ref(rows, group_id)
    ask_all(rows, LeadTask(task_id=task_id, kind=DutyKind.ELECT_CHAIR, ref=ref, due_on=due_on), at)


def _look(rows: Rows, group_id: GroupId, at: int) -> None:
    """One duty a group, for as long as any of its seats is vacant."""
    ref, seats = _ref(rows, group_id), rows.where(SeatThere, group_id=group_id)
    if all(any(not one.substitute for one in rows.where(SeatPerson, seat_id=seat.seat_id)) for seat in seats):
        over(rows, DutyKind.FILL_SEAT, ref)
    elif rows.get(LeadTask, group_id) is None:
        ask_all(rows, LeadTask(task_id=group_id, kind=DutyKind.FILL_SEAT, ref=ref, due_on=None), at)


def _ask(rows: Rows, group_id: GroupId, person_id: PersonId, at: int) -> None:
    if rows.get(NamingAnswered, group_id, person_id) is None:
        thing, ref = _naming(group_id, person_id), _ref(rows, group_id)
        wait(rows, person_id, DutyKind.AGREE_NAMING, thing=thing, ref=ref, due_on=None, since=at)


def _close(rows: Rows, seat: SeatThere) -> None:
    people = rows.where(SeatPerson, seat_id=seat.seat_id)
    for one in people:
        rows.drop(one)
    rows.drop(seat)
    for one in people:
        _gone(rows, seat.group_id, one.person_id)


def _gone(rows: Rows, group_id: GroupId, person_id: PersonId) -> None:
    chair = rows.get(ChairNow, group_id)
    if (chair and chair.person_id == person_id) or any(
        one.person_id == person_id for one in rows.where(SeatPerson, group_id=group_id)
    ):
        return
    done(rows, thing=_naming(group_id, person_id))


def _sitting(event: groups.SeatTaken | groups.SeatLeft, *, substitute: bool = False) -> SeatPerson:
    return SeatPerson(seat_id=event.seat_id, person_id=event.person_id, group_id=event.group_id, substitute=substitute)


def _naming(group_id: GroupId, person_id: PersonId) -> UUID:
    return claim(group_id, DutyKind.AGREE_NAMING, person_id)


def _electing(group_id: GroupId) -> UUID:
    return claim(group_id, DutyKind.ELECT_CHAIR)


def _ref(rows: Rows, group_id: GroupId) -> str:
    group = rows.get(RunningGroup, group_id)
    assert group
    return group.ref
