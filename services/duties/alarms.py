"""What a passing date will bring: read by the ticker alone, across all areas."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain import breaches, champions, consultations
from domain.shared.dates import end_of
from domain.shared.events import Recorded
from domain.shared.ids import claim
from services.shared.rows import ReadModel, Row, Rows


class AlarmKind(StrEnum):
    CLOSE_CONSULTATION = "close-consultation"
    EXPIRE_NOMINATION = "expire-nomination"
    NOTE_LATENESS = "note-lateness"


class Alarm(Row, frozen=True, kw_only=True):
    """At `at`, whoever decides is asked whether it is time; they look for themselves."""

    __wide__ = "false"
    __key__ = ("alarm_id",)
    __find__ = ("thing",)
    __indexes__ = ("at",)

    alarm_id: UUID
    kind: AlarmKind
    thing: UUID
    stream_id: UUID
    at: datetime

    @property
    def audience(self) -> str:
        return "ticker"


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case consultations.Opened(consultation_id=consultation_id, closes_on=closes_on):
            _set(rows, event, AlarmKind.CLOSE_CONSULTATION, consultation_id, closes_on)
        case consultations.Closed(consultation_id=consultation_id):
            _cancel(rows, consultation_id)
        case champions.Nominated(nomination_id=nomination_id, answer_by=answer_by):
            _set(rows, event, AlarmKind.EXPIRE_NOMINATION, nomination_id, answer_by.on)
        case champions.Accepted() | champions.Declined() | champions.NominationExpired() as answered:
            _cancel(rows, answered.nomination_id)
        case breaches.Raised(breach_id=breach_id, turn=turn) | breaches.Escalated(breach_id=breach_id, turn=turn):
            _cancel(rows, breach_id)
            _set(rows, event, AlarmKind.NOTE_LATENESS, breach_id, turn.acknowledge_by.on)
            _set(rows, event, AlarmKind.NOTE_LATENESS, breach_id, turn.answer_by.on)
        case breaches.Acknowledged(breach_id=breach_id, answer_by=answer_by):
            _cancel(rows, breach_id)
            _set(rows, event, AlarmKind.NOTE_LATENESS, breach_id, answer_by.on)
        case breaches.Answered(breach_id=breach_id) | breaches.Settled(breach_id=breach_id):
            _cancel(rows, breach_id)
        case (
            breaches.AcknowledgementOverdue(breach_id=breach_id, due_on=due_on)
            | breaches.AnswerOverdue(breach_id=breach_id, due_on=due_on)
        ):
            _cancel(rows, breach_id, at=end_of(due_on))


MODEL = ReadModel("alarms", (Alarm,), absorb, of=("consultation", "champion", "breach"))


def _set(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, last_day: date) -> None:
    if event.meta.backfilled and kind is AlarmKind.NOTE_LATENESS:
        return  # nobody was late here with what older records tell
    at = end_of(last_day)
    rows.put(Alarm(alarm_id=claim(thing, kind, at.isoformat()), kind=kind, thing=thing, stream_id=event.stream_id, at=at))


def _cancel(rows: Rows, thing: UUID, at: datetime | None = None) -> None:
    for alarm in rows.where(Alarm, thing=thing):
        if at in (None, alarm.at):
            rows.drop(alarm)
