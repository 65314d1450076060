"""What the time is: real, or simulated from the day the database was made, and then only ever ahead."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import msgspec
import psycopg
import pytest

from infra.composition import Parts, parts
from infra.database.migrate import forward, migrate
from infra.settings import Settings
from tests.eventstore.ledgers import Ledger, write

URLS = ("database_url", "migrator_database_url", "follower_database_url", "worker_database_url")
A_DAY = timedelta(days=1)
Install = Callable[[bool], Parts]


@pytest.fixture(scope="module")
def installed(settings: Settings, superuser: str) -> Iterator[Install]:
    """`installed(simulated)`: an installation of its own beside the one that all tests share."""
    with psycopg.connect(superuser, autocommit=True) as root, ExitStack() as stack:

        def install(simulated: bool) -> Parts:
            name = f"time_{uuid4().hex}"
            root.execute(f"CREATE DATABASE {name} OWNER oc_owner")
            stack.callback(root.execute, f"DROP DATABASE {name} WITH (FORCE)")
            own = {field: urlsplit(getattr(settings, field))._replace(path=f"/{name}").geturl() for field in URLS}
            found = msgspec.structs.replace(settings, **own)
            migrate(found.migrator_database_url, simulated=simulated)
            return stack.enter_context(parts(found))

        yield install


@pytest.fixture(scope="module")
def real(installed: Install) -> Parts:
    return installed(False)


@pytest.fixture(scope="module")
def simulated(installed: Install) -> Parts:
    return installed(True)


def test_where_time_is_real_nobody_names_it(real: Parts) -> None:
    ledger = Ledger(real)

    with pytest.raises(psycopg.Error) as refused:
        ledger.does(write(uuid4()), at=now(real) - A_DAY)

    assert refused.value.sqlstate == "OC006"
    assert ledger.positions == [1]


def test_where_time_is_real_it_is_the_databases(real: Parts) -> None:
    before = now(real)

    ledger = Ledger(real)

    assert before < last(ledger) < now(real)


def test_where_time_is_simulated_a_command_may_name_it(simulated: Parts) -> None:
    ledger, at = Ledger(simulated), now(simulated) + A_DAY

    ledger.does(write(uuid4()), at=at)

    assert last(ledger) == at


def test_a_time_named_too_early_is_just_after_the_last(simulated: Parts) -> None:
    ledger = Ledger(simulated)
    before = last(ledger)

    ledger.does(write(uuid4()), at=before - A_DAY)

    assert last(ledger) == before + timedelta(microseconds=1)


def test_simulated_time_goes_forward_and_commands_with_it(simulated: Parts) -> None:
    before = now(simulated)

    forward(simulated.settings.migrator_database_url, 10)

    assert 10 * A_DAY < now(simulated) - before < 11 * A_DAY
    assert last(Ledger(simulated)) - before > 10 * A_DAY


def test_simulated_time_never_goes_back(simulated: Parts) -> None:
    forward(simulated.settings.migrator_database_url, 5)

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only goes forward"):
        forward(simulated.settings.migrator_database_url, -1)


def test_real_time_does_not_go_ahead(real: Parts) -> None:
    with pytest.raises(psycopg.errors.CheckViolation):
        forward(real.settings.migrator_database_url, 1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE es.installation SET simulated = NOT simulated",
        "UPDATE es.installation SET ledger_id = gen_random_uuid()",
        "DELETE FROM es.installation",
        "TRUNCATE es.installation",
    ],
)
def test_whether_time_is_simulated_is_decided_once_even_for_the_owner(real: Parts, statement: str) -> None:
    with psycopg.connect(real.settings.migrator_database_url) as cx:
        cx.execute("SET ROLE oc_owner")

        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="set once"):
            cx.execute(statement)


@pytest.mark.parametrize("login", ["database_url", "worker_database_url", "follower_database_url"])
def test_no_part_of_the_service_sets_the_time(simulated: Parts, login: str) -> None:
    with psycopg.connect(getattr(simulated.settings, login)) as cx, pytest.raises(psycopg.errors.InsufficientPrivilege):
        cx.execute("UPDATE es.installation SET ahead = ahead + interval '1 day'")


def now(made: Parts) -> datetime:
    with made.app_pool.connection() as cx:
        return column(cx.execute("SELECT es.now()"))


def last(ledger: Ledger) -> datetime:
    return max(ledger.ask("SELECT recorded_at FROM es.event WHERE tenant_id = %s", ledger.tenant))


def column(cursor: psycopg.Cursor[Any]) -> Any:
    (value,) = cursor.fetchone() or (None,)
    return value
