"""Requests to be forgotten wait for whoever keeps the area: each of them, until two have decided."""

from domain import erasure, people
from domain.shared.actor import Role
from domain.shared.events import Event
from domain.shared.ids import PersonId, RequestId
from services.duties.waiting.rows import DutyKind, Keeper, OpenErasure
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows

KEEPING = (Role.LEAD, Role.HOST)


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case people.RoleGranted(role=role, person_id=person_id) if role in KEEPING:
            _begins(rows, person_id, role, at)
        case people.RoleEnded(role=role, person_id=person_id) if role in KEEPING:
            _ends(rows, person_id, role)
        case erasure.Requested() as requested:
            _asked(rows, requested, at)
        case erasure.Proposed() as proposed:
            _proposed(rows, proposed, at)
        case erasure.Confirmed(request_id=request_id) | erasure.Withdrawn(request_id=request_id):
            _over(rows, request_id)


def _begins(rows: Rows, person_id: PersonId, role: Role, at: int) -> None:
    rows.put(Keeper(person_id=person_id, role=role))
    for request in rows.every(OpenErasure):
        _ask(rows, person_id, request, at)


def _ends(rows: Rows, person_id: PersonId, role: Role) -> None:
    rows.drop(Keeper(person_id=person_id, role=role))
    if not any(keeper.person_id == person_id for keeper in rows.every(Keeper)):
        for request in rows.every(OpenErasure):
            done(rows, thing=request.request_id, person_id=person_id)


def _asked(rows: Rows, event: erasure.Requested, at: int) -> None:
    request = OpenErasure(request_id=event.request_id, ref=event.ref, person_id=event.person_id, decide_on=event.decide_by.on)
    rows.put(request)
    _ask_all(rows, request, at)


def _proposed(rows: Rows, event: erasure.Proposed, at: int) -> None:
    request = rows.get(OpenErasure, event.request_id)
    if request:
        rows.change(request, proposed_by=event.proposed_by)
        done(rows, thing=event.request_id, person_id=event.proposed_by)
        _ask_all(rows, rows.get(OpenErasure, event.request_id) or request, at)


def _over(rows: Rows, request_id: RequestId) -> None:
    done(rows, thing=request_id)
    if request := rows.get(OpenErasure, request_id):
        rows.drop(request)


def _ask_all(rows: Rows, request: OpenErasure, at: int) -> None:
    for person_id in dict.fromkeys(keeper.person_id for keeper in rows.every(Keeper)):
        _ask(rows, person_id, request, at)


def _ask(rows: Rows, person_id: PersonId, request: OpenErasure, at: int) -> None:
    """Neither whoever asked, nor whoever has said what they think."""
    if person_id not in (request.person_id, request.proposed_by):
        wait(
            rows,
            person_id,
            DutyKind.DECIDE_ERASURE,
            thing=request.request_id,
            ref=request.ref,
            due_on=request.decide_on,
            since=at,
        )
