"""Asking the host of an area: a question, with the page that it was asked from and no word of a case."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from wtforms import HiddenField

from domain.areas import LONGEST_QUESTION, whence
from domain.shared.events import N_
from services.areas import register as areas
from services.areas.questions import ask_host
from services.duties.asking_host import PAGES
from web.shared.forms import PageForm, paragraphs
from web.shared.visit import Visit


class Ask(PageForm):
    page = HiddenField()
    words = paragraphs(
        N_("What would you like to know?"),
        needed=N_("Write your question."),
        most=LONGEST_QUESTION,
        hint=N_("Leave out what is confidential: whoever keeps the host reads it by mail."),
    )


class AskingHost(Controller):
    path = "/{area:str}/question"

    @get("/", policy="host.ask")
    async def new(self, visit: NamedDependency[Visit], page: FromQuery[str] = "") -> Response[Any]:
        return await _form(visit, Ask(page=whence(page[:200])))

    @post("/", policy="host.ask")
    async def send(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Ask(visit.typed)
        if await visit.perform(form, lambda journal: ask_host(journal, page=str(form.page.data or ""), words=form.words.data)):
            return visit.go(visit.base, N_("Your question is on its way to the host. They write back to your mail address."))
        return await _form(visit, form)


async def _form(visit: Visit, form: Ask) -> Response[Any]:
    known = whence(str(form.page.data or ""))
    return visit.show(
        "areas/question.html",
        form=form,
        about=await areas.about(visit.page),
        known=known,
        page_name=PAGES[known.partition("/")[0]],
    )
