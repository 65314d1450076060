"""What somebody has answered so far: theirs alone, sealed, and gone once the area is set up."""

from typing import Any
from uuid import uuid4

from domain.shared.errors import NotFound
from services.shared import drafts
from web.shared.visit import Visit

FORM = "set-up"


async def find(visit: Visit) -> drafts.Draft:
    """Theirs here, or a new one."""
    person_id = visit.page.viewer.person_id
    if person_id is None:
        raise NotFound
    known = await drafts.mine(visit.page, FORM)
    return drafts.Draft(visit.area.tenant_id, known[0].draft_id if known else uuid4(), person_id, FORM)


async def load(visit: Visit, draft: drafts.Draft) -> dict[str, str]:
    vault = visit.outside.vault
    return await visit.within(lambda cx: drafts.load(cx, vault, draft)) or {}


async def save(visit: Visit, draft: drafts.Draft, values: dict[str, str]) -> None:
    vault = visit.outside.vault
    await visit.within(lambda cx: drafts.save(cx, vault, draft, values))


def drop(journal: Any, draft: drafts.Draft) -> None:
    drafts.drop(journal.cx, draft)
