"""How what happens fills and empties the duties."""

from datetime import date

from domain import areas, breaches, champions, consultations, contacts, erasure, people
from domain.shared.actor import Role
from domain.shared.events import Recorded
from domain.shared.ids import BreachId, PersonId
from services.duties.waiting import championing, confirming, keeping, responding
from services.duties.waiting.keeping import KEEPING
from services.duties.waiting.rows import (
    Answerable,
    Duty,
    DutyArea,
    DutyKind,
    Gap,
    GroupPerson,
    Keeper,
    LatestChampion,
    OpenBreach,
    OpenErasure,
    OpenNomination,
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
        case people.RoleGranted() as granted:
            _seat_begins(rows, granted, at)
        case people.RoleEnded() as role_ended:
            _seat_ends(rows, role_ended)
        case people.PersonErased(person_id=person_id):
            done_with(rows, person_id)
        case erasure.Requested() as requested:
            keeping.asked(rows, requested, at)
        case erasure.Proposed() as proposed:
            keeping.proposed(rows, proposed, at)
        case erasure.Confirmed(request_id=request_id) | erasure.Withdrawn(request_id=request_id):
            keeping.over(rows, request_id)
        case people.HandoverOffered(handover_id=thing, taker_id=taker_id, ref=ref):
            wait(rows, taker_id, DutyKind.ANSWER_HANDOVER, thing=thing, ref=ref, due_on=None, since=at)
        case people.HandoverAccepted() | people.HandoverDeclined() | people.HandoverWithdrawn() as answered:
            done(rows, thing=answered.handover_id)
        case consultations.Opened() as opened:
            responding.opened(rows, opened, at)
        case consultations.ResponseReceived() as received:
            done(rows, task=responding.responding(received.consultation_id, received.organisation_id))
        case consultations.Closed(consultation_id=consultation_id):
            responding.closed(rows, consultation_id)
        case (
            champions.Nominated()
            | champions.Accepted()
            | champions.Declined()
            | champions.NominationExpired()
            | champions.Renewed()
            | champions.Left()
            | champions.StoodDown()
            | champions.TermEnding()
            | champions.TermEnded()
        ):
            championing.absorb(rows, event)
        case contacts.Listed() | contacts.Asked() | contacts.Confirmed() | contacts.Withdrawn() as fact:
            confirming.absorb(rows, fact, at)
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


TABLES = (
    Duty,
    DutyArea,
    Respondent,
    Answerable,
    OpenBreach,
    Keeper,
    OpenErasure,
    GroupPerson,
    LatestChampion,
    OpenNomination,
    Gap,
)
OF = ("area", "person", "handover", "consultation", "champion", "contact", "breach", "erasure")
MODEL = ReadModel("duties", TABLES, absorb, of=OF)


def _seat_begins(rows: Rows, granted: people.RoleGranted, at: int) -> None:
    if granted.role in KEEPING:
        keeping.begins(rows, granted.person_id, granted.role, at)
    if granted.role in championing.GROUP:
        championing.seat_begins(rows, granted, at)
    if granted.role in RESPONDING and granted.organisation_id:
        responding.responds(rows, granted.person_id, granted.organisation_id, at)


def _seat_ends(rows: Rows, ended: people.RoleEnded) -> None:
    if ended.role in KEEPING:
        keeping.ends(rows, ended.person_id, ended.role)
    if ended.role in championing.GROUP:
        championing.seat_ends(rows, ended)
    if ended.role in RESPONDING and ended.organisation_id:
        responding.responds_no_more(rows, ended.person_id, ended.organisation_id)


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
