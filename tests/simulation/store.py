"""A desk that keeps its history in memory: the same rules as the real one, and faults where a plan puts them.

What is stored has been through the registry's JSON, with every text in a box that nothing here can read.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from domain import people
from domain.shared.actor import Actor, Role, Seat
from domain.shared.dates import LONDON
from domain.shared.errors import Changed, NotFound, Refused
from domain.shared.events import Event, Evolve, Loaded, Meta, Recorded
from domain.shared.ids import PersonId
from domain.shared.sealed import Sealed, Text
from infra.calendar import england_and_wales
from infra.eventstore import registry
from infra.eventstore.sealing import key_for, map_values
from services.catalogue import READ_MODELS
from services.people.register import Seat as SeatRow
from services.shared.ports import Command, Done
from services.shared.rows import ReadModel, Row, Rows

ATTEMPTS = 3


class Fault(Exception):
    """The process died, or its answer was lost on the way: whoever asked cannot know what came of it."""


class Plan(Struct):
    """What goes wrong with the command at hand: the process dies before it is kept, or after."""

    before: bool = False
    after: bool = False


class Ledger:
    """One area's history, and its read models as the follower has them."""

    def __init__(self, tenant_id: UUID) -> None:
        self.tenant_id = tenant_id
        self.events: list[Recorded] = []
        self.streams: dict[UUID, list[Recorded]] = defaultdict(list)
        self.commands: dict[UUID, tuple[bytes, int]] = {}
        self.models = {model: Rows() for model in READ_MODELS}

    def rows(self, kind: type[Row]) -> list[Any]:
        (found,) = (rows for model, rows in self.models.items() if kind in model.tables)
        return found.every(kind)

    def append(self, event: Recorded) -> None:
        self.events.append(event)
        self.streams[event.stream_id].append(event)

    def follow(self, upto: int) -> None:
        for event in self.events[len(self.events) - upto :]:
            absorb(self.models, event)


def absorb(models: dict[ReadModel, Rows], event: Recorded) -> None:
    for model, rows in models.items():
        rows.absorb(model.take, event)


class MemoryJournal:
    """See `services.shared.ports.Journal`."""

    cx = addresses = None
    calendar = england_and_wales()

    def __init__(self, ledger: Ledger, command: Command, now: datetime) -> None:
        self.ledger, self.command, self.now = ledger, command, now
        self.tenant_id, self.command_id = ledger.tenant_id, command.command_id
        self.seen: dict[UUID, int] = {}
        self.pending: list[tuple[UUID, int, Event, Meta]] = []

    @property
    def today(self) -> date:
        return self.now.astimezone(LONDON).date()

    @cached_property
    def actor(self) -> Actor:
        return self.person(self.command.person_id) if self.command.person_id else Actor(name=self.command.actor)

    def person(self, person_id: PersonId) -> Actor:
        known = self.load(people.evolve, person_id).state
        return known.as_actor(self.today) if known else Actor(person_id=person_id)

    def holders(self, role: Role) -> list[PersonId]:
        return sorted({row.person_id for row in self.ledger.rows(SeatRow) if row.role is role})

    def load(self, evolve: Evolve, stream_id: UUID, *, seen: int | None = None) -> Loaded[Any]:
        state, version = None, 0
        for stored in self.ledger.streams.get(stream_id, ()):
            state, version = evolve(state, stored.fact), stored.version
        if seen is not None and seen != version:
            raise Changed(stream_id, seen)
        self.seen[stream_id] = version
        for stream, number, event, _meta in self.pending:
            if stream == stream_id:
                state, version = evolve(state, event), number
        return Loaded(stream_id, version, state)

    def known(self, evolve: Evolve, stream_id: UUID) -> Any:
        state = self.load(evolve, stream_id).state
        if state is None:
            raise NotFound
        return state

    def append(
        self, loaded: Loaded[Any], events: Sequence[Event], *, effective: date | None = None, acting: Seat | None = None
    ) -> None:
        meta = Meta(
            actor="person" if self.command.person_id else self.command.actor,
            person_id=self.command.person_id,
            role=acting.role if acting else None,
            organisation_id=acting.organisation_id if acting else None,
            command_id=self.command_id,
            correlation_id=self.command_id,
            causation_id=self.command_id,
            effective=effective,
            backfilled=self.command.source is not None,
            source=Text(self.command.source) if self.command.source else None,
        )
        self.pending += [(loaded.stream_id, loaded.version + n, event, meta) for n, event in enumerate(events, 1)]


class MemoryDesk:
    def __init__(self) -> None:
        self.ledgers: dict[UUID, Ledger] = {}

    def ledger(self, tenant_id: UUID) -> Ledger:
        return self.ledgers.setdefault(tenant_id, Ledger(tenant_id))

    def perform(self, command: Command, decide: Callable[[Any], Any], now: datetime, plan: Plan) -> Done[Any]:
        ledger = self.ledger(command.tenant_id)
        for _ in range(ATTEMPTS):
            if earlier := ledger.commands.get(command.command_id):
                if earlier[0] != command.bound_to:
                    raise Refused("made for somebody else")
                return Done(earlier[1], None, repeated=True)
            journal = MemoryJournal(ledger, command, now)
            answer = decide(journal)
            if plan.before:
                raise Fault
            if not journal.pending:
                return Done(None, answer)
            if all(len(ledger.streams.get(stream, ())) == version for stream, version in journal.seen.items()):
                self._commit(ledger, journal)
                if plan.after:
                    raise Fault
                return Done(len(ledger.events), answer)
        raise Changed

    def _commit(self, ledger: Ledger, journal: MemoryJournal) -> None:
        for stream_id, version, event, meta in journal.pending:
            last = ledger.events[-1].recorded_at if ledger.events else journal.now - timedelta(days=1)
            at, stored = max(journal.now, last + timedelta(microseconds=1)), through_json(stream_id, version, event)
            ledger.append(Recorded(len(ledger.events) + 1, stream_id, version, at, stored, meta))
        ledger.commands[journal.command_id] = (journal.command.bound_to, len(ledger.events))
        ledger.follow(len(journal.pending))


def through_json(stream_id: UUID, version: int, event: Event) -> Event:
    def into_box(path: str, value: Any) -> Sealed:
        plain = msgspec.json.encode([value.text, value.lang])
        return Sealed(key_of(value, stream_id), plain, f"{stream_id}/{version}/{path}")

    boxed = map_values(event, into_box)
    stored = registry.decode(event.TOPIC, event.VERSION, msgspec.json.encode(boxed))
    return map_values(stored, lambda path, box: Sealed(box.key_id, box.box, f"{stream_id}/{version}/{path}"))


def key_of(value: Any, stream_id: UUID) -> UUID:
    """A published text's key is drawn by chance elsewhere; here the same seed draws the same history."""
    return stream_id if isinstance(value, Text) else key_for(value)
