"""`audit verify`: walks the history and says in words what it proves and what it does not."""

import argparse
import time
from typing import Any

import psycopg

from infra.auditing import ledgers, verify
from infra.commands.reaching import installation

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
