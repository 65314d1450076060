"""A process that answers HTTP, started for the bench: our web, or the page that it is compared with."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

from msgspec.structs import replace

from infra.bench import cost
from infra.bench.client import Answer, ask, load
from infra.bench.ground import Ground
from infra.bench.sampling import told
from infra.embedded.home import free_port
from infra.embedded.processes import die_with_parent
from infra.settings import CHECKOUT, to_environment

WEB = ("-m", "infra", "web")
CONTROL = ("-m", "infra.bench.control")
WARM = 40
PATIENCE, BETWEEN_LOOKS = 60.0, 0.005  # seconds


class Served:
    def __init__(self, process: "subprocess.Popen[bytes]", port: int, postgres: int, took: float) -> None:
        self.process, self.port, self.postgres, self.took = process, port, postgres, took

    def spends(self, do: Callable[[], object]) -> tuple[float, float]:
        """Processor seconds of the server and of PostgreSQL while that is done."""
        server, postgres = cost.cpu(self.process.pid), cost.cpu_of_family(self.postgres)
        do()
        return cost.cpu(self.process.pid) - server, cost.more(postgres, cost.cpu_of_family(self.postgres))

    @property
    def memory(self) -> float:
        return cost.own_memory(self.process.pid)

    def ask(self, path: str, **headers: str) -> Answer:
        return ask(self.port, path, headers)


@contextmanager
def web(ground: Ground, samples: Path | None = None) -> Iterator[Served]:
    """`took`: from exec to the first page, with servers up."""
    port = free_port()
    settings = replace(ground.settings, url=f"http://localhost:{port}")
    with _process(ground, WEB, to_environment(settings), port, "/about", samples) as served:
        yield served


@contextmanager
def control(ground: Ground, page_bytes: int, rows: int = 25) -> Iterator[Served]:
    """One SELECT of that many rows, no row-level security, a page of that many bytes."""
    port = free_port()
    environment = {"DATABASE_URL": ground.controls, "COMPACT_PORT": str(port), "PAGE_BYTES": str(page_bytes)}
    environment["PAGE_LINES"] = str(rows)
    with _process(ground, CONTROL, environment, port, "/", None) as served:
        yield served


def spent_in(ground: Ground, path: str, headers: Mapping[str, str], expected: int, times: int) -> str:
    """Where a web process of its own spends its time on that page once it is warm."""
    file = ground.home.path / "web.samples"
    with web(ground, file) as served:
        load(served.port, path, headers, WARM, expected)
        served.process.send_signal(signal.SIGUSR1)
        load(served.port, path, headers, times, expected)
    return told(file)


@contextmanager
def _process(
    ground: Ground, module: Sequence[str], environment: Mapping[str, str], port: int, first: str, samples: Path | None
) -> Iterator[Served]:
    command = ("-m", "infra.bench.sampling", str(samples), *module[1:]) if samples else module
    started = time.perf_counter()
    with (ground.home.logs / "bench.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            env=os.environ | environment | {"PYTHONPATH": str(CHECKOUT)},
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent(signal.SIGTERM, os.getpid()),  # noqa: PLW1509  # no thread of ours is at work now
        )
    try:
        _wait(process, port, first)
        yield Served(process, port, ground.postgres, time.perf_counter() - started)
    finally:
        process.send_signal(signal.SIGINT if samples else signal.SIGTERM)  # after an interrupt, what was seen is written
        process.wait(30)


def _wait(process: "subprocess.Popen[bytes]", port: int, path: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError, HTTPException):
            if ask(port, path, {}).status == 200:
                return
        time.sleep(BETWEEN_LOOKS)
    raise TimeoutError(f"Nothing answers on port {port} (see bench.log).")
