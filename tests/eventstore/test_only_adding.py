"""History is only ever added to, and only through es.append: not by the service's roles, not by a superuser."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from infra.composition import Parts
from infra.settings import Settings
from tests.eventstore.ledgers import Ledger

Cx = psycopg.Connection[Any]
Refuses = Callable[[Cx, str], bool]
PARTITIONS = tuple(f"es.event_{number}" for number in range(16))
LOGINS = ("database_url", "worker_database_url", "follower_database_url")
WAYS_TO_CHANGE = {
    "INSERT": "INSERT INTO {table} SELECT * FROM {table}",
    "UPDATE": "UPDATE {table} SET tenant_id = tenant_id",
    "DELETE": "DELETE FROM {table}",
    "TRUNCATE": "TRUNCATE {table}",
}


@pytest.fixture
def refuses(ledger: Ledger) -> Refuses:
    """Whether a statement is refused for want of the right, in a ledger that has something to change."""

    def ask(cx: Cx, statement: str) -> bool:
        try:
            with cx.transaction():
                cx.execute("SELECT set_config('app.tenant', %s, true)", (str(ledger.tenant),))
                cx.execute(statement)
        except InsufficientPrivilege:
            return True
        return False

    return ask


@pytest.fixture(params=["origin", "replica"])
def stronger(root: Cx, request: pytest.FixtureRequest) -> Cx:
    """A superuser, also one for whom ordinary triggers do not fire."""
    root.execute(f"SET LOCAL session_replication_role = {request.param}")
    return root


@pytest.fixture(scope="module")
def partitions(made: Parts, superuser: str) -> tuple[str, ...]:
    """Each with at least one event in it, so that a row's trigger has a row to keep."""
    with psycopg.connect(superuser, autocommit=True) as cx:
        while cx.execute("SELECT count(DISTINCT tableoid) FROM es.event").fetchone() != (len(PARTITIONS),):
            Ledger(made)
    return PARTITIONS


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("way", WAYS_TO_CHANGE)
@pytest.mark.parametrize("table", ["es.event", "es.head", "es.command"])
def test_no_part_of_the_service_changes_history(settings: Settings, refuses: Refuses, login: str, way: str, table: str) -> None:
    with psycopg.connect(getattr(settings, login)) as cx:
        refused = refuses(cx, WAYS_TO_CHANGE[way].format(table=table))

    assert refused


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("way", [*WAYS_TO_CHANGE, "SELECT"])
def test_no_part_of_the_service_reaches_a_partition(settings: Settings, refuses: Refuses, login: str, way: str) -> None:
    statement = (WAYS_TO_CHANGE | {"SELECT": "SELECT FROM {table}"})[way]

    with psycopg.connect(getattr(settings, login)) as cx:
        refused = {table for table in PARTITIONS if refuses(cx, statement.format(table=table))}

    assert refused == set(PARTITIONS)


@pytest.mark.parametrize("way", ["UPDATE", "DELETE", "TRUNCATE"])
@pytest.mark.parametrize("table", ["es.event", "es.command"])
def test_a_superuser_does_not_change_what_is_written(stronger: Cx, refuses: Refuses, way: str, table: str) -> None:
    refused = refuses(stronger, WAYS_TO_CHANGE[way].format(table=table))

    assert refused


@pytest.mark.parametrize("way", ["DELETE", "TRUNCATE"])
def test_a_superuser_does_not_remove_a_head(stronger: Cx, refuses: Refuses, way: str) -> None:
    refused = refuses(stronger, WAYS_TO_CHANGE[way].format(table="es.head"))

    assert refused


@pytest.mark.parametrize("way", ["UPDATE", "DELETE", "TRUNCATE"])
def test_a_superuser_does_not_change_a_partition(stronger: Cx, refuses: Refuses, partitions: tuple[str, ...], way: str) -> None:
    refused = {table for table in partitions if refuses(stronger, WAYS_TO_CHANGE[way].format(table=table))}

    assert refused == set(partitions)
