"""Brings both databases to what this code needs: numbered SQL files, each once, each in its own transaction."""

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

HERE = Path(__file__).parent
ONE_AT_A_TIME = 0x0C0  # advisory lock


def migrate(migrator_url: str, vault_name: str = "compact_vault", *, simulated: bool = False) -> list[str]:
    """Returns what was applied. `simulated` is decided at the first run and cannot be changed later."""
    applied = _apply(migrator_url, HERE / "migrations")
    applied += _apply(_other_database(migrator_url, vault_name), HERE / "vault")
    with _as_owner(migrator_url) as cx:
        if not cx.execute("SELECT 1 FROM es.installation").fetchone():
            ledger = uuid4()
            cx.execute("INSERT INTO es.installation (ledger_id, simulated) VALUES (%s, %s)", (ledger, simulated))
            cx.execute("SELECT set_config('app.tenant', %s, true), es.open_ledger('installation')", (str(ledger),))
    return applied


def wanted() -> set[str]:
    """What must have been applied to the first database for this code."""
    return {file.stem for file in (HERE / "migrations").glob("*.sql")}


def forward(migrator_url: str, days: int) -> None:
    """Lets simulated time pass; never back."""
    with _as_owner(migrator_url) as cx:
        cx.execute("UPDATE es.installation SET ahead = ahead + make_interval(days => %s)", (days,))


def _apply(url: str, folder: Path) -> list[str]:
    with _as_owner(url) as cx:
        cx.execute("SELECT pg_advisory_xact_lock(%s)", (ONE_AT_A_TIME,))
        cx.execute("CREATE SCHEMA IF NOT EXISTS migration")
        cx.execute(
            "CREATE TABLE IF NOT EXISTS migration.applied (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp())"
        )
        done = {name for (name,) in cx.execute("SELECT name FROM migration.applied")}
        new = [file for file in sorted(folder.glob("*.sql")) if file.stem not in done]
        for file in new:
            cx.execute(file.read_text())  # our own file, not built from input
            cx.execute("INSERT INTO migration.applied (name) VALUES (%s)", (file.stem,))
    return [file.stem for file in new]


def _as_owner(url: str) -> psycopg.Connection:
    cx = psycopg.connect(url)
    cx.execute("SET LOCAL lock_timeout = '3s'")
    cx.execute("SET LOCAL ROLE oc_owner")
    return cx


def _other_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
