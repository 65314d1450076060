"""Passkeys (WebAuthn): a key pair that a device keeps; here lies its public half."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.errors import UniqueViolation
from psycopg.rows import class_row

from domain.shared.errors import Refused
from domain.shared.events import N_
from services.shared.asking import Asking

MOST = 20


class NewPasskey(Struct, frozen=True):
    credential_id: bytes
    public_key: bytes
    sign_count: int


class Passkey(Struct, frozen=True):
    """One that lies here, with whose it is."""

    credential_id: bytes
    passkey_id: UUID
    login_id: UUID
    public_key: bytes
    sign_count: int
    name: str
    made_at: datetime
    used_at: datetime | None
    opens_at: datetime
    opens: bool
    """Speaks for its person by now: see `services.people.sharing`."""


class NotProved(Exception):
    """What the browser sent does not prove what it was asked to."""


class Authenticators(Protocol):
    """The WebAuthn ceremonies. What goes to the browser and comes back is their JSON; challenges are ours."""

    def invite(self, login_id: UUID, address: str, known: Sequence[bytes], challenge: bytes) -> str:
        """Asks a device to make a passkey, unless it has one of those known."""

    def made(self, sent: str, challenge: bytes) -> NewPasskey:
        """Raises `NotProved`."""

    def ask(self, challenge: bytes, among: Sequence[bytes] = ()) -> str:
        """Asks a device to prove that it holds one of these passkeys, or any of ours."""

    def named(self, sent: str) -> bytes:
        """The credential that the browser says it used. Raises `NotProved`."""

    def proved(self, sent: str, challenge: bytes, passkey: Passkey) -> int:
        """The new count of its signatures. Raises `NotProved`."""


COLUMNS = (
    "credential_id, passkey_id, login_id, public_key, sign_count, name, made_at, used_at, opens_at, opens_at <= es.now() AS opens"
)


async def of_login(ask: Asking, login_id: UUID) -> list[Passkey]:
    return await ask.rows(
        Passkey,
        f"SELECT {COLUMNS} FROM auth.passkey WHERE login_id = %(login)s ORDER BY made_at, passkey_id LIMIT {MOST}",
        {"login": login_id},
    )


def find(cx: psycopg.Connection[Any], credential_id: bytes) -> Passkey | None:
    with cx.cursor(row_factory=class_row(Passkey)) as cursor:
        return cursor.execute(
            f"SELECT {COLUMNS} FROM auth.passkey WHERE credential_id = %s FOR UPDATE", (credential_id,)
        ).fetchone()


def add(cx: psycopg.Connection[Any], login_id: UUID, new: NewPasskey, name: str, waits: timedelta = timedelta()) -> None:
    """`waits`: for how long it does not yet speak for its person."""
    (have,) = cx.execute("SELECT count(*) FROM auth.passkey WHERE login_id = %s", (login_id,)).fetchone() or (0,)
    if have >= MOST:
        raise Refused(N_("You have {most} passkeys, which is the most. Remove one first."), most=MOST)
    try:
        cx.execute(
            """INSERT INTO auth.passkey (credential_id, login_id, public_key, sign_count, name, opens_at)
               VALUES (%s, %s, %s, %s, %s, CASE WHEN %s THEN es.now() + %s ELSE 'epoch' END)""",
            (new.credential_id, login_id, new.public_key, new.sign_count, name, bool(waits), waits),
        )
    except UniqueViolation:
        raise Refused(N_("This passkey is here already.")) from None


def remove(cx: psycopg.Connection[Any], login_id: UUID, passkey_id: UUID) -> None:
    cx.execute("DELETE FROM auth.passkey WHERE (login_id, passkey_id) = (%s, %s)", (login_id, passkey_id))


async def still_waits(ask: Asking, login_id: UUID, passkey_id: UUID) -> bool:
    """True also of one that is not there: there is nothing to lose."""
    return not any(one.opens for one in await of_login(ask, login_id) if one.passkey_id == passkey_id)


def used(cx: psycopg.Connection[Any], passkey: Passkey, sign_count: int) -> None:
    cx.execute(
        "UPDATE auth.passkey SET sign_count = %s, used_at = clock_timestamp() WHERE credential_id = %s",
        (sign_count, passkey.credential_id),
    )


def spend(cx: psycopg.Connection[Any], challenge: bytes) -> bool:
    """False if this challenge was answered before."""
    done = cx.execute("INSERT INTO auth.spent (challenge_hash) VALUES (%s) ON CONFLICT DO NOTHING", (sha256(challenge).digest(),))
    return bool(done.rowcount)
