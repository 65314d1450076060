"""A whole installation in a home of its own: real servers, real processes, and ways to kill them."""

import random
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import Popen
from threading import Event, Thread
from typing import Self
from urllib.parse import urlsplit

import httpx
from msgspec.structs import replace

from infra.commands.running import start_processes
from infra.composition import Parts, parts
from infra.embedded.home import Home, free_port
from infra.embedded.processes import Running, Supervisor
from infra.embedded.stack import stack
from infra.rebuilding import prepare
from infra.settings import Settings

PROCESSES = ("web", "follow", "work", "postgres", "valkey")
BACK = 30.0  # seconds in which everything must be as before


class Installation:
    """`keep` does what `./compact serve` does while it runs: whatever died is started again."""

    def __init__(self, supervisor: Supervisor, settings: Settings, made: Parts, home: Home) -> None:
        self.supervisor, self.settings, self.made, self.home = supervisor, settings, made, home
        self.superuser = (
            urlsplit(home.superuser_url(urlsplit(settings.database_url).port or 0))._replace(path="/compact").geturl()
        )
        self.held_down: set[str] = set()
        self.starts: dict[str, list[tuple[float, Popen[bytes]]]] = defaultdict(list)

    def process(self, name: str) -> Running:
        return next(one for one in self.supervisor.running if one.service.name == name)

    def keep(self) -> None:
        for one in self.supervisor.running:
            if one.service.name not in self.held_down:
                one.revive(lambda _text: None)
            known = self.starts[one.service.name]
            if not known or known[-1][1] is not one.process:
                known.append((one.started, one.process))

    def keep_while(self, goes_on: Callable[[], object]) -> None:
        while goes_on():
            self.keep()
            time.sleep(0.05)

    def keep_for(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        self.keep_while(lambda: time.monotonic() < until)

    def keep_until(self, holds: Callable[[], object], seconds: float = BACK) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, "it did not come about"
            self.keep()
            time.sleep(0.05)

    def stop(self, name: str) -> None:
        """In order, and it stays away until `start`."""
        self.held_down.add(name)
        self.process(name).end()

    def start(self, name: str) -> None:
        self.process(name).start()
        self.held_down.discard(name)

    def mend(self) -> None:
        """Whatever a test before this one left behind; this process is no part of the installation, and has its own pools."""
        self.held_down.clear()
        self.keep_until(lambda: self.page_answers("/"))
        made = self.made
        for pool in (made.app_pool, made.follower_pool, made.worker_pool, made.vault.pool):
            pool.check()

    def page_answers(self, path: str) -> bool:
        try:
            return httpx.get(f"{self.settings.url}{path}", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def kill_all(self, chance: random.Random, looking: "Looking") -> dict[str, float]:
        """Each process once, in any order and at any moment; how long after each kill it was there again, and pages with it."""
        kills: dict[str, tuple[float, Popen[bytes]]] = {}
        for name in chance.sample(PROCESSES, len(PROCESSES)):
            self.keep_for(chance.uniform(0, 0.6))
            kills[name] = time.monotonic(), self.process(name).process
            self.process(name).process.kill()
        self.keep_until(lambda: all(self._back(looking, name, *kill) for name, kill in kills.items()))
        return {name: (self._back(looking, name, *kill) or 0) - kill[0] for name, kill in kills.items()}

    def _back(self, looking: "Looking", name: str, at: float, process: "Popen[bytes]") -> float | None:
        started = [began for began, one in self.starts[name] if began > at and one is not process]
        return next((ended for began, ended in list(looking.seen) if began > started[0]), None) if started else None


class Looking:
    """Somebody who reloads a page all the time; `seen` says when each look that showed it began and ended."""

    def __init__(self, url: str) -> None:
        self.url, self.seen, self.done = url, [], Event()
        self.thread = Thread(target=self._look)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.done.set()
        self.thread.join()

    def _look(self) -> None:
        with httpx.Client(timeout=1) as client:
            while not self.done.wait(0.05):
                began = time.monotonic()
                with suppress(httpx.HTTPError):
                    if client.get(self.url).status_code == 200:
                        self.seen.append((began, time.monotonic()))


@contextmanager
def installation(path: Path) -> Iterator[Installation]:
    """Simulated time; pages on a port of their own."""
    home = Home(path)
    with own_signals(), stack(home, lambda _text: None, simulated=True, port=free_port()) as (supervisor, found):
        settings = replace(found, url=found.url.replace("localhost", "127.0.0.1"))
        prepare(settings, lambda _text: None)
        start_processes(supervisor, settings, home)
        with parts(settings) as made:
            yield Installation(supervisor, settings, made, home)


@contextmanager
def own_signals() -> Iterator[None]:
    """A supervisor takes SIGINT and its like for itself; whoever had them gets them back."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)
