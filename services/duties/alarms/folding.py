"""What a passing date will bring, set and cancelled by what happens: each subject by itself."""

from collections.abc import Callable

from domain import areas, breaches, compacts, consultations, contacts, erasure, instruments, people
from domain.erasure import Outcome
from domain.shared.dates import A_DAY, add_months, end_of
from domain.shared.events import Recorded
from services.duties.alarms import signing, terms
from services.duties.alarms.rows import Alarm, AlarmKind, cancel, put, set_
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    for changed in SUBJECTS.get(event.fact.TOPIC.partition(".")[0], ()):
        changed(rows, event)


def _area(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case areas.TryOutBegun(ends_on=ends_on):
            set_(rows, event, AlarmKind.END_TRY_OUT, event.stream_id, ends_on)
        case areas.TryOutEnded():
            cancel(rows, event.stream_id)


def _consultation(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case consultations.Opened(consultation_id=consultation_id, closes_on=closes_on):
            set_(rows, event, AlarmKind.CLOSE_CONSULTATION, consultation_id, closes_on)
        case consultations.Closed(consultation_id=consultation_id):
            cancel(rows, consultation_id)


def _contact(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case (
            contacts.Listed(contact_id=contact_id, confirm_by=confirm_by)
            | contacts.Confirmed(contact_id=contact_id, confirm_by=confirm_by)
        ):
            cancel(rows, contact_id)
            set_(rows, event, AlarmKind.KEEP_CONTACT, contact_id, add_months(confirm_by, -contacts.ASKED_BEFORE) - A_DAY)
            set_(rows, event, AlarmKind.KEEP_CONTACT, contact_id, confirm_by)
        case contacts.Asked(contact_id=contact_id, confirm_by=confirm_by):
            cancel(rows, contact_id)
            set_(rows, event, AlarmKind.KEEP_CONTACT, contact_id, confirm_by)
        case contacts.GoneStale(contact_id=contact_id) | contacts.Withdrawn(contact_id=contact_id):
            cancel(rows, contact_id)


def _handover(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case people.HandoverOffered(handover_id=handover_id, answer_by=answer_by):
            set_(rows, event, AlarmKind.LAPSE_HANDOVER, handover_id, answer_by.on)
        case (
            people.HandoverAccepted() | people.HandoverDeclined() | people.HandoverWithdrawn() | people.HandoverLapsed() as ended
        ):
            cancel(rows, ended.handover_id)


def _breach(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case breaches.Raised(breach_id=breach_id, turn=turn) | breaches.Escalated(breach_id=breach_id, turn=turn):
            cancel(rows, breach_id)
            set_(rows, event, AlarmKind.NOTE_LATENESS, breach_id, turn.acknowledge_by.on)
            set_(rows, event, AlarmKind.NOTE_LATENESS, breach_id, turn.answer_by.on)
        case breaches.Acknowledged(breach_id=breach_id, answer_by=answer_by):
            cancel(rows, breach_id)
            set_(rows, event, AlarmKind.NOTE_LATENESS, breach_id, answer_by.on)
        case breaches.Answered(breach_id=breach_id) | breaches.Settled(breach_id=breach_id):
            cancel(rows, breach_id)
        case (
            breaches.AcknowledgementOverdue(breach_id=breach_id, due_on=due_on)
            | breaches.AnswerOverdue(breach_id=breach_id, due_on=due_on)
        ):
            cancel(rows, breach_id, at=end_of(due_on))


def _erasure(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case erasure.Requested(request_id=request_id, decide_by=decide_by):
            set_(rows, event, AlarmKind.NOTE_UNDECIDED, request_id, decide_by.on)
        case erasure.Confirmed(request_id=request_id, outcome=outcome):
            cancel(rows, request_id)
            if outcome is Outcome.GRANTED:
                put(rows, event, AlarmKind.ERASE, request_id, event.recorded_at)
        case erasure.Withdrawn(request_id=request_id) | erasure.DecisionOverdue(request_id=request_id):
            cancel(rows, request_id)
        case people.PersonErased(request_id=request_id) if request_id:
            cancel(rows, request_id)


def _text(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case compacts.Issued(version_id=version_id, closes_on=closes_on):
            set_(rows, event, AlarmKind.CLOSE_COMMENTS, version_id, closes_on)
        case compacts.CommentsClosed(version_id=version_id):
            cancel(rows, version_id)
        case compacts.ReviewSet(review_on=review_on):
            cancel(rows, event.stream_id)  # an agreement has one review to come: that of what is in force
            put(rows, event, AlarmKind.NOTE_REVIEW, event.stream_id, end_of(review_on - A_DAY))
        case compacts.Adopted() | compacts.ReviewFellDue():
            cancel(rows, event.stream_id)
        case compacts.engaging.EngagementOpened(engagement_id=engagement_id, until=until) if until:
            set_(rows, event, AlarmKind.NOTE_ENGAGEMENT, engagement_id, until)
        case (
            compacts.engaging.EngagementFellDue(engagement_id=engagement_id)
            | compacts.engaging.EngagementClosed(engagement_id=engagement_id)
        ):
            cancel(rows, engagement_id)


def _instrument(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case instruments.Adopted(instrument_id=instrument_id, review_on=review_on):
            cancel(rows, instrument_id)
            if review_on:
                put(rows, event, AlarmKind.NOTE_INSTRUMENT, instrument_id, end_of(review_on - A_DAY))
        case instruments.ReviewFellDue(instrument_id=instrument_id) | instruments.Withdrawn(instrument_id=instrument_id):
            cancel(rows, instrument_id)


SUBJECTS: dict[str, tuple[Callable[[Rows, Recorded], None], ...]] = {
    "area": (_area,),
    "compact": (_text,),
    "instrument": (_instrument,),
    "consultation": (_consultation,),
    "champion": (terms.changed,),
    "group": (terms.of_chair,),
    "contact": (_contact,),
    "handover": (_handover,),
    "breach": (_breach,),
    "erasure": (_erasure,),
    "person": (_erasure,),
    "signatory": (signing.changed,),
    "organisation": (signing.changed,),
}
MODEL = ReadModel("alarms", (Alarm, signing.Lapsing, terms.LatestTerm), absorb, of=tuple(SUBJECTS))
