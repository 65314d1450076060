"""A host suspends an area: everything stays to be read, and nothing new is recorded until it is resumed."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency

from domain.areas import LONGEST_WHY
from domain.shared.events import N_
from services.areas.commands import resume_area, suspend_area
from web.shared.forms import PageForm, paragraphs
from web.shared.visit import Visit


class Suspension(PageForm):
    why = paragraphs(
        N_("Why is it suspended?"),
        needed=N_("Say why the area is suspended."),
        most=LONGEST_WHY,
        hint=N_("Everybody can read this, now and later."),
    )


class Suspending(Controller):
    path = "/{area:str}/suspension"

    @get("/", policy="area.suspend", fresh=True)
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("areas/suspension.html", form=Suspension())

    @post("/", policy="area.suspend", fresh=True)
    async def suspend(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Suspension(visit.typed)
        if await visit.perform(form, lambda journal: suspend_area(journal, why=form.why.data)):
            return visit.go(visit.base, N_("The area is suspended. It can be read as before; you can resume it at any time."))
        return visit.show("areas/suspension.html", form=form)

    @post("/end", policy="area.suspend", fresh=True)
    async def resume(self, visit: NamedDependency[Visit]) -> Response[Any]:
        await visit.command(resume_area)
        return visit.go(visit.base, N_("The area is resumed. What happens is recorded here again."))
