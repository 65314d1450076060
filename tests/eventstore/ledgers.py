"""A ledger of a test's own, decisions small enough to see through, and things done at the same time."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import msgspec
import psycopg

from domain import organisations
from domain.organisations import OrganisationAdded, Sector
from domain.shared.events import Meta
from domain.shared.ids import OrganisationId, TenantId
from infra.composition import Parts
from infra.desk import PostgresDesk
from infra.eventstore.mapper import StoredFact
from infra.eventstore.recorder import AreaRecorder
from services.areas.hosts import register_host
from services.shared.ports import Command, Done, Journal

Decision = Callable[[Journal], Any]


class Ledger:
    """Its only event at first is the host that it belongs to."""

    def __init__(self, made: Parts) -> None:
        self.made, self.tenant = made, TenantId(uuid4())
        self.does(lambda journal: register_host(journal, "A host of tests"))

    def command(self, **more: Any) -> Command:
        return Command(**{"tenant_id": self.tenant, "command_id": uuid4(), "route": "test"} | more)

    def does(self, decide: Decision, *, desk: PostgresDesk | None = None, **more: Any) -> Done[Any]:
        return (desk or self.made.desk).perform(self.command(**more), decide)

    def ask(self, query: str, *values: object) -> list[Any]:
        """The first column of every row."""
        return self.made.desk.within(self.tenant, lambda cx: [row[0] for row in cx.execute(query, values)])

    @property
    def positions(self) -> list[int]:
        return self.ask("SELECT position FROM es.event WHERE tenant_id = %s ORDER BY position", self.tenant)

    def versions(self, stream: UUID) -> list[int]:
        query = "SELECT stream_version FROM es.event WHERE (tenant_id, stream_id) = (%s, %s) ORDER BY stream_version"
        return self.ask(query, self.tenant, stream)


def named(stream: UUID, name: str = "A group") -> OrganisationAdded:
    """An event that may come any number of times in a stream, and holds nothing sealed."""
    return OrganisationAdded(organisation_id=OrganisationId(stream), name=name, sector=Sector.VCS)


def write(stream: UUID, name: str = "A group", *, seen: int | None = None) -> Decision:
    return lambda journal: journal.append(journal.load(organisations.evolve, stream, seen=seen), [named(stream, name)])


def write_unless(other: UUID, stream: UUID, looked: Callable[[], object] = lambda: None) -> Decision:
    """Writes to one stream only while nothing is in the other."""

    def decide(journal: Journal) -> None:
        taken = journal.load(organisations.evolve, other).state
        looked()
        if not taken:
            write(stream)(journal)

    return decide


def append_raw(cx: psycopg.Connection[Any], tenant: UUID, topic: str, state: bytes = b"{}") -> None:
    """An event as no command of ours would write it, through es.append."""
    meta = Meta(actor="operator", command_id=uuid4(), correlation_id=uuid4(), causation_id=uuid4())
    row = StoredFact(originator_id=uuid4(), originator_version=1, topic=topic, state=state, meta=msgspec.json.encode(meta))
    AreaRecorder(cx, tenant, meta.command_id, b"", None).insert_events([row])


def together(*doings: Callable[[], Any]) -> list[Future[Any]]:
    """Everything at the same time, each in a thread of its own; returns when all have ended."""
    with ThreadPoolExecutor(len(doings)) as threads:
        return [threads.submit(doing) for doing in doings]


def until(holds: Callable[[], object], seconds: float = 10) -> None:
    """Waits for what must come about soon."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.002)
