"""The agreement's text, by version and by clause."""

from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.errors import NotFound
from domain.shared.events import N_
from services.compacts import text
from web.shared.visit import Visit

OWNERS = {"joint": N_("both"), "public": N_("public bodies"), "vcs": N_("voluntary sector")}
READS = ("compacts", "areas")


class Agreement(Controller):
    path = "/{area:str}"

    @get("/agreement", policy="public.read", reads=READS)
    async def show(self, visit: NamedDependency[Visit], version: FromQuery[str] = "") -> Response[Any]:
        """The version in force, or the one asked for by its number."""
        versions = await text.versions(visit.page)
        chosen = _chosen(versions, version)
        if version and chosen is None:
            raise NotFound
        return visit.show(
            "compacts/show.html",
            versions=versions,
            chosen=chosen,
            sections=await text.sections(visit.page, chosen.version_id) if chosen else [],
            clauses=await text.clauses(visit.page, chosen.version_id) if chosen else [],
            owners=OWNERS,
        )

    @get("/clauses/{clause_id:str}", policy="public.read", reads=READS)
    async def clause(
        self, visit: NamedDependency[Visit], clause_id: FromPath[str], version: FromQuery[str] = ""
    ) -> Response[Any]:
        versions = await text.versions(visit.page)
        chosen = _chosen(versions, version)
        clause = await text.clause(visit.page, chosen.version_id, clause_id) if chosen else None
        if clause is None:
            raise NotFound
        return visit.show("compacts/clause.html", chosen=chosen, clause=clause, owners=OWNERS)


def _chosen(versions: list[text.VersionLine], number: str) -> text.VersionLine | None:
    if number:
        return next((one for one in versions if str(one.number) == number), None)
    in_force = [one for one in versions if one.in_force_from and not one.superseded_on]
    return next(iter(in_force or versions), None)
