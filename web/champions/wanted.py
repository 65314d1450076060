"""Which services of an organisation should have a champion: naming one, and saying that there is none such any more."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.organisations import LONGEST_SERVICE, Sector
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from domain.shared.policy import Resource
from services.champions.wanted import end_service, name_service
from services.organisations import register as organisations
from services.shared.phrases import Phrase
from web.shared.forms import OneOf, PageForm, line
from web.shared.visit import Visit


class NameService(PageForm):
    service_area = line(N_("What is it called?"), needed=N_("Enter what it is called."), most=LONGEST_SERVICE)


class EndService(PageForm):
    service = OneOf(N_("Which of them is no longer?"), N_("Choose which of them is no longer."))


class Wanted(Controller):
    path = "/{area:str}/organisations/{ref:str}/services"

    @get("/", policy="organisation.describe")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _show(visit, ref, NameService(), EndService())

    @post("/", policy="organisation.describe")
    async def name(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = NameService(visit.typed), await _found(visit, ref)
        name = form.service_area.data
        done = await visit.perform(
            form, lambda journal: name_service(journal, organisation_id=one.organisation_id, service_area=name)
        )
        if done:
            said = Phrase(
                N_("{service_area} should have a champion from now on. The group has been told."), {"service_area": name}
            )
            return visit.go(f"{visit.base}/organisations/{one.ref}/services", said)
        return await _show(visit, ref, form, EndService())

    @post("/ended", policy="organisation.describe")
    async def end(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = EndService(visit.typed), await _found(visit, ref)
        form.service.choices = [(name, name) for name in one.service_areas]
        name = form.service.data
        done = await visit.perform(
            form, lambda journal: end_service(journal, organisation_id=one.organisation_id, service_area=name)
        )
        if done:
            said = Phrase(N_("{service_area} is no longer. Who served there stays in the history."), {"service_area": name})
            return visit.go(f"{visit.base}/organisations/{one.ref}/services", said)
        return await _show(visit, ref, NameService(), form)


async def _found(visit: Visit, ref: str) -> organisations.One:
    one = await organisations.one(visit.page, normal_reference(ref))
    if one is None:
        raise NotFound
    return one


async def _show(visit: Visit, ref: str, name: NameService, end: EndService) -> Response[Any]:
    one = await _found(visit, ref)
    visit.only_for("organisation.describe", Resource(organisation_id=one.organisation_id))  # type: ignore[arg-type]
    if one.sector is Sector.VCS:
        visit.only_for("organisation.keep")
    end.service.choices = [(service, service) for service in one.service_areas]
    return visit.show("champions/services.html", form=end if end.problems else name, name=name, end=end, one=one)
