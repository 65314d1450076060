"""A whole installation as `./compact serve` runs it, on a home of its own: real servers, and the processes upon them."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from infra.embedded.home import Home
from infra.embedded.postgres import binaries
from infra.settings import CHECKOUT, Settings
from tests.embedded.trees import Launched, alive, nobody_left, outside, until

SERVE = [sys.executable, "-m", "infra", "serve"]
ADDRESS = "https://compact.example"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")


class Installation(Launched):
    """Served in `folder`, with `port` wished for."""

    def __init__(self, folder: Path, port: int, **environment: str) -> None:
        self.home = Home(folder / "live")
        super().__init__([*SERVE, "--port", str(port)], folder / "said", {"COMPACT_HOME": str(folder)} | environment)
        self.says("Ctrl-C")

    def settings(self) -> Settings:
        found = self.home.running()
        assert found
        return found

    def child(self, *words: str) -> int:
        (pid,) = [pid for pid, called in self.family().items() if all(word in called for word in words)]
        return pid


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installation")


@pytest.fixture(scope="module")
def busy() -> Iterator[int]:
    """A port that somebody else has."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


@pytest.fixture(scope="module")
def first(folder: Path, busy: int) -> Iterator[Installation]:
    one = Installation(folder, busy, COMPACT_URL=ADDRESS, MAIL_FROM="Register <register@compact.example>")
    yield one
    one.end()


def test_a_busy_port_gets_the_next_one_and_says_so(first: Installation, busy: int) -> None:
    port = first.settings().port

    assert busy < port < busy + 100
    assert f"Port {busy} is taken; using {port}." in first.said
    assert answers(port) == 200


def test_behind_a_proxy_it_has_the_address_and_the_sender_that_it_was_told(first: Installation) -> None:
    assert f"Open Compact: {ADDRESS}\n" in first.said
    assert (first.settings().url, first.settings().secure) == (ADDRESS, True)
    assert first.settings().mail_from == "Register <register@compact.example>"


def test_a_second_launcher_on_the_same_home_says_that_it_runs_already(first: Installation, folder: Path) -> None:
    second = subprocess.run(
        SERVE, cwd=CHECKOUT, env=outside() | {"COMPACT_HOME": str(folder)}, capture_output=True, text=True, check=False
    )

    assert second.returncode == 1
    assert f"running already in {folder / 'live'}" in second.stderr
    assert answers(first.settings().port) == 200


@pytest.mark.parametrize("name", ["web", "follow", "work"])
def test_a_process_that_dies_is_started_again(first: Installation, name: str) -> None:
    died = first.child(f"-m infra {name}")

    os.kill(died, signal.SIGKILL)

    first.says(f"{name} stopped (-9); starting it again")
    until(lambda: any(f"infra {name}" in called for called in first.family().values()))
    until(lambda: answers(first.settings().port) == 200)
    assert first.child(f"-m infra {name}") != died


def test_a_database_that_dies_is_started_again_with_what_it_held(first: Installation) -> None:
    before = ledger(first)

    os.kill(first.child(str(binaries() / "postgres"), "-D"), signal.SIGQUIT)

    first.says("postgres stopped")
    until(lambda: answers(first.settings().port) == 200)
    assert ledger(first) == before


@pytest.fixture(scope="module")
def stopped(first: Installation) -> dict[str, object]:
    """What the first one held, and whom it left behind when it was asked to stop."""
    held, family = {"ledger": ledger(first), "passwords": first.home.passwords()}, first.family()
    first.stop()
    return held | {"left": alive(family)}


@pytest.fixture(scope="module")
def second(stopped: dict[str, object], folder: Path) -> Iterator[Installation]:
    one = Installation(folder, 0)
    yield one
    one.end()


def test_stopped_it_leaves_nobody_and_is_not_taken_for_running(stopped: dict[str, object], first: Installation) -> None:
    assert stopped["left"] == []
    assert first.home.running() is None


def test_the_next_start_has_what_was_there(stopped: dict[str, object], second: Installation) -> None:
    assert ledger(second) == stopped["ledger"]
    assert second.home.passwords() == stopped["passwords"]


@linux
def test_killed_it_leaves_nobody(second: Installation) -> None:
    family = second.family()

    second.stop(signal.SIGKILL)

    assert len(family) > len(("postgres", "valkey", "follow", "work", "web"))
    nobody_left(family)


def answers(port: int) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return answer.status
    except OSError:
        return 0


def ledger(one: Installation) -> object:
    """What its own history is called: made at the first start, once."""
    found: list[object] = []

    def ask() -> bool:
        try:
            with psycopg.connect(one.settings().database_url) as cx:
                found.append(cx.execute("SELECT ledger_id FROM es.installation").fetchone())
        except psycopg.OperationalError:
            return False
        return True

    until(ask)
    return found[0]
