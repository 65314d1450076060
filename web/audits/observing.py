"""Observations: noted by an auditor about a fact or the area, answered by those who keep it."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.audits import LONGEST_WORDS
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.audits import asking
from services.audits.commands import answer, observe
from web.audits.facts import facts, named
from web.shared.forms import PageForm, paragraphs
from web.shared.visit import Visit


class Note(PageForm):
    words = paragraphs(
        N_("What did you observe?"),
        needed=N_("Write down what you observed."),
        most=LONGEST_WORDS,
        hint=N_("The Compact lead, the chair and the host read it. Quote no words of a concern."),
    )


class AnswerForm(PageForm):
    words = paragraphs(N_("Your answer"), needed=N_("Write your answer."), most=LONGEST_WORDS)


class Observations(Controller):
    path = "/{area:str}/audit/observations"

    @get("/new", policy="audit.write")
    async def new(self, visit: NamedDependency[Visit], fact: FromQuery[str] = "") -> Response[Any]:
        return await self._form(visit, Note(), fact)

    @post("/", policy="audit.write")
    async def observe(self, visit: NamedDependency[Visit]) -> Response[Any]:
        visit.only_for("audit.write")
        form = Note(visit.typed)
        named = visit.typed.get("fact")
        about = await _about(visit, named)
        fact = (about.stream_id, about.version, about.topic) if about else None
        if await visit.perform(form, lambda journal: observe(journal, words=form.words.data, fact=fact)):
            return visit.go(
                f"{visit.base}/audit/observations/{visit.reference}", N_("Your observation is recorded. It can be answered now.")
            )
        return await self._form(visit, form, named)

    @get("/{ref:str}", policy="audit.read")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._show(visit, ref, AnswerForm())

    @post("/{ref:str}/answer", policy="audit.answer")
    async def answer(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        visit.only_for("audit.answer")
        form, noted = AnswerForm(visit.typed), await _noted(visit, ref)
        if await visit.perform(form, lambda journal: answer(journal, ref=noted.ref, words=form.words.data, seen=visit.seen)):
            return visit.go(f"{visit.base}/audit/observations/{noted.ref}", N_("Your answer is recorded."))
        return await self._show(visit, ref, form)

    async def _form(self, visit: Visit, form: Note, named: str) -> Response[Any]:
        visit.only_for("audit.write")
        about = await _about(visit, named)
        shown = await facts(visit, [about]) if about else []
        return visit.show("audits/observe.html", form=form, fact=shown[0] if shown else None)

    async def _show(self, visit: Visit, ref: str, form: AnswerForm) -> Response[Any]:
        visit.only_for("audit.read")
        noted = await _noted(visit, ref)
        about = await _about(visit, f"{noted.fact_stream}.{noted.fact_version}") if noted.fact_stream else None
        return visit.show(
            "audits/observation.html",
            form=form,
            noted=noted,
            facts=await facts(visit, [about]) if about else [],
            answers=await asking.answers(visit.page, noted.observation_id),
        )


async def _noted(visit: Visit, ref: str) -> asking.ObservationLine:
    noted = await asking.observation(visit.page, normal_reference(ref))
    if noted is None:
        raise NotFound
    return noted


async def _about(visit: Visit, name: str) -> Any:
    return await named(visit, name) if name else None
