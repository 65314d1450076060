"""What must hold after every fault run: the history proves what clients were told, and everything that follows has followed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg import sql

from domain.consultations import Opened
from domain.organisations import OrganisationAdded
from domain.shared.sealed import Clear, Sealed
from infra.commands.audit import ledgers, verify
from infra.composition import Parts
from infra.eventstore.sealing import open_sealed
from infra.readmodels import events, generations
from infra.readmodels.tables import Moved, table_of
from services.catalogue import READ_MODELS
from tests.given import TestArea
from tests.trust import records
from tests.trust.areas import Areas
from tests.trust.checker import check
from tests.trust.clients import PAYLOAD
from tests.trust.installation import Installation
from tests.trust.records import Said, Stored, What

KINDS = [Moved, *(kind for model in READ_MODELS for kind in model.tables)]
UNREAD = """SELECT count(*) FROM es.head h LEFT JOIN rm.cursor c ON c.tenant_id = h.tenant_id
    AND c.generation = (SELECT generation FROM rm.live) WHERE h.position > coalesce(c.position, 0) AND h.tenant_id = ANY(%(all)s)"""
NOT_FOLLOWED_UP = """SELECT count(*) FROM es.head h LEFT JOIN ops.cursor o ON o.tenant_id = h.tenant_id AND o.name = 'follow-up'
    WHERE h.position > coalesce(o.position, 0) AND h.tenant_id = ANY(%(all)s)"""
NOT_SENT = "SELECT count(*) FROM ops.outbox WHERE sent_at IS NULL AND gave_up_at IS NULL AND tenant_id = ANY(%(all)s)"


class Figures(Struct):
    """What a run comes to."""

    acknowledged: int
    refused: int
    unknown: int
    again: int
    reads: int
    events: int
    mails: int

    def __str__(self) -> str:
        return (
            f"{self.acknowledged} acknowledged, {self.refused} refused, {self.unknown} never answered, {self.again} asked again, "
            f"{self.reads} reads, "
            f"{self.events} events, {self.mails} mails: 0 lost, 0 doubled, 0 reordered"
        )


def proved(installed: Installation, areas: Areas, folder: Path) -> Figures:
    """Waits until everything has caught up by itself, then holds it all against what the clients said."""
    installed.keep_until(lambda: caught_up(installed, areas.all))
    installed.mend()
    said, stored = list(records.read(folder)), list(history(areas))
    found = check(said, stored)
    assert not found, found[:10]
    assert faults(installed) == []
    assert unlike_a_rebuild(installed) == []
    mails = mails_of(installed, areas)
    assert mails == {one.payload: 1 for one in stored if one.payload and one.scope == one.tenant}
    return figures(said, stored, mails.total())


def figures(said: list[Said], stored: list[Stored], mails: int) -> Figures:
    acknowledged, refused = (len({one.payload for one in said if one.what is what}) for what in (What.OK, What.FAIL))
    asked = records.count(said, What.INVOKE)
    reads = records.count(said, What.READ)
    unknown, again = asked - acknowledged - refused, records.count(said, What.UNKNOWN)
    return Figures(acknowledged, refused, unknown, again - unknown, reads, len(stored), mails)


def caught_up(installed: Installation, areas: Sequence[TestArea]) -> bool:
    """Read models, what follows from them, and mail."""
    return _none_left(installed, areas, UNREAD, NOT_FOLLOWED_UP, NOT_SENT)


def readable(installed: Installation, areas: Sequence[TestArea]) -> bool:
    return _none_left(installed, areas, UNREAD)


def _none_left(installed: Installation, areas: Sequence[TestArea], *queries: LiteralString) -> bool:
    values = {"all": [area.tenant for area in areas]}
    try:
        with psycopg.connect(installed.superuser) as cx:
            return all(cx.execute(query, values).fetchone() == (0,) for query in queries)
    except psycopg.OperationalError:
        return False


def history(areas: Areas) -> Iterator[Stored]:
    """Every event of these areas; wishes are told by the words that were typed, opened with their keys."""
    for area in areas.all:
        position = 0
        with areas.made.follower_pool.connection() as cx:
            while batch := events.after(cx, {area.tenant: position}, 1_000).get(area.tenant, []):
                yield from (_stored(areas.made, one) for one in batch)
                position = batch[-1].position


def _stored(made: Parts, one: events.StoredEvent) -> Stored:
    where = {"tenant": str(one.tenant_id), "position": one.position, "stream": str(one.stream_id), "version": one.version}
    match one.recorded().fact:
        case Opened(title=Sealed() as title):
            return Stored(**where, scope=str(one.tenant_id), payload=_opened(made, one.tenant_id, title))
        case OrganisationAdded(name=name) if PAYLOAD.fullmatch(name):
            return Stored(**where, scope=str(one.stream_id), payload=name)
    return Stored(**where)


def _opened(made: Parts, tenant_id: UUID, sealed: Sealed) -> str:
    clear = open_sealed(tenant_id, sealed, made.vault.keys(tenant_id, [sealed.key_id]))
    assert isinstance(clear, Clear)
    return clear.text


def faults(installed: Installation) -> list[Any]:
    """What `audit verify` finds, in every ledger there is."""
    with psycopg.connect(installed.settings.follower_database_url) as cx:
        return [(name, fault) for tenant, name in ledgers(cx) for fault in verify(cx, tenant)[1]]


def unlike_a_rebuild(installed: Installation) -> list[str]:
    """Tables that are not, byte for byte, what the whole history makes anew."""
    url, made = installed.settings.migrator_database_url, installed.made
    generation = generations.make(url, READ_MODELS)
    made.follower(after=lambda _tenants: None, generation=generation).run_dry()
    with psycopg.connect(installed.superuser) as cx:
        (live,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
        unlike = [kind.__name__ for kind in KINDS if copied(cx, kind, live) != copied(cx, kind, generation)]
        for schema in generations.schemas(generation):
            cx.execute(f"DROP SCHEMA {schema} CASCADE")
        for table in ("cursor", "parked", "generation"):
            cx.execute(f"DELETE FROM rm.{table} WHERE generation = %s", (generation,))
    return unlike


def copied(cx: psycopg.Connection[Any], kind: Any, generation: int) -> bytes:
    areas, wide = generations.schemas(generation)
    table = table_of(kind)
    query = sql.SQL("COPY (SELECT * FROM {} ORDER BY {}) TO STDOUT").format(
        sql.Identifier(wide if kind.__wide__ else areas, table.name),
        sql.SQL(", ").join(map(sql.Identifier, ["tenant_id", *table.key])),
    )
    with cx.cursor().copy(query) as copy:
        return b"".join(bytes(part) for part in copy)


def mails_of(installed: Installation, areas: Areas) -> Counter[str]:
    """How many letters came for each wish."""
    with installed.made.worker_pool.connection() as cx:
        rows = cx.execute("SELECT subject || body FROM ops.mailbox WHERE address = %s", (areas.address("contact"),)).fetchall()
    return Counter(payload for (letter,) in rows for payload in set(PAYLOAD.findall(letter)))
