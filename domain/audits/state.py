"""How things stand between an auditor and one concern, with one observation, with one sample."""

from datetime import date
from hashlib import sha256
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.audits.events import (
    CaseAsked,
    CaseClosed,
    CaseDeclined,
    CaseOpened,
    ObservationAnswered,
    Observed,
    SampleDrawn,
)
from domain.shared.events import Event
from domain.shared.ids import BreachId, PersonId, claim


class Reading(Struct, frozen=True):
    """`asked` while it waits for an answer; `until` the last day of the leave that was given, None for none."""

    breach_id: BreachId
    ref: str
    auditor_id: PersonId
    asked: bool = True
    until: date | None = None

    def is_open(self, today: date) -> bool:
        return self.until is not None and today <= self.until


class Noted(Struct, frozen=True):
    """An observation, by what it takes to answer it."""

    observed: Observed


def reading_stream(tenant_id: UUID, breach_id: BreachId, auditor_id: PersonId) -> UUID:
    return claim(tenant_id, "audit-reading", breach_id, auditor_id)


def observation_stream(tenant_id: UUID, ref: str) -> UUID:
    return claim(tenant_id, "observation", ref)


def sample_stream(tenant_id: UUID, ref: str) -> UUID:
    return claim(tenant_id, "sample", ref)


def evolve_reading(state: Reading | None, event: Event) -> Reading:
    match event:
        case CaseAsked():
            return Reading(event.breach_id, event.ref, event.auditor_id)
        case CaseOpened() if state:
            return replace(state, asked=False, until=event.until)
        case CaseDeclined() | CaseClosed() if state:
            return over(state)
    raise AssertionError(event)


def over(state: Reading) -> Reading:
    return replace(state, asked=False, until=None)


def evolve_observation(state: Noted | None, event: Event) -> Noted:
    match event:
        case Observed():
            return Noted(event)
        case ObservationAnswered() if state:
            return state
    raise AssertionError(event)


def evolve_sample(_state: SampleDrawn | None, event: Event) -> SampleDrawn:
    assert isinstance(event, SampleDrawn)
    return event


def lot(seed: str, stream_id: UUID, version: int) -> str:
    """What a fact draws: 64 hex digits. Those with the smallest are the sample, so whoever knows the seed draws the same.

    >>> lot("7", UUID(int=1), 2)[:12]
    'd0ad779ccaf2'
    """
    return sha256(f"{seed} {stream_id} {version}".encode()).hexdigest()
