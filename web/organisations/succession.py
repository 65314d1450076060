"""Recording that another organisation has followed one."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.organisations import register as organisations
from services.organisations.commands import succeed
from services.shared.phrases import Phrase
from web.shared.forms import GivenDay, OneOf, PageForm
from web.shared.visit import Visit


class Succeed(PageForm):
    successor = OneOf(N_("Which organisation follows it?"), N_("Choose the organisation that follows."))
    succeeded_on = GivenDay(N_("Since which day?"), needed=N_("Enter the day since which it follows."))


class Succession(Controller):
    path = "/{area:str}/organisations/{ref:str}"

    @get("/successor", policy="organisation.keep")
    async def succeeding(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._form(visit, ref, Succeed(succeeded_on=visit.page.today))

    @post("/successor", policy="organisation.keep")
    async def succeed(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, (one, others) = Succeed(visit.typed), await _found(visit, ref)
        form.successor.choices = others
        done = await visit.perform(
            form,
            lambda journal: succeed(
                journal,
                organisation_id=one.organisation_id,
                successor_id=UUID(form.successor.data),
                succeeded_on=form.succeeded_on.data,
            ),
        )
        if done:
            values = {"successor": dict(others)[form.successor.data], "organisation": one.name}
            return visit.go(f"{visit.base}/signatories", Phrase(N_("{successor} follows {organisation}."), values))
        return await self._form(visit, ref, form)

    async def _form(self, visit: Visit, ref: str, form: Succeed) -> Response[Any]:
        one, form.successor.choices = await _found(visit, ref)
        return visit.show("organisations/successor.html", form=form, one=one)


async def _found(visit: Visit, ref: str) -> tuple[organisations.Body, list[tuple[str, str]]]:
    """The organisation, and those that could follow it."""
    bodies = await organisations.bodies(visit.page)
    one = next((body for body in bodies if body.ref == normal_reference(ref)), None)
    if one is None:
        raise NotFound
    return one, [(str(body.organisation_id), body.name) for body in bodies if body != one and not body.followed]
