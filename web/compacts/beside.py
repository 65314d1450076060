"""What other areas say about the same, beside whoever words a clause."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from services.compacts import elsewhere
from services.compacts.elsewhere import Wording
from services.compacts.text import ClauseLine, SectionLine
from web.compacts.forms import AddClause, Words, what_of
from web.shared.visit import Visit


class Look(Struct, frozen=True):
    """How somebody looks elsewhere: the wording that they begin with, and words that they look for."""

    use: Wording | None = None
    sought: str = ""
    most: int = elsewhere.LONGEST_SOUGHT
    areas: int = elsewhere.AREAS


async def looking(visit: Visit, use: str, sought: str) -> Look:
    return Look(await taken(visit, use), " ".join(sought.split())[: elsewhere.LONGEST_SOUGHT])


async def beside(
    visit: Visit, form: Words, sections: Sequence[SectionLine], clause: ClauseLine | None, look: Look
) -> list[Wording]:
    """What has the words that somebody looks for; without any, what is near to the clause."""
    return await elsewhere.sought(visit.page, look.sought) if look.sought else await alike(visit, form, sections, clause)


async def alike(visit: Visit, form: Words, sections: Sequence[SectionLine], clause: ClauseLine | None) -> list[Wording]:
    """By the heading that it stands under, and by what it says or is being given to say."""
    under = str(clause.section) if clause else (form.place.data or "").partition(" ")[0] if isinstance(form, AddClause) else ""
    heading = next((one.heading or "" for one in sections if str(one.ordinal) == under), "")
    cited = (clause.origin or clause.clause_id) if clause else ""
    return await elsewhere.alike(visit.page, f"{heading} {form.text.data or ''}", cited)


async def taken(visit: Visit, name: str) -> Wording | None:
    """The wording elsewhere that was chosen; none, where it is not public any more."""
    return await elsewhere.named(visit.page, name) if name else None


def words_elsewhere(found: Wording | None) -> dict[str, Any]:
    """What stands in the fields for whoever begins with it."""
    if found is None:
        return {}
    points, against = ("\n".join(one for one in lines if one) for lines in (found.points, found.against))
    what = what_of(found.kind, found.owner)
    return {"what": what, "text": found.text, "points": points, "against": against, "taken": found.name}
