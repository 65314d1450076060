"""What somebody has not sent yet: a concern's draft, a table that was looked at."""

from uuid import UUID, uuid4

from domain.importing import Kind
from infra.composition import Parts
from services.importing import bringing
from services.shared import drafts
from tests.given import COUNCIL, CVS, OTHER_SERVICE, TWELVE_WEEKS, TestArea

STORY = {"what_happened": "The desk closed without a word.", "effect": "Nobody was asked.", "remedy": "Ask now."}


def table_of(made: Parts, area: TestArea) -> UUID:
    """The lead's, of one row."""
    draft = drafts.Draft(area.tenant, uuid4(), area.people["lead"], bringing.FORM)
    brought = bringing.Brought(
        Kind.PEOPLE, "A list", f"Name,Email,Role,Organisation\nBen Ode,ben.ode@{area.slug}.example,contact,{CVS}\n"
    )
    made.desk.within(area.tenant, lambda cx: bringing.keep(cx, made.vault, draft, brought, 1))
    return draft.draft_id


def draft_of(made: Parts, area: TestArea, who: str, body: str, **values: str) -> UUID:
    draft = drafts.Draft(area.tenant, uuid4(), area.people[who], "concern")
    about = f"{area.bodies[COUNCIL]} {OTHER_SERVICE}"
    whole = {"organisation": str(area.bodies[body]), "respondent": about, "clause": TWELVE_WEEKS} | STORY | values
    made.desk.within(area.tenant, lambda cx: drafts.save(cx, made.vault, draft, whole))
    return draft.draft_id
