"""You said, we did: every comment with what followed from it; and deciding on one."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.compacts import LONGEST_REASONS, Disposition
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.compacts import comments, text
from services.compacts.commenting import decide
from web.compacts.forms import OWNERS
from web.compacts.issuing import an_issued, decides_on, drafted_by
from web.shared.forms import OneOf, PageForm, paragraphs
from web.shared.visit import Visit

READS = ("compacts", "comments", "people", "organisations")
DECISIONS = [
    ("accepted", N_("Accepted: the wording follows it")),
    ("partly", N_("Accepted in part")),
    ("not", N_("Not taken up")),
    ("noted", N_("Noted: it asks for no change")),
]


class Decide(PageForm):
    disposition = OneOf(N_("What follows from it?"), N_("Say what follows from it."), DECISIONS)
    reasons = paragraphs(
        N_("Why?"), needed=N_("Say why."), most=LONGEST_REASONS, hint=N_("Everybody can read this, beside the comment.")
    )


class Deciding(Controller):
    path = "/{area:str}"

    @get("/agreement/comments", policy="public.read", reads=READS)
    async def said(
        self, visit: NamedDependency[Visit], version: FromQuery[str] = "", only: FromQuery[str] = "", after: FromQuery[str] = ""
    ) -> Response[Any]:
        """You said, we did: what was decided on each comment; for the area's people those too that wait."""
        chosen = await an_issued(visit, version)
        lines = await comments.of_version(
            visit.page, chosen.version_id, undecided=bool(only), after=normal_reference(after) if after else ""
        )
        return visit.show(
            "compacts/said.html",
            chosen=chosen,
            lines=lines[: comments.PAGE],
            more=len(lines) > comments.PAGE,
            counted=await comments.counted(visit.page, chosen.version_id),
            only=only,
            decides=decides_on(visit, chosen),
        )

    @get("/comments/{ref:str}", policy="public.read", reads=READS)
    async def one(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _comment_page(visit, await _found(visit, ref), None)

    @post("/comments/{ref:str}/decision", policy="compact.draft")
    async def decide(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, line = Decide(visit.typed), await _found(visit, ref)
        visit.only_for("compact.draft", drafted_by(await _version(visit, line.number)))

        def deciding(journal: Any) -> None:
            decide(journal, ref=line.ref, disposition=Disposition(form.disposition.data), reasons=form.reasons.data)

        if await visit.perform(form, deciding):
            to = f"{visit.base}/agreement/comments?version={line.number}&only=undecided"
            return visit.go(to, N_("The decision is recorded, and stands beside the comment for everybody."))
        return await _comment_page(visit, line, form)


async def _comment_page(visit: Visit, line: comments.CommentLine, form: Decide | None) -> Response[Any]:
    chosen = await _version(visit, line.number)
    decides = chosen.is_draft and decides_on(visit, chosen)
    fresh = form or Decide(disposition=line.disposition, reasons=line.reasons)
    clause = await text.clause(visit.page, line.version_id, line.clause_id)
    return visit.show(
        "compacts/comment.html", line=line, chosen=chosen, clause=clause, decides=decides, form=fresh, owners=OWNERS
    )


async def _version(visit: Visit, number: int) -> text.VersionLine:
    return next(one for one in await text.versions(visit.page) if one.number == number)


async def _found(visit: Visit, ref: str) -> comments.CommentLine:
    line = await comments.by_ref(visit.page, normal_reference(ref))
    if line is None:
        raise NotFound
    return line
