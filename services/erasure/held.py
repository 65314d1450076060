"""Everything held on somebody, as they may read it themselves (UK GDPR Art. 15): questions for `/my-data`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Role
from domain.shared.sealed import Clear, Opened, Sealed
from services.shared.asking import Asking
from services.shared.drafts import PLACE
from services.shared.oneself import ONESELF
from services.shared.ports import History, Vault, Written


class Membership(Struct, frozen=True):
    """An area that one is in, and as whom."""

    tenant_id: UUID
    person_id: UUID
    slug: str
    of_host: bool  # there, being forgotten is asked of the operator


class Seat(Struct, frozen=True):
    role: Role
    organisation: str | None
    service_area: str | None


class Draft(Struct, frozen=True):
    draft_id: UUID
    form: str
    box: bytes
    saved_at: datetime


class At(Struct, frozen=True):
    position: int


async def memberships(ask: Asking) -> list[Membership]:
    return await ask.rows(
        Membership,
        """SELECT m.tenant_id, m.person_id, s.slug, s.slug LIKE 'hosts/%%' AS of_host
           FROM auth.membership m JOIN registry.slug s ON s.tenant_id = m.tenant_id AND s.current
           WHERE m.login_id = %(me)s ORDER BY s.slug""",
        {"me": ask.viewer.login_id},
    )


async def seats(ask: Asking) -> list[Seat]:
    return await ask.rows(
        Seat,
        """SELECT s.role, o.name AS organisation, s.service_area FROM seat s LEFT JOIN organisation o USING (organisation_id)
           WHERE s.person_id = %(me)s ORDER BY s.role, s.for_what""",
        {"me": ask.viewer.person_id},
    )


async def drafts(ask: Asking) -> list[Draft]:
    return await ask.rows(
        Draft,
        "SELECT draft_id, form, box, saved_at FROM draft.draft WHERE person_id = %(me)s ORDER BY saved_at, draft_id",
        {"me": ask.viewer.person_id},
    )


class Id(Struct, frozen=True):
    id: UUID


async def oneself(ask: Asking) -> list[UUID]:
    """The ids that are mine here."""
    return [row.id for row in await ask.rows(Id, f"SELECT id FROM ({ONESELF}) one (id)", {"me": ask.viewer.person_id})]


async def positions(ask: Asking, mine: list[UUID]) -> list[int]:
    """Where I acted or am named; of concerns only those that I am in."""
    rows = await ask.rows(
        At,
        """SELECT e.position FROM entry e WHERE (e.seen_by <> 'case' OR e.breach_id = ANY(%(cases)s::uuid[]))
             AND (e.person_id = %(me)s OR EXISTS (SELECT FROM entry_thing t WHERE t.thing = ANY(%(mine)s) AND t.position = e.position))
           ORDER BY e.position""",
        {"me": ask.viewer.person_id, "mine": mine, "cases": list(ask.viewer.cases)},
    )
    return [row.position for row in rows]


Texts = dict[tuple[UUID, int], dict[str, str | None]]


def texts(
    history: History, vault: Vault, tenant_id: UUID, me: UUID, mine: list[UUID], cases: frozenset[UUID], at: list[int]
) -> Texts:
    """What I wrote and what was written about me, by event and field; None for what was removed since.

    A concern's words are handed out with a line in its log of readers.
    """
    written = [one for one in history.texts(tenant_id, at) if _is_mine(one, me, mine)]
    confidential = [one.value for one in written if one.value.key_id in cases]
    others = [one.value for one in written if one.value.key_id not in cases]
    opened = dict(zip(confidential, vault.open(tenant_id, confidential, str(me), "my data"), strict=True)) if confidential else {}
    opened |= _opened(vault, tenant_id, others)
    found: Texts = {}
    for one in written:
        clear = opened[one.value]
        found.setdefault((one.stream_id, one.version), {})[one.field] = clear.text if isinstance(clear, Clear) else None
    return found


def draft_values(vault: Vault, tenant_id: UUID, draft: Draft, read: Callable[[str], Any]) -> Any:
    text = vault.unseal(tenant_id, draft.draft_id, PLACE, draft.box)
    return read(text) if text else None


def _is_mine(text: Written, me: UUID, mine: list[UUID]) -> bool:
    """Not the name of somebody else whom I added."""
    if text.names and text.value.key_id == text.names:
        return text.names in mine
    return me in (text.by, text.about)


def _opened(vault: Vault, tenant_id: UUID, sealed: list[Sealed]) -> dict[Sealed, Opened]:
    return dict(zip(sealed, vault.look(tenant_id, sealed), strict=True)) if sealed else {}
