"""How what happens to a concern changes its rows."""

from datetime import date

from domain import breaches
from domain.shared.actor import Role
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import BreachId, PersonId
from services.breaches.cases.rows import Breach, BreachPerson, BreachStage
from services.shared.cells import Locked
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    on = event.recorded_at.astimezone(LONDON).date()
    match event.fact:
        case breaches.Raised() as raised:
            _put_case(rows, raised, event)
            _begin(rows, raised.breach_id, raised.turn, on, None)
        case breaches.Acknowledged(breach_id=breach_id, stage=number, answer_by=answer_by):
            _change_stage(rows, breach_id, number, acknowledged_on=on, answer_by=answer_by)
            _change_case(rows, breach_id, event, state="acknowledged")
        case breaches.Answered(breach_id=breach_id, stage=number, answer=answer):
            _change_stage(rows, breach_id, number, answered_on=on, answer=Locked(answer))
            _change_case(rows, breach_id, event, state="answered")
        case breaches.Escalated(breach_id=breach_id, turn=turn, handover=handover):
            _begin(rows, breach_id, turn, on, Locked(handover) if handover else None)
            _change_case(rows, breach_id, event, state="raised", stage=turn.stage, owner_id=turn.owner_id)
        case breaches.Reassigned(breach_id=breach_id, stage=number, owner_id=owner_id, role=role):
            _change_stage(rows, breach_id, number, owner_id=owner_id, **({"role": role} if role else {}))
            _change_case(rows, breach_id, event, owner_id=owner_id)
            _let_in(rows, breach_id, owner_id)
        case breaches.Settled(breach_id=breach_id):
            _change_case(rows, breach_id, event, state="settled")
        case breaches.AcknowledgementOverdue(breach_id=breach_id) | breaches.AnswerOverdue(breach_id=breach_id):
            _change_case(rows, breach_id, event)


def _put_case(rows: Rows, raised: breaches.Raised, event: Recorded) -> None:
    rows.add(
        Breach(
            breach_id=raised.breach_id,
            version=event.version,
            ref=raised.ref,
            raiser_id=raised.raiser_id,
            organisation_id=raised.organisation_id,
            respondent_id=raised.respondent_id,
            service_area=raised.service_area,
            version_id=raised.clause.version_id,
            clause_id=raised.clause.clause_id,
            happened_on=raised.happened_on,
            what_happened=Locked(raised.what_happened),
            effect=Locked(raised.effect),
            remedy=Locked(raised.remedy),
            procedure=raised.procedure,
            raised_at=event.recorded_at,
            stage=raised.turn.stage,
            owner_id=raised.turn.owner_id,
            unconfirmed=event.meta.role is Role.PARTICIPANT,
        )
    )
    rows.add(BreachPerson(person_id=raised.raiser_id, breach_id=raised.breach_id, raised_it=True))


def _begin(rows: Rows, breach_id: BreachId, turn: breaches.Turn, on: date, handover: Locked | None) -> None:
    rows.put(
        BreachStage(
            breach_id=breach_id,
            stage=turn.stage,
            owner_id=turn.owner_id,
            role=turn.role,
            began_on=on,
            acknowledge_by=turn.acknowledge_by,
            answer_by=turn.answer_by,
            handover=handover,
        )
    )
    _let_in(rows, breach_id, turn.owner_id)


def _let_in(rows: Rows, breach_id: BreachId, person_id: PersonId) -> None:
    if not rows.get(BreachPerson, person_id, breach_id):
        rows.put(BreachPerson(person_id=person_id, breach_id=breach_id, raised_it=False))


def _change_case(rows: Rows, breach_id: BreachId, event: Recorded, **new: object) -> None:
    found = rows.get(Breach, breach_id)
    if found:
        rows.change(found, version=event.version, **new)


def _change_stage(rows: Rows, breach_id: BreachId, number: int, **new: object) -> None:
    found = rows.get(BreachStage, breach_id, number)
    if found:
        rows.change(found, **new)


MODEL = ReadModel("breaches", (Breach, BreachStage, BreachPerson), absorb, of=("breach",))
