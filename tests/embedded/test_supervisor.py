"""The supervisor: starts in order, restarts what dies, stops in reverse, and leaves nobody behind however it ends."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from infra.embedded.processes import LONGEST_PAUSE, STEADY, NotReady, Running, Service, tail
from tests.embedded.supervised import read
from tests.embedded.trees import Launched, alive, nobody_left, until

STARTED = ["one starts", "two starts", "three starts"]
STOPPED = ["three stops", "two stops", "one stops"]
SLEEPS = Service(name="sleeper", command=["sleep", "600"], environment={"PATH": os.environ["PATH"]}, ready=lambda: True)
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")


@pytest.fixture
def three(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Launched]:
    """A supervisor with three services, watching them."""
    takes = getattr(request, "param", "0")
    one = Launched([sys.executable, "-m", "tests.embedded.supervised", str(tmp_path), takes], tmp_path / "said")
    one.says("watching")
    yield one
    one.end()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """A service of its own, changed as the test says; ended afterwards."""
    made: list[Running] = []

    def make(**changes: object) -> Running:
        made.append(Running(msgspec.structs.replace(SLEEPS, **changes), tmp_path / "log"))
        return made[-1]

    yield make
    for one in made:
        one.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_stop_it_stops_what_it_started_last_to_first(three: Launched, tmp_path: Path, number: signal.Signals) -> None:
    family = three.family()

    three.stop(number)

    assert len(family) >= len(STARTED)
    assert "stopped in order" in three.said
    assert read(tmp_path) == STARTED + STOPPED
    assert alive(family) == []


@pytest.mark.parametrize("three", ["0.3"], indirect=True)
def test_asked_again_while_it_stops_it_goes_on_in_order(three: Launched, tmp_path: Path) -> None:
    three.process.send_signal(signal.SIGINT)
    until(lambda: "three stops" in read(tmp_path))
    three.process.send_signal(signal.SIGTERM)
    three.process.wait(30)

    assert read(tmp_path) == STARTED + STOPPED
    assert "stopped in order" in three.said


def test_a_terminals_ctrl_c_reaches_the_supervisor_alone(three: Launched) -> None:
    parents = [pid for pid in three.family() if leads_a_session(pid)]

    assert len(parents) == len(STARTED)
    assert os.getsid(three.process.pid) not in parents


def leads_a_session(pid: int) -> bool:
    """Not if it has ended since it was counted."""
    with suppress(ProcessLookupError):
        return os.getsid(pid) == pid
    return False


@linux
def test_killed_it_leaves_nobody_behind(three: Launched) -> None:
    family = three.family()

    three.stop(signal.SIGKILL)

    assert len(family) >= len(STARTED)
    nobody_left(family)


def test_what_dies_under_it_is_started_again(three: Launched, tmp_path: Path) -> None:
    died = next(pid for pid, called in three.family().items() if "two starts" in called)

    os.kill(died, signal.SIGKILL)

    three.says("stopped (-9); starting it again in 0.2 s")
    until(lambda: len(read(tmp_path)) == len(STARTED) + 1)
    assert died not in alive(three.family())


def test_what_dies_again_and_again_waits_longer_each_time(run: Callable[..., Running]) -> None:
    one, said = run(command=["false"]), []

    until(lambda: one.revive(said.append) or len(said) == 3)

    assert said == [f"sleeper stopped (1); starting it again in {pause} s" for pause in (0.2, 0.4, 0.8)]


def test_it_never_waits_longer_than_somebody_would(run: Callable[..., Running]) -> None:
    one = run(command=["false"])
    one.pause = LONGEST_PAUSE * 0.9

    until(lambda: one.revive(lambda _text: None) or one.again_at is not None)

    assert one.pause == LONGEST_PAUSE


def test_what_has_been_up_for_a_while_begins_anew(run: Callable[..., Running]) -> None:
    one, first = run(), run().pause
    one.pause, one.started = LONGEST_PAUSE, one.started - STEADY - 1

    one.revive(lambda _text: None)

    assert one.pause == first


def test_what_does_not_stop_when_asked_is_ended_in_the_end(run: Callable[..., Running], tmp_path: Path) -> None:
    deaf = run(command=["sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.02; done"], grace=0.2)
    until(lambda: "deaf" in tail(tmp_path / "log"))

    deaf.end()

    assert deaf.process.returncode == -signal.SIGKILL


def test_what_ends_before_it_is_ready_says_why(run: Callable[..., Running]) -> None:
    one = run(command=["sh", "-c", "echo no room on the disk; exit 3"], ready=lambda: False)

    with pytest.raises(NotReady, match=r"sleeper stopped by itself:\nno room on the disk"):
        one.wait_ready()


def test_what_is_never_ready_is_not_waited_for_for_ever(run: Callable[..., Running], tmp_path: Path) -> None:
    one = run(ready=lambda: False, patience=0.1)

    with pytest.raises(NotReady, match=f"sleeper is not ready.*{tmp_path / 'log'}"):
        one.wait_ready()


def test_services_see_only_the_environment_that_they_are_given(
    run: Callable[..., Running], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "somebody's own")

    run(command=["env"]).process.wait(30)

    assert "somebody's own" not in (tmp_path / "log").read_text()
