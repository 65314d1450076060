"""Child processes that die with us, come back when they die first, and stop in order."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Self

import msgspec

FIRST_PAUSE, LONGEST_PAUSE, STEADY = 0.2, 5.0, 60.0  # seconds
LINUX_PR_SET_PDEATHSIG = 1


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """A process to keep running. `ready` is asked until it says yes, for at most `patience` seconds."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    ready: Callable[[], bool]
    stop: signal.Signals = signal.SIGTERM
    grace: float = 20.0
    patience: float = 60.0
    user: int | None = None


class NotReady(Exception):
    """A service did not come up; the message names its log."""


class Running:
    """One service and its present process."""

    def __init__(self, service: Service, log: Path) -> None:
        self.service, self.log = service, log
        self.pause = FIRST_PAUSE
        self.start()

    def start(self) -> None:
        self.started = time.monotonic()
        self.again_at: float | None = None
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                list(self.service.command),
                env=dict(self.service.environment),
                cwd="/" if self.service.user is not None else None,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C in the terminal reaches us alone; we stop them in order
                preexec_fn=die_with_parent(self.service.stop, os.getpid()),  # noqa: PLW1509  # the supervisor has one thread
                user=self.service.user,
                group=self.service.user,
                extra_groups=None if self.service.user is None else [],
            )

    def wait_ready(self) -> None:
        deadline = time.monotonic() + self.service.patience
        while not self.service.ready():
            if self.process.poll() is not None:
                raise NotReady(f"{self.service.name} stopped by itself:\n{tail(self.log)}")
            if time.monotonic() > deadline:
                raise NotReady(f"{self.service.name} is not ready after {self.service.patience:.0f} s: {self.log}")
            time.sleep(0.03)

    def revive(self, say: Callable[[str], None]) -> None:
        """Starts a dead process again, waiting longer each time until it has been up for a minute."""
        if self.process.poll() is None:
            if time.monotonic() - self.started > STEADY:
                self.pause = FIRST_PAUSE
            return
        if self.again_at is None:
            self.again_at = time.monotonic() + self.pause
            say(f"{self.service.name} stopped ({self.process.returncode}); starting it again in {self.pause:.1f} s")
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        elif time.monotonic() >= self.again_at:
            self.start()

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(self.service.stop)
            try:
                self.process.wait(self.service.grace)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Supervisor:
    """Starts services in order, restarts what dies, stops them in reverse. Use from the main thread."""

    def __init__(self, logs: Path, say: Callable[[str], None]) -> None:
        self.logs, self.say = logs, say
        self.running: list[Running] = []
        self.stopping = False
        logs.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        for one in reversed(self.running):
            one.end()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if not self.stopping:
            self.stopping = True
            raise KeyboardInterrupt

    def start(self, service: Service) -> None:
        one = Running(service, self.logs / f"{service.name}.log")
        self.running.append(one)
        one.wait_ready()

    def watch(self) -> None:
        """Keeps everything alive until a signal ends it."""
        while True:
            for one in self.running:
                one.revive(self.say)
            time.sleep(0.2)


def tail(log: Path, lines: int = 12) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else ""


def die_with_parent(number: signal.Signals, parent: int) -> Callable[[], None] | None:
    """On Linux the kernel signals the child when we die, even by `kill -9`; elsewhere stale servers are met at start."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)

    def arrange() -> None:
        libc.prctl(LINUX_PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # died between fork and here
            os._exit(1)

    return arrange
