"""Commenting on a clause, or on some words of it, while a draft is open for comment."""

import re
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.compacts import LONGEST_COMMENT, LONGEST_QUOTE
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.compacts import comments, text
from services.compacts.commenting import comment
from services.organisations import register as organisations
from web.compacts.forms import OWNERS
from web.compacts.issuing import an_issued, decides_on
from web.shared.forms import ONESELF, ActsFor, OneOf, PageForm, paragraphs
from web.shared.visit import Visit

READS = ("compacts", "comments", "people", "organisations")
WHOLE, SELECTED = "whole", "selected"
SENTENCE = re.compile(r"(?<=[.;!?])\s+")


class Say(PageForm):
    about = OneOf(N_("Which words is it about?"), N_("Choose the words that it is about."))
    selected = paragraphs("", most=LONGEST_QUOTE)
    organisation = ActsFor(N_("For whom do you comment?"), N_("Choose for whom you comment."))
    text = paragraphs(
        N_("Your comment"),
        needed=N_("Write your comment."),
        most=LONGEST_COMMENT,
        hint=N_("Say what should change, and why. The people of this area read it at once; everybody, with the answer to it."),
    )


class Commenting(Controller):
    path = "/{area:str}"

    @get("/clauses/{clause_id:str}/comments", policy="public.read", reads=READS)
    async def of_clause(
        self,
        visit: NamedDependency[Visit],
        clause_id: FromPath[str],
        version: FromQuery[str] = "",
        quote: FromQuery[str] = "",
        after: FromQuery[str] = "",
    ) -> Response[Any]:
        return await _clause_page(visit, clause_id, version, _say(quote), after)

    @post("/clauses/{clause_id:str}/comments", policy="compact.comment")
    async def comment(
        self, visit: NamedDependency[Visit], clause_id: FromPath[str], version: FromQuery[str] = ""
    ) -> Response[Any]:
        form = Say(visit.typed)
        chosen = await an_issued(visit, version)
        clause = await text.clause(visit.page, chosen.version_id, clause_id)
        await _offer(visit, form, clause)

        def commenting(journal: Any) -> str:
            organisation = None if form.organisation.data == ONESELF else UUID(form.organisation.data)
            quote = _quoted(form, clause)
            said = form.text.data
            return comment(
                journal, number=chosen.number, clause_id=clause_id, organisation_id=organisation, quote=quote, text=said
            )

        if await visit.perform(form, commenting):
            to = f"{visit.base}/clauses/{clause_id}/comments?version={chosen.number}"
            return visit.go(to, N_("Your comment is recorded. It is answered with a reason before the text goes to adoption."))
        return await _clause_page(visit, clause_id, version, form)


async def _clause_page(visit: Visit, clause_id: str, version: str, form: Say, after: str = "") -> Response[Any]:
    chosen = await an_issued(visit, version)
    clause = await text.clause(visit.page, chosen.version_id, clause_id)
    if clause is None:
        raise NotFound
    lines = await comments.of_version(
        visit.page, chosen.version_id, clause_id=clause_id, after=normal_reference(after) if after else ""
    )
    open_now = bool(chosen.closes_on and chosen.closes_on >= visit.page.today)
    may_comment = open_now and visit.may("compact.comment")
    if may_comment:
        await _offer(visit, form, clause)
    return visit.show(
        "compacts/clause_comments.html",
        form=form,
        chosen=chosen,
        clause=clause,
        lines=lines[: comments.PAGE],
        more=len(lines) > comments.PAGE,
        open_now=open_now,
        may_comment=may_comment,
        decides=decides_on(visit, chosen),
        owners=OWNERS,
    )


async def _offer(visit: Visit, form: Say, clause: text.ClauseLine | None) -> None:
    held = {seat.organisation_id for seat in visit.page.viewer.actor.seats if seat.organisation_id}
    bodies = [
        (str(one.organisation_id), one.name) for one in await organisations.bodies(visit.page) if one.organisation_id in held
    ]
    visit.offer(form.organisation, [*bodies, (ONESELF, N_("For myself"))])
    pieces = _pieces(clause) if clause else []
    form.about.choices = [(WHOLE, N_("The clause as a whole")), *((str(at), piece) for at, piece in enumerate(pieces))]
    if form.selected.data:
        form.about.choices.insert(0, (SELECTED, form.selected.data))
    form.about.data = form.about.data or form.about.choices[0][0]


def _say(quote: str) -> Say:
    """`quote` is what was selected in the clause, where there are scripts."""
    return Say(selected=" ".join(quote.split())[:LONGEST_QUOTE])


def _pieces(clause: text.ClauseLine) -> list[str]:
    """What one can point to without selecting: its sentences, and its points."""
    sentences = SENTENCE.split(clause.text or "") if clause.text else []
    found = [*(sentences if len(sentences) > 1 else []), *(one for one in (*clause.points, *clause.against) if one)]
    return [one[:LONGEST_QUOTE] for one in found]


def _quoted(form: Say, clause: text.ClauseLine | None) -> str:
    if form.about.data == WHOLE or clause is None:
        return ""
    if form.about.data != SELECTED:
        return _pieces(clause)[int(form.about.data)]
    words = " ".join(part or "" for part in (clause.text, *clause.points, *clause.against))
    if form.selected.data not in " ".join(words.split()):
        raise Refused(N_("Those words are not in this clause. Choose among these."), field="about")
    return form.selected.data
