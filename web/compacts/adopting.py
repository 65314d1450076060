"""Putting a version to the bodies that are to adopt it, and what each of them records; and when it is to be reviewed."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.compacts import LONGEST_WHY
from domain.shared.actor import Role
from domain.shared.errors import NotFound
from domain.shared.events import N_
from services.compacts import adoptions, comments, text
from services.compacts.adopting import confirm_readiness, put_to_bodies, record_adoption, set_review, take_back
from services.organisations import register as organisations
from web.compacts.drafting import a_draft
from web.compacts.steps import overtaken_by
from web.shared.forms import ActsFor, Day, GivenDay, PageForm, Several, paragraphs
from web.shared.visit import Visit

READS = ("compacts", "comments", "adoptions", "organisations", "people")
ADOPTING = (Role.OFFICER, Role.CONTACT)


class Put(PageForm):
    bodies = Several(N_("Which bodies are to adopt it?"))


class TakeBack(PageForm):
    why = paragraphs(N_("Why is it taken back?"), needed=N_("Say why."), most=LONGEST_WHY, hint=N_("Everybody can read this."))


class Ready(PageForm):
    organisation = ActsFor(N_("For which body?"), N_("Choose the body."))
    how = paragraphs(
        N_("How will it be followed through?"),
        needed=N_("Say how it will be followed through."),
        most=LONGEST_WHY,
        hint=N_("Who sees to it, what changes in how you work, and what it takes. Everybody can read this."),
    )


class Adopt(PageForm):
    organisation = ActsFor(N_("For which body?"), N_("Choose the body."))
    decided_on = GivenDay(N_("When was it decided?"), needed=N_("Enter the day of the decision."))
    minute = paragraphs(
        N_("Where is that written down?"),
        needed=N_("Say where the decision is written down: the meeting and its minute."),
        most=LONGEST_WHY,
        hint=N_("For example: Cabinet, 3 March 2026, minute 14. Everybody can read this."),
    )


class Review(PageForm):
    review_on = GivenDay(N_("When is it to be reviewed?"), needed=N_("Enter the day of the review."))
    ends_on = Day(
        N_("Until when was it agreed? (optional)"), hint=N_("After that day it shows as expired, until a new version follows.")
    )


class Adopting(Controller):
    path = "/{area:str}/agreement"

    @get("/drafts/{number:int}/bodies", policy="compact.begin")
    async def choose(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return await _choosing(visit, number, await _bodies(visit, Put()))

    @post("/drafts/{number:int}/bodies", policy="compact.begin")
    async def put(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = await _bodies(visit, Put(visit.typed))

        def putting(journal: Any) -> None:
            put_to_bodies(journal, number=number, bodies=[UUID(one) for one in form.bodies.data])

        if await visit.perform(form, putting):
            return visit.go(
                _to(visit, number), N_("It is before the bodies. It comes into force once each of them has adopted it.")
            )
        return await _choosing(visit, number, form)

    @get("/versions/{number:int}/adoption", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        version = await _put(visit, number)
        lines = await adoptions.of_version(visit.page, version.version_id)
        mine = _mine(visit, [one for one in lines if not one.decided_on])
        by = overtaken_by(version, await text.in_force(visit.page))
        return visit.show(
            "compacts/adoption.html", version=version, by=by, lines=lines, mine=mine, leads=visit.may("compact.begin")
        )

    @get("/versions/{number:int}/adoption/readiness", policy="compact.adopt")
    async def asking(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return await _body_form(visit, number, "ready", Ready())

    @post("/versions/{number:int}/adoption/readiness", policy="compact.adopt")
    async def ready(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = await _offered(visit, number, Ready(visit.typed))

        def confirm(journal: Any) -> None:
            confirm_readiness(journal, number=number, organisation_id=UUID(form.organisation.data), how=form.how.data)

        if await visit.perform(form, confirm):
            return visit.go(_to(visit, number), N_("It is recorded that the body can follow it through."))
        return await _body_form(visit, number, "ready", form)

    @get("/versions/{number:int}/adoption/decision", policy="compact.adopt")
    async def deciding(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return await _body_form(visit, number, "adopt", Adopt())

    @post("/versions/{number:int}/adoption/decision", policy="compact.adopt")
    async def adopt(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = await _offered(visit, number, Adopt(visit.typed))

        def record(journal: Any) -> None:
            body, day, minute = UUID(form.organisation.data), form.decided_on.data, form.minute.data
            record_adoption(journal, number=number, organisation_id=body, decided_on=day, minute=minute)

        if await visit.perform(form, record):
            return visit.go(_to(visit, number), N_("The adoption is recorded."))
        return await _body_form(visit, number, "adopt", form)

    @get("/versions/{number:int}/adoption/withdrawal", policy="compact.begin")
    async def withdrawing(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return visit.show("compacts/take_back.html", form=TakeBack(), version=await _put(visit, number))

    @post("/versions/{number:int}/adoption/withdrawal", policy="compact.begin")
    async def withdraw(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = TakeBack(visit.typed)
        if await visit.perform(form, lambda journal: take_back(journal, number=number, why=form.why.data)):
            return visit.go(f"{visit.base}/agreement/drafts/{number}", N_("It is a draft again, and can be changed."))
        return visit.show("compacts/take_back.html", form=form, version=await _put(visit, number))

    @get("/review", policy="compact.begin")
    async def reviewing(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("compacts/review.html", form=Review(), in_force=await text.in_force(visit.page))

    @post("/review", policy="compact.begin")
    async def review(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Review(visit.typed)

        def setting(journal: Any) -> None:
            set_review(journal, review_on=form.review_on.data, ends_on=form.ends_on.data)

        if await visit.perform(form, setting):
            return visit.go(f"{visit.base}/agreement", N_("The review is set. It becomes a duty on its day."))
        return visit.show("compacts/review.html", form=form, in_force=await text.in_force(visit.page))


async def _bodies(visit: Visit, form: Put) -> Put:
    """Those that are still there; whoever was followed by another, or is recorded under another, adopts nothing."""
    here = [one for one in await organisations.bodies(visit.page) if not (one.followed or one.merged)]
    form.bodies.choices = [(str(one.organisation_id), one.name) for one in here]
    return form


async def _choosing(visit: Visit, number: int, form: Put) -> Response[Any]:
    draft = await a_draft(visit, number)
    return visit.show(
        "compacts/bodies.html",
        form=form,
        draft=draft,
        counted=await comments.counted(visit.page, draft.version_id),
    )


async def _body_form(visit: Visit, number: int, which: str, form: Ready | Adopt) -> Response[Any]:
    """A decision is recorded for those that have not adopted it yet."""
    version = await _put(visit, number)
    lines = await adoptions.of_version(visit.page, version.version_id)
    adopted = [one for one in lines if one.decided_on]
    visit.offer(form.organisation, _mine(visit, [one for one in lines if which == "ready" or one not in adopted]))
    return visit.show(f"compacts/{which}.html", form=form, version=version, adopted=adopted)


async def _offered(visit: Visit, number: int, form: Any) -> Any:
    """The bodies asked that whoever looks may speak for: of one that has adopted it, the rule says so."""
    version = await _put(visit, number)
    visit.offer(form.organisation, _mine(visit, await adoptions.of_version(visit.page, version.version_id)))
    return form


def _mine(visit: Visit, lines: list[adoptions.AdoptionLine]) -> list[tuple[str, str]]:
    actor = visit.page.viewer.actor
    held = {seat.organisation_id for seat in actor.seats if seat.role in ADOPTING}
    return [
        (str(one.organisation_id), one.organisation) for one in lines if actor.holds(Role.LEAD) or one.organisation_id in held
    ]


async def _put(visit: Visit, number: int) -> text.VersionLine:
    """A version that is, or was, before the bodies."""
    found = next((one for one in await text.versions(visit.page) if one.number == number and one.before_bodies), None)
    if found is None:
        raise NotFound
    return found


def _to(visit: Visit, number: int) -> str:
    return f"{visit.base}/agreement/versions/{number}/adoption"
