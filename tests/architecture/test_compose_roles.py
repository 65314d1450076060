"""`roles.sh`, which the postgres image runs, makes what `roles.py` makes: tried on a server that has nothing yet."""

import os
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from infra.database.roles import DATABASE, LOGINS, VAULT, bootstrap
from infra.embedded import postgres
from infra.embedded.home import Home, free_port
from infra.embedded.processes import Running
from tests.architecture.compose import CHECKOUT, STOCK, filled, given, logins

ROLES = "SELECT rolname, rolsuper, rolcanlogin, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname LIKE 'oc%'"
MEMBERS = "SELECT roleid::regrole::text, member::regrole::text FROM pg_auth_members WHERE roleid::regrole::text LIKE 'oc%'"
DATABASES = "SELECT datname, datdba::regrole::text, datacl::text FROM pg_database WHERE datname LIKE 'compact%'"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that nobody has made roles in; how its superuser reaches it."""
    home, port = Home(tmp_path_factory.mktemp("cluster")), free_port()
    postgres.prepare(home.postgres_data, home.password_file())
    server = Running(postgres.service(home.postgres_data, port), home.path / "log.txt")
    try:
        server.wait_ready()
        yield home.superuser_url(port)
    finally:
        server.end()


def test_its_script_makes_the_roles_and_databases_that_the_embedded_stack_makes(cluster: str) -> None:
    run_script(cluster)
    by_script = picture(cluster)
    clear(cluster)

    bootstrap(cluster, dict.fromkeys(LOGINS, "secret1"))

    assert {name for name, *_ in by_script["roles"]} == {"oc_owner", *LOGINS}
    assert {name for name, *_ in by_script["databases"]} == {DATABASE, VAULT}
    assert by_script == picture(cluster)


def test_every_service_can_log_in_after_its_script(cluster: str) -> None:
    clear(cluster)

    run_script(cluster)

    for url in logins(given()).values():
        with psycopg.connect(cluster, user=url.username, password=url.password, dbname=url.path[1:]) as cx:
            assert cx.execute("SELECT current_user").fetchone() == (url.username,)


def run_script(cluster: str) -> None:
    """As the image does at its first start: `psql` as the superuser, and the passwords in the environment."""
    at = urlsplit(cluster)
    passwords = {name: filled(value) for name, value in STOCK["postgres"]["environment"].items()}
    reach = {"PGHOST": at.hostname, "PGPORT": str(at.port), "PGPASSWORD": at.password}
    path = f"{postgres.binaries()}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([CHECKOUT / "infra" / "database" / "roles.sh"], env=passwords | reach | {"PATH": path}, check=True)


def picture(cluster: str) -> dict[str, set[Any]]:
    queries = {"roles": ROLES, "members": MEMBERS, "databases": DATABASES}
    with psycopg.connect(cluster) as cx:
        return {name: set(cx.execute(query)) for name, query in queries.items()}


def clear(cluster: str) -> None:
    with psycopg.connect(cluster, autocommit=True) as cx:
        for name in (DATABASE, VAULT):
            cx.execute(f"DROP DATABASE IF EXISTS {name}")
        for role in (*LOGINS, "oc_owner"):
            cx.execute(f"DROP ROLE IF EXISTS {role}")
