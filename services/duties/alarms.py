"""What a passing date will bring: read by the ticker alone, across all areas."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain import breaches, champions, consultations, contacts, erasure, people
from domain.erasure import Outcome
from domain.shared.dates import A_DAY, add_months, end_of
from domain.shared.events import Recorded
from domain.shared.ids import PersonId, claim
from services.shared.rows import ReadModel, Row, Rows


class AlarmKind(StrEnum):
    CLOSE_CONSULTATION = "close-consultation"
    EXPIRE_NOMINATION = "expire-nomination"
    BEGIN_TERM = "begin-term"
    LOOK_AT_TERM = "look-at-term"
    LAPSE_HANDOVER = "lapse-handover"
    NOTE_LATENESS = "note-lateness"
    NOTE_UNDECIDED = "note-undecided"
    ERASE = "erase"
    KEEP_CONTACT = "keep-contact"


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


class LatestTerm(Row, frozen=True, kw_only=True):
    """Who said yes last in a slot: from then on nothing rings for the one before."""

    __key__ = ("slot",)

    slot: UUID
    champion_id: PersonId

    @property
    def audience(self) -> str:
        return "ticker"


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case consultations.Opened(consultation_id=consultation_id, closes_on=closes_on):
            _set(rows, event, AlarmKind.CLOSE_CONSULTATION, consultation_id, closes_on)
        case consultations.Closed(consultation_id=consultation_id):
            _cancel(rows, consultation_id)
        case (
            champions.Nominated()
            | champions.Accepted()
            | champions.Declined()
            | champions.NominationExpired()
            | champions.Renewed()
            | champions.TermEnding()
            | champions.TermBegan()
            | champions.TermEnded()
            | champions.Left()
            | champions.StoodDown()
            | champions.Replaced()
        ):
            _champions(rows, event)
        case (
            contacts.Listed(contact_id=contact_id, confirm_by=confirm_by)
            | contacts.Confirmed(contact_id=contact_id, confirm_by=confirm_by)
        ):
            _cancel(rows, contact_id)
            _set(rows, event, AlarmKind.KEEP_CONTACT, contact_id, add_months(confirm_by, -contacts.ASKED_BEFORE) - A_DAY)
            _set(rows, event, AlarmKind.KEEP_CONTACT, contact_id, confirm_by)
        case contacts.Asked(contact_id=contact_id, confirm_by=confirm_by):
            _cancel(rows, contact_id)
            _set(rows, event, AlarmKind.KEEP_CONTACT, contact_id, confirm_by)
        case contacts.GoneStale(contact_id=contact_id) | contacts.Withdrawn(contact_id=contact_id):
            _cancel(rows, contact_id)
        case people.HandoverOffered(handover_id=handover_id, answer_by=answer_by):
            _set(rows, event, AlarmKind.LAPSE_HANDOVER, handover_id, answer_by.on)
        case (
            people.HandoverAccepted() | people.HandoverDeclined() | people.HandoverWithdrawn() | people.HandoverLapsed() as ended
        ):
            _cancel(rows, ended.handover_id)
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
        case erasure.Requested(request_id=request_id, decide_by=decide_by):
            _set(rows, event, AlarmKind.NOTE_UNDECIDED, request_id, decide_by.on)
        case erasure.Confirmed(request_id=request_id, outcome=outcome):
            _cancel(rows, request_id)
            if outcome is Outcome.GRANTED:
                _put(rows, event, AlarmKind.ERASE, request_id, event.recorded_at)
        case erasure.Withdrawn(request_id=request_id) | erasure.DecisionOverdue(request_id=request_id):
            _cancel(rows, request_id)
        case people.PersonErased(request_id=request_id) if request_id:
            _cancel(rows, request_id)


TOPICS = ("consultation", "champion", "contact", "handover", "breach", "erasure", "person")
MODEL = ReadModel("alarms", (Alarm, LatestTerm), absorb, of=TOPICS)


def _champions(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case champions.Nominated(nomination_id=nomination_id, answer_by=answer_by):
            _set(rows, event, AlarmKind.EXPIRE_NOMINATION, nomination_id, answer_by.on)
        case champions.Accepted() as accepted:
            _cancel(rows, accepted.nomination_id)
            _term_begins(rows, event, accepted)
        case champions.Declined(nomination_id=nomination_id) | champions.NominationExpired(nomination_id=nomination_id):
            _cancel(rows, nomination_id)
        case champions.Renewed(champion_id=champion_id, term_ends=term_ends):
            _term_runs(rows, event, claim(event.stream_id, champion_id), term_ends)
        case champions.TermEnding(champion_id=champion_id) | champions.TermBegan(champion_id=champion_id):
            _cancel(rows, claim(event.stream_id, champion_id), until=event.recorded_at)
        case (
            champions.TermEnded(champion_id=champion_id)
            | champions.Left(champion_id=champion_id)
            | champions.StoodDown(champion_id=champion_id)
            | champions.Replaced(champion_id=champion_id)
        ):
            _cancel(rows, claim(event.stream_id, champion_id))


def _term_begins(rows: Rows, event: Recorded, accepted: champions.Accepted) -> None:
    before = rows.get(LatestTerm, event.stream_id)
    if before:
        _cancel(rows, claim(event.stream_id, before.champion_id))
    rows.put(LatestTerm(slot=event.stream_id, champion_id=accepted.champion_id))
    thing = claim(event.stream_id, accepted.champion_id)
    _term_runs(rows, event, thing, accepted.term_ends)
    begins = end_of(accepted.serves_from - A_DAY)
    if before and before.champion_id != accepted.champion_id and begins > event.recorded_at:
        _put(rows, event, AlarmKind.BEGIN_TERM, thing, begins)


def _term_runs(rows: Rows, event: Recorded, thing: UUID, term_ends: date) -> None:
    """Of what is still to come: on the mornings of its last 60th and 30th day, and when it is over."""
    _cancel(rows, thing)
    for day in (*(term_ends - (days + 1) * A_DAY for days in champions.WARNINGS), term_ends):
        if end_of(day) > event.recorded_at:
            _put(rows, event, AlarmKind.LOOK_AT_TERM, thing, end_of(day))


def _set(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, last_day: date) -> None:
    if event.meta.backfilled and kind is AlarmKind.NOTE_LATENESS:
        return  # nobody was late here with what older records tell
    _put(rows, event, kind, thing, end_of(last_day))


def _put(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, at: datetime) -> None:
    rows.put(Alarm(alarm_id=claim(thing, kind, at.isoformat()), kind=kind, thing=thing, stream_id=event.stream_id, at=at))


def _cancel(rows: Rows, thing: UUID, at: datetime | None = None, until: datetime | None = None) -> None:
    """All of it; or the one at that moment; or those that had rung by then."""
    for alarm in rows.where(Alarm, thing=thing):
        if at in (None, alarm.at) and (until is None or alarm.at <= until):
            rows.drop(alarm)
