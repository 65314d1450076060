"""The questions, one a page, and what may be chosen on each."""

from uuid import UUID

from domain.breaches import LONGEST_ANSWER, has_happened, is_about_another
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.errors import NotFound
from domain.shared.events import N_
from services.compacts import text
from services.organisations import register as organisations
from web.shared.forms import ActsFor, Day, OneOf, PageForm, Typed, paragraphs
from web.shared.visit import Visit

STEPS = ("whom", "undertaking", "story", "check")


class Whom(PageForm):
    organisation = ActsFor(N_("For which organisation do you raise it?"), N_("Choose the organisation that you raise it for."))
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


async def form_for(
    visit: Visit, step: str, typed: Typed, values: dict[str, str], bodies: list[organisations.Body] | None = None
) -> PageForm:
    """`bodies`: the area's organisations, for whoever has asked for them already."""
    if bodies is None and step in ("whom", "undertaking"):
        bodies = await organisations.bodies(visit.page)
    match step:
        case "whom":
            form = Whom(typed)
            visit.offer(form.organisation, _for_whom(visit, bodies or []))
            form.respondent.choices = _about_whom(bodies or [])
            form.checks = [lambda: is_about_another(_body(form.organisation), _body(form.respondent))]
            return form
        case "undertaking":
            chosen = Undertaking(typed)
            sector = _sector(bodies or [], values)
            chosen.clause.choices = [
                (clause.clause_id, f"{clause.clause_id}  {clause.text or ''}")
                for clause in await text.undertakings(visit.page)
                if clause.owner in (None, "joint", sector)
            ]
            return chosen
        case "story":
            story = Story(typed)
            story.checks = [lambda: has_happened(story.happened_on.data, visit.page.today)]
            return story
        case "check":
            return PageForm()
    raise NotFound


def _body(chosen: OneOf) -> UUID:
    return UUID(str(chosen.data).partition(" ")[0])


def _sector(bodies: list[organisations.Body], values: dict[str, str]) -> Sector:
    respondent = values.get("respondent", "").partition(" ")[0]
    return next((body.sector for body in bodies if str(body.organisation_id) == respondent), Sector.PUBLIC)


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
