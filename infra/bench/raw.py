"""Raw fetch, the control of everything that reads history: a binary SELECT in pages of 5,000 on one thread, no more."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg

PAGE = 5_000
ONE = "SELECT position, topic, meta, state FROM es.event WHERE tenant_id = %s AND position > %s ORDER BY position LIMIT %s"
ALL = "SELECT position, topic, meta, state FROM es.event"


def of_one(cx: psycopg.Connection[Any], tenant: UUID) -> int:
    """One area's history; returns how many events."""
    return sum(len(rows) for rows in pages(cx, ONE, tenant))


def pages(cx: psycopg.Connection[Any], query: str, tenant: UUID) -> Iterator[list[Any]]:
    """`query` is asked for what follows the position, its first column, that the page before ended with."""
    after = 0
    while rows := cx.execute(query, (tenant, after, PAGE), binary=True).fetchall():
        yield rows
        after = rows[-1][0]


def of_all(cx: psycopg.Connection[Any]) -> int:
    """Everybody's, in whatever order is fastest."""
    with cx.transaction(), cx.cursor("raw", binary=True) as cursor:
        cursor.execute(ALL)
        count = 0
        while rows := cursor.fetchmany(PAGE):
            count += len(rows)
    return count
