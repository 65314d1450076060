"""What pages ask about audits. Who may ask is policy's to say, before."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from services.shared.asking import Asking

LATEST = 50


class Running(Struct, frozen=True):
    """Somebody who audits here today, or will."""

    person_id: UUID
    ref: str
    name: str | None
    begins_on: date | None
    ends_on: date | None


class ReadingLine(Struct, frozen=True):
    """`until` is set, and not over, where the words may be read."""

    breach_id: UUID
    auditor_id: UUID
    auditor: str | None
    ref: str
    version: int
    concern: str
    why: str | None
    why_lang: str | None
    asked_on: date
    state: str
    until: date | None
    decider: str | None
    decided_on: date | None
    why_not: str | None
    why_not_lang: str | None

    def is_open(self, today: date) -> bool:
        return self.state == "open" and self.until is not None and today <= self.until


class ObservationLine(Struct, frozen=True):
    observation_id: UUID
    ref: str
    version: int
    auditor: str | None
    noted_at: datetime
    words: str | None
    words_lang: str | None
    fact_stream: UUID | None
    fact_version: int | None
    fact_topic: str | None
    answered: bool


class AnswerLine(Struct, frozen=True):
    name: str | None
    answered_at: datetime
    words: str | None
    words_lang: str | None


class SampleLine(Struct, frozen=True):
    ref: str
    auditor: str | None
    kind: str
    since: date
    until: date
    size: int
    seed: str
    drawn_at: datetime


RUNNING = """SELECT s.person_id, p.ref, coalesce(p.called, p.name) AS name, s.begins_on, s.ends_on FROM seat s JOIN person p USING (person_id)
  WHERE s.role = 'auditor' AND (s.ends_on IS NULL OR s.ends_on >= %(today)s) ORDER BY name, s.person_id LIMIT 50"""
READINGS = """SELECT r.breach_id, r.auditor_id, a.name AS auditor, r.ref, r.version, r.concern, r.why, r.why_lang, r.asked_on, r.state, r.until,
    d.name AS decider, r.decided_on, r.why_not, r.why_not_lang
  FROM audit_reading r LEFT JOIN person a ON a.person_id = r.auditor_id LEFT JOIN person d ON d.person_id = r.decider_id """
OBSERVATIONS = """SELECT o.observation_id, o.ref, o.version, a.name AS auditor, o.noted_at, o.words, o.words_lang, o.fact_stream, o.fact_version,
    o.fact_topic, o.answered
  FROM observation o LEFT JOIN person a ON a.person_id = o.auditor_id """
SAMPLES = """SELECT s.ref, a.name AS auditor, s.kind, s.since, s.until, s.size, s.seed, s.drawn_at
  FROM sample s LEFT JOIN person a ON a.person_id = s.auditor_id """


async def running(ask: Asking) -> list[Running]:
    return await ask.rows(Running, RUNNING, {"today": ask.today})


async def own_readings(ask: Asking) -> list[ReadingLine]:
    """What the viewer asked for."""
    return await ask.rows(
        ReadingLine,
        READINGS + "WHERE r.auditor_id = %(me)s ORDER BY r.asked_on DESC, r.ref LIMIT %(latest)s",
        {"me": ask.viewer.person_id, "latest": LATEST},
    )


async def readings(ask: Asking) -> list[ReadingLine]:
    """For those who decide: what waits first."""
    return await ask.rows(
        ReadingLine,
        READINGS + "ORDER BY r.state <> 'asked', r.asked_on DESC, r.ref LIMIT %(latest)s",
        {"latest": LATEST},
    )


async def reading(ask: Asking, ref: str) -> ReadingLine | None:
    return await ask.row(ReadingLine, READINGS + "WHERE r.ref = %(ref)s LIMIT 1", {"ref": ref})


async def own_reading(ask: Asking, concern: str) -> ReadingLine | None:
    """Of the concern with that reference, by the viewer."""
    return await ask.row(
        ReadingLine,
        READINGS + "WHERE r.concern = %(concern)s AND r.auditor_id = %(me)s LIMIT 1",
        {"concern": concern, "me": ask.viewer.person_id},
    )


async def of_case(ask: Asking, breach_id: UUID) -> list[ReadingLine]:
    """For the people in it."""
    return await ask.rows(ReadingLine, READINGS + "WHERE r.breach_id = %(id)s ORDER BY r.asked_on, r.ref", {"id": breach_id})


async def observations(ask: Asking) -> list[ObservationLine]:
    return await ask.rows(ObservationLine, OBSERVATIONS + "ORDER BY o.noted_at DESC, o.ref LIMIT %(latest)s", {"latest": LATEST})


async def observation(ask: Asking, ref: str) -> ObservationLine | None:
    return await ask.row(ObservationLine, OBSERVATIONS + "WHERE o.ref = %(ref)s LIMIT 1", {"ref": ref})


async def answers(ask: Asking, observation_id: UUID) -> list[AnswerLine]:
    return await ask.rows(
        AnswerLine,
        """SELECT p.name, a.answered_at, a.words, a.words_lang FROM observation_answer a LEFT JOIN person p USING (person_id)
           WHERE a.observation_id = %(id)s ORDER BY a.version""",
        {"id": observation_id},
    )


async def samples(ask: Asking) -> list[SampleLine]:
    return await ask.rows(SampleLine, SAMPLES + "ORDER BY s.drawn_at DESC, s.ref LIMIT %(latest)s", {"latest": LATEST})


async def sample(ask: Asking, ref: str) -> SampleLine | None:
    return await ask.row(SampleLine, SAMPLES + "WHERE s.ref = %(ref)s LIMIT 1", {"ref": ref})
