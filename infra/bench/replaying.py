"""A long history read again: decoded, and checked."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import psycopg
from msgspec.structs import replace

from infra.auditing import verify
from infra.bench import cost, raw
from infra.bench.figures import Figure
from infra.bench.filling import fill, lengthen, opening
from infra.bench.ground import Bench, Ground
from infra.bench.turns import Efforts, efforts
from infra.eventstore.mapper import read, read_fact

BEGUN = 6
WITH_PLACES = """SELECT position, stream_id, stream_version, topic, meta, state FROM es.event
  WHERE tenant_id = %s AND position > %s ORDER BY position LIMIT %s"""
# the arithmetic of domain/audit.py, in SQL: position, leaf and link of every event. Leaves first (OFFSET 0): a window keeps
# what it is given, and whole rows are much to keep
CHECK = r"""SELECT count(*), count(*) FILTER (WHERE position <> number OR chain <> sha256(before || leaf) OR NOT whole)
  FROM (SELECT *, lag(chain, 1, ''::bytea) OVER w AS before, row_number() OVER w AS number
    FROM (SELECT position, leaf, chain, leaf = sha256(
        '\x006f632d6576656e742f310a'::bytea || uuid_send(tenant_id) || int8send(position)
        || int8send(round(date_part('epoch', recorded_at) * 1000000)::bigint)
        || sha256(header_salt || int4send(octet_length(topic)) || textsend(topic) || uuid_send(stream_id)
          || int8send(stream_version) || int4send(octet_length(meta)) || meta)
        || sha256(state_salt || state)) AS whole
      FROM es.event WHERE tenant_id = %s ORDER BY position OFFSET 0) AS worked_out
    WINDOW w AS (ORDER BY position)) AS e"""


LEAF = "An event is four SHA-256 and a dozen concatenations, all in Postgres; the hashes alone cost more than a raw fetch"
LINKS = """SELECT count(*), count(*) FILTER (WHERE position <> number OR chain <> sha256(before || leaf))
  FROM (SELECT *, lag(chain, 1, ''::bytea) OVER w AS before, row_number() OVER w AS number
    FROM es.event WHERE tenant_id = %s WINDOW w AS (ORDER BY position)) AS e"""


def measure(bench: Bench) -> list[Figure]:
    size = bench.size
    with bench.ground() as ground:
        (tenant,) = fill(ground, 1, opening, BEGUN, bench.show)
        lengthen(ground, tenant, size.history - BEGUN, bench.show)
        ground.look_again()
        with psycopg.connect(ground.settings.follower_database_url, autocommit=True) as cx:
            cx.execute("SET max_parallel_workers_per_gather = 0")
            doings = {
                "raw": lambda: raw.of_one(cx, tenant),
                "decoded": lambda: _decode(cx, tenant),
                "meta too": lambda: _decode_whole(cx, tenant),
                "checked in SQL": lambda: _check(cx, CHECK, tenant, size.history),
                "links only": lambda: _check(cx, LINKS, tenant, size.history),
                "checked in Python": lambda: _verify(cx, tenant, size.history),
            }
            both = efforts(doings, ground.postgres, size.rounds, bench.show)
            return _figures(bench, ground, both, doings)


def _figures(bench: Bench, ground: Ground, both: Efforts, doings: Mapping[str, Callable[[], object]]) -> list[Figure]:
    split = {name: lambda name=name: cost.split(doings[name], 1, ground.postgres) for name in doings}
    decoded = Figure(name="replay", what=f"Replay of {bench.size.history:,} events, each decoded as its type, against raw fetch",
                     value=both.ratio("raw", "decoded"), at_least=0.75, samples=both.samples, note=both.clock("raw", "decoded"))  # fmt: skip
    checked = Figure(name="verify", what="Chain verified in SQL, against raw fetch",
                     value=both.ratio("raw", "checked in SQL"), at_least=0.8, note=both.clock("raw", "checked in SQL"))  # fmt: skip
    return [
        replace(decoded, where=bench.why(decoded.met, lambda: cost.profiled(doings["decoded"]))),
        Figure(name="replay-meta", what="… its meta too, and where it was found", value=both.ratio("raw", "meta too")),
        replace(
            checked, where=bench.why(checked.met, lambda: f"{LEAF}. Raw {split['raw']()}; check {split['checked in SQL']()}")
        ),
        Figure(
            name="verify-links", what="… only that each link follows, no leaf worked out", value=both.ratio("raw", "links only")
        ),
        Figure(name="audit", what="… by `audit verify`, in Python", value=both.ratio("raw", "checked in Python")),
    ]


def _decode(cx: psycopg.Connection[Any], tenant: UUID) -> None:
    """As a stream is loaded: its id is known, so what is fetched is what the raw fetch fetches."""
    for rows in raw.pages(cx, raw.ONE, tenant):
        for position, topic, meta, state in rows:
            read_fact(tenant, position, topic, meta, state)


def _decode_whole(cx: psycopg.Connection[Any], tenant: UUID) -> None:
    for rows in raw.pages(cx, WITH_PLACES, tenant):
        for _position, stream, version, topic, meta, state in rows:
            read(stream, version, topic, meta, state)


def _check(cx: psycopg.Connection[Any], query: str, tenant: UUID, events: int) -> None:
    found = cx.execute(query, (tenant,)).fetchone()
    assert found == (events, 0), found


def _verify(cx: psycopg.Connection[Any], tenant: UUID, events: int) -> None:
    assert verify(cx, tenant) == (events, [])
