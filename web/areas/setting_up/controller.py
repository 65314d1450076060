"""The pages on which an area is set up. What is answered is kept at each step; the last one records all of it at once."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.areas import places_of
from domain.compacts import reading
from domain.shared.actor import Seat
from domain.shared.errors import NotFound
from domain.shared.events import N_
from services.areas import register as areas
from services.areas.setting_up import Wishes, model_text, set_up
from services.compacts.commands import draft_version
from services.people.commands import invite
from web.areas.setting_up import draft
from web.areas.setting_up.questions import DOCUMENT, MODEL, Colour, Names, People, Places, Start, Times
from web.areas.setting_up.steps import STEPS, form_for, stages
from web.shared.forms import PageForm
from web.shared.visit import Visit


class SettingUp(Controller):
    path = "/{area:str}/set-up"

    @get("/", policy="area.set-up")
    async def begin(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _begin(visit)

    @get("/{step:str}", policy="area.set-up")
    async def step(self, visit: NamedDependency[Visit], step: FromPath[str]) -> Response[Any]:
        if step not in STEPS:
            raise NotFound
        if await _is_done(visit):
            return await _begin(visit)
        values = await draft.load(visit, await draft.find(visit))
        return await self._show(visit, step, values, await form_for(visit, step, values))

    @post("/{step:str}", policy="area.set-up")
    async def save(self, visit: NamedDependency[Visit], step: FromPath[str]) -> Response[Any]:
        """Keeps what was typed, right or wrong, and goes on if it is right; at the last look, does all of it."""
        if step == STEPS[-1]:
            return await self._finish(visit)
        mine = await draft.find(visit)
        values = await draft.load(visit, mine)
        blank = await form_for(visit, step, {})
        values |= {name: visit.typed.get(name) for name in blank.data}
        form = await form_for(visit, step, values)
        await draft.save(visit, mine, values)
        if form.validate():
            return visit.go(f"{visit.base}/set-up/{STEPS[STEPS.index(step) + 1]}")
        return await self._show(visit, step, values, form)

    async def _finish(self, visit: Visit) -> Response[Any]:
        mine = await draft.find(visit)
        values, form = await draft.load(visit, mine), PageForm()
        answers = await _answers(visit, values)
        if answers is None:
            return visit.go(visit.base)  # set up already, or the draft is gone: the home says how it stands

        def decide(journal: Any) -> None:
            wishes, text, people = answers
            set_up(journal, wishes)
            if text:
                draft_version(journal, number=1, title=text.title or wishes.name, sections=text.sections)
            for nth, (role, name, address) in enumerate(people):
                invite(journal, name=name, address=address, seat=Seat(role), nth=nth)
            draft.drop(journal, mine)

        if await visit.perform(form, decide):
            visit.outside.vault.destroy(visit.area.tenant_id, [mine.draft_id])
            return visit.go(visit.base, N_("The area is set up. What you answered is in its timeline."))
        return await self._show(visit, STEPS[-1], values, form)

    async def _show(self, visit: Visit, step: str, values: dict[str, str], form: PageForm) -> Response[Any]:
        context: dict[str, Any] = {"form": form, "number": STEPS.index(step) + 1, "steps": STEPS, "stages": stages}
        if step == STEPS[-1]:
            for before in STEPS[:-1]:
                if not (await form_for(visit, before, values)).validate():
                    return visit.go(f"{visit.base}/set-up/{before}")
            context["answers"] = await _answers(visit, values)
            context["rows"] = reading.summary(context["answers"][1]) if context["answers"][1] else ()
        return visit.show(f"areas/set_up_{step}.html", **context)


async def _begin(visit: Visit) -> Response[Any]:
    return visit.show("areas/set_up.html", about=await areas.about(visit.page), steps=STEPS)


async def _is_done(visit: Visit) -> bool:
    about = await areas.about(visit.page)
    return about is None or about.set_up


async def _answers(visit: Visit, values: dict[str, str]) -> tuple[Wishes, reading.Reading | None, list[Any]] | None:
    """All that was chosen; nothing if there is no draft, or a step of it is not right yet."""
    forms = [await form_for(visit, step, values) for step in STEPS[:-1]]
    if not values or not all(form.validate() for form in forms):
        return None
    names, places, handling, times, start, colour, people = forms
    assert isinstance(names, Names)
    assert isinstance(places, Places)
    assert isinstance(times, Times)
    assert isinstance(start, Start)
    assert isinstance(colour, Colour)
    assert isinstance(people, People)
    name, called = names.name.data, names.called
    wishes = Wishes(name, called, places_of(places.places.data), handling["handling"].data, times.lengths, colour.chosen)
    texts = {MODEL: lambda: model_text(name, called), DOCUMENT: lambda: reading.read(start.document.data)}
    text = texts[start.start.data]() if start.start.data in texts else None
    return wishes, text, people.invited()
