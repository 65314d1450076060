"""A history to be altered, the right to alter it, and the command that checks it."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from infra.commands import run
from infra.composition import Parts
from infra.settings import Settings, to_environment
from tests.audit.alterations import Altering
from tests.eventstore.five_facts import Told, tell
from tests.given import World

Command = Callable[..., tuple[int, str]]


@pytest.fixture(scope="package")
def told(made: Parts) -> Told:
    return tell(World(made))


@pytest.fixture
def altering(root: psycopg.Connection[Any], told: Told) -> Altering:
    """As a superuser with the triggers off; all of it undone at the end."""
    for table in ("es.event", "es.head"):
        root.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    return Altering(root, told.area.tenant)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: Settings) -> Command:
    """`./compact audit verify`, or another, with some arguments: its exit status, and what it printed."""
    for name, value in to_environment(settings).items():
        monkeypatch.setenv(name, value)
    return lambda *arguments, what="verify": (run(["audit", what, *arguments]), capsys.readouterr().out)
