"""The outbox: a row for each mail, taken by one worker at a time, tried again where it failed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row
from psycopg.types.json import Json

FIRST_RETRY, LAST_TRY = timedelta(minutes=1), 10


class Mail(Struct, frozen=True):
    """An outbox row."""

    tenant_id: UUID
    mail_id: UUID
    person_id: UUID | None
    kind: str
    about: dict[str, str]
    tries: int


def write(
    cx: psycopg.Connection[Any],
    tenant_id: UUID,
    mail_id: UUID,
    kind: str,
    about: Mapping[str, str],
    now: datetime,
    *,
    person_id: UUID | None = None,
    login_id: UUID | None = None,
) -> None:
    """Once, however often it is written: `mail_id` is made of what the mail is about."""
    cx.execute(
        """INSERT INTO ops.outbox (tenant_id, mail_id, person_id, login_id, kind, about, made_at, next_try)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
        (tenant_id, mail_id, person_id, login_id, kind, Json(about), now, now),
    )


def take(cx: psycopg.Connection[Any]) -> Mail | None:
    """A mail whose time has come, kept from other workers until this transaction ends."""
    with cx.cursor(row_factory=class_row(Mail)) as cursor:
        return cursor.execute(
            """SELECT tenant_id, mail_id, person_id, kind, about, tries FROM ops.outbox
               WHERE sent_at IS NULL AND gave_up_at IS NULL AND next_try <= es.now()
               ORDER BY next_try, mail_id LIMIT 1 FOR UPDATE SKIP LOCKED"""
        ).fetchone()


def sent(cx: psycopg.Connection[Any], mail: Mail) -> None:
    cx.execute(
        "UPDATE ops.outbox SET sent_at = es.now(), tries = tries + 1 WHERE (tenant_id, mail_id) = (%s, %s)",
        (mail.tenant_id, mail.mail_id),
    )


def not_needed(cx: psycopg.Connection[Any], mail: Mail) -> None:
    cx.execute(
        "UPDATE ops.outbox SET gave_up_at = es.now(), not_needed = true WHERE (tenant_id, mail_id) = (%s, %s)",
        (mail.tenant_id, mail.mail_id),
    )


def failed(cx: psycopg.Connection[Any], mail: Mail, *, at_most: int = LAST_TRY) -> None:
    """Again later, each time twice as late; after so many times it is left, and counted."""
    cx.execute(
        """UPDATE ops.outbox SET tries = tries + 1, next_try = es.now() + %s * 2 ^ tries,
             gave_up_at = CASE WHEN tries + 1 >= %s THEN es.now() END
           WHERE (tenant_id, mail_id) = (%s, %s)""",
        (FIRST_RETRY, at_most, mail.tenant_id, mail.mail_id),
    )
