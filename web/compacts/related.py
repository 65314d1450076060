"""Texts that the agreement comes from, replaced, or was replaced by."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency

from domain.compacts import Relation
from domain.shared.events import N_
from services.compacts import front, text
from services.compacts.presenting import name_related_texts
from web.shared.forms import PageForm, paragraphs
from web.shared.visit import Visit

LONGEST = 4_000
EACH = N_("One a line; its web address last, where it has one.")


class Related(PageForm):
    sent_empty_too = ("parent",)
    parent = paragraphs(
        N_("Which frameworks was it made under? (optional)"),
        most=LONGEST,
        hint=N_("For example the national Compact of 2010 or the Covenant of 2025. One a line; its web address last."),
    )
    predecessor = paragraphs(N_("Which local texts did it replace? (optional)"), most=LONGEST, hint=EACH)
    successor = paragraphs(N_("Which text replaced it? (optional)"), most=LONGEST, hint=EACH)


class RelatedTexts(Controller):
    path = "/{area:str}/agreement/related-texts"

    @get("/", policy="compact.begin")
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        newest = next(iter(await text.versions(visit.page)), None)
        there = await front.of_version(visit.page, newest.version_id) if newest else None
        typed = {one.value: _lines(there, one) for one in Relation} if there else {}
        return visit.show("compacts/related_texts.html", form=Related(None, **typed))

    @post("/", policy="compact.begin")
    async def name(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Related(visit.typed)

        def decide(journal: Any) -> None:
            name_related_texts(journal, typed={one: form[one.value].data for one in Relation})

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/agreement", N_("It is written down where it comes from and what follows it."))
        return visit.show("compacts/related_texts.html", form=form)


def _lines(there: front.FrontLine, relation: Relation) -> str:
    return "\n".join(" ".join(one for one in (title, link) if one) for title, link in there.related(relation))
