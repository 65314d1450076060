"""What a passing date will bring: read by the ticker alone, across all areas."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain import breaches, champions, compacts, consultations, contacts, erasure, organisations, people, signatories
from domain.erasure import Outcome
from domain.shared.dates import A_DAY, add_months, end_of
from domain.shared.events import Recorded
from domain.shared.ids import claim
from services.shared.rows import ReadModel, Row, Rows


class AlarmKind(StrEnum):
    CLOSE_CONSULTATION = "close-consultation"
    EXPIRE_NOMINATION = "expire-nomination"
    LAPSE_HANDOVER = "lapse-handover"
    NOTE_LATENESS = "note-lateness"
    NOTE_UNDECIDED = "note-undecided"
    ERASE = "erase"
    CLOSE_COMMENTS = "close-comments"
    NOTE_REVIEW = "note-review"
    KEEP_CONTACT = "keep-contact"
    LAPSE_SIGNATURE = "lapse-signature"


SIGNING = "signing"


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
    for changed in SUBJECTS.get(event.fact.TOPIC.partition(".")[0], ()):
        changed(rows, event)
    match event.fact:
        case consultations.Opened(consultation_id=consultation_id, closes_on=closes_on):
            _set(rows, event, AlarmKind.CLOSE_CONSULTATION, consultation_id, closes_on)
        case consultations.Closed(consultation_id=consultation_id):
            _cancel(rows, consultation_id)
        case champions.Nominated(nomination_id=nomination_id, answer_by=answer_by):
            _set(rows, event, AlarmKind.EXPIRE_NOMINATION, nomination_id, answer_by.on)
        case champions.Accepted() | champions.Declined() | champions.NominationExpired() as answered:
            _cancel(rows, answered.nomination_id)
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
        case signatories.ReaffirmationAsked(organisation_id=organisation_id, reaffirm_by=reaffirm_by):
            _cancel(rows, claim(organisation_id, SIGNING))
            _set(rows, event, AlarmKind.LAPSE_SIGNATURE, claim(organisation_id, SIGNING), reaffirm_by.on)
        case (
            signatories.SignedUp(organisation_id=organisation_id)
            | signatories.Reaffirmed(organisation_id=organisation_id)
            | signatories.Approved(organisation_id=organisation_id)
            | signatories.Lapsed(organisation_id=organisation_id)
            | signatories.Withdrawn(organisation_id=organisation_id)
            | organisations.Succeeded(organisation_id=organisation_id)
        ):
            _cancel(rows, claim(organisation_id, SIGNING))
        case people.PersonErased(request_id=request_id) if request_id:
            _cancel(rows, request_id)


def _of_a_text(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case compacts.Issued(version_id=version_id, closes_on=closes_on):
            _set(rows, event, AlarmKind.CLOSE_COMMENTS, version_id, closes_on)
        case compacts.ReviewSet(version_id=version_id, review_on=review_on):
            _cancel(rows, version_id)
            _put(rows, event, AlarmKind.NOTE_REVIEW, version_id, end_of(review_on - A_DAY))
        case compacts.CommentsClosed(version_id=version_id) | compacts.ReviewFellDue(version_id=version_id):
            _cancel(rows, version_id)


SUBJECTS: dict[str, tuple[Callable[[Rows, Recorded], None], ...]] = {"compact": (_of_a_text,)}
"""Those with a function of their own."""
OF = ("consultation", "champion", "contact", "handover", "breach", "erasure", "person", "signatory", "organisation", "compact")
MODEL = ReadModel("alarms", (Alarm,), absorb, of=OF)


def _set(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, last_day: date) -> None:
    if event.meta.backfilled and kind is AlarmKind.NOTE_LATENESS:
        return  # nobody was late here with what older records tell
    _put(rows, event, kind, thing, end_of(last_day))


def _put(rows: Rows, event: Recorded, kind: AlarmKind, thing: UUID, at: datetime) -> None:
    rows.put(Alarm(alarm_id=claim(thing, kind, at.isoformat()), kind=kind, thing=thing, stream_id=event.stream_id, at=at))


def _cancel(rows: Rows, thing: UUID, at: datetime | None = None) -> None:
    for alarm in rows.where(Alarm, thing=thing):
        if at in (None, alarm.at):
            rows.drop(alarm)
