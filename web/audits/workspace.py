"""Where an audit is worked on: by the auditor, and by those who answer to them."""

from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from domain.shared.events import N_
from services.audits import asking
from services.timeline import entries
from web.audits.facts import facts, kinds, topics_of
from web.shared.forms import Day, OneOf, PageForm, Typed
from web.shared.visit import Visit
from web.timeline.controller import after


class Filter(PageForm):
    kind = OneOf(N_("What"), "")
    since = Day(N_("From"))
    until = Day(N_("To"))


class Workspace(Controller):
    path = "/{area:str}/audit"

    @get("/", policy="audit.read")
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        visit.only_for("audit.read")
        page, deciding = visit.page, visit.may("audit.decide")
        return visit.show(
            "audits/index.html",
            running=await asking.running(page),
            readings=await (asking.readings(page) if deciding else asking.own_readings(page)),
            deciding=deciding,
            observations=await asking.observations(page),
            samples=await asking.samples(page),
        )

    @get("/facts", policy="audit.write")
    async def facts(self, visit: NamedDependency[Visit]) -> Response[Any]:
        visit.only_for("audit.write")
        query = visit.request.query_params
        form = Filter(Typed(query.multi_items()))
        form.kind.choices = kinds(visit)
        wanted = entries.Wanted(
            topics=topics_of(form.kind.data) if form.kind.data else (),
            since=form.since.data,
            until=form.until.data,
            after=after(query.get("after", "")),
        )
        lines = await entries.entries(visit.page, wanted)
        shown = await facts(visit, lines[: wanted.limit])
        kept = "".join(f"{name}={value}&" for name, value in query.multi_items() if name != "after" and value)
        more = f"?{kept}after={shown[-1].told.key}" if len(lines) > wanted.limit else ""
        problems = [*form.since.process_errors, *form.until.process_errors]
        return visit.show("audits/facts.html", filter=form, facts=shown, more=more, filtered=bool(kept), problems=problems)
