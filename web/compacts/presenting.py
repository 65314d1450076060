"""What stands around the clauses of a draft: its foreword and summary, its glossary, and an example for a clause."""

from collections.abc import Callable
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.compacts import (
    LONGEST_EXAMPLE,
    LONGEST_FOREWORD,
    LONGEST_MEANING,
    LONGEST_SUMMARY,
    LONGEST_TAG_LINE,
    LONGEST_TERM,
    MOST_TERMS,
    FrontMatter,
)
from domain.shared.errors import NotFound
from domain.shared.events import N_
from services.compacts import front, text
from services.compacts.presenting import give_example, write_front_matter, write_glossary
from web.compacts.drafting import a_draft
from web.shared.forms import PageForm, line, paragraphs
from web.shared.visit import Visit

DRAFT = "/agreement/drafts/{number:int}"


class Front(PageForm):
    sent_empty_too = ("tag_line",)
    tag_line = line(N_("Tag-line (optional)"), most=LONGEST_TAG_LINE, hint=N_("One sentence that says what it is for."))
    summary = paragraphs(
        N_("The whole in short (optional)"), most=LONGEST_SUMMARY, hint=N_("What somebody who reads nothing else should know.")
    )
    foreword = paragraphs(N_("Foreword (optional)"), most=LONGEST_FOREWORD)
    foreword_by = line(N_("Whose foreword is it?"), hint=N_("A name that everybody reads: ask them first."))
    foreword_office = line(N_("What are they? (optional)"), hint=N_("For example: Leader of the council."))

    @property
    def written(self) -> FrontMatter:
        return FrontMatter(
            tag_line=self.tag_line.data,
            summary=self.summary.data,
            foreword=self.foreword.data,
            foreword_by=self.foreword_by.data,
            foreword_office=self.foreword_office.data,
        )


class Glossary(PageForm):
    sent_empty_too = ("entries",)
    entries = paragraphs(
        N_("A word, a colon and what it means: one a line"),
        most=MOST_TERMS * (LONGEST_TERM + LONGEST_MEANING + 3),
        hint=N_("For example: Working day: any day but Saturday, Sunday and bank holidays."),
    )


class Example(PageForm):
    sent_empty_too = ("example",)
    example = paragraphs(
        N_("The example"), most=LONGEST_EXAMPLE, hint=N_("Leave it empty to take the example away. Name nobody in it.")
    )


class Presenting(Controller):
    path = "/{area:str}"

    @get(f"{DRAFT}/front-matter", policy="compact.draft")
    async def front(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        draft = await a_draft(visit, number)
        there = await front.of_version(visit.page, draft.version_id)
        form = Front(None, **{name: getattr(there, name) or "" for name in FrontMatter.__struct_fields__})
        return visit.show("compacts/front_matter.html", form=form, draft=draft)

    @post(f"{DRAFT}/front-matter", policy="compact.draft")
    async def write_front(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = Front(visit.typed)

        def write(journal: Any) -> None:
            write_front_matter(journal, number=number, front=form.written, seen=visit.seen)

        return await _write(visit, number, "front_matter", form, write, N_("The foreword and summary are written down."))

    @get(f"{DRAFT}/glossary", policy="compact.draft")
    async def glossary(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        draft = await a_draft(visit, number)
        there = await front.of_version(visit.page, draft.version_id)
        form = Glossary(entries="\n".join(f"{term}: {meaning}" for term, meaning in there.glossary))
        return visit.show("compacts/glossary.html", form=form, draft=draft)

    @post(f"{DRAFT}/glossary", policy="compact.draft")
    async def write_words(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = Glossary(visit.typed)

        def write(journal: Any) -> None:
            write_glossary(journal, number=number, entries=form.entries.data, seen=visit.seen)

        return await _write(visit, number, "glossary", form, write, N_("The glossary is written down."))

    @get(f"{DRAFT}/clauses/{{clause_id:str}}/example", policy="compact.draft")
    async def example(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        clause = await _clause(visit, number, clause_id)
        return await _example_page(visit, number, clause_id, Example(example=clause.example or ""))

    @post(f"{DRAFT}/clauses/{{clause_id:str}}/example", policy="compact.draft")
    async def give(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        form = Example(visit.typed)
        await a_draft(visit, number)

        def write(journal: Any) -> None:
            give_example(journal, number=number, clause_id=clause_id, example=form.example.data, seen=visit.seen)

        if await visit.perform(form, write):
            to = f"{visit.base}/agreement/drafts/{number}#clause-{clause_id}"
            return visit.go(to, N_("The example is written down.") if form.example.data.strip() else N_("It has no example now."))
        return await _example_page(visit, number, clause_id, form)


async def _write(visit: Visit, number: int, which: str, form: PageForm, write: Callable[[Any], None], said: str) -> Response[Any]:
    await a_draft(visit, number)
    if await visit.perform(form, write):
        return visit.go(f"{visit.base}/agreement/drafts/{number}", said)
    return visit.show(f"compacts/{which}.html", form=form, draft=await a_draft(visit, number))


async def _example_page(visit: Visit, number: int, clause_id: str, form: Example) -> Response[Any]:
    clause, draft = await _clause(visit, number, clause_id), await a_draft(visit, number)
    return visit.show("compacts/clause_example.html", form=form, draft=draft, clause=clause)


async def _clause(visit: Visit, number: int, clause_id: str) -> text.ClauseLine:
    draft = await a_draft(visit, number)
    clause = await text.clause(visit.page, draft.version_id, clause_id)
    if clause is None:
        raise NotFound
    return clause
