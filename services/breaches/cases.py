"""A case as its people see it. What was written stays sealed here, and is opened at render for them alone."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from domain import breaches
from domain.shared.actor import Role
from domain.shared.dates import LONDON, Due
from domain.shared.events import Recorded
from domain.shared.ids import BreachId, OrganisationId, PersonId, VersionId
from services.shared.asking import Asking
from services.shared.rows import Locked, ReadModel, Row, Rows, case


class Breach(Row, frozen=True, kw_only=True):
    """`state` is raised, acknowledged, answered or settled: where the present stage stands."""

    __key__ = ("breach_id",)
    __indexes__ = ("ref",)

    breach_id: BreachId
    version: int
    ref: str
    raiser_id: PersonId
    organisation_id: OrganisationId
    respondent_id: OrganisationId
    service_area: str | None
    version_id: VersionId
    clause_id: str
    happened_on: date | None
    what_happened: Locked
    effect: Locked
    remedy: Locked
    procedure: int
    raised_at: datetime
    stage: int
    owner_id: PersonId
    state: str = "raised"

    @property
    def audience(self) -> str:
        return case(self.breach_id)


class BreachStage(Row, frozen=True, kw_only=True):
    """A stage that the case has reached."""

    __key__ = ("breach_id", "stage")

    breach_id: BreachId
    stage: int
    owner_id: PersonId
    role: Role
    began_on: date
    acknowledge_by: Due
    answer_by: Due
    acknowledged_on: date | None = None
    answered_on: date | None = None
    answer: Locked | None = None
    handover: Locked | None = None
    """The note that came with it from the stage before."""

    @property
    def audience(self) -> str:
        return case(self.breach_id)


class BreachPerson(Row, frozen=True, kw_only=True):
    """Somebody in the case: from here on they see it."""

    __key__ = ("person_id", "breach_id")
    __indexes__ = ("breach_id",)

    person_id: PersonId
    breach_id: BreachId
    raised_it: bool

    @property
    def audience(self) -> str:
        return case(self.breach_id)


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
        case breaches.Reassigned(breach_id=breach_id, stage=number, owner_id=owner_id):
            _change_stage(rows, breach_id, number, owner_id=owner_id)
            _change_case(rows, breach_id, event, owner_id=owner_id)
            _let_in(rows, breach_id, owner_id)
        case breaches.Settled(breach_id=breach_id):
            _change_case(rows, breach_id, event, state="settled")
        case breaches.AcknowledgementOverdue(breach_id=breach_id) | breaches.AnswerOverdue(breach_id=breach_id):
            _change_case(rows, breach_id, event)


def _put_case(rows: Rows, raised: breaches.Raised, event: Recorded) -> None:
    rows.put(
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
        )
    )
    rows.put(BreachPerson(person_id=raised.raiser_id, breach_id=raised.breach_id, raised_it=True))


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


MODEL = ReadModel("breaches", (Breach, BreachStage, BreachPerson), absorb)


class CaseLine(Struct, frozen=True):
    """A case in the list of one's own, or whole."""

    breach_id: UUID
    version: int
    ref: str
    raiser_id: UUID
    raiser: str | None
    organisation: str
    respondent: str
    service_area: str | None
    version_id: UUID
    clause_id: str
    happened_on: date | None
    what_happened: bytes
    effect: bytes
    remedy: bytes
    procedure: int
    raised_at: datetime
    stage: int
    owner_id: UUID
    owner: str | None
    state: str


class StageLine(Struct, frozen=True):
    stage: int
    owner_id: UUID
    owner: str | None
    role: Role
    began_on: date
    acknowledge_by: Due
    answer_by: Due
    acknowledged_on: date | None
    answered_on: date | None
    answer: bytes | None
    handover: bytes | None


CASES = """SELECT c.breach_id, c.version, c.ref, c.raiser_id, r.name AS raiser, o.name AS organisation, b.name AS respondent, c.service_area,
    c.version_id, c.clause_id, c.happened_on, c.what_happened, c.effect, c.remedy, c.procedure, c.raised_at, c.stage,
    c.owner_id, w.name AS owner, c.state
  FROM breach c JOIN breach_person me ON me.breach_id = c.breach_id AND me.person_id = %(me)s
  JOIN organisation o USING (organisation_id) JOIN organisation b ON b.organisation_id = c.respondent_id
  LEFT JOIN person r ON r.person_id = c.raiser_id LEFT JOIN person w ON w.person_id = c.owner_id """


async def mine(ask: Asking) -> list[CaseLine]:
    """The cases that the viewer is in, latest first."""
    return await ask.rows(CaseLine, CASES + "ORDER BY c.raised_at DESC, c.breach_id LIMIT 100", {"me": ask.viewer.person_id})


async def by_ref(ask: Asking, ref: str) -> CaseLine | None:
    """None also for somebody who is not in the case."""
    return await ask.row(CaseLine, CASES + "WHERE c.ref = %(ref)s", {"me": ask.viewer.person_id, "ref": ref})


async def stages(ask: Asking, breach_id: UUID) -> list[StageLine]:
    return await ask.rows(
        StageLine,
        """SELECT s.stage, s.owner_id, p.name AS owner, s.role, s.began_on, s.acknowledge_by, s.answer_by, s.acknowledged_on, s.answered_on,
             s.answer, s.handover
           FROM breach_stage s LEFT JOIN person p ON p.person_id = s.owner_id WHERE s.breach_id = %(id)s ORDER BY s.stage""",
        {"id": breach_id},
    )
