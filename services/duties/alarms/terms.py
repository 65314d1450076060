"""Of a champion, and of a chair: the day to answer by, and the days around the end of a term."""

from datetime import date, datetime
from uuid import UUID

from domain import champions, groups
from domain.shared.dates import A_DAY, end_of
from domain.shared.events import Recorded
from domain.shared.ids import PersonId, claim
from services.duties.alarms.rows import AlarmKind, cancel, put, set_
from services.shared.rows import Row, Rows


class LatestTerm(Row, frozen=True, kw_only=True):
    """Who said yes last in a slot: from then on nothing rings for the one before."""

    __key__ = ("slot",)

    slot: UUID
    champion_id: PersonId

    @property
    def audience(self) -> str:
        return "ticker"


def changed(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case champions.Nominated(nomination_id=nomination_id, answer_by=answer_by):
            set_(rows, event, AlarmKind.EXPIRE_NOMINATION, nomination_id, answer_by.on)
        case champions.Accepted() as accepted:
            cancel(rows, accepted.nomination_id)
            _term_begins(rows, event, accepted)
        case champions.Declined(nomination_id=nomination_id) | champions.NominationExpired(nomination_id=nomination_id):
            cancel(rows, nomination_id)
        case champions.Renewed(champion_id=champion_id, term_ends=term_ends):
            _term_runs(rows, event, claim(event.stream_id, champion_id), term_ends)
        case champions.TermEnding(champion_id=champion_id):
            cancel(rows, claim(event.stream_id, champion_id), until=event.recorded_at, kind=AlarmKind.LOOK_AT_TERM)
        case champions.TermBegan(champion_id=champion_id):
            cancel(rows, claim(event.stream_id, champion_id), kind=AlarmKind.BEGIN_TERM)
        case (
            champions.TermEnded(champion_id=champion_id)
            | champions.Left(champion_id=champion_id)
            | champions.StoodDown(champion_id=champion_id)
            | champions.Replaced(champion_id=champion_id)
        ):
            cancel(rows, claim(event.stream_id, champion_id))


def _term_begins(rows: Rows, event: Recorded, accepted: champions.Accepted) -> None:
    before = rows.get(LatestTerm, event.stream_id)
    if before:
        cancel(rows, claim(event.stream_id, before.champion_id))
    rows.put(LatestTerm(slot=event.stream_id, champion_id=accepted.champion_id))
    thing = claim(event.stream_id, accepted.champion_id)
    begins = end_of(accepted.serves_from - A_DAY)
    _term_runs(rows, event, thing, accepted.term_ends, begins)
    if before and before.champion_id != accepted.champion_id and begins > event.recorded_at:
        put(rows, event, AlarmKind.BEGIN_TERM, thing, begins)


def _term_runs(rows: Rows, event: Recorded, thing: UUID, term_ends: date, begins: datetime | None = None) -> None:
    """Of what is still to come: on the mornings of its last 60th and 30th day, and when it is over; not before it begins."""
    cancel(rows, thing)
    _around(rows, event, AlarmKind.LOOK_AT_TERM, thing, term_ends, begins)


def _around(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, term_ends: date, begins: datetime | None = None) -> None:
    for day in (*(term_ends - (days + 1) * A_DAY for days in champions.WARNINGS), term_ends):
        at = max(end_of(day), begins or end_of(day))
        if at > event.recorded_at:
            put(rows, event, kind, thing, at)


def of_chair(rows: Rows, event: Recorded) -> None:
    """On the same days; a term that was over when it was recorded is looked at at once."""
    match event.fact:
        case groups.ChairElected(group_id=group_id, term_ends=term_ends):
            cancel(rows, group_id)
            _around(rows, event, AlarmKind.LOOK_AT_CHAIR, group_id, term_ends)
            if end_of(term_ends) <= event.recorded_at:
                put(rows, event, AlarmKind.LOOK_AT_CHAIR, group_id, end_of(term_ends))
        case groups.ChairTermEnding(group_id=group_id):
            cancel(rows, group_id, until=event.recorded_at)
        case groups.ChairTermEnded(group_id=group_id) | groups.ChairStopped(group_id=group_id) | groups.Ended(group_id=group_id):
            cancel(rows, group_id)
