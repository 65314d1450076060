"""All that was written, who would see it first, and by when; or the step where something is missing."""

from typing import Any

from domain.shared.errors import Refused
from services.breaches.commands import first_reader
from services.breaches.owners import Path
from services.compacts import text
from services.organisations import register as organisations
from services.people.register import name_of
from web.breaches.raising.draft import concern_from
from web.breaches.raising.steps import STEPS, form_for
from web.shared.forms import Typed
from web.shared.visit import Visit


async def last_look(visit: Visit, values: dict[str, str]) -> dict[str, Any]:
    """What the page needs; only `missing`, if some step is not right yet."""
    bodies = await organisations.bodies(visit.page)
    for step in STEPS[:-1]:
        form = await form_for(visit, step, Typed(values.items()), values, bodies)
        if not form.validate():
            return {"missing": step}
    concern = await concern_from(visit, values)
    in_force = await text.in_force(visit.page)
    clause = await text.clause(visit.page, in_force.version_id, concern.clause_id) if in_force else None
    names = {body.organisation_id: body.name for body in bodies}

    def ask(journal: Any) -> Path:
        return first_reader(
            journal,
            organisation_id=concern.organisation_id,
            respondent_id=concern.respondent_id,
            service_area=concern.service_area,
        )

    shown = {"concern": concern, "clause": clause, "names": names, "path": None, "refusal": None}
    try:
        path = await visit.ask(ask)
        await visit.look()
        name, role = await name_of(visit.page, path.turn.owner_id), str(visit.words.value(path.turn.role))
        return shown | {"path": path, "reader": name or role, "reader_first": name or role[:1].upper() + role[1:]}
    except Refused as refused:
        await visit.look()
        return shown | {"refusal": refused}
