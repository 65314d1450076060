"""The history as it is stored, walked event by event with the proof's own arithmetic."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg

from domain.audit import Fault, Head, Stored, entry_of, walk

PAGE = 5_000
# a time that Python cannot hold was never recorded: the nearest that it can will not match either
TIME = "greatest(least(recorded_at, '9999-12-31 UTC'), '0001-01-02 UTC')"
EVENTS = f"""SELECT position, stream_id, stream_version, topic, meta, state, header_salt, state_salt, {TIME}, leaf, chain
  FROM es.event WHERE tenant_id = %s AND position >= %s ORDER BY position, stream_id LIMIT %s"""
LEDGERS = """SELECT coalesce(h.tenant_id, e.tenant_id), coalesce(s.slug, h.kind, 'no head')
  FROM es.head h FULL JOIN (SELECT DISTINCT tenant_id FROM es.event) e ON e.tenant_id = h.tenant_id
  LEFT JOIN registry.slug s ON s.tenant_id = h.tenant_id AND s.current ORDER BY 2, 1"""


def ledgers(cx: psycopg.Connection[Any]) -> list[tuple[UUID, str]]:
    return cx.execute(LEDGERS).fetchall()


def verify(cx: psycopg.Connection[Any], tenant_id: UUID) -> tuple[int, list[Fault]]:
    """How many events there are, and what does not hold."""
    row = cx.execute(f"SELECT position, chain, {TIME} FROM es.head WHERE tenant_id = %s", (tenant_id,), binary=True).fetchone()
    counted = Counted(_events(cx, tenant_id))
    faults = list(walk(tenant_id, counted, Head(*row) if row else None))
    return counted.count, faults


def line_at(cx: psycopg.Connection[Any], tenant_id: UUID, position: int | None = None) -> str | None:
    """`NUMBER:HASH`, for somebody to keep: of the whole ledger, or up to and with that entry. None where there is none."""
    row = cx.execute(
        "SELECT position, chain FROM es.event WHERE tenant_id = %s AND position <= coalesce(%s, position) ORDER BY position DESC LIMIT 1",
        (tenant_id, position),
    ).fetchone()
    return f"{row[0]}:{row[1].hex()}" if row and position in (None, row[0]) else None


def proof(cx: psycopg.Connection[Any], tenant_id: UUID, position: int) -> dict[str, Any] | None:
    """That an entry stands where it stands: its two halves as salted hashes, and the leaf of each after it."""
    events = cx.execute(EVENTS, (tenant_id, max(position - 1, 1), 2), binary=True).fetchall()
    found = {row[0]: Stored(*row) for row in events}
    if position not in found:
        return None
    entry = entry_of(found[position])
    after = cx.execute(
        "SELECT leaf FROM es.event WHERE tenant_id = %s AND position > %s ORDER BY position", (tenant_id, position)
    )
    return {
        "proof": "oc-proof/1",
        "ledger": tenant_id.hex,
        "position": position,
        "recorded_at": entry.recorded_at,
        "header": entry.header.hex(),
        "state": entry.state.hex(),
        "before": found[position - 1].chain.hex() if position > 1 else "",
        "after": [leaf.hex() for (leaf,) in after],
    }


class Counted:
    def __init__(self, events: Iterator[Stored]) -> None:
        self.events, self.count = events, 0

    def __iter__(self) -> Iterator[Stored]:
        for event in self.events:
            self.count += 1
            yield event


def _events(cx: psycopg.Connection[Any], tenant_id: UUID) -> Iterator[Stored]:
    after = -(2**63)
    while True:
        rows = cx.execute(EVENTS, (tenant_id, after, PAGE), binary=True).fetchall()
        yield from (Stored(*row) for row in rows)
        if len(rows) < PAGE:
            return
        after = rows[-1][0] + 1
