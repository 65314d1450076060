"""Tables brought in by a page: kept as a draft until they are confirmed, and how far the worker is with recording them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.importing import Kind
from services.shared import drafts
from services.shared.asking import Asking
from services.shared.drafts import Draft
from services.shared.ports import Vault

FORM = "table"
PLACE = "draft.bringing.said"
COLUMNS = "tenant_id, draft_id, person_id, kind, state, total, done, said"


class Said(msgspec.Struct, frozen=True):
    """Why one row could not be recorded; `message` is a msgid."""

    row: int
    message: str
    values: dict[str, str]


class Bringing(msgspec.Struct, frozen=True, kw_only=True):
    """`state` is brought, waiting (for the worker), recorded or refused; `done` of `total` rows have been looked at."""

    tenant_id: UUID
    draft_id: UUID
    person_id: UUID
    kind: Kind
    state: str
    total: int
    done: int
    said: bytes | None

    @property
    def draft(self) -> Draft:
        return Draft(self.tenant_id, self.draft_id, self.person_id, FORM)


class Brought(msgspec.Struct, frozen=True):
    """A table as it was brought; `table` is what it says, `source` where it comes from."""

    kind: Kind
    source: str
    table: str


def keep(cx: psycopg.Connection[Any], vault: Vault, draft: Draft, brought: Brought, total: int) -> None:
    drafts.save(cx, vault, draft, msgspec.to_builtins(brought))
    cx.execute(
        """INSERT INTO draft.bringing (tenant_id, draft_id, person_id, kind, total, brought_at) VALUES (%s, %s, %s, %s, %s, es.now())
           ON CONFLICT DO NOTHING""",
        (draft.tenant_id, draft.draft_id, draft.person_id, brought.kind, total),
    )


def brought(cx: psycopg.Connection[Any], vault: Vault, draft: Draft) -> Brought | None:
    """None once it was recorded, or thrown away."""
    values = drafts.load(cx, vault, draft)
    return msgspec.convert(values, Brought) if values else None


def confirm(cx: psycopg.Connection[Any], draft: Draft) -> None:
    """From now on the worker's."""
    cx.execute(
        """UPDATE draft.bringing SET state = 'waiting', done = 0, said = NULL
           WHERE (tenant_id, draft_id, person_id) = (%s, %s, %s) AND state IN ('brought', 'refused')""",
        (draft.tenant_id, draft.draft_id, draft.person_id),
    )


def throw_away(cx: psycopg.Connection[Any], draft: Draft) -> bool:
    """Whether it was there to be thrown away: the worker keeps what it has begun with."""
    gone = cx.execute(
        "DELETE FROM draft.bringing WHERE (tenant_id, draft_id, person_id) = (%s, %s, %s) AND state <> 'waiting'",
        (draft.tenant_id, draft.draft_id, draft.person_id),
    )
    return bool(gone.rowcount) and (drafts.drop(cx, draft) or True)


def waiting(cx: psycopg.Connection[Any]) -> list[Bringing]:
    """For the worker, oldest first."""
    rows = cx.execute(
        f"SELECT {COLUMNS} FROM draft.bringing WHERE state = 'waiting' ORDER BY brought_at, draft_id LIMIT 10"
    ).fetchall()
    return [_bringing(row) for row in rows]


def reached(cx: psycopg.Connection[Any], one: Bringing, done: int) -> None:
    cx.execute("UPDATE draft.bringing SET done = %s WHERE (tenant_id, draft_id) = (%s, %s)", (done, one.tenant_id, one.draft_id))


def recorded(cx: psycopg.Connection[Any], one: Bringing) -> None:
    """What was in it is in history now, and nowhere else."""
    cx.execute(
        "UPDATE draft.bringing SET state = 'recorded', done = total WHERE (tenant_id, draft_id) = (%s, %s)",
        (one.tenant_id, one.draft_id),
    )
    drafts.drop(cx, one.draft)


def refused(cx: psycopg.Connection[Any], vault: Vault, one: Bringing, said: Sequence[Said]) -> None:
    """Nothing of it was recorded; why not, row by row, is sealed with the draft."""
    box = vault.seal(one.tenant_id, one.draft_id, PLACE, msgspec.json.encode(said).decode())
    cx.execute(
        "UPDATE draft.bringing SET state = 'refused', said = %s WHERE (tenant_id, draft_id) = (%s, %s)",
        (box, one.tenant_id, one.draft_id),
    )


def why(vault: Vault, one: Bringing) -> list[Said]:
    text = vault.unseal(one.tenant_id, one.draft_id, PLACE, one.said) if one.said else None
    return msgspec.json.decode(text, type=list[Said]) if text else []


async def mine(ask: Asking) -> list[Bringing]:
    return await ask.rows(
        Bringing,
        f"SELECT {COLUMNS} FROM draft.bringing WHERE person_id = %(me)s ORDER BY brought_at DESC, draft_id LIMIT 20",
        {"me": ask.viewer.person_id},
    )


async def one(ask: Asking, draft_id: UUID) -> Bringing | None:
    """Whoever brought it, and nobody else."""
    return await ask.row(
        Bringing,
        f"SELECT {COLUMNS} FROM draft.bringing WHERE (draft_id, person_id) = (%(draft)s, %(me)s)",
        {"draft": draft_id, "me": ask.viewer.person_id},
    )


def _bringing(row: tuple[Any, ...]) -> Bringing:
    return msgspec.convert(dict(zip(COLUMNS.split(", "), row, strict=True)), Bringing)
