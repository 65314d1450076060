"""An auditor's request to read one concern's words waits for those who may give leave and are not in the concern."""

from uuid import UUID

from domain import audits, breaches, people
from domain.shared.actor import Role
from domain.shared.events import Event, Recorded
from domain.shared.ids import BreachId, PersonId, reference
from services.duties.waiting.rows import DutyKind
from services.duties.waiting.writing import done, wait
from services.shared.rows import MEMBERS, Row, Rows, case

DECIDING = (Role.CHAIR, Role.HOST)


class Decider(Row, frozen=True, kw_only=True):
    """Somebody who gives an auditor leave to read."""

    __key__ = ("person_id", "role")

    person_id: PersonId
    role: Role

    @property
    def audience(self) -> str:
        return MEMBERS


class Party(Row, frozen=True, kw_only=True):
    """Somebody in a concern, then or now: they do not decide who reads it."""

    __key__ = ("breach_id", "person_id")

    breach_id: BreachId
    person_id: PersonId

    @property
    def audience(self) -> str:
        return case(self.breach_id)


class OpenReading(Row, frozen=True, kw_only=True):
    """A request that nobody has decided on."""

    __key__ = ("breach_id", "auditor_id")
    __find__ = ("breach_id", "auditor_id")

    breach_id: BreachId
    auditor_id: PersonId
    reading: UUID

    @property
    def audience(self) -> str:
        return "nobody"


def asked(rows: Rows, event: Recorded) -> None:
    if isinstance(event.fact, audits.CaseAsked):
        request = OpenReading(breach_id=event.fact.breach_id, auditor_id=event.fact.auditor_id, reading=event.stream_id)
        rows.put(request)
        for decider in rows.every(Decider):
            _ask(rows, decider.person_id, request, event.position)


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case people.RoleGranted(role=role, person_id=person_id) if role in DECIDING:
            rows.put(Decider(person_id=person_id, role=role))
            for request in rows.every(OpenReading):
                _ask(rows, person_id, request, at)
        case people.RoleEnded(role=role, person_id=person_id) if role in DECIDING:
            _decides_no_more(rows, person_id, role)
        case people.AuditEnded(person_id=person_id) | people.RoleEnded(role=Role.AUDITOR, person_id=person_id):
            for request in rows.where(OpenReading, auditor_id=person_id):
                _over(rows, request)
        case breaches.Raised(breach_id=breach_id, raiser_id=raiser_id, turn=turn):
            _in_it(rows, breach_id, raiser_id)
            _in_it(rows, breach_id, turn.owner_id)
        case breaches.Escalated(breach_id=breach_id, turn=turn):
            _in_it(rows, breach_id, turn.owner_id)
        case breaches.Reassigned(breach_id=breach_id, owner_id=owner_id):
            _in_it(rows, breach_id, owner_id)
        case audits.CaseOpened() | audits.CaseDeclined() as decided:
            if open_one := rows.get(OpenReading, decided.breach_id, decided.auditor_id):
                _over(rows, open_one)


def _ask(rows: Rows, person_id: PersonId, request: OpenReading, at: int) -> None:
    """Neither whoever asked, nor anybody in the concern."""
    if person_id != request.auditor_id and not rows.get(Party, request.breach_id, person_id):
        wait(
            rows,
            person_id,
            DutyKind.DECIDE_READING,
            thing=request.reading,
            ref=reference(request.reading),
            due_on=None,
            since=at,
        )


def _decides_no_more(rows: Rows, person_id: PersonId, role: Role) -> None:
    rows.drop(Decider(person_id=person_id, role=role))
    if not any(decider.person_id == person_id for decider in rows.every(Decider)):
        for request in rows.every(OpenReading):
            done(rows, thing=request.reading, person_id=person_id)


def _in_it(rows: Rows, breach_id: BreachId, person_id: PersonId) -> None:
    if not rows.get(Party, breach_id, person_id):
        rows.put(Party(breach_id=breach_id, person_id=person_id))
        for request in rows.where(OpenReading, breach_id=breach_id):
            done(rows, thing=request.reading, person_id=person_id)


def _over(rows: Rows, request: OpenReading) -> None:
    done(rows, thing=request.reading)
    rows.drop(request)
