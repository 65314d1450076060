"""The pages of a concern that is being written."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.policy import Resource
from services.areas import register as areas
from services.breaches.commands import raise_concern
from services.shared import drafts
from services.shared.ports import KeyDestroyed
from web.breaches.raising.draft import begin, concern_from, draft_of, load, save
from web.breaches.raising.last_look import last_look
from web.breaches.raising.steps import STEPS, form_for
from web.shared.forms import PageForm, Typed
from web.shared.visit import Visit


class Raising(Controller):
    path = "/{area:str}/concerns"

    @get("/new", policy="public.read")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """Whoever comes is told how it goes, whether or not they may raise one."""
        ladder = await _ladder(visit)
        may = visit.may("breach.raise", Resource(raisers=frozenset(ladder.raisers)))
        return visit.show("breaches/new.html", ladder=ladder, may=may)

    @post("/drafts", policy="breach.raise")
    async def start(self, visit: NamedDependency[Visit]) -> Response[Any]:
        visit.only_for("breach.raise", Resource(raisers=frozenset((await _ladder(visit)).raisers)))
        try:
            draft_id = await begin(visit)
        except KeyDestroyed:  # that draft has been sent, or thrown away
            return visit.go(f"{visit.base}/concerns")
        return visit.go(f"{visit.base}/concerns/drafts/{draft_id}/{STEPS[0]}")

    @post("/drafts/{draft_id:uuid}/deletion", policy="breach.raise")
    async def throw_away(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID]) -> Response[Any]:
        if await visit.within(lambda cx: drafts.drop(cx, draft_of(visit, draft_id))):
            visit.outside.vault.destroy(visit.area.tenant_id, [draft_id])
        return visit.go(f"{visit.base}/concerns", N_("The draft is gone."))

    @get("/drafts/{draft_id:uuid}/{step:str}", policy="breach.raise")
    async def step(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID], step: FromPath[str]) -> Response[Any]:
        values = await load(visit, draft_id)
        return await self._show(visit, draft_id, step, values, await form_for(visit, step, Typed(values.items()), values))

    @post("/drafts/{draft_id:uuid}/{step:str}", policy="breach.raise")
    async def save(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID], step: FromPath[str]) -> Response[Any]:
        """Keeps what was typed, right or wrong, and goes on if it is right; at the last look, sends it."""
        if step == STEPS[-1]:
            return await self._send(visit, draft_id)
        values = await load(visit, draft_id)
        form = await form_for(visit, step, visit.typed, values)
        fields = {name: visit.typed.get(name) for name in visit.typed if name.partition("-")[0] in form.data}
        values |= fields
        await save(visit, draft_id, values)
        if form.validate():
            visit.remember(form)
            return visit.go(f"{visit.base}/concerns/drafts/{draft_id}/{STEPS[STEPS.index(step) + 1]}")
        return await self._show(visit, draft_id, step, values, form)

    async def _send(self, visit: Visit, draft_id: UUID) -> Response[Any]:
        try:
            values = await load(visit, draft_id)
        except NotFound:
            return visit.go(f"{visit.base}/concerns/{visit.reference}")  # sent already: the same answer as the first time
        concern = await concern_from(visit, values)
        draft = draft_of(visit, draft_id)

        def decide(journal: Any) -> str:
            ref = raise_concern(journal, concern)
            drafts.drop(journal.cx, draft)
            return ref

        form = PageForm()
        if await visit.perform(form, decide):
            visit.outside.vault.destroy(visit.area.tenant_id, [draft_id])
            return visit.go(
                f"{visit.base}/concerns/{visit.reference}", N_("Your concern has been sent. Below is who acts next, and by when.")
            )
        return await self._show(visit, draft_id, "check", values, form)

    async def _show(self, visit: Visit, draft_id: UUID, step: str, values: dict[str, str], form: PageForm) -> Response[Any]:
        context: dict[str, Any] = {"form": form, "draft_id": draft_id, "number": STEPS.index(step) + 1, "steps": STEPS}
        if step == "check":
            context |= await last_look(visit, values)
            if "missing" in context:
                return visit.go(f"{visit.base}/concerns/drafts/{draft_id}/{context['missing']}")
        return visit.show(f"breaches/raise_{step}.html", **context)


async def _ladder(visit: Visit) -> areas.Ladder:
    ladder = await areas.ladder(visit.page)
    if ladder is None:
        raise NotFound
    return ladder
