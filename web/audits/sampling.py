"""Samples: so many facts of one kind, drawn by a seed that is shown, so that whoever draws again draws the same."""

import secrets
from datetime import date
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.audits import MOST_DRAWN
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.audits import asking
from services.audits.commands import draw_sample
from services.timeline import entries
from web.audits.facts import facts, kinds, topics_of
from web.shared.forms import GivenDay, OneOf, PageForm, whole_number
from web.shared.visit import Visit


class Draw(PageForm):
    kind = OneOf(N_("Of which kind of facts?"), N_("Choose a kind of facts."))
    since = GivenDay(N_("From"), needed=N_("Enter the first day."))
    until = GivenDay(N_("To"), needed=N_("Enter the last day."))
    size = whole_number(N_("How many?"), needed=N_("Enter how many."), default=10)


class Samples(Controller):
    path = "/{area:str}/audit/samples"

    @get("/new", policy="audit.write")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        first, last = await _days(visit)
        return self._form(visit, Draw(since=first, until=last))

    @post("/", policy="audit.write")
    async def draw(self, visit: NamedDependency[Visit]) -> Response[Any]:
        visit.only_for("audit.write")
        form, seed = Draw(visit.typed), secrets.token_hex(4)
        form.kind.choices = kinds(visit)
        done = await visit.perform(
            form,
            lambda journal: draw_sample(
                journal,
                kind=form.kind.data,
                since=form.since.data,
                until=form.until.data,
                size=form.size.data or 0,
                seed=seed,
            ),
        )
        return visit.go(f"{visit.base}/audit/samples/{visit.reference}") if done else self._form(visit, form)

    @get("/{ref:str}", policy="audit.read")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        visit.only_for("audit.read")
        sample = await asking.sample(visit.page, normal_reference(ref))
        if sample is None:
            raise NotFound
        drawn = await _drawn(visit, sample) if visit.may("audit.write") else []
        ordered = sorted(await facts(visit, drawn, sample.seed), key=lambda fact: fact.lot)
        kind = dict(kinds(visit)).get(sample.kind, sample.kind)
        return visit.show("audits/sample.html", sample=sample, kind=kind, facts=ordered, most=MOST_DRAWN)

    def _form(self, visit: Visit, form: Draw) -> Response[Any]:
        visit.only_for("audit.write")
        form.kind.choices = kinds(visit)
        return visit.show("audits/draw.html", form=form, most=MOST_DRAWN)


async def _drawn(visit: Visit, sample: asking.SampleLine) -> list[entries.Line]:
    wanted = entries.Wanted(
        topics=topics_of(sample.kind),
        since=sample.since,
        until=sample.until,
        drawn=entries.Drawn(sample.seed, sample.size, sample.drawn_at),
        limit=MOST_DRAWN,
    )
    return await entries.entries(visit.page, wanted)


async def _days(visit: Visit) -> tuple[date | None, date]:
    """Those of the viewer's own audit so far, to begin with."""
    visit.only_for("audit.write")
    today = visit.page.today
    own = [one for one in await asking.running(visit.page) if one.person_id == visit.page.viewer.person_id]
    return (own[0].begins_on if own else None), today
