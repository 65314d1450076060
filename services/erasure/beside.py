"""What lies beside the history of somebody: whom they sign in as, and mail; their own, and what names them to others."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from services.shared.membership import Addresses

Cx = psycopg.Connection[Any]
NAMING = """FROM ops.outbox o WHERE (o.tenant_id = %(tenant)s AND (
      EXISTS (SELECT FROM jsonb_each_text(o.about) a WHERE a.value = ANY(%(ids)s))
      OR o.about ->> 'invitation_id' IN (SELECT i.invitation_id::text FROM invitation i WHERE i.invitee_id::text = ANY(%(ids)s))))
    OR (o.kind = 'passkey' AND o.login_id = %(login)s)"""
"""Mail whose words name somebody: who asked the host, who added a passkey, who was invited. Its note has their id."""


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


def forget_mail_that_names(cx: Cx, tenant_id: UUID, ids: Collection[UUID], login_id: UUID | None) -> None:
    """To whomever it went: the copy, and that there was one."""
    values = {"tenant": tenant_id, "ids": [str(one) for one in ids], "login": login_id}
    cx.execute(f"DELETE FROM ops.mailbox WHERE substr(message_id, 2, 36) IN (SELECT o.mail_id::text {NAMING})", values)
    cx.execute(f"DELETE {NAMING}", values)
