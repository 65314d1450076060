"""How what happens fills and empties the duties."""

from datetime import date
from uuid import UUID

from domain import areas, breaches, champions, compacts, consultations, erasure, people
from domain.shared.actor import Role
from domain.shared.events import Recorded
from domain.shared.ids import BreachId, ConsultationId, OrganisationId, PersonId, claim
from services.duties.waiting import keeping, leading
from services.duties.waiting.keeping import KEEPING
from services.duties.waiting.rows import (
    Answerable,
    Duty,
    DutyArea,
    DutyKind,
    Keeper,
    LeadTask,
    OpenBreach,
    OpenErasure,
    Respondent,
)
from services.duties.waiting.writing import done, done_with, wait
from services.shared.rows import ReadModel, Rows

RESPONDING = (Role.CONTACT, Role.VCS)


def absorb(rows: Rows, event: Recorded) -> None:
    at = event.position
    match event.fact:
        case areas.AreaOpened(slug=slug):
            rows.put(DutyArea(slug=slug))
        case (
            areas.ClockSet() | compacts.ClockQuestioned() | compacts.ReviewFellDue() | compacts.ReviewSet() | compacts.Begun()
        ) as led:
            leading.told(rows, led, at)
        case people.RoleGranted() as granted:
            _seat_begins(rows, granted, at)
        case people.RoleEnded() as ended:
            _seat_ends(rows, ended)
        case people.PersonErased(person_id=person_id):
            done_with(rows, person_id)
        case erasure.Requested() | erasure.Proposed() | erasure.Confirmed() | erasure.Withdrawn() as told:
            keeping.told(rows, told, at)
        case people.HandoverOffered(handover_id=thing, taker_id=taker_id, ref=ref):
            wait(rows, taker_id, DutyKind.ANSWER_HANDOVER, thing=thing, ref=ref, due_on=None, since=at)
        case people.HandoverAccepted() | people.HandoverDeclined() | people.HandoverWithdrawn() as answered:
            done(rows, thing=answered.handover_id)
        case consultations.Opened() as opened:
            _consultation_opened(rows, opened, at)
        case consultations.ResponseReceived() as received:
            done(rows, task=_responding(received.consultation_id, received.organisation_id))
        case consultations.Closed(consultation_id=consultation_id):
            done(rows, thing=consultation_id)
            if answerable := rows.get(Answerable, consultation_id):
                rows.drop(answerable)
        case champions.Nominated() as nominated:
            _nominated(rows, nominated, at)
        case champions.Accepted() | champions.Declined() | champions.NominationExpired() as answered:
            done(rows, thing=answered.nomination_id)
        case breaches.Raised() as raised:
            rows.add(
                OpenBreach(breach_id=raised.breach_id, ref=raised.ref, raiser_id=raised.raiser_id, owner_id=raised.turn.owner_id)
            )
            _stage_begins(rows, raised.breach_id, raised.turn, at)
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


TABLES = (Duty, DutyArea, Respondent, Answerable, OpenBreach, Keeper, LeadTask, OpenErasure)
MODEL = ReadModel(
    "duties", TABLES, absorb, of=("area", "person", "handover", "consultation", "champion", "compact", "breach", "erasure")
)


def _seat_begins(rows: Rows, granted: people.RoleGranted, at: int) -> None:
    if granted.role in KEEPING:
        keeping.begins(rows, granted.person_id, granted.role, at)
        leading.begins(rows, granted.person_id, granted.role, at)
    if granted.role in RESPONDING and granted.organisation_id:
        _responds(rows, granted.person_id, granted.organisation_id, at)


def _seat_ends(rows: Rows, ended: people.RoleEnded) -> None:
    if ended.role in KEEPING:
        keeping.ends(rows, ended.person_id, ended.role)
        leading.ends(rows, ended.person_id, ended.role)
    if ended.role in RESPONDING and ended.organisation_id:
        _responds_no_more(rows, ended.person_id, ended.organisation_id)


def _consultation_opened(rows: Rows, opened: consultations.Opened, at: int) -> None:
    answerable = Answerable(
        consultation_id=opened.consultation_id,
        ref=opened.ref,
        organisation_id=opened.organisation_id,
        title=opened.title,
        closes_on=opened.closes_on,
    )
    rows.add(answerable)
    for respondent in rows.every(Respondent):
        _ask(rows, respondent, answerable, at)


def _responds(rows: Rows, person_id: PersonId, organisation_id: OrganisationId, at: int) -> None:
    respondent = Respondent(person_id=person_id, organisation_id=organisation_id)
    rows.put(respondent)
    for answerable in rows.every(Answerable):
        _ask(rows, respondent, answerable, at)


def _responds_no_more(rows: Rows, person_id: PersonId, organisation_id: OrganisationId) -> None:
    rows.drop(Respondent(person_id=person_id, organisation_id=organisation_id))
    for answerable in rows.every(Answerable):
        done(rows, task=_responding(answerable.consultation_id, organisation_id), person_id=person_id)


def _ask(rows: Rows, respondent: Respondent, consultation: Answerable, at: int) -> None:
    """Everybody who responds is asked, but not by their own body."""
    if respondent.organisation_id != consultation.organisation_id:
        wait(
            rows,
            respondent.person_id,
            DutyKind.RESPOND,
            thing=consultation.consultation_id,
            task=_responding(consultation.consultation_id, respondent.organisation_id),
            ref=consultation.ref,
            organisation_id=consultation.organisation_id,
            acting_for_id=respondent.organisation_id,
            title=consultation.title,
            due_on=consultation.closes_on,
            since=at,
        )


def _responding(consultation_id: ConsultationId, organisation_id: OrganisationId) -> UUID:
    return claim(consultation_id, DutyKind.RESPOND, organisation_id)


def _nominated(rows: Rows, nominated: champions.Nominated, at: int) -> None:
    wait(
        rows,
        nominated.nominee_id,
        DutyKind.ANSWER_NOMINATION,
        thing=nominated.nomination_id,
        ref=nominated.ref,
        organisation_id=nominated.organisation_id,
        service_area=nominated.service_area,
        due_on=nominated.answer_by.on,
        since=at,
    )


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
