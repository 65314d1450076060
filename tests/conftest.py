"""Real servers for the whole run; a fresh area for each test, so that nothing is cleaned up in between."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Playwright, sync_playwright

from infra.composition import Parts, parts
from infra.embedded.home import Home
from infra.embedded.stack import stack
from infra.rebuilding import prepare
from infra.settings import Settings
from tests.figures import FIGURES
from tests.given import World

pytest_plugins = ["tests.sharing"]
THOROUGH = bool(os.environ.get("COMPACT_THOROUGH"))
EXAMPLES = Path(__file__).resolve().parents[1].parent / "shared" / "examples"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Where the passwords and keys of this process's servers lie."""
    return Home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def settings(home: Home) -> Iterator[Settings]:
    with stack(home, lambda _text: None, simulated=True) as (_supervisor, found):
        prepare(found, lambda _text: None)
        yield found


@pytest.fixture(scope="session")
def superuser(settings: Settings, home: Home) -> str:
    """The database as whoever owns the machine reaches it, and no part of the service does."""
    url = home.superuser_url(urlsplit(settings.database_url).port or 5432)
    return urlsplit(url)._replace(path="/compact").geturl()


@pytest.fixture
def root(superuser: str) -> Iterator[psycopg.Connection[Any]]:
    """A superuser's transaction, undone at the end."""
    with psycopg.connect(superuser) as cx:
        yield cx
        cx.rollback()


@pytest.fixture(scope="session")
def made(settings: Settings) -> Iterator[Parts]:
    with parts(settings) as one:
        yield one


@pytest.fixture(scope="session")
def _following(made: Parts) -> Iterator[None]:
    """Read models keep up in the background, as the follower process does."""
    stop, follower = threading.Event(), made.follower()

    def follow() -> None:
        while not stop.wait(0.002):
            follower.run_dry()

    thread = threading.Thread(target=follow)
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture
def world(made: Parts) -> World:
    return World(made)


@pytest.fixture(scope="session")
def count() -> Callable[[int, int], int]:
    """`count(reduced, full)`: how often, in this run."""
    return lambda reduced, full: full if THOROUGH else reduced


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives the machine's own Chromium: one for the whole run, for its thread can have no second."""
    with sync_playwright() as one:
        yield one


def chromium() -> str | None:
    return (
        os.environ.get("COMPACT_CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )


MISSING: dict[str, tuple[Callable[[], bool], str]] = {
    "needs_chromium": (
        lambda: chromium() is not None,
        "the journeys in a real browser; install Chromium, or set COMPACT_CHROMIUM",
    ),
    "needs_examples": (EXAMPLES.is_dir, "the real documents; put them beside this checkout as ../shared/examples"),
}


def pytest_sessionstart() -> None:
    missing = [what for is_there, what in MISSING.values() if not is_there()]
    if missing and (os.environ.get("CI") or THOROUGH):
        pytest.exit(f"CI and --thorough run everything. Missing: {', and '.join(missing)}", returncode=1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser or the documents the rest runs, and the last lines say what did not."""
    for marker, (is_there, what) in MISSING.items():
        wanting = [item for item in items if item.get_closest_marker(marker)]
        if wanting and not is_there():
            FIGURES.append(f"{len(wanting)} tests were not run: {what}")
            config.hook.pytest_deselected(items=wanting)
            items[:] = [item for item in items if item not in wanting]
