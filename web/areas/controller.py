"""The directory, an area's home, and how concerns are handled there."""

from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.shared.errors import NotFound
from services.areas import register as areas
from services.compacts import text
from services.consultations import register as consultations
from services.timeline import entries
from web.shared.telling import tell
from web.shared.visit import Visit
from web.shared.words import ROLES

LATEST = 5


class Directory(Controller):
    path = "/"

    @get("/", policy="public.read")
    async def index(self, visit: NamedDependency[Visit], q: FromQuery[str] = "", after: FromQuery[str] = "") -> Response[Any]:
        found = await areas.directory(visit.page, q[:100], after[:100])
        return visit.show("areas/index.html", found=found[: areas.PAGE], more=len(found) > areas.PAGE, q=q[:100])

    @get("/about", policy="public.read")
    async def about(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("areas/about.html")


class AreaHome(Controller):
    path = "/{area:str}"

    @get(
        "/",
        policy="public.read",
        reads=(
            "areas",
            "people",
            "organisations",
            "compacts",
            "engagement",
            "signatories",
            "champions",
            "consultations",
            "timeline",
        ),
    )
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        page = visit.page
        version = await text.in_force(page)
        lines = await entries.entries(page, entries.Wanted(limit=LATEST))
        return visit.show(
            "areas/show.html",
            about=await areas.about(page),
            version=version,
            kept=await consultations.kept(page),
            open_now=await consultations.open_now(page),
            told=tell(lines[:LATEST], await entries.names(page, lines), visit.words),
        )

    @get("/how-concerns-are-handled", policy="public.read", reads=("areas",))
    async def handling(self, visit: NamedDependency[Visit], number: FromQuery[str] = "") -> Response[Any]:
        ladder = await areas.ladder(
            visit.page, int(number) if number.isascii() and number.isdigit() and len(number) < 4 else None
        )
        if ladder is None:
            raise NotFound
        raisers = [visit.words._(ROLES[role]) for role in ladder.raisers]
        return visit.show("areas/handling.html", ladder=ladder, roles=ROLES, raisers=raisers)
