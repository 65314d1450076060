"""Engagement: what an area is asked about its next text, how to take part, what was held, and what comes of it."""

from collections.abc import Sequence
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.compacts.engaging import LONGEST_ASKED, LONGEST_HEARD, LONGEST_WITH_WHOM, HeldKind
from domain.shared.errors import NotFound
from domain.shared.events import N_
from services.compacts import engagement, text
from services.compacts.engagement import EngagementLine
from services.compacts.engaging import close_engagement, hold, open_engagement
from services.groups import register as groups
from web.compacts.steps import Step, steps_of
from web.shared.forms import Day, GivenDay, OneOf, PageForm, paragraphs, whole_number
from web.shared.visit import Visit

READS = ("engagement", "compacts", "people", "signatories", "groups")
EVERYBODY = N_("Everybody can read this.")
KINDS = {
    HeldKind.SESSION: N_("Session or meeting"),
    HeldKind.VISIT: N_("Visit to where people are"),
    HeldKind.INTERVIEWS: N_("Interviews"),
    HeldKind.SURVEY: N_("Survey"),
    HeldKind.OTHER: N_("Something else"),
}


class Open(PageForm):
    asks = paragraphs(
        N_("What are people asked?"),
        needed=N_("Say what people are asked."),
        most=LONGEST_ASKED,
        hint=N_("For example: what has worked between your group and public bodies, what has not, and what should be promised."),
    )
    take_part = paragraphs(
        N_("How can they take part?"),
        needed=N_("Say how people can take part."),
        most=LONGEST_ASKED,
        hint=N_("Where and when you meet, where to write or telephone. It stands on the first page of this area."),
    )
    opened_on = GivenDay(N_("When did it open?"), needed=N_("Enter the day on which it opened."))
    until = Day(N_("Until when? (optional)"), hint=N_("After that day it waits for the Compact lead to be closed."))


class Hold(PageForm):
    kind = OneOf(N_("What was held?"), N_("Say what was held."), [(one.value, label) for one, label in KINDS.items()])
    held_on = GivenDay(
        N_("When?"), needed=N_("Enter the day on which it was held."), hint=N_("Of interviews and surveys, the last day.")
    )
    with_whom = paragraphs(
        N_("With whom?"),
        needed=N_("Say with whom it was held."),
        most=LONGEST_WITH_WHOM,
        hint=N_("In words and without names, for example: small groups that work with young people. Everybody can read this."),
    )
    took_part = whole_number(N_("How many people took part? (optional)"), needed="", hint=N_("Leave it empty if nobody counted."))
    heard = paragraphs(
        N_("What was heard? (optional)"), most=LONGEST_HEARD, hint=N_("Name nobody who has not agreed. Everybody can read this.")
    )


class Close(PageForm):
    outcome = paragraphs(
        N_("What comes of it?"),
        needed=N_("Say what comes of it."),
        most=LONGEST_HEARD,
        hint=N_("What was heard, what goes into the new text and what does not, and why. Everybody can read this."),
    )
    closed_on = GivenDay(N_("When did it close?"), needed=N_("Enter the day on which it closed."))


class Engaging(Controller):
    path = "/{area:str}/agreement/engagement"

    @get("/", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        newest = next(iter(await text.versions(visit.page)), None)
        found = await engagement.engagements(visit.page, newest.version_id if newest else None)
        running = [one for one in await groups.groups(visit.page) if not one.ended_on]
        return visit.show(
            "compacts/engagement.html",
            engagements=found,
            kinds=KINDS,
            steps=_steps(visit, newest, found),
            both=next((one for one in running if one.public_seats and one.vcs_seats), None),
            running=running,
        )

    @get("/new", policy="compact.engage")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("compacts/engagement_new.html", form=Open(None, opened_on=visit.page.today))

    @post("/", policy="compact.engage")
    async def open(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Open(visit.typed)

        def decide(journal: Any) -> None:
            open_engagement(
                journal,
                opened_on=form.opened_on.data,
                until=form.until.data,
                asks=form.asks.data,
                take_part=form.take_part.data,
            )

        if await visit.perform(form, decide):
            return visit.go(
                _here(visit), N_("Engagement is open. It stands on the first page of this area, with how to take part.")
            )
        return visit.show("compacts/engagement_new.html", form=form)

    @get("/{number:int}/held", policy="compact.engage")
    async def holding(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        return visit.show("compacts/engagement_held.html", form=Hold(), engagement=await _numbered(visit, number))

    @post("/{number:int}/held", policy="compact.engage")
    async def hold(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = Hold(visit.typed)

        def decide(journal: Any) -> None:
            hold(
                journal,
                number=number,
                kind=HeldKind(form.kind.data),
                held_on=form.held_on.data,
                with_whom=form.with_whom.data,
                took_part=form.took_part.data,
                heard=form.heard.data,
            )

        if await visit.perform(form, decide):
            return visit.go(f"{_here(visit)}#engagement-{number}", N_("It is recorded, and everybody can read it."))
        return visit.show("compacts/engagement_held.html", form=form, engagement=await _numbered(visit, number))

    @get("/{number:int}/closing", policy="compact.engage")
    async def closing(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = Close(None, closed_on=visit.page.today)
        return visit.show("compacts/engagement_closing.html", form=form, engagement=await _numbered(visit, number))

    @post("/{number:int}/closing", policy="compact.engage")
    async def close(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = Close(visit.typed)

        def decide(journal: Any) -> None:
            close_engagement(journal, number=number, closed_on=form.closed_on.data, outcome=form.outcome.data)

        if await visit.perform(form, decide):
            return visit.go(_here(visit), N_("The engagement is closed, and everybody can read what comes of it."))
        return visit.show("compacts/engagement_closing.html", form=form, engagement=await _numbered(visit, number))


def _steps(visit: Visit, newest: text.VersionLine | None, found: Sequence[EngagementLine]) -> list[Step]:
    """Of the newest version that this viewer may see, if the last engagement was for it; or else of the one to come."""
    if newest and found and found[0].begun_on:
        return steps_of(newest, visit.page.today, [one for one in found if one.begun_on])
    to_come = [one for one in found if not one.spent]
    return steps_of(None, visit.page.today, to_come) if to_come else []


async def _numbered(visit: Visit, number: int) -> EngagementLine:
    found = next((one for one in await engagement.engagements(visit.page) if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def _here(visit: Visit) -> str:
    return f"{visit.base}/agreement/engagement"
