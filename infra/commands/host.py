"""`host …`: a host body, and the people who keep it: they open areas and look after them on its page."""

import argparse
from typing import Any
from uuid import uuid4

from domain.shared.errors import DomainError
from domain.shared.ids import TenantId
from infra.commands.area import operate
from infra.commands.reaching import installation
from infra.composition import Parts, parts
from services.areas.hosts import BEHIND, add_keeper, register_host


def add_to(commands: Any) -> None:
    host = commands.add_parser("host", help="register a host body; add the people who keep it")
    what = host.add_subparsers(dest="what", required=True, metavar="WHAT")
    person = what.add_parser("person", help="add somebody who keeps it; the host is registered if it is new")
    person.add_argument("--host", required=True, help="the host body's name")
    person.add_argument("--name", required=True)
    person.add_argument("--address", required=True, help="the mail address with which they sign in")
    person.set_defaults(run=_person)


def _person(asked: argparse.Namespace) -> int:
    with installation() as settings, parts(settings) as made:
        try:
            host_id = find_or_register_host(made, asked.host)
            operate(
                made,
                TenantId(host_id),
                lambda journal: add_keeper(journal, host_name=asked.host, name=asked.name, address=asked.address),
            )
        except DomainError as problem:
            print(f"{problem} Nothing was changed.")
            return 1
        made.follower().run_dry()
        print(f"{asked.name} keeps {asked.host}, signs in with {asked.address}, and finds its areas at {address(made, host_id)}.")
    return 0


def find_or_register_host(made: Parts, name: str) -> TenantId:
    made.follower().run_dry()
    with made.follower_pool.connection() as cx:
        (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
        known = cx.execute(f"SELECT host_id FROM wide_{generation}.host WHERE name = %s", (name,)).fetchone()
    if known:
        return TenantId(known[0])
    new = TenantId(uuid4())
    operate(made, new, lambda journal: register_host(journal, name))
    return new


def address(made: Parts, host_id: TenantId) -> str:
    with made.app_pool.connection() as cx:
        row = cx.execute("SELECT slug FROM registry.slug WHERE tenant_id = %s AND current", (host_id,)).fetchone()
    return f"/{row[0]}" if row else f"/{BEHIND}"
