"""Raising a concern, one question a page: for whom and about whom, which undertaking, what happened, and a last look."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.breaches import LONGEST_ANSWER
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from domain.shared.policy import Resource
from services.areas import register as areas
from services.breaches.commands import Concern, Path, first_reader, raise_concern
from services.compacts import text
from services.organisations import register as organisations
from services.people.register import name_of
from services.shared import drafts
from web.shared.forms import Day, OneOf, PageForm, Typed, paragraphs
from web.shared.visit import Visit

FORM = "concern"
STEPS = ("whom", "undertaking", "story", "check")


class Whom(PageForm):
    organisation = OneOf(N_("For which organisation do you raise it?"), N_("Choose the organisation that you raise it for."))
    respondent = OneOf(N_("Whom is it about?"), N_("Choose whom it is about."))


class Undertaking(PageForm):
    clause = OneOf(N_("Which undertaking do you think was not kept?"), N_("Choose the undertaking it is about, from the list."))


class Story(PageForm):
    happened_on = Day(
        N_("When did it happen? (optional)"), hint=N_("The day it happened, or the day it takes effect if that was announced.")
    )
    what_happened = paragraphs(
        N_("What happened?"),
        needed=N_("Say what happened."),
        most=LONGEST_ANSWER,
        hint=N_("Leave out people's names where you can."),
    )
    effect = paragraphs(
        N_("What effect has it had, or will it have?"),
        needed=N_("Say what effect it has had, or will have."),
        most=LONGEST_ANSWER,
    )
    remedy = paragraphs(N_("What would put it right?"), needed=N_("Say what would put it right."), most=LONGEST_ANSWER)


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
        draft_id = uuid4()
        await _save(visit, draft_id, {})
        return visit.go(f"{visit.base}/concerns/drafts/{draft_id}/{STEPS[0]}")

    @post("/drafts/{draft_id:uuid}/deletion", policy="breach.raise")
    async def throw_away(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID]) -> Response[Any]:
        await visit.within(lambda cx: drafts.drop(cx, _draft(visit, draft_id)))
        visit.outside.vault.destroy(visit.area.tenant_id, [draft_id])
        return visit.go(f"{visit.base}/concerns", N_("The draft is gone."))

    @get("/drafts/{draft_id:uuid}/{step:str}", policy="breach.raise")
    async def step(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID], step: FromPath[str]) -> Response[Any]:
        values = await _load(visit, draft_id)
        return await self._show(visit, draft_id, step, values, await _form(visit, step, Typed(values.items()), values))

    @post("/drafts/{draft_id:uuid}/{step:str}", policy="breach.raise")
    async def save(self, visit: NamedDependency[Visit], draft_id: FromPath[UUID], step: FromPath[str]) -> Response[Any]:
        """Keeps what was typed, right or wrong, and goes on if it is right; at the last look, sends it."""
        if step == STEPS[-1]:
            return await self._send(visit, draft_id)
        values = await _load(visit, draft_id)
        form = await _form(visit, step, visit.typed, values)
        fields = {name: visit.typed.get(name) for name in visit.typed if name.partition("-")[0] in form.data}
        values |= fields
        await _save(visit, draft_id, values)
        if form.validate():
            return visit.go(f"{visit.base}/concerns/drafts/{draft_id}/{STEPS[STEPS.index(step) + 1]}")
        return await self._show(visit, draft_id, step, values, form)

    async def _send(self, visit: Visit, draft_id: UUID) -> Response[Any]:
        try:
            values = await _load(visit, draft_id)
        except NotFound:
            return visit.go(f"{visit.base}/concerns/{visit.reference}")  # sent already: the same answer as the first time
        concern = await _concern(visit, values)
        draft = _draft(visit, draft_id)

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
            context |= await _check(visit, values)
            if "missing" in context:
                return visit.go(f"{visit.base}/concerns/drafts/{draft_id}/{context['missing']}")
        return visit.show(f"breaches/raise_{step}.html", **context)


async def _ladder(visit: Visit) -> areas.Ladder:
    ladder = await areas.ladder(visit.page)
    if ladder is None:
        raise NotFound
    return ladder


async def _form(visit: Visit, step: str, typed: Typed, values: dict[str, str]) -> PageForm:
    match step:
        case "whom":
            form = Whom(typed)
            bodies = await organisations.bodies(visit.page)
            form.organisation.choices = _for_whom(visit, bodies)
            form.respondent.choices = _about_whom(bodies)
            if not form.organisation.data and len(form.organisation.choices) == 1:
                form.organisation.data = form.organisation.choices[0][0]
            return form
        case "undertaking":
            chosen = Undertaking(typed)
            sector = await _sector(visit, values)
            chosen.clause.choices = [
                (clause.clause_id, f"{clause.clause_id}  {clause.text or ''}")
                for clause in await text.undertakings(visit.page)
                if clause.owner in (None, "joint", sector)
            ]
            return chosen
        case "story":
            return Story(typed)
        case "check":
            return PageForm()
    raise NotFound


async def _sector(visit: Visit, values: dict[str, str]) -> Sector:
    respondent = values.get("respondent", "").partition(" ")[0]
    return next(
        (body.sector for body in await organisations.bodies(visit.page) if str(body.organisation_id) == respondent), Sector.PUBLIC
    )


def _for_whom(visit: Visit, bodies: list[organisations.Body]) -> list[tuple[str, str]]:
    actor = visit.page.viewer.actor
    mine = {seat.organisation_id for seat in actor.seats}
    every = actor.holds(Role.LEAD, Role.HOST)
    return [(str(body.organisation_id), body.name) for body in bodies if every or body.organisation_id in mine]


def _about_whom(bodies: list[organisations.Body]) -> list[tuple[str, str]]:
    return [
        (f"{body.organisation_id} {service}", f"{body.name}: {service}" if service else body.name)
        for body in bodies
        for service in (body.service_areas or [""])
    ]


async def _check(visit: Visit, values: dict[str, str]) -> dict[str, Any]:
    """All that was written, who would see it first, and by when; or the step where something is missing."""
    for step in STEPS[:-1]:
        form = await _form(visit, step, Typed(values.items()), values)
        if not form.validate():
            return {"missing": step}
    concern = await _concern(visit, values)
    in_force = await text.in_force(visit.page)
    clause = await text.clause(visit.page, in_force.version_id, concern.clause_id) if in_force else None
    names = {body.organisation_id: body.name for body in await organisations.bodies(visit.page)}

    def ask(journal: Any) -> Path:
        return first_reader(
            journal,
            organisation_id=concern.organisation_id,
            respondent_id=concern.respondent_id,
            service_area=concern.service_area,
        )

    shown = {"concern": concern, "clause": clause, "names": names, "path": None, "refusal": None, "reader": None}
    try:
        path = await visit.ask(ask)
        await visit.look()
        return shown | {"path": path, "reader": await _name(visit, path)}
    except Refused as refused:
        await visit.look()
        return shown | {"refusal": refused}


async def _name(visit: Visit, path: Path) -> str | None:
    return await name_of(visit.page, path.turn.owner_id)


async def _concern(visit: Visit, values: dict[str, str]) -> Concern:
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


def _draft(visit: Visit, draft_id: UUID) -> drafts.Draft:
    if visit.page.viewer.person_id is None:
        raise NotFound
    return drafts.Draft(visit.area.tenant_id, draft_id, visit.page.viewer.person_id, FORM)


async def _save(visit: Visit, draft_id: UUID, values: dict[str, str]) -> None:
    draft, vault = _draft(visit, draft_id), visit.outside.vault
    await visit.within(lambda cx: drafts.save(cx, vault, draft, values))


async def _load(visit: Visit, draft_id: UUID) -> dict[str, str]:
    draft, vault = _draft(visit, draft_id), visit.outside.vault
    values = await visit.within(lambda cx: drafts.load(cx, vault, draft))
    if values is None:
        raise NotFound
    return values


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise NotFound from None
