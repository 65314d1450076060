"""Follows every tenant's history into the read models, in batches, exactly once.

All read models of a tenant advance with its cursor in one transaction. Any number of followers share the work: a cursor
that one holds, the others skip. An event that a model cannot take parks that model for that tenant; the rest go on.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg
from psycopg_pool import ConnectionPool

from infra.readmodels import events
from infra.readmodels.events import StoredEvent
from infra.readmodels.folding import Fold, Stuck, write
from services.shared.ports import Vault
from services.shared.rows import ReadModel

TENANTS_AT_ONCE, EVENTS_AT_ONCE = 100, 500
FOLDED_AT_ONCE = 20  # tenants
FIRST_RETRY, LONGEST_RETRY = 5, 3600  # seconds
LIVE = "SELECT generation FROM rm.live"
DIRTY = """SELECT g.generation, h.tenant_id, c.position IS NULL
  FROM (SELECT coalesce(%s, (SELECT generation FROM rm.live)) AS generation) AS g CROSS JOIN es.head h
  LEFT JOIN rm.cursor c ON c.tenant_id = h.tenant_id AND c.generation = g.generation
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
Cx = psycopg.Connection[Any]
Batch = Mapping[UUID, list[StoredEvent]]
Going = Mapping[UUID, Sequence[str]]
"""The models of each tenant that are not parked."""
Absorb = Callable[[Cx, int, Batch, Going], None]


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
        try:
            batch = self._advance(self._together)
        except Exception as error:
            if not _lies_in_the_data(error):
                raise
            batch = self._advance(self._apart)
        if batch:
            self.after(batch)
        return sum(map(len, batch.values()))

    def _advance(self, absorb: Absorb) -> Batch:
        """One transaction: what follows in each tenant that no other follower holds, absorbed."""
        with self.pool.connection() as cx:
            dirty = cx.execute(DIRTY, (self.generation, TENANTS_AT_ONCE)).fetchall()
            if not dirty:
                return {}
            generation, tenants = dirty[0][0], [tenant_id for _generation, tenant_id, _unmet in dirty]
            if unmet := [tenant_id for _generation, tenant_id, unmet in dirty if unmet]:
                cx.execute(BEGIN, (unmet, generation))
                cx.commit()
            behind: dict[UUID, int] = dict(cx.execute(TAKE, (generation, tenants)).fetchall())
            parked = set(cx.execute(PARKED, (generation, list(behind))))
            going = {one: [name for name in self.models if (one, name) not in parked] for one in behind}
            batch = events.after(cx, behind, EVENTS_AT_ONCE)
            absorb(cx, generation, batch, going)
            ends = {tenant_id: found[-1].position for tenant_id, found in batch.items()}
            cx.execute(ADVANCE, (list(ends), list(ends.values()), generation))
        return batch

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

    def _generation(self, cx: Cx) -> int:
        if self.generation:
            return self.generation
        (generation,) = cx.execute(LIVE).fetchone() or (0,)
        return int(generation)

    def _together(self, cx: Cx, generation: int, batch: Batch, going: Going) -> None:
        """While PostgreSQL writes the rows of some tenants, the next are folded."""
        stuck: list[Stuck] = []
        with cx.pipeline():
            for some in _split(list(batch), FOLDED_AT_ONCE):
                folds = [Fold(cx, generation, one, [self.models[n] for n in going[one]]).absorb(batch[one]) for one in some]
                write(cx, self.vault, generation, folds)
                stuck += [one for fold in folds for one in fold.stuck]
        self._park(cx, generation, stuck)

    def _apart(self, cx: Cx, generation: int, batch: Batch, going: Going) -> None:
        for tenant_id, found in batch.items():
            self._one_by_one(cx, generation, tenant_id, found, going[tenant_id])

    def _one_by_one(
        self, cx: Cx, generation: int, tenant_id: UUID, found: list[StoredEvent], names: Iterable[str]
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

    def _park(self, cx: Cx, generation: int, stuck: Iterable[Stuck]) -> None:
        for one in stuck:
            log.error(
                "parked model=%s tenant=%s position=%s topic=%s error=%s",
                one.model, one.tenant_id, one.position, one.topic, one.error,
            )  # fmt: skip
            values = (one.tenant_id, generation, one.model, one.position, one.topic, one.error)
            cx.execute(PARK, (*values, FIRST_RETRY, LONGEST_RETRY, FIRST_RETRY))


def _split(whole: Sequence[UUID], size: int) -> Iterator[Sequence[UUID]]:
    return (whole[start : start + size] for start in range(0, len(whole), size))


def _lies_in_the_data(error: Exception) -> bool:
    """It would fail again tomorrow: not because a database is away, or a table is not there yet."""
    if isinstance(error, psycopg.errors.ProgramLimitExceeded):
        return True
    return not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError | psycopg.ProgrammingError)
