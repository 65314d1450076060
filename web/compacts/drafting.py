"""Working on a draft: beginning it, its sections, who leads it, and its text with what can be done to each clause."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import PersonId
from domain.shared.policy import Resource
from services.compacts import engagement, front, text
from services.compacts.drafting import add_section, begin_version, drop_section, name_drafter
from services.people import register
from services.shared.phrases import Phrase
from web.compacts.forms import FIRST, OWNERS, AddSection, Begin, Drafter
from web.shared.forms import PageForm
from web.shared.visit import Visit


class Drafting(Controller):
    path = "/{area:str}/agreement/drafts"

    @get("/new", policy="compact.begin")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await self._begin(visit, Begin())

    @post("/", policy="compact.begin")
    async def begin(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Begin(visit.typed)
        done = await visit.perform(
            form,
            lambda journal: begin_version(journal, title=form.title.data, from_nothing=form.from_nothing.data),
        )
        if done:
            await visit.look()
            newest = done.answer or max(one.number for one in await text.versions(visit.page))
            return visit.go(_to(visit, newest), N_("The new version is begun. Only the people of this area see it."))
        return await self._begin(visit, form)

    @get("/{number:int}", policy="compact.draft")
    async def show(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        draft = await a_draft(visit, number)
        return visit.show(
            "compacts/draft.html",
            draft=draft,
            chosen=draft,
            sections=await text.sections(visit.page, draft.version_id),
            clauses=await text.clauses(visit.page, draft.version_id),
            gone=await text.gone(visit.page, draft.version_id),
            front=await front.of_version(visit.page, draft.version_id),
            owners=OWNERS,
        )

    @get("/{number:int}/drafter", policy="compact.begin")
    async def drafter(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return await self._drafter(visit, number, Drafter())

    @post("/{number:int}/drafter", policy="compact.begin")
    async def name(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = Drafter(visit.typed)
        here = {one.ref: one for one in await register.everybody(visit.page)}
        form.person.choices = [(ref, one.name or "") for ref, one in here.items()]

        def decide(journal: Any) -> None:
            name_drafter(journal, number=number, person_id=here[form.person.data].person_id)

        if await visit.perform(form, decide):
            return visit.go(_to(visit, number), N_("The lead drafter is named."))
        return await self._drafter(visit, number, form)

    @get("/{number:int}/sections/new", policy="compact.draft")
    async def new_section(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return await self._section(visit, number, AddSection())

    @post("/{number:int}/sections", policy="compact.draft")
    async def create_section(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        draft, form = await a_draft(visit, number), AddSection(visit.typed)
        form.after.choices = await _sections(visit, draft)

        def decide(journal: Any) -> None:
            after = None if form.after.data == FIRST else int(form.after.data)
            add_section(journal, number=number, heading=form.heading.data, printed=form.printed.data, level=2, after=after)

        if await visit.perform(form, decide):
            return visit.go(_to(visit, number), N_("The section is added."))
        return await self._section(visit, number, form)

    @post("/{number:int}/sections/{ordinal:int}/removal", policy="compact.draft")
    async def remove_section(self, visit: NamedDependency[Visit], number: FromPath[int], ordinal: FromPath[int]) -> Response[Any]:
        form = PageForm()
        if await visit.perform(form, lambda journal: drop_section(journal, number=number, ordinal=ordinal)):
            return visit.go(_to(visit, number), N_("The section is dropped."))
        return visit.show("compacts/section_stays.html", form=form, draft=await a_draft(visit, number))

    async def _begin(self, visit: Visit, form: Begin) -> Response[Any]:
        in_force = await text.in_force(visit.page)
        to_come = [one for one in await engagement.engagements(visit.page) if not one.spent]
        return visit.show("compacts/begin.html", form=form, in_force=in_force, engaged=to_come, held=engagement.held(to_come))

    async def _drafter(self, visit: Visit, number: int, form: Drafter) -> Response[Any]:
        draft = await a_draft(visit, number)
        form.person.choices = [(one.ref, one.name or "") for one in await register.everybody(visit.page)]
        return visit.show("compacts/drafter.html", form=form, draft=draft)

    async def _section(self, visit: Visit, number: int, form: AddSection) -> Response[Any]:
        draft = await a_draft(visit, number)
        form.after.choices = await _sections(visit, draft)
        form.after.data = form.after.data or form.after.choices[-1][0]
        return visit.show("compacts/section.html", form=form, draft=draft)


async def a_draft(visit: Visit, number: int) -> text.VersionLine:
    """The version of that number that is not in force yet, for whoever may work on it."""
    draft = next((one for one in await text.versions(visit.page) if one.number == number and one.is_draft), None)
    if draft is None:
        raise NotFound
    visit.only_for("compact.draft", Resource(holder=PersonId(draft.drafter_id or draft.version_id)))
    return draft


async def _sections(visit: Visit, draft: text.VersionLine) -> list[tuple[str, str]]:
    there = await text.sections(visit.page, draft.version_id)
    named = [(str(one.ordinal), f"{one.number or ''} {one.heading or ''}".strip()) for one in there]
    return [(FIRST, visit.words.plain(Phrase(N_("At the beginning")))), *named]


def _to(visit: Visit, number: int) -> str:
    return f"{visit.base}/agreement/drafts/{number}"
