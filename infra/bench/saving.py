"""A command's save: from the transaction's begin and binding, through the journal and es.append, to the commit."""

import itertools
import os
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
from msgspec.structs import replace
from psycopg_pool import ConnectionPool

from domain.shared.events import Loaded
from infra.bench import cost, stock
from infra.bench.figures import Figure
from infra.bench.filling import facts, fill, opening, organisation
from infra.bench.ground import Bench, Ground
from infra.bench.turns import in_turn, ratio
from infra.calendar import england_and_wales
from infra.desk import PostgresDesk
from infra.eventstore.journal import Journal
from infra.eventstore.mapper import FactMapper
from services.shared.ports import Command

AREAS, MANY, SOME = 100, 32, 8
PLAIN = """DROP TABLE IF EXISTS plain; CREATE TABLE plain (tenant_id uuid, position bigint, stream_id uuid, stream_version bigint, topic text, meta bytea,
  state bytea, header_salt bytea, state_salt bytea, recorded_at timestamptz, leaf bytea, chain bytea, PRIMARY KEY (tenant_id, position))"""
INSERT = "INSERT INTO plain VALUES (%s, %s, %s, 1, %s, %s, %s, %s, %s, clock_timestamp(), %s, %s)"
HELD = """SELECT (SELECT sum(position) FROM es.head)::bigint,
  (SELECT count(*) FROM (SELECT 1 FROM es.event GROUP BY tenant_id, position) AS each),
  (SELECT count(*) FROM es.head h WHERE position <> (SELECT count(*) FROM es.event e WHERE e.tenant_id = h.tenant_id))"""


def measure(bench: Bench) -> list[Figure]:
    with bench.ground() as ground:
        tenants = fill(ground, min(AREAS, bench.size.areas), opening, 5, bench.show)
        saves = Saves(ground, tenants)
        before = _held(ground)[0]
        figures = [_against_stock(bench, ground, saves), *_against_plain(bench, ground, saves)]
        total, different, gaps = _held(ground)
    lost = abs(total - before - saves.done) + abs(total - different) + gaps
    return [*figures, Figure(name="lost", what=f"Missed, lost, doubled or misplaced among {saves.done} acknowledged saves",
                             value=lost, unit="events", at_most=0, note="With kills and cut replies: ./compact test --thorough")]  # fmt: skip


class Saves:
    """An organisation added, in an area drawn at random: the save alone, or the whole command at the desk."""

    def __init__(self, ground: Ground, tenants: list[UUID]) -> None:
        self.made, self.tenants, self.done = ground.made, tenants, 0
        self.now = datetime.now(UTC)

    def desk(self, pool: ConnectionPool) -> PostgresDesk:
        return PostgresDesk(pool, self.made.vault, self.made.addresses, england_and_wales(), lambda _tenant: None)

    def save(self, desk: PostgresDesk) -> None:
        command = Command(tenant_id=random.choice(self.tenants), command_id=uuid4(), route="bench")  # type: ignore[arg-type]
        desk.within(command.tenant_id, lambda cx: self._journal(cx, command))

    def command(self, desk: PostgresDesk) -> tuple[UUID, int]:
        command = Command(tenant_id=random.choice(self.tenants), command_id=uuid4(), route="bench")  # type: ignore[arg-type]
        done = desk.perform(command, lambda journal: journal.append(Loaded(uuid4(), 0, None), [organisation()]))
        assert done.position
        return command.tenant_id, done.position

    def _journal(self, cx: psycopg.Connection[Any], command: Command) -> None:
        made = self.made
        journal = Journal(cx, command, made.vault, made.addresses, made.desk.calendar, now=self.now, at_named=False)
        journal.append(Loaded(uuid4(), 0, None), [organisation()])
        journal.commit()

    def rate(self, do: Callable[[], object], threads: int, seconds: float) -> float:
        count, rate = rate_of(do, threads, seconds)
        self.done += count
        return rate


def rate_of(do: Callable[[], object], threads: int, seconds: float) -> tuple[int, float]:
    """How often in that time, and a second; each thread once at least, however late a busy machine lets it begin."""
    started = time.perf_counter()
    end = started + seconds

    def work(_thread: int) -> int:
        do()
        count = 1
        while time.perf_counter() < end:
            do()
            count += 1
        return count

    with ThreadPoolExecutor(threads) as pool:
        count = sum(pool.map(work, range(threads)))
    return count, count / (time.perf_counter() - started)


def _against_stock(bench: Bench, ground: Ground, saves: Saves) -> Figure:
    seconds = bench.size.seconds
    with _pool(ground.settings.database_url, MANY) as pool, stock.application(ground, MANY) as app:
        desk = saves.desk(pool)
        samples = in_turn(
            {
                "stock": lambda: rate_of(lambda: stock.save(app), MANY, seconds)[1],
                "ours": lambda: saves.rate(lambda: saves.save(desk), MANY, seconds),
            },
            bench.size.rounds,
            bench.show,
        )
        figure = Figure(name="save-32", what="Save, 32 threads over 100 areas, against the stock recorder",
                        value=ratio(samples, "ours", "stock"), at_least=5, samples=samples, note=_rates(samples))  # fmt: skip
        return replace(
            figure, where=bench.why(figure.met, lambda: _why(ground, saves, desk, lambda: stock.save(app), bench.size.commands))
        )


def _against_plain(bench: Bench, ground: Ground, saves: Saves) -> list[Figure]:
    seconds = bench.size.seconds
    with psycopg.connect(ground.controls) as cx:
        cx.execute(PLAIN)
    insert = _plain_insert(saves.tenants)
    with _pool(ground.settings.database_url, SOME) as pool, _pool(ground.controls, SOME) as plain:
        desk = saves.desk(pool)
        samples = in_turn(
            {
                "plain": lambda: rate_of(lambda: insert(plain), SOME, seconds)[1],
                "ours": lambda: saves.rate(lambda: saves.save(desk), SOME, seconds),
                "whole command": lambda: saves.rate(lambda: saves.command(desk), SOME, seconds),
            },
            bench.size.rounds,
            bench.show,
        )
        figure = Figure(name="save-8", what="Save, 8 threads, against plain INSERTs of the same bytes and commits",
                        value=ratio(samples, "ours", "plain"), at_least=0.5, samples=samples, note=_rates(samples))  # fmt: skip
        why = bench.why(figure.met, lambda: _why(ground, saves, desk, lambda: insert(plain), bench.size.commands))
    whole = Figure(name="command-8", what="… the desk's whole perform, likewise (looks for an earlier arrival too)",
                   value=ratio(samples, "whole command", "plain"))  # fmt: skip
    return [replace(figure, where=why), whole]


def _plain_insert(tenants: list[UUID]) -> Callable[[ConnectionPool], None]:
    """What es.append would have stored, as one INSERT that commits by itself: one trip, one index, nothing checked."""
    row = FactMapper(tenants[0]).to_stored_event(facts([organisation()], tenants[0])[0])
    numbers, hashed = itertools.count(1), os.urandom(32)

    def insert(pool: ConnectionPool) -> None:
        values = (
            random.choice(tenants),
            next(numbers),
            uuid4(),
            row.topic,
            row.meta,
            row.state,
            os.urandom(16),
            os.urandom(16),
            hashed,
            hashed,
        )
        with pool.connection() as cx:
            cx.execute(INSERT, values, binary=True)

    return insert


def _why(ground: Ground, saves: Saves, desk: PostgresDesk, control: Callable[[], object], times: int) -> str:
    def save() -> None:
        saves.save(desk)

    def many() -> None:
        for _ in range(times):
            save()

    one, other = cost.split(save, times, ground.postgres), cost.split(control, times, ground.postgres)
    saves.done += 2 * times
    return f"alone, {one}; control {other}. {cost.profiled(many)}"


def _pool(url: str, size: int) -> ConnectionPool:
    return ConnectionPool(url, min_size=size, max_size=size, kwargs={"autocommit": True}, open=True)


def _held(ground: Ground) -> tuple[int, int, int]:
    """Positions given out, events with a place of their own, and areas where the two differ."""
    with psycopg.connect(ground.superuser) as cx:
        row = cx.execute(HELD).fetchone()
    assert row
    return int(row[0]), int(row[1]), int(row[2])


def _rates(samples: Any) -> str:
    return "; ".join(f"{name} {sorted(values)[len(values) // 2]:,.0f} a second" for name, values in samples.items())
