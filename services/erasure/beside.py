"""What lies beside the history of somebody: whom they sign in as, and where mail went to."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from services.shared.membership import Addresses

Cx = psycopg.Connection[Any]


class Login(Struct, frozen=True):
    login_id: UUID
    address_hash: bytes
    memberships: int
    installation_id: UUID


def login_of(cx: Cx, tenant_id: UUID, person_id: UUID) -> Login | None:
    """Held until this is done: nobody is added meanwhile by an address that is just being forgotten."""
    with cx.cursor(row_factory=class_row(Login)) as cursor:
        return cursor.execute(
            """SELECT login_id, address_hash, (SELECT count(*) FROM auth.membership o WHERE o.login_id = l.login_id) AS memberships,
                 (SELECT ledger_id FROM es.installation) AS installation_id
               FROM auth.login l WHERE login_id = (SELECT login_id FROM auth.membership WHERE (tenant_id, person_id) = (%s, %s))
               FOR UPDATE""",
            (tenant_id, person_id),
        ).fetchone()


def addresses_written_to(cx: Cx, addresses: Addresses) -> Mapping[bytes, str]:
    """By hash, of all mail of which a copy is kept: so an address is found whose login's key is gone already."""
    return {addresses.hash(address): address for (address,) in cx.execute("SELECT DISTINCT address FROM ops.mailbox")}
