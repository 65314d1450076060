"""One clause of a draft: added, amended, moved, split or dropped."""

from collections.abc import Callable
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.errors import NotFound
from domain.shared.events import N_
from services.compacts import text
from services.compacts.drafting import add_clause, amend_clause, drop_clause, move_clause, split_clause
from services.shared.phrases import Phrase
from web.compacts.beside import Look, beside, looking, taken, words_elsewhere
from web.compacts.drafting import a_draft
from web.compacts.forms import OWNERS, AddClause, Amend, Drop, Move, Split, Words, parts_of, places, section_and_clause, words_of
from web.shared.forms import PageForm
from web.shared.visit import Visit

NOWHERE = Look()


class Editing(Controller):
    path = "/{area:str}/agreement/drafts/{number:int}/clauses"

    @get("/new", policy="compact.draft")
    async def new(
        self,
        visit: NamedDependency[Visit],
        number: FromPath[int],
        place: FromQuery[str] = "",
        use: FromQuery[str] = "",
        sought: FromQuery[str] = "",
    ) -> Response[Any]:
        """`use` names a wording elsewhere to begin with; `sought` are words to look for there."""
        look = await looking(visit, use, sought)
        form = AddClause(**{"what": "public"} | words_elsewhere(look.use), place=place)
        return await _form(visit, number, "new", form, look=look)

    @post("/", policy="compact.draft")
    async def create(self, visit: NamedDependency[Visit], number: FromPath[int]) -> Response[Any]:
        form = AddClause(visit.typed)
        await _offer_places(visit, number, form)

        def decide(journal: Any) -> str:
            section, after = section_and_clause(form.place.data)
            return add_clause(
                journal,
                number=number,
                section=section,
                after=after,
                printed=form.printed.data,
                wording=form.wording,
                source=used.source if used else None,
            )

        used = await taken(visit, form.taken.data)
        if done := await visit.perform(form, decide):
            return _back(visit, number, done.answer or "", N_("The clause is added."))
        return await _form(visit, number, "new", form, look=Look(used))

    @get("/{clause_id:str}/wording", policy="compact.draft")
    async def wording(
        self,
        visit: NamedDependency[Visit],
        number: FromPath[int],
        clause_id: FromPath[str],
        use: FromQuery[str] = "",
        sought: FromQuery[str] = "",
    ) -> Response[Any]:
        draft = await a_draft(visit, number)
        clause, look = await _clause(visit, draft, clause_id), await looking(visit, use, sought)
        form = Amend(**words_of(clause) | words_elsewhere(look.use))
        return await _shown(visit, draft, "wording", form, clause, look)

    @post("/{clause_id:str}/wording", policy="compact.draft")
    async def amend(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        form = Amend(visit.typed)
        used = await taken(visit, form.taken.data)
        source = used.source if used else None

        def decide(journal: Any) -> None:
            wording, why, seen = form.wording, form.why.data, visit.seen
            amend_clause(journal, number=number, clause_id=clause_id, wording=wording, why=why, source=source, seen=seen)

        return await _send(visit, number, "wording", form, clause_id, decide, N_("The clause is amended."), look=Look(used))

    @get("/{clause_id:str}/place", policy="compact.draft")
    async def place(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        return await _form(visit, number, "place", Move(), clause_id)

    @post("/{clause_id:str}/place", policy="compact.draft")
    async def move(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        form = Move(visit.typed)
        await _offer_places(visit, number, form)

        def decide(journal: Any) -> None:
            section, after = section_and_clause(form.place.data)
            move_clause(journal, number=number, clause_id=clause_id, section=section, after=after, seen=visit.seen)

        return await _send(visit, number, "place", form, clause_id, decide, N_("The clause is moved."))

    @get("/{clause_id:str}/parts", policy="compact.draft")
    async def parts(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        clause = await _clause(visit, await a_draft(visit, number), clause_id)
        return await _form(visit, number, "parts", Split(parts=parts_of(clause)), clause_id)

    @post("/{clause_id:str}/parts", policy="compact.draft")
    async def split(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        draft, form = await a_draft(visit, number), Split(visit.typed)
        whole = await text.clause(visit.page, draft.version_id, clause_id)

        def decide(journal: Any) -> None:
            wordings = form.wordings(whole) if whole else ()
            split_clause(journal, number=number, clause_id=clause_id, wordings=wordings, why=form.why.data, seen=visit.seen)

        return await _send(visit, number, "parts", form, clause_id, decide, N_("The clause is split."))

    @get("/{clause_id:str}/removal", policy="compact.draft")
    async def removal(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        return await _form(visit, number, "removal", Drop(), clause_id)

    @post("/{clause_id:str}/removal", policy="compact.draft")
    async def drop(self, visit: NamedDependency[Visit], number: FromPath[int], clause_id: FromPath[str]) -> Response[Any]:
        form = Drop(visit.typed)

        def decide(journal: Any) -> None:
            drop_clause(journal, number=number, clause_id=clause_id, why=form.why.data, seen=visit.seen)

        return await _send(visit, number, "removal", form, clause_id, decide, N_("The clause is dropped."))


async def _send(
    visit: Visit,
    number: int,
    which: str,
    form: PageForm,
    clause_id: str,
    decide: Callable[[Any], None],
    said: str,
    look: Look = NOWHERE,
) -> Response[Any]:
    await a_draft(visit, number)
    if await visit.perform(form, decide):
        return _back(visit, number, clause_id, said)
    return await _form(visit, number, which, form, clause_id, look)


async def _form(
    visit: Visit, number: int, which: str, form: PageForm, clause_id: str = "", look: Look = NOWHERE
) -> Response[Any]:
    draft = await a_draft(visit, number)
    clause = await _clause(visit, draft, clause_id) if clause_id else None
    return await _shown(visit, draft, which, form, clause, look)


async def _shown(
    visit: Visit, draft: text.VersionLine, which: str, form: PageForm, clause: text.ClauseLine | None, look: Look
) -> Response[Any]:
    """With what other areas say about the same, or of what is sought there, where the clause is being worded."""
    sections = await text.sections(visit.page, draft.version_id) if isinstance(form, Words | Move) else []
    if isinstance(form, AddClause | Move):
        form.place.choices = places(sections, await text.clauses(visit.page, draft.version_id), visit.words.plain)
    return visit.show(
        f"compacts/clause_{which}.html",
        form=form,
        draft=draft,
        clause=clause,
        owners=OWNERS,
        look=look,
        alike=await beside(visit, form, sections, clause, look) if isinstance(form, Words) else [],
    )


async def _offer_places(visit: Visit, number: int, form: AddClause | Move) -> None:
    draft = await a_draft(visit, number)
    sections, clauses = await text.sections(visit.page, draft.version_id), await text.clauses(visit.page, draft.version_id)
    form.place.choices = places(sections, clauses, visit.words.plain)


async def _clause(visit: Visit, draft: text.VersionLine, clause_id: str) -> text.ClauseLine:
    clause = await text.clause(visit.page, draft.version_id, clause_id)
    if clause is None:
        raise NotFound
    return clause


def _back(visit: Visit, number: int, clause_id: str, said: str) -> Response[Any]:
    """To the clause where it stands now, or where it stood."""
    return visit.go(f"{visit.base}/agreement/drafts/{number}#clause-{clause_id}", Phrase(said))
