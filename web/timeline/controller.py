"""What happened: filtered by kind, person and date; a page at a time."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get
from litestar.di import NamedDependency

from domain import EVENTS
from domain.shared.events import N_
from services.timeline import entries
from web.shared.forms import Day, OneOf, PageForm, Typed
from web.shared.telling import TOPICS, tell
from web.shared.visit import Visit


class Filter(PageForm):
    kind = OneOf(N_("What"), "")
    person = OneOf(N_("Who"), "")
    since = Day(N_("From"))
    until = Day(N_("To"))


class Timeline(Controller):
    path = "/{area:str}/timeline"

    @get("/", policy="public.read", reads=("timeline", "people", "organisations", "compacts", "consultations"))
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        query = visit.request.query_params
        form = Filter(Typed(query.multi_items()))
        people = await entries.people(visit.page)
        form.kind.choices = [(kind, visit.words._(label)) for kind, label in TOPICS.items() if _sees(visit, kind)]
        form.person.choices = [(str(one.id), one.name or "") for one in people]
        wanted = entries.Wanted(
            topics=tuple(topic for topic in EVENTS if topic.split(".")[0] == form.kind.data),
            person_id=_among(form.person.data, [one.id for one in people]),
            since=form.since.data,
            until=form.until.data,
            after=after(query.get("after", "")),
        )
        lines = await entries.entries(visit.page, wanted)
        shown = lines[: wanted.limit]
        told = tell(shown, await entries.names(visit.page, shown), visit.words)
        kept = "&".join(f"{name}={value}" for name, value in query.multi_items() if name != "after" and value)
        more = f"?{kept}{'&' if kept else ''}after={told[-1].key}" if len(lines) > wanted.limit else ""
        template = (
            "timeline/_entries.html" if visit.request.headers.get("HX-Target", "").endswith("#entries") else "timeline/index.html"
        )
        return visit.show(
            template,
            told=told,
            more=more,
            filter=form,
            filtered=bool(kept),
            problems=[*form.since.process_errors, *form.until.process_errors],
        )


def _sees(visit: Visit, kind: str) -> bool:
    """Whether there can be anything of that kind for them: what may not be seen is not offered."""
    viewer = visit.page.viewer
    match kind:
        case "breach":
            return bool(viewer.cases) or viewer.audits
        case "erasure" | "question":
            return viewer.actor.holds(*entries.KEEPERS)
    return True


def _among(typed: str | None, known: list[UUID]) -> UUID | None:
    return next((one for one in known if str(one) == typed), None)


def after(typed: str) -> tuple[date, UUID, int] | None:
    """Where the page before ended: its last entry's day, stream and version."""
    day, _, entry = typed.partition(".")
    stream, _, version = entry.partition(".")
    try:
        return date.fromisoformat(day), UUID(stream), int(version[:9])
    except ValueError:
        return None
