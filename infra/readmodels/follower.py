"""Follows every tenant's history into the read models, in batches, exactly once.

All read models of a tenant advance with its cursor in one transaction. Any number of followers share the work: a cursor
that one holds, the others skip. An event that a model cannot take parks that model for that tenant; the rest go on.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg
from psycopg_pool import ConnectionPool

from infra.readmodels import events
from infra.readmodels.folding import Fold, Stuck, write
from services.shared.ports import Vault
from services.shared.rows import ReadModel

TENANTS_AT_ONCE, EVENTS_AT_ONCE = 100, 500
FIRST_RETRY, LONGEST_RETRY = 5, 3600  # seconds
LIVE = "SELECT generation FROM rm.live"
DIRTY = """SELECT h.tenant_id FROM es.head h LEFT JOIN rm.cursor c ON c.tenant_id = h.tenant_id AND c.generation = %s
  WHERE h.position > coalesce(c.position, 0) LIMIT %s"""
BEGIN = "INSERT INTO rm.cursor (tenant_id, generation, position) SELECT unnest(%s::uuid[]), %s, 0 ON CONFLICT DO NOTHING"
TAKE = """SELECT tenant_id, position FROM rm.cursor WHERE generation = %s AND tenant_id = ANY(%s)
  ORDER BY tenant_id FOR UPDATE SKIP LOCKED"""
ADVANCE = """UPDATE rm.cursor c SET position = n.position FROM unnest(%s::uuid[], %s::bigint[]) AS n (tenant_id, position)
  WHERE c.tenant_id = n.tenant_id AND c.generation = %s"""
PARKED = "SELECT tenant_id, model FROM rm.parked WHERE generation = %s AND tenant_id = ANY(%s)"
PARK = """INSERT INTO rm.parked (tenant_id, generation, model, position, topic, error, next_try)
  VALUES (%s, %s, %s, %s, %s, %s, clock_timestamp() + make_interval(secs => %s))
  ON CONFLICT (tenant_id, generation, model) DO UPDATE SET position = excluded.position, topic = excluded.topic,
    error = excluded.error, tries = rm.parked.tries + 1,
    next_try = clock_timestamp() + make_interval(secs => least(%s, %s * 2 ^ rm.parked.tries))"""
TO_RETRY = """SELECT p.tenant_id, p.model, p.position, c.position FROM rm.parked p JOIN rm.cursor c USING (tenant_id, generation)
  WHERE p.generation = %s AND p.next_try <= clock_timestamp() FOR UPDATE SKIP LOCKED"""
UNPARK = "DELETE FROM rm.parked WHERE tenant_id = %s AND generation = %s AND model = %s"
log = logging.getLogger("follower")


class Follower:
    """`after` hears, once it is committed, which tenants moved. Without a `generation` it fills the one in use."""

    def __init__(
        self,
        pool: ConnectionPool,
        vault: Vault,
        models: Sequence[ReadModel],
        after: Callable[[Iterable[UUID]], None] = lambda _tenants: None,
        generation: int | None = None,
    ) -> None:
        self.pool, self.vault, self.after = pool, vault, after
        self.models = {model.name: model for model in models}
        self.generation = generation

    def run_dry(self) -> int:
        """Until nothing is behind; returns how many events that took."""
        total = 0
        while count := self.step():
            total += count
        return total

    def step(self) -> int:
        """Advances some of what is behind by a batch; returns how many events it absorbed."""
        with self.pool.connection() as cx:
            generation = self._generation(cx)
            dirty = [tenant for (tenant,) in cx.execute(DIRTY, (generation, TENANTS_AT_ONCE))]
            if not dirty:
                return 0
            cx.execute(BEGIN, (dirty, generation))
            cx.commit()
            behind: dict[UUID, int] = dict(cx.execute(TAKE, (generation, dirty)).fetchall())
            batch = events.after(cx, behind, EVENTS_AT_ONCE)
            self._absorb(cx, generation, batch)
            ends = {tenant_id: found[-1].position for tenant_id, found in batch.items()}
            cx.execute(ADVANCE, (list(ends), list(ends.values()), generation))
        if batch:
            self.after(batch)
        return sum(map(len, batch.values()))

    def retry_parked(self) -> int:
        """Lets each parked model whose time has come try again, up to where its tenant is; returns how many came back."""
        back = 0
        with self.pool.connection() as cx:
            generation = self._generation(cx)
            for tenant_id, name, position, upto in cx.execute(TO_RETRY, (generation,)).fetchall():
                missed = events.after(cx, {tenant_id: position - 1}, upto - position + 1).get(tenant_id, [])
                if not self._one_by_one(cx, generation, tenant_id, missed, [name] if name in self.models else []):
                    cx.execute(UNPARK, (tenant_id, generation, name))
                    back += 1
        return back

    def _generation(self, cx: psycopg.Connection[Any]) -> int:
        if self.generation:
            return self.generation
        (generation,) = cx.execute(LIVE).fetchone() or (0,)
        return int(generation)

    def _absorb(self, cx: psycopg.Connection[Any], generation: int, batch: Mapping[UUID, list[events.StoredEvent]]) -> None:
        parked: dict[UUID, set[str]] = defaultdict(set)
        for tenant_id, model in cx.execute(PARKED, (generation, list(batch))):
            parked[tenant_id].add(model)
        going = {tenant_id: [name for name in self.models if name not in parked[tenant_id]] for tenant_id in batch}
        folds = [
            Fold(cx, generation, tenant_id, [self.models[name] for name in going[tenant_id]]).absorb(found)
            for tenant_id, found in batch.items()
        ]
        try:
            with cx.transaction():
                write(cx, self.vault, generation, folds)
        except Exception as error:
            if not _lies_in_the_data(error):
                raise
            for tenant_id, found in batch.items():
                self._one_by_one(cx, generation, tenant_id, found, going[tenant_id])
        else:
            self._park(cx, generation, [stuck for fold in folds for stuck in fold.stuck])

    def _one_by_one(
        self, cx: psycopg.Connection[Any], generation: int, tenant_id: UUID, found: list[events.StoredEvent], names: Iterable[str]
    ) -> list[Stuck]:
        """The slow way, that finds which model holds a batch up; returns those that are stuck."""
        stuck: list[Stuck] = []
        for name in names:
            fold = Fold(cx, generation, tenant_id, [self.models[name]]).absorb(found)
            try:
                with cx.transaction():
                    write(cx, self.vault, generation, [fold])
                stuck += fold.stuck
            except Exception as error:
                if not _lies_in_the_data(error):
                    raise
                stuck.append(Stuck(tenant_id, name, found[0].position, found[0].topic, type(error).__name__))
        self._park(cx, generation, stuck)
        return stuck

    def _park(self, cx: psycopg.Connection[Any], generation: int, stuck: Iterable[Stuck]) -> None:
        for one in stuck:
            log.error(
                "parked model=%s tenant=%s position=%s topic=%s error=%s",
                one.model, one.tenant_id, one.position, one.topic, one.error,
            )  # fmt: skip
            values = (one.tenant_id, generation, one.model, one.position, one.topic, one.error)
            cx.execute(PARK, (*values, FIRST_RETRY, LONGEST_RETRY, FIRST_RETRY))


def _lies_in_the_data(error: Exception) -> bool:
    """It would fail again tomorrow: not because a database is away, or a table is not there yet."""
    if isinstance(error, psycopg.errors.ProgramLimitExceeded):
        return True
    return not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError | psycopg.ProgrammingError)
