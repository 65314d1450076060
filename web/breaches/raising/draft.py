"""What somebody has written so far: theirs alone, sealed, and gone once it is sent or thrown away."""

from uuid import UUID

from domain.shared.errors import NotFound
from domain.shared.ids import claim
from services.breaches.commands import Concern
from services.compacts import text
from services.shared import drafts
from web.breaches.raising.steps import Story
from web.shared.forms import Typed
from web.shared.visit import Visit

FORM = "concern"


async def concern_from(visit: Visit, values: dict[str, str]) -> Concern:
    in_force = await text.in_force(visit.page)
    respondent, _, service_area = values.get("respondent", "").partition(" ")
    story = Story(Typed(values.items()))
    return Concern(
        organisation_id=_uuid(values.get("organisation", "")),
        respondent_id=_uuid(respondent),
        service_area=service_area or None,
        version_id=in_force.version_id if in_force else UUID(int=0),
        clause_id=values.get("clause", ""),
        happened_on=story.happened_on.data,
        what_happened=story.what_happened.data or "",
        effect=story.effect.data or "",
        remedy=story.remedy.data or "",
    )


def draft_of(visit: Visit, draft_id: UUID) -> drafts.Draft:
    if visit.page.viewer.person_id is None:
        raise NotFound
    return drafts.Draft(visit.area.tenant_id, draft_id, visit.page.viewer.person_id, FORM)


async def begin(visit: Visit) -> UUID:
    """One draft for one form, however often that arrives. Its id, which is its key's, is none that a sender could choose."""
    draft_id = claim(visit.area.tenant_id, "draft", visit.page.viewer.person_id, visit.sent_command_id)
    try:
        await load(visit, draft_id)
    except NotFound:
        await save(visit, draft_id, {})
    return draft_id


async def save(visit: Visit, draft_id: UUID, values: dict[str, str]) -> None:
    draft, vault = draft_of(visit, draft_id), visit.outside.vault
    await visit.within(lambda cx: drafts.save(cx, vault, draft, values))


async def load(visit: Visit, draft_id: UUID) -> dict[str, str]:
    draft, vault = draft_of(visit, draft_id), visit.outside.vault
    values = await visit.within(lambda cx: drafts.load(cx, vault, draft))
    if values is None:
        raise NotFound
    return values


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise NotFound from None
