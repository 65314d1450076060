"""A history to be altered, and the right to alter it."""

from typing import Any

import psycopg
import pytest

from infra.composition import Parts
from tests.audit.alterations import Altering
from tests.eventstore.five_facts import Told, tell
from tests.given import World


@pytest.fixture(scope="package")
def told(made: Parts) -> Told:
    return tell(World(made))


@pytest.fixture
def altering(root: psycopg.Connection[Any], told: Told) -> Altering:
    """As a superuser with the triggers off; all of it undone at the end."""
    for table in ("es.event", "es.head"):
        root.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    return Altering(root, told.area.tenant)
