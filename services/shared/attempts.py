"""Proving a mail address: one mail with a link, for any window, and a code, for the window that asked.

Gateways delay mail, open its links before people do, and rewrite them: the code needs none of that. Nothing here looks
whether the address is known before it is proved, so the answer and its time are the same for every address.
"""

from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Any
from uuid import UUID, uuid4

import psycopg
from msgspec import Struct
from psycopg.rows import class_row
from psycopg.types.json import Json

from services.shared.membership import Addresses, login_for

LASTS = timedelta(minutes=30)
MOST_TRIES = 5
COLUMNS = "attempt_id, address_hash, address, target, made_at, tries, used_at"


class Attempt(Struct, frozen=True):
    """`address` as it lies: sealed."""

    attempt_id: UUID
    address_hash: bytes
    address: bytes
    target: str
    made_at: datetime
    tries: int
    used_at: datetime | None

    @property
    def tries_left(self) -> int:
        return MOST_TRIES - self.tries


def ask(cx: psycopg.Connection[Any], addresses: Addresses, address: str, target: str) -> UUID:
    """Sends a link and a code to that address, and returns the attempt that they prove."""
    attempt_id = uuid4()
    cx.execute(
        """INSERT INTO auth.attempt (attempt_id, address_hash, address, target, made_at)
           VALUES (%s, %s, %s, %s, es.now())""",
        (attempt_id, addresses.hash(address), addresses.box(address), target),
    )
    cx.execute(
        """INSERT INTO ops.outbox (tenant_id, mail_id, kind, about, made_at, next_try)
           SELECT ledger_id, %s, 'sign-in', %s, es.now(), es.now() FROM es.installation""",
        (uuid4(), Json({"attempt_id": str(attempt_id)})),
    )
    return attempt_id


def try_code(cx: psycopg.Connection[Any], addresses: Addresses, attempt_id: UUID, code: str) -> Attempt | None:
    """The attempt with this try counted, and `used_at` if the code was right. None if there is nothing to try any more."""
    attempt = _one(
        cx,
        f"""UPDATE auth.attempt SET tries = tries + 1
            WHERE attempt_id = %s AND used_at IS NULL AND tries < %s AND es.now() < made_at + %s RETURNING {COLUMNS}""",
        (attempt_id, MOST_TRIES, LASTS),
    )
    if attempt and compare_digest(addresses.code(attempt_id), digits(code)):
        return use(cx, attempt_id)
    return attempt


def use(cx: psycopg.Connection[Any], attempt_id: UUID) -> Attempt | None:
    """Once: of the link and the code, and of two who try at the same moment, one."""
    query = f"UPDATE auth.attempt SET used_at = es.now() WHERE attempt_id = %s AND used_at IS NULL RETURNING {COLUMNS}"
    return _one(cx, query, (attempt_id,))


def find(cx: psycopg.Connection[Any], attempt_id: UUID) -> Attempt | None:
    return _one(cx, f"SELECT {COLUMNS} FROM auth.attempt WHERE attempt_id = %s", (attempt_id,))


def login(cx: psycopg.Connection[Any], addresses: Addresses, proved: Attempt) -> UUID | None:
    """Whose address was proved: a login is made for it if there is none. None if it cannot be read any more.

    The first of those who share it: who of them it is, they are asked.
    """
    address = addresses.unbox(proved.address)
    return login_for(cx, addresses, address) if address else None


def digits(typed: str) -> str:
    """As people copy a code: with spaces or a hyphen in it."""
    return "".join(one for one in typed if one.isascii() and one.isdigit())


def _one(cx: psycopg.Connection[Any], query: str, values: tuple[Any, ...]) -> Attempt | None:
    with cx.cursor(row_factory=class_row(Attempt)) as cursor:
        return cursor.execute(query, values).fetchone()
