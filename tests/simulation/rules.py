"""What the domain promises of champions, concerns, clauses, signatures and consultations, whatever happened."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

from domain import breaches, champions, compacts, consultations, signatories
from domain.shared.dates import LONDON
from services.consultations.register import Consultation
from services.shared.rows import PUBLIC
from services.signatories.register import Signature
from tests.simulation.store import Ledger


def one_champion_at_a_time(ledger: Ledger) -> Iterator[str]:
    terms: dict[UUID, list[champions.Accepted]] = defaultdict(list)
    asked: dict[UUID, champions.Nominated] = {}
    for event in ledger.events:
        match event.fact:
            case champions.Nominated() as nominated:
                asked[nominated.nomination_id] = nominated
            case champions.Accepted() as accepted:
                terms[event.stream_id].append(accepted)
                if event.meta.person_id != asked.pop(accepted.nomination_id).nominee_id:
                    yield f"somebody else accepted at {event.position}"
            case champions.Declined() | champions.NominationExpired() as ended:
                asked.pop(ended.nomination_id)
    for slot, served in terms.items():
        begins = [term.serves_from for term in served]
        if begins != sorted(begins) or any(term.serves_from >= term.term_ends for term in served):
            yield f"terms of {slot}"


def concerns_keep_to_their_procedure(ledger: Ledger) -> Iterator[str]:
    """Next stage only, nobody judges their own, each lateness once a stage, nothing after it is settled."""
    sides: dict[UUID, breaches.Raised] = {}
    stages: dict[UUID, int] = {}
    late: set[tuple[UUID, int, str]] = set()
    settled: set[UUID] = set()
    for event in ledger.events:
        fact = event.fact
        if not fact.TOPIC.startswith("breach."):
            continue
        if event.stream_id in settled:
            yield f"{fact.TOPIC} at {event.position}, after it was settled"
        match fact:
            case breaches.Raised():
                sides[event.stream_id], stages[event.stream_id] = fact, fact.turn.stage
            case breaches.Escalated():
                if fact.turn.stage != stages[event.stream_id] + 1:
                    yield f"stage {fact.turn.stage} at {event.position}"
                stages[event.stream_id] = fact.turn.stage
            case breaches.Settled():
                settled.add(event.stream_id)
                if event.meta.person_id != sides[event.stream_id].raiser_id:
                    yield f"settled by another at {event.position}"
            case breaches.AcknowledgementOverdue() | breaches.AnswerOverdue():
                if (key := (event.stream_id, fact.stage, fact.TOPIC)) in late:
                    yield f"late twice at {event.position}"
                late.add(key)
                if event.recorded_at.astimezone(LONDON).date() <= fact.due_on:
                    yield f"late too early at {event.position}"
                if event.meta.effective != fact.due_on + timedelta(1):
                    yield f"late in effect from {event.meta.effective} at {event.position}"
        owner = fact.turn.owner_id if isinstance(fact, breaches.Raised | breaches.Escalated) else getattr(fact, "owner_id", None)
        if owner == sides[event.stream_id].raiser_id:
            yield f"with its raiser at {event.position}"


def a_clause_resolves_in_its_own_version(ledger: Ledger) -> Iterator[str]:
    clauses: set[tuple[UUID, str]] = set()
    for event in ledger.events:
        match event.fact:
            case compacts.SectionDrafted() as section:
                clauses |= {(section.version_id, clause.clause_id) for clause in section.clauses}
            case breaches.Raised(clause=cited) if (cited.version_id, cited.clause_id) not in clauses:
                yield f"clause {cited.clause_id} at {event.position}"


SIGNING = (signatories.SignedUp, signatories.Approved, signatories.Reaffirmed)


def a_signature_stays_with_its_version(ledger: Ledger) -> Iterator[str]:
    """Each by an act of its own: nothing that happens to the text carries one over."""
    signed = {(event.fact.organisation_id, event.fact.version_id) for event in ledger.events if isinstance(event.fact, SIGNING)}
    shown = {(row.organisation_id, row.version_id) for row in ledger.rows(Signature)}
    if shown != signed:
        yield f"{shown ^ signed}"


def consultations_close_once_when_their_day_has_ended(ledger: Ledger) -> Iterator[str]:
    last_day: dict[UUID, date] = {}
    answered: set[tuple[UUID, UUID]] = set()
    for event in ledger.events:
        match event.fact:
            case consultations.Opened() as opened:
                last_day[opened.consultation_id] = opened.closes_on
                if opened.short_by != max(0, opened.minimum_days - (opened.closes_on - opened.opens_on).days):
                    yield f"short by {opened.short_by} at {event.position}"
            case consultations.Closed(consultation_id=one):
                if event.recorded_at.astimezone(LONDON).date() <= last_day.pop(one):
                    yield f"closed early at {event.position}"
            case consultations.ResponseReceived() as received:
                if (key := (received.consultation_id, received.organisation_id)) in answered:
                    yield f"a second response at {event.position}"
                answered.add(key)


def a_short_consultation_is_seen_by_all(ledger: Ledger) -> Iterator[str]:
    shown = {row.consultation_id: row for row in ledger.rows(Consultation) if row.audience == PUBLIC}
    for event in ledger.events:
        match event.fact:
            case consultations.Opened(short_by=short, consultation_id=one) if short and shown[one].short_by != short:
                yield f"consultation at {event.position}"


RULES: tuple[Callable[[Ledger], Iterator[str]], ...] = (
    one_champion_at_a_time,
    concerns_keep_to_their_procedure,
    a_clause_resolves_in_its_own_version,
    a_signature_stays_with_its_version,
    consultations_close_once_when_their_day_has_ended,
    a_short_consultation_is_seen_by_all,
)
