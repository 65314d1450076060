"""Sessions: begun by whoever proved an address or holds a passkey, ended by deleting them."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct

from services.shared.asking import Asking
from services.shared.links import hashed
from services.shared.membership import Addresses, logins_of

LASTS = timedelta(hours=12)
BETWEEN = "~"
SHARED = """(SELECT count(*) > 1 FROM auth.login o JOIN auth.login l USING (address_hash) WHERE l.login_id = %(login)s)"""


def start_session(
    cx: psycopg.Connection[Any],
    login_id: UUID,
    *,
    by_passkey: bool = False,
    device: str = "",
    before: str = "",
    proved: bool = True,
) -> str:
    """A new id at every rise in what one may do; returns what the cookie holds. `before` is the session that it follows.

    Not `proved`: by a mail that is too old to show who it is, so that whatever asks for a fresh proof asks at once. Where several share the mailbox, only a passkey proves which of them it is. The second half of the cookie stays from one session to the next, so that forms already open can still be sent.
    """
    forms = forms_of(before) if BETWEEN in before else secrets.token_urlsafe(16)
    token = f"{secrets.token_urlsafe(32)}{BETWEEN}{forms}"
    if before:
        end_session(cx, before)
    cx.execute(
        f"""INSERT INTO auth.session (id_hash, login_id, ends_at, by_passkey, device, proved_at, mailbox_at)
           VALUES (%(hash)s, %(login)s, clock_timestamp() + %(lasts)s, %(by_passkey)s, %(device)s,
             CASE WHEN NOT %(proved)s OR (NOT %(by_passkey)s AND {SHARED}) THEN 'epoch' ELSE clock_timestamp() END,
             CASE WHEN %(proved)s THEN clock_timestamp() ELSE 'epoch' END)""",
        {
            "hash": hashed(token),
            "login": login_id,
            "lasts": LASTS,
            "by_passkey": by_passkey,
            "device": device,
            "proved": proved,
        },
    )
    return token


def forms_of(session: str) -> str:
    """What a session's forms are bound to."""
    return session.rpartition(BETWEEN)[2]


def end_session(cx: psycopg.Connection[Any], token: str) -> None:
    cx.execute("DELETE FROM auth.session WHERE id_hash = %s", (hashed(token),))


def end_one(cx: psycopg.Connection[Any], login_id: UUID, session_id: UUID) -> None:
    """One of somebody's own, as their list names it."""
    cx.execute("DELETE FROM auth.session WHERE (login_id, session_id) = (%s, %s)", (login_id, session_id))


def end_all(cx: psycopg.Connection[Any], login_id: UUID) -> None:
    cx.execute("DELETE FROM auth.session WHERE login_id = %s", (login_id,))


def login_of(cx: psycopg.Connection[Any], addresses: Addresses, address: str) -> UUID | None:
    """The first of those who share it."""
    return next(iter(logins_of(cx, addresses.hash(address))), None)


def address_of(cx: psycopg.Connection[Any], addresses: Addresses, login_id: UUID) -> str | None:
    """None for somebody who was forgotten."""
    found = cx.execute("SELECT address FROM auth.login WHERE login_id = %s", (login_id,)).fetchone()
    return addresses.open(login_id, found[0]) if found else None


def has_address(cx: psycopg.Connection[Any], login_id: UUID, address_hash: bytes) -> bool:
    found = cx.execute("SELECT 1 FROM auth.login WHERE (login_id, address_hash) = (%s, %s)", (login_id, address_hash)).fetchone()
    return bool(found)


class Session(Struct, frozen=True):
    """One of somebody's own sessions; `device` in words, or empty."""

    session_id: UUID
    device: str
    by_passkey: bool
    made_at: datetime
    seen_at: datetime
    here: bool


async def sessions(ask: Asking, login_id: UUID, here: bytes) -> list[Session]:
    """Those still open, latest look first. `here` is the hash of the one that asks."""
    return await ask.rows(
        Session,
        """SELECT session_id, device, by_passkey, made_at, seen_at, id_hash = %(here)s AS here FROM auth.session
           WHERE login_id = %(login)s AND ends_at > clock_timestamp() ORDER BY here DESC, seen_at DESC LIMIT 50""",
        {"login": login_id, "here": here},
    )


class AreaOfMine(Struct, frozen=True):
    slug: str
    name: str
    instrument: str


async def areas_of(ask: Asking, login_id: UUID) -> list[AreaOfMine]:
    """Where this login has a part."""
    return await ask.rows(
        AreaOfMine,
        """SELECT a.slug, a.name, a.instrument FROM auth.membership m JOIN listed_area a USING (tenant_id)
           WHERE m.login_id = %(login)s ORDER BY a.name, a.slug""",
        {"login": login_id},
    )
