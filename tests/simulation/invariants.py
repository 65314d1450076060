"""What holds in every history whatever people did and whatever broke (domain.md 6), each read from the events alone."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from domain import breaches, consultations, people
from domain.shared.events import Audience
from services.catalogue import READ_MODELS
from services.duties.waiting import Duty
from services.shared.rows import PUBLIC, Row, Rows
from tests.simulation.rules import RULES
from tests.simulation.store import Ledger, absorb
from tests.simulation.world import World


def broken(world: World) -> list[str]:
    """Everything that does not hold, in a sentence each."""
    found = [f"{name}: {what}" for name, what in _answers(world)]
    for place in world.places:
        found += [f"{check.__name__}: {what}" for check in CHECKS for what in check(place.ledger)]
    return found


def _answers(world: World) -> Iterator[tuple[str, str]]:
    """Every ok is there once, every refusal left nothing, every unknown at most once."""
    for place in world.places:
        kept = Counter(event.meta.command_id for event in place.ledger.events)
        spans = {command_id: end for command_id, (_bound, end) in place.ledger.commands.items()}
        yield from (("kept once", f"{command}") for command in kept if command not in spans)
        for told in world.log:
            if told.tenant_id == place.tenant_id and told.position and spans.get(told.command_id) != told.position:
                yield "ok is there", f"{told}"
        refused = {told.command_id for told in world.log if told.outcome == "refused"} - {
            told.command_id for told in world.log if told.outcome != "refused"
        }
        yield from (("refused left nothing", f"{command_id}") for command_id in refused & spans.keys())


def positions_have_no_gap(ledger: Ledger) -> Iterator[str]:
    if [event.position for event in ledger.events] != list(range(1, len(ledger.events) + 1)):
        yield "positions"
    for stream_id, stored in ledger.streams.items():
        if [event.version for event in stored] != list(range(1, len(stored) + 1)):
            yield f"stream {stream_id}"
    times = [event.recorded_at for event in ledger.events]
    if sorted(set(times)) != times:
        yield "times"


def no_id_is_another_areas(ledger: Ledger) -> Iterator[str]:
    known: set[UUID] = {ledger.tenant_id}
    for event in ledger.events:
        match event.fact:
            case people.PersonAdded(person_id=one):
                known.add(one)
        if event.fact.TOPIC == "organisation.added":
            known.add(event.stream_id)
        for name in ("organisation_id", "respondent_id", "raiser_id", "champion_id", "nominee_id", "signer_id", "owner_id"):
            value = getattr(event.fact, name, None)
            if value is not None and value not in known:
                yield f"{event.fact.TOPIC} at {event.position}: {name}"


def concerns_leave_no_trace_in_public(ledger: Ledger) -> Iterator[str]:
    """The same history without them shows the same public rows, moved at the same places."""
    without: dict[Any, Rows] = {model: Rows() for model in READ_MODELS}
    for event in ledger.events:
        if event.fact.AUDIENCE is not Audience.CASE:
            absorb(without, event)
    for model in READ_MODELS:
        if public(ledger.models[model]) != public(without[model]):
            yield model.name


def rebuilt_is_the_same(ledger: Ledger) -> Iterator[str]:
    again: dict[Any, Rows] = {model: Rows() for model in READ_MODELS}
    for event in ledger.events:
        absorb(again, event)
    for model in READ_MODELS:
        if all_of(ledger.models[model]) != all_of(again[model]) or ledger.models[model].moved != again[model].moved:
            yield model.name


def duties_are_of_what_is_open(ledger: Ledger) -> Iterator[str]:
    """Nobody is asked for what is over; whoever holds a stage is asked for what it waits for."""
    duties = {(duty.thing, duty.person_id) for duty in ledger.rows(Duty)}
    things = {thing for thing, _person in duties}
    waiting: dict[UUID, Any] = {}
    for event in ledger.events:
        match event.fact:
            case breaches.Raised() | breaches.Escalated() as begun:
                waiting[event.stream_id] = begun.turn.owner_id
            case breaches.Reassigned(owner_id=owner):
                waiting[event.stream_id] = owner
            case breaches.Answered():
                waiting[event.stream_id] = None
            case breaches.Settled():
                waiting.pop(event.stream_id)
                if event.stream_id in things:
                    yield f"a settled concern at {event.position}"
            case consultations.Closed(consultation_id=one) if one in things:
                yield f"a closed consultation at {event.position}"
    for breach_id, owner in waiting.items():
        if owner and (breach_id, owner) not in duties:
            yield f"nobody is asked about {breach_id}"


CHECKS: tuple[Callable[[Ledger], Iterator[str]], ...] = (
    positions_have_no_gap,
    no_id_is_another_areas,
    concerns_leave_no_trace_in_public,
    rebuilt_is_the_same,
    duties_are_of_what_is_open,
    *RULES,
)


def public(rows: Rows) -> Any:
    return [row for row in all_of(rows) if row.audience == PUBLIC], rows.moved.get(PUBLIC)


def all_of(rows: Rows) -> list[Row]:
    return sorted(
        (row for table in rows.rows.values() for row in table.values() if row), key=lambda row: (type(row).__name__, str(row.key))
    )
