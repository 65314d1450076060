"""What may be done with a concern, and the events that follow."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from domain.breaches.events import (
    Acknowledged,
    AcknowledgementOverdue,
    Answered,
    AnswerOverdue,
    Escalated,
    PassedOnBy,
    Raised,
    Settled,
    Turn,
)
from domain.breaches.state import Breach
from domain.shared.actor import Role
from domain.shared.dates import A_DAY, LONDON, Calendar, Due, Unit, due
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import BreachId, ClauseRef, OrganisationId, PersonId
from domain.shared.rules import Procedure, Stage
from domain.shared.sealed import Confidential

LONGEST_ANSWER = 10_000


class Candidate(Struct, frozen=True):
    """Somebody who could own a stage, and as what."""

    person_id: PersonId
    role: Role


def take_turn(number: int, stage: Stage, owner: Candidate, received: datetime, calendar: Calendar) -> Turn:
    """Both dates count from the day it was received; acknowledging moves the second."""
    since = calendar.counts_as_received(received)
    acknowledge_by = due(since, stage.acknowledge_within, Unit.WORKING_DAYS, calendar)
    answer_by = due(acknowledge_by.on, stage.answer_within, Unit.WORKING_DAYS, calendar)
    return Turn(number, owner.person_id, owner.role, acknowledge_by, answer_by)


def raise_concern(
    *,
    breach_id: BreachId,
    ref: str,
    raiser_id: PersonId,
    organisation_id: OrganisationId,
    respondent_id: OrganisationId,
    service_area: str | None,
    clause: ClauseRef,
    happened_on: date | None,
    what_happened: str,
    effect: str,
    remedy: str,
    procedure: Procedure,
    turn: Turn,
    today: date,
) -> list[Event]:
    _assert_held_by_another(turn, raiser_id)
    is_about_another(organisation_id, respondent_id)
    has_happened(happened_on, today)
    for field, text, message in (
        ("what_happened", what_happened, N_("Say what happened.")),
        ("effect", effect, N_("Say what effect it has had, or will have.")),
        ("remedy", remedy, N_("Say what would put it right.")),
    ):
        if not text.strip():
            raise Refused(message, field=field)
    return [
        Raised(
            breach_id=breach_id,
            ref=ref,
            raiser_id=raiser_id,
            organisation_id=organisation_id,
            respondent_id=respondent_id,
            service_area=service_area,
            clause=clause,
            happened_on=happened_on,
            what_happened=Confidential(what_happened.strip(), breach_id=breach_id),
            effect=Confidential(effect.strip(), breach_id=breach_id),
            remedy=Confidential(remedy.strip(), breach_id=breach_id),
            procedure=procedure.number,
            turn=turn,
        )
    ]


def is_about_another(organisation_id: UUID, respondent_id: UUID) -> None:
    if respondent_id == organisation_id:
        raise Refused(N_("A concern is about another organisation than your own."), field="respondent")


def has_happened(on: date | None, today: date) -> None:
    if on and on > today:
        raise Refused(
            N_("{happened_on} is still to come. Enter when it happened, or leave it empty."), field="happened_on", happened_on=on
        )


def acknowledge(state: Breach, breach_id: BreachId, stage: Stage, now: datetime, calendar: Calendar) -> list[Event]:
    _still_open(state)
    if state.acknowledged:
        raise Refused(N_("This stage has been acknowledged already."))
    answer_by = due(calendar.counts_as_received(now), stage.answer_within, Unit.WORKING_DAYS, calendar)
    return [Acknowledged(breach_id=breach_id, stage=state.turn.stage, answer_by=answer_by)]


def answer(state: Breach, breach_id: BreachId, text: str) -> list[Event]:
    _still_open(state)
    if state.answered:
        raise Refused(N_("This stage has been answered already."))
    if not text.strip():
        raise Refused(N_("Write the answer, with its reasons."), field="answer")
    return [Answered(breach_id=breach_id, stage=state.turn.stage, answer=Confidential(text.strip(), breach_id=breach_id))]


def escalate(
    state: Breach, breach_id: BreachId, procedure: Procedure, *, by: PersonId, turn: Turn | None, handover: str, today: date
) -> list[Event]:
    """`turn` is the next stage's, or None where there is none."""
    _still_open(state)
    if turn is None or state.turn.stage >= len(procedure.stages):
        raise Refused(N_("This is the last stage here. What is left are the routes outside this area."))
    _assert_held_by_another(turn, state.raiser_id)
    assert turn.stage == state.turn.stage + 1, turn
    passed_on_by = PassedOnBy.OWNER if by == state.turn.owner_id else PassedOnBy.RAISER
    if passed_on_by is PassedOnBy.OWNER and not handover.strip():
        raise Refused(N_("Leave a note for whoever takes it on: what was tried, and what is left."), field="handover")
    if passed_on_by is PassedOnBy.RAISER and not may_be_passed_on(state, today):
        raise Refused(
            N_("You can pass it on once it is answered, or if nothing has come by {until}."), until=_waiting_for(state).on
        )
    return [
        Escalated(
            breach_id=breach_id,
            from_stage=state.turn.stage,
            passed_on_by=passed_on_by,
            handover=Confidential(handover.strip(), breach_id=breach_id) if handover.strip() else None,
            turn=turn,
        )
    ]


def settle(state: Breach, breach_id: BreachId) -> list[Event]:
    if state.settled:
        return []
    if not state.answered:
        raise Refused(N_("There is no answer yet that could settle it."))
    return [Settled(breach_id=breach_id, stage=state.turn.stage)]


def may_be_passed_on(state: Breach, today: date) -> bool:
    return state.answered or today > _waiting_for(state).on


def note_lateness(state: Breach | None, breach_id: BreachId, now: datetime) -> list[Event]:
    """The ticker's question: what became overdue and is not yet recorded, each once a stage."""
    if state is None or state.answered or state.settled:
        return []
    today, turn, noted = now.astimezone(LONDON).date(), state.turn, state.noted
    events: list[Event] = []
    if not state.acknowledged and today > turn.acknowledge_by.on and AcknowledgementOverdue.TOPIC not in noted:
        events.append(AcknowledgementOverdue(breach_id=breach_id, stage=turn.stage, due_on=turn.acknowledge_by.on))
    if today > turn.answer_by.on and AnswerOverdue.TOPIC not in noted:
        events.append(AnswerOverdue(breach_id=breach_id, stage=turn.stage, due_on=turn.answer_by.on))
    return events


def late_from(event: Event) -> date | None:
    """Lateness takes effect the day after it was due, whenever it is noticed."""
    return event.due_on + A_DAY if isinstance(event, AcknowledgementOverdue | AnswerOverdue) else None


def _assert_held_by_another(turn: Turn, raiser_id: PersonId) -> None:
    """Whoever looks for a stage's owner leaves the raiser out; no sentence to a person would help here."""
    assert turn.owner_id != raiser_id, turn


def _waiting_for(state: Breach) -> Due:
    return state.turn.answer_by if state.acknowledged else state.turn.acknowledge_by


def _still_open(state: Breach) -> None:
    if state.settled:
        raise Refused(N_("This concern has been settled."))
