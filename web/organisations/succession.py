"""Recording that another organisation has followed one, or that one is recorded twice."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.organisations import register as organisations
from services.organisations.commands import merge, separate, succeed
from services.shared.phrases import Phrase
from web.shared.forms import GivenDay, OneOf, PageForm
from web.shared.visit import Visit


class Succeed(PageForm):
    successor = OneOf(N_("Which organisation follows it?"), N_("Choose the organisation that follows."))
    succeeded_on = GivenDay(N_("Since which day?"), needed=N_("Enter the day since which it follows."))


class Merge(PageForm):
    other = OneOf(N_("Which other record is the same organisation?"), N_("Choose the other record."))


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

    @get("/merging", policy="organisation.keep")
    async def merging(self, visit: NamedDependency[Visit], ref: FromPath[str], other: FromQuery[str] = "") -> Response[Any]:
        """`other` is the record that was found to be like it."""
        suggested = await organisations.record(visit.page, normal_reference(other)) if other else None
        return await self._merge(visit, ref, Merge(other=str(suggested.organisation_id) if suggested else ""))

    @post("/merging", policy="organisation.keep")
    async def merge(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, (one, others) = Merge(visit.typed), await _record(visit, ref)
        form.other.choices = others
        done = await visit.perform(
            form,
            lambda journal: merge(journal, organisation_id=one.organisation_id, into_id=UUID(form.other.data)),
        )
        if done:
            values = {"organisation": one.own_name, "other": dict(others)[form.other.data]}
            said = Phrase(N_("What {organisation} did is shown under {other} from now on."), values)
            return visit.go(f"{visit.base}/signatories/{one.ref}", said)
        return await self._merge(visit, ref, form)

    @post("/separation", policy="organisation.keep")
    async def separate(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one = await organisations.record(visit.page, normal_reference(ref))
        if one is None:
            raise NotFound
        await visit.command(lambda journal: separate(journal, organisation_id=one.organisation_id))
        said = Phrase(N_("{organisation} is shown by itself again."), {"organisation": one.own_name})
        return visit.go(f"{visit.base}/signatories/{one.ref}", said)

    async def _merge(self, visit: Visit, ref: str, form: Merge) -> Response[Any]:
        one, form.other.choices = await _record(visit, ref)
        return visit.show("organisations/merging.html", form=form, one=one)

    async def _form(self, visit: Visit, ref: str, form: Succeed) -> Response[Any]:
        one, form.successor.choices = await _found(visit, ref)
        return visit.show("organisations/successor.html", form=form, one=one)


async def _found(visit: Visit, ref: str) -> tuple[organisations.Body, list[tuple[str, str]]]:
    """The organisation, and those that could follow it."""
    bodies = await organisations.bodies(visit.page)
    one = next((body for body in bodies if body.ref == normal_reference(ref)), None)
    if one is None:
        raise NotFound
    return one, [(str(body.organisation_id), body.name) for body in bodies if body != one and not (body.followed or body.merged)]


async def _record(visit: Visit, ref: str) -> tuple[organisations.Twin, list[tuple[str, str]]]:
    """A record, merged already or not, and those that may be of the same organisation."""
    one = await organisations.record(visit.page, normal_reference(ref))
    if one is None:
        raise NotFound
    bodies = [body for body in await organisations.bodies(visit.page) if not (body.followed or body.merged)]
    return one, [(str(body.organisation_id), body.name) for body in bodies if body.organisation_id != one.organisation_id]
