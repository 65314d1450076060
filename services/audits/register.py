"""Audits as pages show them: who audits, which concerns they asked to read, what they drew and noted."""

from datetime import date, datetime
from uuid import UUID

from domain import audits, people
from domain.shared.actor import Role
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import BreachId, ObservationId, PersonId, SampleId, reference
from services.shared.cells import Words
from services.shared.rows import MEMBERS, ReadModel, Row, Rows

ASKED, OPEN, DECLINED, CLOSED = "asked", "open", "declined", "closed"


class AuditReading(Row, frozen=True, kw_only=True):
    """One auditor and one concern. `state` is asked, open, declined or closed; open only until `until`."""

    __key__ = ("breach_id", "auditor_id")
    __find__ = ("auditor_id",)
    __indexes__ = ("ref",)

    breach_id: BreachId
    auditor_id: PersonId
    ref: str
    version: int
    concern: str
    why: Words
    asked_on: date
    state: str
    until: date | None = None
    decider_id: PersonId | None = None
    decided_on: date | None = None
    why_not: Words | None = None

    @property
    def audience(self) -> str:
        return "nobody"  # neither who decides nor who is in it feels a page move: these are made anew each time


class Observation(Row, frozen=True, kw_only=True):
    __key__ = ("observation_id",)
    __indexes__ = ("ref",)

    observation_id: ObservationId
    ref: str
    version: int
    auditor_id: PersonId
    noted_at: datetime
    words: Words
    fact_stream: UUID | None
    fact_version: int | None
    fact_topic: str | None
    answered: bool = False

    @property
    def audience(self) -> str:
        return MEMBERS


class ObservationAnswer(Row, frozen=True, kw_only=True):
    __key__ = ("observation_id", "version")

    observation_id: ObservationId
    version: int
    person_id: PersonId
    answered_at: datetime
    words: Words

    @property
    def audience(self) -> str:
        return MEMBERS


class Sample(Row, frozen=True, kw_only=True):
    __key__ = ("sample_id",)
    __indexes__ = ("ref",)

    sample_id: SampleId
    ref: str
    auditor_id: PersonId
    kind: str
    since: date
    until: date
    size: int
    seed: str
    drawn_at: datetime

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case audits.CaseAsked() as asked:
            _ask(rows, asked, event)
        case audits.CaseOpened(until=until, granter_id=by) as opened:
            _decide(rows, opened, event, state=OPEN, until=until, decider_id=by)
        case audits.CaseDeclined(decided_by=by, why=why) as declined:
            _decide(rows, declined, event, state=DECLINED, decider_id=by, why_not=why)
        case audits.CaseClosed() as closed:
            _decide(rows, closed, event, state=CLOSED, decider_id=event.meta.person_id)
        case people.AuditEnded(person_id=auditor_id) | people.RoleEnded(person_id=auditor_id, role=Role.AUDITOR):
            for one in rows.where(AuditReading, auditor_id=auditor_id):
                rows.change(one, state=CLOSED if one.state in (ASKED, OPEN) else one.state)
        case audits.SampleDrawn() as drawn:
            rows.add(_sample(drawn, event.recorded_at))
        case audits.Observed() as observed:
            rows.add(_observation(observed, event))
        case audits.ObservationAnswered() as answered:
            _answer(rows, answered, event)


def _ask(rows: Rows, asked: audits.CaseAsked, event: Recorded) -> None:
    rows.put(
        AuditReading(
            breach_id=asked.breach_id,
            auditor_id=asked.auditor_id,
            ref=reference(event.stream_id),
            version=event.version,
            concern=asked.ref,
            why=asked.why,
            asked_on=_day(event),
            state=ASKED,
        )
    )


def _decide(
    rows: Rows, fact: audits.CaseOpened | audits.CaseDeclined | audits.CaseClosed, event: Recorded, **new: object
) -> None:
    found = rows.get(AuditReading, fact.breach_id, fact.auditor_id)
    if found:
        rows.change(found, version=event.version, decided_on=_day(event), **new)


def _sample(drawn: audits.SampleDrawn, at: datetime) -> Sample:
    return Sample(
        sample_id=drawn.sample_id,
        ref=drawn.ref,
        auditor_id=drawn.auditor_id,
        kind=drawn.kind,
        since=drawn.since,
        until=drawn.until,
        size=drawn.size,
        seed=drawn.seed,
        drawn_at=at,
    )


def _observation(observed: audits.Observed, event: Recorded) -> Observation:
    return Observation(
        observation_id=observed.observation_id,
        ref=observed.ref,
        version=event.version,
        auditor_id=observed.auditor_id,
        noted_at=event.recorded_at,
        words=observed.words,
        fact_stream=observed.fact_stream,
        fact_version=observed.fact_version,
        fact_topic=observed.fact_topic,
    )


def _answer(rows: Rows, answered: audits.ObservationAnswered, event: Recorded) -> None:
    found = rows.get(Observation, answered.observation_id)
    if found:
        rows.change(found, version=event.version, answered=True)
    rows.add(
        ObservationAnswer(
            observation_id=answered.observation_id,
            version=event.version,
            person_id=answered.answered_by,
            answered_at=event.recorded_at,
            words=answered.words,
        )
    )


def _day(event: Recorded) -> date:
    return event.recorded_at.astimezone(LONDON).date()


MODEL = ReadModel("audits", (AuditReading, Observation, ObservationAnswer, Sample), absorb, of=("audit", "person"))
