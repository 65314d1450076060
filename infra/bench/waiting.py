"""After one's own write: how long until the read models show it, with the follower in its own process."""

import asyncio
import os
import sys
import time
from statistics import median
from uuid import UUID

import psycopg
from msgspec.structs import replace

from infra.bench import cost, stock
from infra.bench.figures import Figure
from infra.bench.filling import fill, opening
from infra.bench.ground import Bench, Ground
from infra.bench.saving import Saves
from infra.bench.turns import Once, in_turn, ratio
from infra.embedded.processes import Running, Service
from infra.readmodels.arriving import LONGEST_WAIT, wait
from infra.settings import CHECKOUT, to_environment

A_MOMENT, START = 0.005, 60.0  # seconds


def measure(bench: Bench) -> list[Figure]:
    with bench.ground() as ground:
        tenants = fill(ground, 1, opening, 5, bench.show)
        follower = Running(
            Service(
                name="follow",
                command=[sys.executable, "-m", "infra", "follow"],
                environment=os.environ | to_environment(ground.settings) | {"PYTHONPATH": str(CHECKOUT)},
                ready=lambda: True,
            ),
            ground.home.logs / "follow.log",
        )
        try:
            _until_it_follows(ground, Saves(ground, tenants))
            samples = _in_turn(bench, ground, tenants)
        finally:
            follower.end()
        figure = Figure(name="wait", what="Waiting for one's own write, p50, against the stock wait()", at_most=0.05, samples=samples,
                        value=ratio(samples, "ours", "stock"),
                        note="; ".join(f"{name} {median(values) * 1000:.1f} ms" for name, values in samples.items()))  # fmt: skip
        return [replace(figure, where=bench.why(figure.met, lambda: _why(ground, Saves(ground, tenants), bench.size.waits)))]


def _until_it_follows(ground: Ground, saves: Saves) -> None:
    deadline = time.monotonic() + START
    while asyncio.run(_waits(ground, saves, 1))[0] >= LONGEST_WAIT:
        assert time.monotonic() < deadline, f"the follower does not follow; see {ground.home.logs}"


def _why(ground: Ground, saves: Saves, times: int) -> str:
    """What the follower does between the hint and its commit, in this process and one event at a time."""
    follower = ground.made.follower(after=lambda _tenants: None)
    follower.run_dry()
    steps = []
    for _ in range(times):
        saves.command(ground.made.desk)
        steps.append(cost.spent(follower.step, ground.postgres))
    clock, python, postgres = (median(of) * 1000 for of in zip(*((s.clock, s.python, s.postgres) for s in steps), strict=True))
    return (
        f"the follower's step over one event: {clock:.1f} ms by the clock, {python:.1f} Python, {postgres:.1f} Postgres; "
        "our looks come each millisecond at first"
    )


def _in_turn(bench: Bench, ground: Ground, tenants: list[UUID]) -> dict[str, list[float]]:
    saves = Saves(ground, tenants)
    with stock.runner(ground) as running:

        def stock_wait() -> float:
            position = stock.save(running.app)
            started = time.perf_counter()
            running.wait(position)
            return time.perf_counter() - started

        return in_turn(
            {
                "stock": lambda: median(_with_a_pause(stock_wait) for _ in range(bench.size.waits)),
                "ours": lambda: median(asyncio.run(_waits(ground, saves, bench.size.waits))),
            },
            bench.size.rounds,
            bench.show,
        )


async def _waits(ground: Ground, saves: Saves, times: int) -> list[float]:
    """As a page does it."""
    found = []
    async with await psycopg.AsyncConnection.connect(ground.settings.database_url, autocommit=True) as cx:
        for _ in range(times):
            tenant, position = saves.command(ground.made.desk)
            started = time.perf_counter()
            await wait(cx, tenant, position)  # at most a second: then that counts
            found.append(time.perf_counter() - started)
            await asyncio.sleep(A_MOMENT)
    return found


def _with_a_pause(do: Once) -> float:
    time.sleep(A_MOMENT)
    return do()
