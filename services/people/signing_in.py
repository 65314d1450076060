"""Getting in and out: sessions, and asking for a link by mail."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg.types.json import Json

from services.shared.links import hashed
from services.shared.membership import Addresses, normal

SESSION = timedelta(hours=12)


def start_session(cx: psycopg.Connection[Any], login_id: UUID) -> str:
    """A new id at every rise in what one may do; returns what the cookie holds."""
    token = secrets.token_urlsafe(32)
    cx.execute(
        "INSERT INTO auth.session (id_hash, login_id, ends_at) VALUES (%s, %s, clock_timestamp() + %s)",
        (hashed(token), login_id, SESSION),
    )
    return token


def end_session(cx: psycopg.Connection[Any], token: str) -> None:
    cx.execute("DELETE FROM auth.session WHERE id_hash = %s", (hashed(token),))


def ask_for_link(cx: psycopg.Connection[Any], addresses: Addresses, typed: str, target: str = "/duties") -> None:
    """Sends a sign-in link to that address if it is somebody's here; the answer on the page is the same if not."""
    login_id = login_of(cx, addresses, normal(typed))
    if login_id:
        send_link(cx, login_id, target)


def login_of(cx: psycopg.Connection[Any], addresses: Addresses, address: str) -> UUID | None:
    found = cx.execute("SELECT login_id FROM auth.login WHERE address_hash = %s", (addresses.hash(address),)).fetchone()
    return found[0] if found else None


def send_link(cx: psycopg.Connection[Any], login_id: UUID, target: str) -> None:
    cx.execute(
        """INSERT INTO ops.outbox (tenant_id, mail_id, login_id, kind, about, made_at, next_try)
           SELECT ledger_id, %s, %s, 'sign-in', %s, es.now(), es.now() FROM es.installation""",
        (uuid4(), login_id, Json({"target": target})),
    )
