"""Forms not sent yet: sealed, the writer's own, gone after 30 days or when they are sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from services.shared.asking import Asking
from services.shared.ports import Vault

DAYS = 30
PLACE = "draft.draft.box"


class DraftLine(msgspec.Struct, frozen=True):
    draft_id: UUID
    saved_at: datetime


class Draft(msgspec.Struct, frozen=True):
    """Where a draft lies and whose it is; all of it or it is not found."""

    tenant_id: UUID
    draft_id: UUID
    person_id: UUID
    form: str


def save(cx: psycopg.Connection[Any], vault: Vault, draft: Draft, values: dict[str, str]) -> None:
    box = vault.seal(draft.tenant_id, draft.draft_id, PLACE, msgspec.json.encode(values).decode())
    cx.execute(
        """INSERT INTO draft.draft (tenant_id, draft_id, person_id, form, box, saved_at) VALUES (%s, %s, %s, %s, %s, es.now())
           ON CONFLICT (tenant_id, draft_id) DO UPDATE SET box = excluded.box, saved_at = excluded.saved_at
           WHERE draft.draft.person_id = excluded.person_id""",
        (draft.tenant_id, draft.draft_id, draft.person_id, draft.form, box),
    )


def load(cx: psycopg.Connection[Any], vault: Vault, draft: Draft) -> dict[str, str] | None:
    row = cx.execute(
        """SELECT box FROM draft.draft WHERE (tenant_id, draft_id, person_id, form) = (%s, %s, %s, %s)
             AND saved_at > es.now() - make_interval(days => %s)""",
        (draft.tenant_id, draft.draft_id, draft.person_id, draft.form, DAYS),
    ).fetchone()
    text = vault.unseal(draft.tenant_id, draft.draft_id, PLACE, bytes(row[0])) if row else None
    return msgspec.json.decode(text, type=dict[str, str]) if text else None


def drop(cx: psycopg.Connection[Any], draft: Draft) -> bool:
    """Whether there was one. Only then is there a key to destroy: any other of that id is not this writer's."""
    dropped = cx.execute(
        "DELETE FROM draft.draft WHERE (tenant_id, draft_id, person_id) = (%s, %s, %s)",
        (draft.tenant_id, draft.draft_id, draft.person_id),
    )
    return dropped.rowcount > 0


async def mine(ask: Asking, form: str) -> list[DraftLine]:
    return await ask.rows(
        DraftLine,
        """SELECT draft_id, saved_at FROM draft.draft WHERE person_id = %(me)s AND form = %(form)s
             AND saved_at > es.now() - make_interval(days => %(days)s) ORDER BY saved_at DESC LIMIT 20""",
        {"me": ask.viewer.person_id, "form": form, "days": DAYS},
    )
