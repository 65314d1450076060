"""A process that a test started, what it says, and every process that it started in turn."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from infra.embedded.processes import die_with_parent
from infra.settings import CHECKOUT, VARIABLES

PATIENCE = 40  # seconds


class Launched:
    def __init__(self, command: Sequence[str], said: Path, environment: Mapping[str, str] | None = None) -> None:
        self.file = said
        with said.open("wb") as output:
            self.process = subprocess.Popen(
                list(command),
                cwd=CHECKOUT,
                env=outside() | {"PYTHONPATH": str(CHECKOUT)} | dict(environment or {}),
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent(signal.SIGTERM, os.getpid()),  # noqa: PLW1509  # one thread here
            )

    @property
    def said(self) -> str:
        return self.file.read_text()

    def says(self, words: str) -> str:
        """Waits for them; returns all that was said."""
        until(lambda: words in self.said or self.process.poll() is not None, self.file.read_text)
        assert words in self.said, self.said
        return self.said

    def family(self) -> dict[int, str]:
        """Its children and theirs, with how they were called; not itself."""
        there, found = everybody(), [self.process.pid]
        for pid in found:
            found += [child for child, (parent, _called) in there.items() if parent == pid]
        return {pid: there[pid][1] for pid in found[1:]}

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        if self.process.poll() is None:
            self.stop()


def outside() -> dict[str, str]:
    """This run's environment, without what says where its own servers are."""
    return {name: value for name, value in os.environ.items() if name not in {*VARIABLES.values(), "COMPACT_HOME"}}


def until(true: Callable[[], bool], otherwise: Callable[[], str] = lambda: "") -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.02)


def nobody_left(pids: Iterable[int]) -> None:
    """Waits for the last of them to end; whoever does not is ended, and said."""
    try:
        until(lambda: not alive(pids), lambda: f"still there: {alive(pids)}")
    finally:
        for pid in alive(pids):
            os.kill(pid, signal.SIGKILL)


def alive(pids: Iterable[int]) -> list[int]:
    """Without those that have ended and that nobody has asked about yet."""
    return sorted(set(pids) & everybody().keys())


def everybody() -> dict[int, tuple[int, str]]:
    """Parent and command line of every process on this machine that has not ended."""
    if not Path("/proc/self/stat").exists():
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat=,args="], check=True, capture_output=True, text=True).stdout
        rows = [line.split(None, 3) for line in listed.splitlines()]
        return {int(pid): (int(parent), "".join(called)) for pid, parent, state, *called in rows if state[0] != "Z"}
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if state not in "ZX":
                found[int(folder.name)] = (int(parent), (folder / "cmdline").read_text().replace("\0", " "))
    return found
