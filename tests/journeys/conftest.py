"""A demo of its own for every journey, told once and copied; real processes, a real browser."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, ViewportSize

from infra.composition import BUILT
from infra.embedded.home import server_port
from infra.embedded.processes import die_with_parent
from infra.settings import CHECKOUT
from tests.conftest import chromium
from tests.journeys.person import Person

SHOTS = CHECKOUT / ".compact" / "screenshots"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PATIENCE = 120  # seconds for a demo to be ready
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@dataclass(frozen=True)
class Demo:
    url: str
    home: Path


class RunningDemo:
    """On a port of its own: two that look for a free one at the same moment would show each other's pages."""

    def __init__(self, home: Path) -> None:
        self.home = home
        environment = {
            name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL") and name != "VAULT_URL"
        }
        environment.pop("REDIS_URL", None)
        self.said = home / "said.txt"
        home.mkdir(parents=True, exist_ok=True)
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "infra", "demo", "--port", str(server_port())],
                cwd=CHECKOUT,
                env=environment | {"COMPACT_HOME": str(home)},
                stdout=said,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent(signal.SIGTERM, os.getpid()),  # noqa: PLW1509  # one thread here
            )
        self.url = self._ready()

    def _ready(self) -> str:
        deadline = time.monotonic() + PATIENCE
        while "http://" not in (said := self.said.read_text()) or "Ctrl-C" not in said:
            assert self.process.poll() is None, said
            assert time.monotonic() < deadline, said
            time.sleep(0.1)
        return next(word for word in said.split() if word.startswith("http://"))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(40)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's home with its story told, stopped again."""
    home = tmp_path_factory.mktemp("told")
    RunningDemo(home).stop()
    return home


@pytest.fixture
def demo(told: Path, tmp_path: Path) -> Iterator[Demo]:
    home = tmp_path / "home"
    shutil.copytree(told, home)
    running = RunningDemo(home)
    yield Demo(running.url, home)
    running.stop()


@pytest.fixture(scope="session")
def chrome(driver: Playwright) -> Iterator[Browser]:
    browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def person(chrome: Browser, demo: Demo, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """`person("Rosalind", scripts=True, width=390)`: signed in as one of the demo's people, in a browser of their own."""
    axe = (BUILT / "axe.min.js").read_text()
    shots = SHOTS / request.node.name.replace("[", "-").replace("]", "")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    made: list[Person] = []
    mirror = chrome.new_page()

    def enter(name: str | None, *, scripts: bool, width: int) -> Person:
        size = ViewportSize(width=width, height=900 if width > 600 else 740)
        context = chrome.new_context(java_script_enabled=scripts, viewport=size, base_url=demo.url)
        mirror.set_viewport_size(size)
        one = Person(context.new_page(), mirror, name or "visitor", shots, axe, scripts=scripts)
        made.append(one)
        if name:
            one.sign_in()
        return one

    yield enter
    mirror.close()
    for one in made:
        one.page.context.close()
    troubles = [trouble for one in made for trouble in one.troubles]
    assert not troubles, troubles


@pytest.fixture
def with_device(person: Callable[..., Person]) -> Iterator[Callable[[int], Person]]:
    """Somebody whose device keeps passkeys, and confirms them by itself."""

    def enter(width: int) -> Person:
        one = person(None, scripts=True, width=width)
        devtools = one.page.context.new_cdp_session(one.page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        return one

    return enter
