"""What something costs: processor time and memory of processes as the kernel counts them, and where Python spends it."""

import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from infra.settings import CHECKOUT

PROC = Path("/proc")
TOP = 5


def cpu(process: int) -> float:
    """Seconds on a processor so far, of all its threads; nothing of one that has ended."""
    total = 0.0
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in (PROC / str(process) / "task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):
                total += int((thread / "schedstat").read_text().split()[0]) / 1e9
    return total


def cpu_of_family(parent: int) -> dict[int, float]:
    """With its children: PostgreSQL has a process a connection."""
    return {one: cpu(one) for one in (parent, *children(parent))}


def more(before: Mapping[int, float], now: Mapping[int, float]) -> float:
    """What a family has spent in between; one that ended meanwhile (a vacuum of its own accord) is not counted."""
    return sum(seconds - before.get(process, 0) for process, seconds in now.items())


def children(parent: int) -> list[int]:
    return [int(one) for one in (PROC / str(parent) / "task" / str(parent) / "children").read_text().split()]


def own_memory(process: int) -> float:
    """USS in MB: what would be free if it ended."""
    lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


class Spent(Struct, frozen=True):
    """By the clock, and on processors: the latter does not mind what else the machine does."""

    clock: float
    python: float
    postgres: float

    @property
    def effort(self) -> float:
        return self.python + self.postgres


def spent(do: Callable[[], object], postgres: int) -> Spent:
    server = cpu_of_family(postgres)  # looking takes milliseconds: before the clocks are read, and after
    clock, python = time.perf_counter(), time.process_time()
    do()
    clock, python = time.perf_counter() - clock, time.process_time() - python
    return Spent(clock, python, more(server, cpu_of_family(postgres)))


def profiled(do: Callable[[], object], most: int = TOP) -> str:
    profile = cProfile.Profile()
    profile.runcall(do)
    return top(pstats.Stats(profile), most)


def split(do: Callable[[], object], times: int, postgres: int) -> str:
    """One after another in this thread: how long each takes, and on whose processor."""
    all_of_them = spent(lambda: [do() for _ in range(times)], postgres)
    clock, python, server = (one / times * 1e6 for one in (all_of_them.clock, all_of_them.python, all_of_them.postgres))
    return f"{clock:,.0f} µs each: {python:,.0f} Python, {server:,.0f} Postgres"


def top(stats: pstats.Stats, most: int = TOP) -> str:
    """Where most of the time went, in one line: by package, then by function. What is built in counts for its caller."""
    packages, functions = Counter[str](), Counter[str]()
    found: dict[tuple[str, int, str], Any] = stats.stats  # type: ignore[attr-defined]
    for (file, _line, name), (_calls, _all, own, _cumulated, callers) in found.items():
        functions[name if file == "~" else f"{Path(file).parent.name}/{Path(file).name}:{name}"] += own
        if file == "~":
            for (caller, _at, _by), (_calls_here, _all_here, own_here, _cumulated_here) in callers.items():
                packages[package(caller)] += own_here
        else:
            packages[package(file)] += own
    return f"{_busiest(packages, most)}; by function: {_busiest(functions, most)}"


def package(file: str) -> str:
    parts = Path(file).parts
    if "site-packages" in parts:
        return Path(parts[parts.index("site-packages") + 1]).stem
    if file.endswith(".html") or file == "<template>":
        return "templates"
    inside = Path(file).relative_to(CHECKOUT).parts[0] if Path(file).is_relative_to(CHECKOUT) else ""
    return inside or "Python itself"


def _busiest(costs: Counter[str], most: int) -> str:
    total = sum(costs.values()) or 1
    return ", ".join(f"{seconds / total:.0%} {what}" for what, seconds in costs.most_common(most))
