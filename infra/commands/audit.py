"""`audit verify`: walks the history and says in words what it proves and what it does not."""

import argparse
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg

from domain.audit import Fault, Head, Stored, walk
from infra.commands.reaching import installation

PAGE = 5_000
# a time that Python cannot hold was never recorded: the nearest that it can will not match either
TIME = "greatest(least(recorded_at, '9999-12-31 UTC'), '0001-01-02 UTC')"
EVENTS = f"""SELECT position, stream_id, stream_version, topic, meta, state, header_salt, state_salt, {TIME}, leaf, chain
  FROM es.event WHERE tenant_id = %s AND position >= %s ORDER BY position, stream_id LIMIT %s"""
LEDGERS = """SELECT coalesce(h.tenant_id, e.tenant_id), coalesce(s.slug, h.kind, 'no head')
  FROM es.head h FULL JOIN (SELECT DISTINCT tenant_id FROM es.event) e ON e.tenant_id = h.tenant_id
  LEFT JOIN registry.slug s ON s.tenant_id = h.tenant_id AND s.current ORDER BY 2, 1"""

PROVES = """This shows that every event is as it was recorded, in its place and order, none missing in between.
It does not show that what was recorded was true, or that nothing was left unsaid. And with nothing kept elsewhere to
compare with, it cannot see a tail of events cut off together with a head row set to match, a whole ledger removed, or
a chain computed anew from end to end by somebody who owns the database."""


def add_to(commands: Any) -> None:
    audit = commands.add_parser("audit", help="check the history")
    what = audit.add_subparsers(dest="what", required=True, metavar="WHAT")
    verify = what.add_parser("verify", help="walk every event, its chain and the heads")
    verify.add_argument("--area", help="only this area, by its web address")
    verify.add_argument("--demo", action="store_true", help="of the demo, not of the live installation")
    verify.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    with installation("demo" if arguments.demo else "live") as settings:
        started, events, faults = time.monotonic(), 0, []
        with psycopg.connect(settings.follower_database_url) as cx:
            asked = [(tenant_id, name) for tenant_id, name in ledgers(cx) if arguments.area in (None, name)]
            if not asked:
                print(f"There is no area with the web address {arguments.area} here.")
                return 1
            for tenant_id, name in asked:
                count, found = verify(cx, tenant_id)
                events += count
                faults += [(name, fault) for fault in found]
                print(f"{name}: {count} events, {'whole' if not found else f'{len(found)} faults'}")
    for name, fault in faults:
        print(f"  {name}, position {fault.position}: {fault.what}")
    print(f"{'Altered.' if faults else 'Whole.'} {events} events in {time.monotonic() - started:.1f} s.\n{PROVES}")
    return 1 if faults else 0


def ledgers(cx: psycopg.Connection[Any]) -> list[tuple[UUID, str]]:
    return cx.execute(LEDGERS).fetchall()


def verify(cx: psycopg.Connection[Any], tenant_id: UUID) -> tuple[int, list[Fault]]:
    """How many events there are, and what does not hold."""
    row = cx.execute(f"SELECT position, chain, {TIME} FROM es.head WHERE tenant_id = %s", (tenant_id,), binary=True).fetchone()
    counted = Counted(_events(cx, tenant_id))
    faults = list(walk(tenant_id, counted, Head(*row) if row else None))
    return counted.count, faults


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
