"""What an auditor may do, and what those decide who answer to them."""

from datetime import date, timedelta
from uuid import UUID

from domain.audits.events import (
    CaseAsked,
    CaseClosed,
    CaseDeclined,
    CaseOpened,
    ObservationAnswered,
    Observed,
    SampleDrawn,
)
from domain.audits.state import Noted, Reading
from domain.shared.actor import Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import BreachId, ObservationId, PersonId, SampleId
from domain.shared.sealed import Text

LONGEST_READING = 92  # days
LONGEST_WORDS = 4_000
MOST_DRAWN = 200


def ask(state: Reading | None, *, breach_id: BreachId, ref: str, auditor_id: PersonId, why: str, today: date) -> list[Event]:
    """Asked again while it waits: nothing more to do."""
    if state and state.asked:
        return []
    if state and state.is_open(today):
        raise Refused(N_("You may read the words of this concern until {until} already."), field="concern", until=state.until)
    if not why.strip():
        raise Refused(N_("Say why the audit needs these words. The people in this concern read it."), field="why")
    return [CaseAsked(breach_id=breach_id, ref=ref, auditor_id=auditor_id, why=Text(why.strip()))]


def let_read(
    state: Reading | None, *, by: PersonId, in_the_case: bool, until: date, audit_ends: date | None, today: date
) -> list[Event]:
    """Never by the auditor, or by somebody in the concern; never past the audit itself, whose last day is `audit_ends`."""
    reading = _asked(state)
    _independent(reading, by, in_the_case)
    latest = min(today + timedelta(days=LONGEST_READING), audit_ends or date.max)
    if not today <= until <= latest:
        raise Refused(N_("Enter a day from today to {latest}."), field="until", latest=latest)
    return [CaseOpened(breach_id=reading.breach_id, ref=reading.ref, auditor_id=reading.auditor_id, granter_id=by, until=until)]


def decline(state: Reading | None, *, by: PersonId, in_the_case: bool, why: str) -> list[Event]:
    reading = _asked(state)
    _independent(reading, by, in_the_case)
    return [
        CaseDeclined(
            breach_id=reading.breach_id,
            ref=reading.ref,
            auditor_id=reading.auditor_id,
            decided_by=by,
            why=Text(why.strip()) if why.strip() else None,
        )
    ]


def close(state: Reading | None, today: date) -> list[Event]:
    """Anybody who may give leave may end it, in the concern or not."""
    if state is None:
        raise NotFound
    if not state.is_open(today):
        return []
    return [CaseClosed(breach_id=state.breach_id, ref=state.ref, auditor_id=state.auditor_id)]


def draw(
    *,
    sample_id: SampleId,
    ref: str,
    auditor_id: PersonId,
    kind: str,
    since: date,
    until: date,
    size: int,
    seed: str,
    seat: Seat | None,
) -> list[Event]:
    """`seat` is the audit's: a sample is of its own days, or of some of them."""
    if until < since:
        raise Refused(N_("Enter a last day that is not before the first."), field="until")
    if seat and not (seat.works_on(since) and seat.works_on(until)):
        raise Refused(N_("Enter days within those of your audit."), field="since")
    if not 1 <= size <= MOST_DRAWN:
        raise Refused(N_("Enter a number from 1 to {most}."), field="size", most=MOST_DRAWN)
    return [
        SampleDrawn(
            sample_id=sample_id, ref=ref, auditor_id=auditor_id, kind=kind, since=since, until=until, size=size, seed=seed
        )
    ]


def observe(
    *, observation_id: ObservationId, ref: str, auditor_id: PersonId, fact: tuple[UUID, int, str] | None, words: str
) -> list[Event]:
    """`fact` is a fact's stream, version and topic."""
    stream, version, topic = fact or (None, None, None)
    return [
        Observed(
            observation_id=observation_id,
            ref=ref,
            auditor_id=auditor_id,
            fact_stream=stream,
            fact_version=version,
            fact_topic=topic,
            words=_written(words),
        )
    ]


def answer(state: Noted | None, *, by: PersonId, words: str) -> list[Event]:
    if state is None:
        raise NotFound
    observed = state.observed
    return [ObservationAnswered(observation_id=observed.observation_id, ref=observed.ref, answered_by=by, words=_written(words))]


def _written(words: str) -> Text:
    if not words.strip():
        raise Refused(N_("Write something first."), field="words")
    return Text(words.strip())


def _asked(state: Reading | None) -> Reading:
    if state is None:
        raise NotFound
    if not state.asked:
        raise Refused(N_("This has been decided."))
    return state


def _independent(reading: Reading, by: PersonId, in_the_case: bool) -> None:
    if by == reading.auditor_id:
        raise Refused(N_("You asked for this yourself. Somebody else decides on it."))
    if in_the_case:
        raise Refused(N_("You are in this concern yourself. The host, or another chair, decides on this."))
