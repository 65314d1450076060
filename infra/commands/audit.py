"""`audit verify`: walks the history and says in words what it proves and what it does not; `audit prove`: one entry's proof."""

import argparse
import json
import sys
import time
from typing import Any
from uuid import UUID

import psycopg

from domain.audit import Fault
from infra.auditing import ledgers, line_at, proof, verify
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
    verify.add_argument(
        "--kept", metavar="NUMBER:HASH", help="with --area: a line kept from a certificate or from an earlier time"
    )
    verify.set_defaults(run=_verify)
    prove = what.add_parser("prove", help="one entry's proof, for oc_verify.py; it tells nothing of what any entry says")
    prove.add_argument("--area", required=True, help="which area, by its web address")
    prove.add_argument("--position", type=int, required=True, help="the entry's number, as a certificate has it")
    prove.add_argument("--demo", action="store_true", help="of the demo, not of the live installation")
    prove.set_defaults(run=_prove)


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
                print(
                    f"{name}: {count} events, {'whole' if not found else f'{len(found)} faults'}; keep {line_at(cx, tenant_id)}"
                )
                if arguments.area and arguments.kept:
                    faults += [(name, fault) for fault in _against(cx, tenant_id, arguments.kept)]
    for name, fault in faults:
        print(f"  {name}, position {fault.position}: {fault.what}")
    print(f"{'Altered.' if faults else 'Whole.'} {events} events in {time.monotonic() - started:.1f} s.\n{PROVES}")
    return 1 if faults else 0


def _against(cx: psycopg.Connection[Any], tenant_id: UUID, kept: str) -> list[Fault]:
    """What somebody kept outside the database, beside what the database says now."""
    number = kept.partition(":")[0]
    position = int(number) if number.isdecimal() and len(number) < 19 else 0
    here = line_at(cx, tenant_id, position) if position else None
    print(f"  kept {kept}: {'the history leads to it' if here == kept.strip().lower() else 'THE HISTORY DOES NOT LEAD TO IT'}")
    return (
        []
        if here == kept.strip().lower()
        else [Fault(position, f"the line that was kept is another: here it is {here or 'none'}")]
    )


def _prove(arguments: argparse.Namespace) -> int:
    with installation("demo" if arguments.demo else "live") as settings, psycopg.connect(settings.follower_database_url) as cx:
        found = [tenant_id for tenant_id, name in ledgers(cx) if name == arguments.area]
        proved = proof(cx, found[0], arguments.position) if found else None
    if proved is None:
        print(f"There is no entry {arguments.position} in an area with the web address {arguments.area} here.", file=sys.stderr)
        return 1
    print(json.dumps(proved, indent=1))
    return 0
