"""A stack of its own to measure on: servers in a temporary home, thrown away afterwards."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from infra.bench.sizes import Size
from infra.composition import Parts, parts
from infra.embedded.home import Home
from infra.embedded.stack import stack
from infra.rebuilding import prepare
from infra.settings import Settings

CONTROLS = "compact_bench"
"""A database beside ours, in the same server, for what we compare with."""


class Ground:
    def __init__(self, settings: Settings, made: Parts, home: Home) -> None:
        self.settings, self.made, self.home = settings, made, home
        self.postgres = int((home.postgres_data / "postmaster.pid").read_text().split()[0])
        with psycopg.connect(self._bootstrap, autocommit=True) as cx:
            if not cx.execute("SELECT 1 FROM pg_database WHERE datname = %s", (CONTROLS,)).fetchone():
                cx.execute(f"CREATE DATABASE {CONTROLS}")

    @property
    def superuser(self) -> str:
        """Whoever owns the machine, in our database: to count and to clear away, never to measure with."""
        return urlsplit(self._bootstrap)._replace(path=urlsplit(self.settings.database_url).path).geturl()

    @property
    def controls(self) -> str:
        return urlsplit(self._bootstrap)._replace(path=f"/{CONTROLS}").geturl()

    @property
    def _bootstrap(self) -> str:
        return self.home.superuser_url(urlsplit(self.settings.database_url).port or 0)

    def look_again(self) -> None:
        """The planner knows what there is, and no dead rows are in the way: as it would be a minute later."""
        with psycopg.connect(self.superuser, autocommit=True) as cx:
            cx.execute("VACUUM ANALYZE")
            cx.execute("CHECKPOINT")


class Bench:
    """What a group of figures is measured with."""

    def __init__(self, size: Size, *, profile: bool = False) -> None:
        self.size, self.profile = size, profile
        self.started, self.last, self.group = time.monotonic(), 0.0, ""

    @contextmanager
    def ground(self, *, simulated: bool = False) -> Iterator[Ground]:
        folder = Path(tempfile.mkdtemp(prefix="open-compact-bench-"))
        self.show("starting servers")
        try:
            home = Home(folder)
            with stack(home, self.show, simulated=simulated) as (_supervisor, settings), parts(settings) as made:
                prepare(settings, self.show)
                yield Ground(settings, made, home)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def show(self, text: str) -> None:
        """What it is at, on one line of a terminal, or a line every few seconds elsewhere."""
        now = time.monotonic()
        line = f"{now - self.started:4.0f} s  {self.group}: {text}"
        if sys.stdout.isatty():
            print(f"\r\x1b[K{line[:110]}", end="", flush=True)
        elif now - self.last > 5:
            self.last = now
            print(line, flush=True)

    def why(self, met: bool | None, tell: Callable[[], str]) -> str:
        """Where the time goes: asked after a miss, or where a profile was asked for."""
        if met is not False and not self.profile:
            return ""
        self.show("looking where the time goes")
        return tell()
