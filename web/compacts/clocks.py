"""Confirming a clock: how long it runs from now on, and the clause that says so."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.rules import Clock, Period
from services.areas import register as areas
from services.areas.commands import confirm_clock
from services.compacts import text
from web.shared.forms import OneOf, PageForm, whole_number
from web.shared.visit import Visit

NAMES = {
    Clock.CONSULTATION: N_("The least time for a consultation"),
    Clock.NOMINATION: N_("The time to answer a nomination"),
    Clock.CHAMPION_TERM: N_("The term of a champion"),
    Clock.REAFFIRMATION: N_("The time to sign a new version"),
}
UNITS = {"days": N_("days"), "working-days": N_("working days"), "months": N_("months")}
NO_CLAUSE = "-"
WORDS_SHOWN = 12


class Confirm(PageForm):
    length = whole_number(N_("How long is it?"), needed=N_("Enter how long it is."))
    clause = OneOf(N_("Which clause says so?"), N_("Choose the clause that says so."))


class Clocks(Controller):
    path = "/{area:str}/agreement/clocks"

    @get("/{clock:str}", policy="clock.confirm")
    async def show(self, visit: NamedDependency[Visit], clock: FromPath[str]) -> Response[Any]:
        which, period = await _clock(visit, clock)
        return await _page(visit, which, period, Confirm(length=period.length, clause=period.clause_id or NO_CLAUSE))

    @post("/{clock:str}", policy="clock.confirm")
    async def confirm(self, visit: NamedDependency[Visit], clock: FromPath[str]) -> Response[Any]:
        form = Confirm(visit.typed)
        which, period = await _clock(visit, clock)
        form.clause.choices = await _clauses(visit)

        def confirming(journal: Any) -> None:
            clause_id = None if form.clause.data == NO_CLAUSE else form.clause.data
            confirm_clock(journal, clock=which, length=form.length.data or 0, clause_id=clause_id)

        if await visit.perform(form, confirming):
            return visit.go(f"{visit.base}/agreement", N_("The clock is confirmed. What is running keeps its own time."))
        return await _page(visit, which, period, form)


async def _page(visit: Visit, which: Clock, period: Period, form: Confirm) -> Response[Any]:
    form.clause.choices = await _clauses(visit)
    return visit.show("compacts/clock.html", form=form, which=which, name=NAMES[which], period=period, unit=UNITS[period.unit])


async def _clauses(visit: Visit) -> list[tuple[str, str]]:
    found = await text.undertakings(visit.page)
    named = [(one.clause_id, f"{one.clause_id} {' '.join((one.text or '').split()[:WORDS_SHOWN])}") for one in found]
    return [*named, (NO_CLAUSE, visit.words.plain(N_("No clause says so")))]


async def _clock(visit: Visit, name: str) -> tuple[Clock, Period]:
    period = await areas.clock(visit.page, Clock(name)) if name in {one.value for one in Clock} else None
    if period is None:
        raise NotFound
    return Clock(name), period
