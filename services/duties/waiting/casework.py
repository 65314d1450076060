"""A concern waits for whoever holds its stage, and then for whoever raised it."""

from datetime import date

from domain import breaches
from domain.shared.events import Event
from domain.shared.ids import BreachId, PersonId
from services.duties.waiting.rows import Duty, DutyKind, OpenBreach
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case breaches.Raised(breach_id=breach_id, ref=ref, raiser_id=raiser_id, turn=turn):
            rows.add(OpenBreach(breach_id=breach_id, ref=ref, raiser_id=raiser_id, owner_id=turn.owner_id))
            _stage_begins(rows, breach_id, turn, at)
        case breaches.Escalated(breach_id=breach_id, turn=turn):
            done(rows, thing=breach_id)
            _stage_begins(rows, breach_id, turn, at)
        case breaches.Acknowledged(breach_id=breach_id, answer_by=answer_by):
            done(rows, thing=breach_id)
            _wait_for_owner(rows, breach_id, DutyKind.ANSWER, answer_by.on, at)
        case breaches.Reassigned(breach_id=breach_id, owner_id=owner_id):
            _hand_over(rows, breach_id, owner_id, at)
        case breaches.Answered(breach_id=breach_id):
            done(rows, thing=breach_id)
            _wait_for_raiser(rows, breach_id, DutyKind.READ_ANSWER, at)
        case breaches.AcknowledgementOverdue(breach_id=breach_id) | breaches.AnswerOverdue(breach_id=breach_id):
            _wait_for_raiser(rows, breach_id, DutyKind.MAY_PASS_ON, at)
        case breaches.Settled(breach_id=breach_id):
            done(rows, thing=breach_id)


def _stage_begins(rows: Rows, breach_id: BreachId, turn: breaches.Turn, at: int) -> None:
    if known := rows.get(OpenBreach, breach_id):
        rows.change(known, owner_id=turn.owner_id)
    _wait_for_owner(rows, breach_id, DutyKind.ACKNOWLEDGE, turn.acknowledge_by.on, at)


def _hand_over(rows: Rows, breach_id: BreachId, owner_id: PersonId, at: int) -> None:
    known = rows.get(OpenBreach, breach_id)
    if known:
        rows.change(known, owner_id=owner_id)
        for duty in rows.where(Duty, thing=breach_id):
            if duty.person_id == known.owner_id:
                rows.drop(duty)
                _wait_for_owner(rows, breach_id, duty.kind, duty.due_on, at)


def _wait_for_owner(rows: Rows, breach_id: BreachId, kind: DutyKind, due_on: date | None, at: int) -> None:
    if known := rows.get(OpenBreach, breach_id):
        wait(rows, known.owner_id, kind, thing=breach_id, ref=known.ref, due_on=due_on, since=at)


def _wait_for_raiser(rows: Rows, breach_id: BreachId, kind: DutyKind, at: int) -> None:
    if known := rows.get(OpenBreach, breach_id):
        wait(rows, known.raiser_id, kind, thing=breach_id, ref=known.ref, due_on=None, since=at)
