"""The chair asks another host to look after the area; a host that is asked answers on its own page."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.areas.hosts import LONGEST_WHY
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import HostId, TenantId
from services.areas import changing_host, hosted
from services.areas import register as areas
from services.shared.phrases import Phrase
from web.areas.keeping import host_of, keeper_of
from web.shared.forms import OneOf, PageForm, paragraphs
from web.shared.visit import Visit

ANSWERS = [("accept", N_("Yes, we look after it from now on")), ("decline", N_("No"))]


class Offer(PageForm):
    host = OneOf(N_("Which host do you ask?"), N_("Choose a host."))
    why = paragraphs(
        N_("Why?"),
        needed=N_("Say why."),
        most=LONGEST_WHY,
        hint=N_("The area's people and the host that you ask can read this."),
    )


class Answer(PageForm):
    answer = OneOf(N_("Will you look after it?"), N_("Say yes or no."), ANSWERS)


class ChangingHost(Controller):
    path = "/{area:str}/host"

    @get("/", policy="host.change", fresh=True)
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _page(visit, Offer())

    @post("/", policy="host.change", fresh=True)
    async def offer(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Offer(visit.typed)
        form.host.choices = await _hosts(visit)
        if await visit.perform(
            form, lambda journal: changing_host.offer_area(journal, host_id=HostId(UUID(form.host.data)), why=form.why.data)
        ):
            return visit.go(f"{visit.base}/host", N_("That host has been asked. Nothing changes until it says yes."))
        return await _page(visit, form)

    @post("/withdrawal", policy="host.change", fresh=True)
    async def withdraw(self, visit: NamedDependency[Visit]) -> Response[Any]:
        await visit.command(changing_host.withdraw_offer)
        return visit.go(f"{visit.base}/host", N_("You no longer ask another host."))


class Offers(Controller):
    path = "/hosts/{host:str}/offers"

    @get("/{slug:str}", policy="host.keep", fresh=True)
    async def asked(self, visit: NamedDependency[Visit], slug: FromPath[str]) -> Response[Any]:
        return await _asked(visit, slug, Answer())

    @post("/{slug:str}", policy="host.keep", fresh=True)
    async def answer(self, visit: NamedDependency[Visit], slug: FromPath[str]) -> Response[Any]:
        form, host, offer = Answer(visit.typed), await host_of(visit), await _offer(visit, slug)
        if offer is None:
            return visit.go(visit.base)  # answered already, by this form or another; or withdrawn
        keeper = await keeper_of(visit, host, TenantId(offer.tenant_id))
        yes = form.answer.data == "accept"
        do = changing_host.take_area_on if yes else changing_host.decline_area
        where = {"ledger_id": TenantId(offer.tenant_id), "as_person": keeper.person_id}
        if await visit.perform(form, lambda journal: do(journal, keeper), **where):
            said = N_("You look after {area} now.") if yes else N_("You have declined to look after {area}.")
            return visit.go(visit.base, Phrase(said, {"area": offer.name}))
        return await _asked(visit, slug, form)


async def _asked(visit: Visit, slug: str, form: Answer) -> Response[Any]:
    offer = await _offer(visit, slug)
    if offer is None:
        raise NotFound
    return visit.show("areas/offer.html", form=form, host=await host_of(visit), offer=offer)


async def _offer(visit: Visit, slug: str) -> hosted.Offer | None:
    return next((one for one in await hosted.offers(visit.page) if one.slug == slug), None)


async def _hosts(visit: Visit) -> list[tuple[str, str]]:
    return [(str(one.host_id), one.name) for one in await areas.other_hosts(visit.page)]


async def _page(visit: Visit, form: Offer) -> Response[Any]:
    form.host.choices = await _hosts(visit)
    return visit.show("areas/change_host.html", form=form, about=await areas.about(visit.page))
