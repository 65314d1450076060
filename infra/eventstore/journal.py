"""A command's view of its area's history: load streams, collect events, append them all at once."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, Mapper
from eventsourcing.utils import Environment, EnvType
from msgspec.structs import replace

from domain import areas, people, permissions
from domain.shared.actor import Actor, Role, Seat
from domain.shared.dates import LONDON, Calendar
from domain.shared.errors import Changed, NotFound
from domain.shared.events import Event, Evolve, Loaded, Meta
from domain.shared.ids import PersonId
from domain.shared.sealed import Text
from infra.eventstore.mapper import Fact, FactMapper, Read
from infra.eventstore.recorder import AreaRecorder
from services.shared.membership import Addresses
from services.shared.ports import Command, Vault

AT_ONCE = 500
"""As many events as one append takes. What a large command has more follows under the same lock, in the same transaction."""
NOTHING = Environment("Journal", {})
"""From outside nothing is taken: a cache by stream id alone would leak between tenants."""
FACTORY = InfrastructureFactory.construct(NOTHING)
"""Holds nothing itself, and takes longer to make than the rest of a journal."""


class Journal(Application[UUID]):
    """The library's application, made new for one command on one connection in one transaction."""

    def __init__(
        self,
        cx: psycopg.Connection[Any],
        command: Command,
        vault: Vault,
        addresses: Addresses,
        calendar: Calendar,
        *,
        now: datetime,
        at_named: bool,
    ) -> None:
        """`at_named`: the database is told the time, as only a simulated one allows; else it looks itself."""
        self.cx, self.command, self.vault, self.addresses = cx, command, vault, addresses
        self.calendar, self.now, self.at_named = calendar, now, at_named
        self.tenant_id, self.command_id = command.tenant_id, command.command_id
        self.seen: dict[UUID, int] = {}
        self.pending: list[Fact] = []
        self.of_stream: dict[UUID, list[Fact]] = {}
        super().__init__()

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        return NOTHING

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        return FACTORY

    def construct_mapper(self) -> Mapper[UUID]:
        self.facts = FactMapper(self.tenant_id)
        return self.facts

    def construct_recorder(self) -> ApplicationRecorder:
        at = self.now if self.at_named else None
        return AreaRecorder(self.cx, self.tenant_id, self.command_id, self.command.bound_to, at)

    @property
    def today(self) -> date:
        return self.now.astimezone(LONDON).date()

    @cached_property
    def actor(self) -> Actor:
        if self.command.person_id is None:
            return Actor(name=self.command.actor)
        barred = self.load(permissions.evolve, permissions.permissions_stream(self.tenant_id)).state or frozenset()
        return replace(self.person(self.command.person_id), barred=frozenset(barred))

    def person(self, person_id: PersonId) -> Actor:
        known = self.load(people.evolve, person_id).state
        return known.as_actor(self.today) if known else Actor(person_id=person_id)

    def holders(self, role: Role) -> list[PersonId]:
        rows = self.cx.execute("SELECT DISTINCT person_id FROM seat WHERE role = %s ORDER BY person_id", (role,))
        return [PersonId(person_id) for (person_id,) in rows]

    def load(self, evolve: Evolve, stream_id: UUID, *, seen: int | None = None) -> Loaded[Any]:
        try:
            loaded: Loaded[Any] = self.repository.get(stream_id, projector_func=_fold(evolve))
        except AggregateNotFoundError:
            loaded = Loaded(stream_id, 0, None)
        if seen is not None and seen != loaded.version:
            raise Changed(stream_id, seen)
        self.seen[stream_id] = loaded.version
        for fact in self.of_stream.get(stream_id, ()):
            loaded = Loaded(stream_id, fact.originator_version, evolve(loaded.state, fact.fact))
        return loaded

    def known(self, evolve: Evolve, stream_id: UUID) -> Any:
        state = self.load(evolve, stream_id).state
        if state is None:
            raise NotFound
        return state

    def append(
        self,
        loaded: Loaded[Any],
        events: Sequence[Event],
        *,
        effective: date | None = None,
        acting: Seat | None = None,
    ) -> None:
        meta = self._meta(effective or self.command.effective, acting)
        new = [Fact(loaded.stream_id, loaded.version + number, event, meta).named() for number, event in enumerate(events, 1)]
        self.pending += new
        self.of_stream.setdefault(loaded.stream_id, []).extend(new)
        if any(isinstance(event, people.PersonJoined) for event in events):
            self.__dict__.pop("actor", None)  # whoever acts has taken a seat more, and may go on in it

    def commit(self) -> int | None:
        """Appends what was collected and ends the transaction; returns the area's new last position, or None, with the
        transaction still open, if nothing happened.
        """
        if not self.pending:
            return None
        if self.command.person_id:
            standing = self.load(areas.evolve_standing, self.tenant_id).state
            if standing not in (None, areas.Standing.OPEN):
                areas.may_write(standing, self.person(self.command.person_id), [fact.fact for fact in self.pending])
        needed = {key_id for fact in self.pending for key_id in fact.key_ids}
        self.facts.keys = self.vault.ensure(self.tenant_id, needed) if needed else {}
        guards = [(stream, version) for stream, version in self.seen.items() if stream not in self.of_stream]
        size = AT_ONCE if self.command.large else len(self.pending)
        for part, start in enumerate(range(0, len(self.pending), size)):
            facts, last = self.pending[start : start + size], start + size >= len(self.pending)
            recordings = self.events.put(facts, guards=[] if part else guards, commit=last, part=part)
        return recordings[-1].notification.id

    def _meta(self, effective: date | None, acting: Seat | None) -> Meta:
        command = self.command
        return Meta(
            actor="person" if command.person_id else command.actor,
            person_id=command.person_id,
            role=acting.role if acting else None,
            organisation_id=acting.organisation_id if acting else None,
            command_id=command.command_id,
            correlation_id=command.correlation_id or command.command_id,
            causation_id=command.causation_id or command.command_id,
            effective=effective if effective != self.today else None,
            backfilled=command.source is not None,
            source=Text(command.source) if command.source else None,
        )


def _fold(evolve: Evolve) -> Callable[[Any, Iterable[Any]], Any]:
    def project(_initial: Any, facts: Iterable[Read]) -> Loaded[Any] | None:
        state, last = None, None
        for last in facts:
            state = evolve(state, last.fact)
        return Loaded(last.originator_id, last.originator_version, state) if last else None

    return project
