"""Mailed links: random, stored hashed, used once and in time. Their GET shows a button; only the POST uses them."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from services.shared.asking import Asking

SIGN_IN = timedelta(minutes=30)
NOMINATION = "nomination"
INVITATION = "invitation"
CONTACT = "contact"
LASTING = (NOMINATION, INVITATION, CONTACT)
"""What works until its own end, rather than for the half hour in which a link signs in."""


class Link(Struct, frozen=True):
    """A mailed link as it lies.

    `power` is what using it does. *sign-in*: within half an hour of the mail it signs in; later it only remembers
    where to go. *nomination*: answers one nomination, as long as that waits for an answer. *invitation*: accepts one.
    *contact*: confirms one, also for a mailbox that is nobody's own and so has no login. Where somebody asked to come in, it has an `attempt_id`, and no `login_id` before somebody's address was proved.
    """

    login_id: UUID | None
    attempt_id: UUID | None
    tenant_id: UUID | None
    power: str
    target: str
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None

    def works(self, now: datetime) -> bool:
        return self.used_at is None and now < (self.ends_at if self.power in LASTING else self.made_at + SIGN_IN)


def hashed(token: str) -> bytes:
    return sha256(token.encode()).digest()


def make_link(
    cx: psycopg.Connection[Any],
    login_id: UUID | None,
    *,
    power: str,
    target: str,
    now: datetime,
    lasts: timedelta,
    tenant_id: UUID | None = None,
    attempt_id: UUID | None = None,
) -> str:
    """Returns the token that goes into the mail; only its hash stays."""
    token = secrets.token_urlsafe(24)
    cx.execute(
        """INSERT INTO auth.link (token_hash, login_id, attempt_id, tenant_id, power, target, made_at, ends_at)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s)""",
        (hashed(token), login_id, attempt_id, tenant_id, power, target, now, now + lasts),
    )
    return token


def use_link(cx: psycopg.Connection[Any], token: str, now: datetime) -> Link | None:
    """Once, and in time: of two who try at the same moment one gets it."""
    with cx.cursor(row_factory=class_row(Link)) as cursor:
        return cursor.execute(
            """UPDATE auth.link SET used_at = %(now)s WHERE token_hash = %(hash)s AND used_at IS NULL
                 AND %(now)s < CASE WHEN power = ANY(%(lasting)s) THEN ends_at ELSE made_at + %(sign_in)s END
               RETURNING login_id, attempt_id, tenant_id, power, target, made_at, ends_at, used_at""",
            {"now": now, "hash": hashed(token), "sign_in": SIGN_IN, "lasting": list(LASTING)},
        ).fetchone()


async def look_up(ask: Asking, token: str) -> Link | None:
    """For the page behind a link, which uses nothing up. An attempt's code, used, uses its link too."""
    return await ask.row(
        Link,
        """SELECT coalesce(k.login_id, (SELECT l.login_id FROM auth.login l WHERE l.address_hash = a.address_hash
               ORDER BY l.login_id = %(me)s DESC NULLS LAST, l.made_at, l.login_id LIMIT 1)) AS login_id,
             attempt_id, tenant_id, power, k.target, k.made_at, ends_at, coalesce(k.used_at, a.used_at) AS used_at
           FROM auth.link k LEFT JOIN auth.attempt a USING (attempt_id) WHERE token_hash = %(hash)s""",
        {"hash": hashed(token), "me": ask.viewer.login_id},
    )
