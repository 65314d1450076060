"""The agreement's text, by version and by clause; two versions side by side; and the text to take away."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import PersonId
from domain.shared.policy import Resource
from services.breaches import cases
from services.compacts import around, comparing, engagement, front, text
from services.compacts.comparing import Change
from services.consultations import register as consultations
from services.instruments import register as instruments
from web.compacts.choosing import base_of, chosen_of, in_force_on, numbered
from web.compacts.forms import OWNERS
from web.compacts.glossary import marks
from web.compacts.steps import steps_of
from web.shared.visit import Visit

TEXT = ("compacts", "front", "engagement", "comments", "areas", "signatories", "consultations", "instruments")
READS = (*TEXT, "people")
PARTS = {"tag-line": N_("Tag-line"), "summary": N_("In short"), "foreword": N_("Foreword"), "glossary": N_("What the words mean")}


class Agreement(Controller):
    path = "/{area:str}"

    @get("/agreement", policy="public.read", reads=TEXT)
    async def show(self, visit: NamedDependency[Visit], version: FromQuery[str] = "") -> Response[Any]:
        """The version in force, or the one asked for by its number."""
        versions = await text.versions(visit.page)
        chosen = chosen_of(versions, version)
        if version and chosen is None:
            raise NotFound
        before_it = await front.of_version(visit.page, chosen.version_id) if chosen else None
        engaged = await engagement.engagements(visit.page, chosen.version_id if chosen else None)
        for_it = [one for one in engaged if one.begun_on]
        return visit.show(
            "compacts/show.html",
            versions=versions,
            front=before_it,
            marks=marks(before_it.glossary) if before_it else None,
            chosen=chosen,
            sections=await text.sections(visit.page, chosen.version_id) if chosen else [],
            clauses=_by_section(await text.clauses(visit.page, chosen.version_id)) if chosen else {},
            explained=await instruments.explaining(visit.page, chosen.version_id) if chosen else {},
            owners=OWNERS,
            steps=steps_of(chosen, visit.page.today, for_it) if chosen and chosen.is_draft else [],
            engaged=engaged[:1],
            held={"before": engagement.held_for(for_it, before=True), "while": engagement.held_for(for_it, before=False)},
            address=f"{visit.outside.url}{visit.base}/agreement?version={chosen.number}" if chosen else "",
            may_draft=bool(chosen and chosen.is_draft and visit.may("compact.draft", _drafted_by(chosen))),
        )

    @get("/agreement/comparison", policy="public.read", reads=READS)
    async def compare(
        self, visit: NamedDependency[Visit], older: FromQuery[str] = "", newer: FromQuery[str] = "", whole: FromQuery[str] = ""
    ) -> Response[Any]:
        """Two versions side by side: the latest and the one before it, or those asked for by their numbers."""
        versions = await text.versions(visit.page)
        after = numbered(versions, newer) if newer else next(iter(versions), None)
        before = numbered(versions, older) if older else base_of(versions, after)
        if (newer and after is None) or (older and before is None):
            raise NotFound
        lines = await _compared(visit, versions, before, after) if before and after else []
        fronts = await front.of_versions(visit.page, [before.version_id, after.version_id]) if before and after else {}
        return visit.show(
            "compacts/comparison.html",
            versions=versions,
            older=before,
            newer=after,
            around=around.compare_around(fronts[before.version_id], fronts[after.version_id]) if before and after else [],
            parts=PARTS,
            lines=[line for line in lines if whole or line.change is not Change.CARRIED or line.examples],
            counts={change: sum(line.change is change for line in lines) for change in Change},
            whole=whole,
            owners=OWNERS,
        )

    @get("/clauses/{clause_id:str}", policy="public.read", reads=(*READS, "breaches"))
    async def clause(
        self,
        visit: NamedDependency[Visit],
        clause_id: FromPath[str],
        version: FromQuery[str] = "",
        as_at: Annotated[str, QueryParameter(name="as-at")] = "",
    ) -> Response[Any]:
        """As worded in the version in force; in the one asked for by its number; or in that in force on a day, `2025-03-01`."""
        versions = await text.versions(visit.page)
        chosen = in_force_on(versions, as_at) if as_at else chosen_of(versions, version)
        clause = await text.clause(visit.page, chosen.version_id, clause_id) if chosen else None
        if chosen is None or clause is None:
            return await _gone(visit, chosen, clause_id, asked=bool(version or as_at))
        later = [one.version_id for one in versions if one.from_version == chosen.version_id]
        return visit.show(
            "compacts/clause.html",
            chosen=chosen,
            clause=clause,
            as_at=date.fromisoformat(as_at) if as_at else None,
            explained=await instruments.explaining(visit.page, chosen.version_id),
            owners=OWNERS,
            versions={one.version_id: one for one in versions},
            kin=await text.kin(visit.page, clause, chosen.from_version, later),
            consultations=await consultations.citing(visit.page, chosen.version_id, clause_id),
            concerns=await cases.about_clause(visit.page, chosen.version_id, clause_id),
            address=f"{visit.outside.url}{visit.base}/clauses/{clause_id}?version={chosen.number}",
        )

    @get("/agreement.md", policy="public.read", reads=READS)
    async def markdown(self, visit: NamedDependency[Visit], version: FromQuery[str] = "") -> Response[Any]:
        return await _taken_away(visit, version, "md", "text/markdown; charset=utf-8")

    @get("/agreement.html", policy="public.read", reads=READS)
    async def html(self, visit: NamedDependency[Visit], version: FromQuery[str] = "") -> Response[Any]:
        return await _taken_away(visit, version, "html", "text/html; charset=utf-8")


async def _gone(visit: Visit, chosen: text.VersionLine | None, clause_id: str, *, asked: bool) -> Response[Any]:
    """A clause that stood in this version, and what became of it; where none was asked for, the last one that knew it."""
    gone = next(iter(await text.gone(visit.page, chosen.version_id, clause_id)), None) if chosen else None
    if gone is None and not asked and (last := await text.last_with(visit.page, clause_id)):
        return visit.go(f"{visit.base}/clauses/{quote(clause_id)}?version={last}")
    if chosen is None or gone is None:
        raise NotFound
    parts = await text.parts(visit.page, chosen.version_id, clause_id)
    return visit.show("compacts/clause_gone.html", chosen=chosen, gone=gone, parts=parts, owners=OWNERS)


async def _compared(
    visit: Visit, versions: list[text.VersionLine], before: text.VersionLine, after: text.VersionLine
) -> list[comparing.Compared]:
    old = await text.clauses(visit.page, before.version_id)
    new = await text.clauses(visit.page, after.version_id)
    chain = comparing.chain([(one.version_id, one.from_version) for one in versions], after.version_id, before.version_id)
    origins = await comparing.origins(visit.page, before.version_id, chain, new)
    return comparing.compare(old, new, origins, await text.gone(visit.page, after.version_id))


async def _taken_away(visit: Visit, version: str, ending: str, media_type: str) -> Response[Any]:
    """A file with the whole text and nothing around it."""
    chosen = chosen_of(await text.versions(visit.page), version)
    if chosen is None:
        raise NotFound
    written = visit.templates.render(
        f"compacts/whole.{ending}",
        {
            "visit": visit,
            "page": visit.page,
            "chosen": chosen,
            "front": await front.of_version(visit.page, chosen.version_id),
            "sections": await text.sections(visit.page, chosen.version_id),
            "clauses": _by_section(await text.clauses(visit.page, chosen.version_id)),
            "owners": OWNERS,
            "address": f"{visit.outside.url}{visit.base}/agreement?version={chosen.number}",
        },
    )
    response = visit.answer(written)
    response.media_type = media_type
    response.headers["Content-Disposition"] = f'attachment; filename="{visit.area.slug}-version-{chosen.number}.{ending}"'
    return response


def _by_section(clauses: list[text.ClauseLine]) -> dict[int, list[text.ClauseLine]]:
    found: dict[int, list[text.ClauseLine]] = {}
    for clause in clauses:
        found.setdefault(clause.section, []).append(clause)
    return found


def _drafted_by(version: text.VersionLine) -> Resource:
    return Resource(holder=PersonId(version.drafter_id or version.version_id))
