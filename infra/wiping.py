"""Throwing away what the database's own files still hold of what was removed: dead rows, old statistics, the write-ahead log.

Rows that were changed or removed stay in a table's file until it is written anew. The write-ahead log has each of them once
more, in clear where the table has it so: names in read models, mail in the mailbox, and keys as they were locked. The server
does not erase that log: it renames old segments and writes over them when it comes to them, in a quiet place after weeks.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import psycopg
from msgspec import Struct
from psycopg import sql

from infra.database.roles import DATABASE, VAULT

TABLES = """SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND (n.nspname IN ('auth', 'draft', 'files', 'ops', 'vault', 'rm', 'wide')
    OR n.nspname LIKE 'rm\\_%' OR n.nspname LIKE 'wide\\_%' OR (n.nspname, c.relname) = ('pg_catalog', 'pg_statistic'))
  ORDER BY n.nspname = 'pg_catalog', 1, 2"""
"""All that has words in clear or keys; statistics last, for the others' are made anew first. History's tables have neither."""
SEGMENTS = "SELECT substr(name, 9) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'"
NOW_AT = "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 9)"


class Wiped(Struct, frozen=True):
    """`kept` are segments of the log from before that the server still holds for somebody: an archive, a replica."""

    tables: int
    kept: list[str]


def wipe(superuser_url: str, say: Callable[[str], None]) -> Wiped:
    tables = sum(rewrite(urlsplit(superuser_url)._replace(path=f"/{name}").geturl(), say) for name in (DATABASE, VAULT))
    with psycopg.connect(superuser_url, autocommit=True) as cx:
        return Wiped(tables, forget_log(cx))


def rewrite(url: str, say: Callable[[str], None]) -> int:
    """Each table alone, so that pages wait for one at a time. How many there were."""
    with psycopg.connect(url, autocommit=True) as cx:
        tables = cx.execute(TABLES).fetchall()
        for schema, table in tables:
            say(f"{schema}.{table}")
            cx.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.Identifier(schema, table)))
    return len(tables)


def forget_log(cx: psycopg.Connection[Any]) -> list[str]:
    """Old segments come to stand before the present one, as they were; then each is gone through, which fills it with nothing."""
    last = _one(cx, NOW_AT)
    _go_on(cx)
    cx.execute("CHECKPOINT")
    ahead = max(_segments(cx))
    while _one(cx, NOW_AT) <= ahead:
        _go_on(cx)
    cx.execute("CHECKPOINT")
    return [name for name in _segments(cx) if name <= last]


def _go_on(cx: psycopg.Connection[Any]) -> None:
    """To the next segment; the server goes only if something was written in this one."""
    with cx.transaction():
        cx.execute("SELECT pg_current_xact_id()")
    cx.execute("SELECT pg_switch_wal()")


def _segments(cx: psycopg.Connection[Any]) -> list[str]:
    return sorted(name for (name,) in cx.execute(SEGMENTS))


def _one(cx: psycopg.Connection[Any], query: str) -> str:
    (found,) = cx.execute(query).fetchone() or ("",)
    return str(found)
