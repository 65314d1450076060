"""The follower, from nothing to up to date over many areas: every read model that there is."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import TypeVar
from uuid import UUID

import psycopg
from msgspec.structs import replace

from domain.shared.events import Event
from infra.bench import cost, raw, stock
from infra.bench.figures import Figure
from infra.bench.filling import fill, opening, somebody
from infra.bench.ground import Bench, Ground
from infra.bench.turns import Efforts, efforts, ratio
from infra.readmodels import generations
from services.catalogue import READ_MODELS

Answer = TypeVar("Answer")
FOLLOWED = """SELECT count(*) FROM es.head h LEFT JOIN rm.cursor c ON c.tenant_id = h.tenant_id AND c.generation = %s
  WHERE h.position <> coalesce(c.position, 0)"""


def measure(bench: Bench) -> list[Figure]:
    return [*_clear(bench), _sealed(bench)]


def _clear(bench: Bench) -> list[Figure]:
    size = bench.size
    with _filled(bench, size.areas, opening) as ground, stock.application(ground, 5) as app:
        both = efforts(
            {
                "raw": lambda: _raw(ground),
                "stock": lambda: _stock(ground, app, size.stock_events),
                "ours": lambda: _rebuild(ground, lambda follow: cost.spent(follow, ground.postgres)),
            },
            ground.postgres,
            size.rounds,
            bench.show,
        )
        figure = _against_raw("follow", f"Follower, {size.areas:,} areas, no sealed fields, against raw fetch", 0.4, both)
        why = bench.why(figure.met, lambda: _why(ground))
    faster = ratio(both.clocks, "stock", "ours") * size.areas * size.events_an_area / size.stock_events
    against_stock = Figure(
        name="follow-stock", what="… against the stock runner, by the clock", value=faster, at_least=25,
        note=f"stock {size.stock_events / median(both.clocks['stock']):,.0f} events a second, three rows an event; "
        f"ours {size.areas * size.events_an_area / median(both.clocks['ours']):,.0f}, all that {len(READ_MODELS)} read models make of it",
    )  # fmt: skip
    return [replace(figure, where=why), replace(against_stock, where="" if against_stock.met else "as above")]


def _sealed(bench: Bench) -> Figure:
    size = bench.size
    with _filled(bench, size.sealed_areas, somebody) as ground:
        both = efforts(
            {
                "raw": lambda: _raw(ground),
                "ours": lambda: _rebuild(ground, lambda follow: cost.spent(follow, ground.postgres)),
            },
            ground.postgres,
            size.rounds,
            bench.show,
        )
        what = f"Follower, {size.sealed_areas:,} areas, one sealed field an event, against raw fetch"
        figure = _against_raw("follow-sealed", what, 0.15, both)
        return replace(figure, where=bench.why(figure.met, lambda: _why(ground)))


def _against_raw(name: str, what: str, target: float, both: Efforts) -> Figure:
    return Figure(name=name, what=what, value=both.ratio("raw", "ours"), at_least=target, samples=both.samples,
                  note=both.clock("raw", "ours"))  # fmt: skip


def _rebuild(ground: Ground, measured: Callable[[Callable[[], object]], Answer]) -> Answer:
    """A generation of its own, filled from nothing and thrown away."""
    generation = generations.make(ground.settings.migrator_database_url, READ_MODELS)
    follower = ground.made.follower(after=lambda _tenants: None, generation=generation)
    try:
        answer = measured(follower.run_dry)
        with psycopg.connect(ground.superuser) as cx:
            assert cx.execute(FOLLOWED, (generation,)).fetchone() == (0,), "the follower has not followed"
        return answer
    finally:
        with psycopg.connect(ground.superuser) as cx:
            for schema in generations.schemas(generation):
                cx.execute(f"DROP SCHEMA {schema} CASCADE")
            cx.execute("DELETE FROM rm.cursor WHERE generation = %s", (generation,))
            cx.execute("DELETE FROM rm.generation WHERE generation = %s", (generation,))


def _raw(ground: Ground) -> cost.Spent:
    with psycopg.connect(ground.settings.follower_database_url) as cx:
        return cost.spent(lambda: raw.of_all(cx), ground.postgres)


def _stock(ground: Ground, app: stock.Groups, events: int) -> cost.Spent:
    """Its runner takes up what was saved while it did not run."""
    last = [stock.save(app) for _ in range(events)][-1]

    def run() -> None:
        with stock.runner(ground) as running:
            while (running.view.max_tracking_id("groups") or 0) < last:
                time.sleep(0.002)

    return cost.spent(run, ground.postgres)


@contextmanager
def _filled(bench: Bench, areas: int, what: Callable[[UUID, int], list[Event]]) -> Iterator[Ground]:
    with bench.ground() as ground:
        fill(ground, areas, what, bench.size.events_an_area, bench.show)
        ground.look_again()
        yield ground


def _why(ground: Ground) -> str:
    once = _rebuild(ground, lambda follow: cost.spent(follow, ground.postgres))
    return f"{once.python / once.effort:.0%} in Python, {once.postgres / once.effort:.0%} in Postgres. {_rebuild(ground, cost.profiled)}"
