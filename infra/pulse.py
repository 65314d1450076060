"""How the processes are: each says so itself every few seconds; the health page and the metrics read it."""

import os
import socket
import time
from collections.abc import Mapping
from typing import Any

import msgspec
import psycopg
from psycopg.types.json import Json
from psycopg_pool import AsyncConnectionPool, ConnectionPool

from infra.database.migrate import wanted

EVERY, SILENT = 5.0, 20.0  # seconds between beats; without one for longer, a process is not there
LATE = 10.0  # seconds that read models may be behind before it is said
INSTANCE = f"{socket.gethostname()}:{os.getpid()}"
SAY = """INSERT INTO ops.pulse (process, instance, figures) VALUES (%s, %s, %s)
  ON CONFLICT (process, instance) DO UPDATE SET at = clock_timestamp(), figures = excluded.figures"""
FORGET = "DELETE FROM ops.pulse WHERE at < clock_timestamp() - interval '1 hour'"
FOLLOWING = """SELECT count(*) AS areas_behind, coalesce(max(extract(epoch FROM es.now() - h.recorded_at)), 0)::float8 AS seconds_behind,
  (SELECT count(*) FROM rm.parked p JOIN rm.live USING (generation)) AS parked
  FROM es.head h LEFT JOIN (rm.cursor c JOIN rm.live USING (generation)) ON c.tenant_id = h.tenant_id
  WHERE h.position > coalesce(c.position, 0)"""
WORKING = """SELECT count(*) FILTER (WHERE sent_at IS NULL AND gave_up_at IS NULL) AS mail_waiting,
  count(*) FILTER (WHERE gave_up_at IS NOT NULL AND NOT not_needed) AS mail_given_up,
  coalesce(max(extract(epoch FROM es.now() - made_at)) FILTER (WHERE sent_at IS NULL AND gave_up_at IS NULL), 0)::float8
    AS oldest_mail_seconds FROM ops.outbox"""
READ = """SELECT array(SELECT name FROM migration.applied) AS applied, coalesce(json_agg(json_build_object(
  'process', process, 'silent', extract(epoch FROM clock_timestamp() - at)::float8, 'figures', figures)), '[]') AS pulses
  FROM ops.pulse WHERE at > clock_timestamp() - interval '1 hour'"""


class Pulse:
    """One process's: `beat` as often as one likes, it speaks every five seconds."""

    def __init__(self, pool: ConnectionPool, process: str, figures: str) -> None:
        self.pool, self.process, self.figures, self.last = pool, process, figures, float("-inf")

    def beat(self) -> None:
        if time.monotonic() - self.last < EVERY:
            return
        with self.pool.connection() as cx:
            cx.execute(SAY, (self.process, INSTANCE, Json(measured(cx, self.figures))))
            cx.execute(FORGET)
        self.last = time.monotonic()


def measured(cx: psycopg.Connection[Any], query: str) -> dict[str, float]:
    cursor = cx.execute(query)  # one of our own
    row = cursor.fetchone()
    assert row
    assert cursor.description
    return {column.name: float(value) for column, value in zip(cursor.description, row, strict=True)}


class Heard(msgspec.Struct, frozen=True):
    process: str
    silent: float
    figures: Mapping[str, float]


class PostgresHealth:
    """See `web.shared.outside.Health`."""

    def __init__(self, pool: AsyncConnectionPool) -> None:
        self.pool = pool

    async def parts(self) -> dict[str, str]:
        """Each part and how it is, in one word: ok, old, late, silent, parked or away."""
        try:
            async with self.pool.connection(timeout=3) as cx:
                row = await (await cx.execute(READ)).fetchone()
        except psycopg.Error:
            return {"database": "away"}
        assert row
        heard = msgspec.convert(row[1], list[Heard])
        return {
            "database": "ok",
            "schema": "ok" if wanted() <= set(row[0]) else "old",
            "read models": _follower([one for one in heard if one.process == "follow" and one.silent < SILENT]),
            "worker": "ok" if any(one.process == "work" and one.silent < SILENT for one in heard) else "silent",
        }


def _follower(heard: list[Heard]) -> str:
    if not heard:
        return "silent"
    figures = min(heard, key=lambda one: one.silent).figures
    if figures["seconds_behind"] > LATE:
        return "late"
    return "parked" if figures["parked"] else "ok"
