"""A host's page: the areas that it looks after, and opening another. Nobody else finds any of it."""

from typing import Any
from uuid import uuid5

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import TenantId
from services.areas import hosted, questions
from services.areas.commands import open_for_host, step_in
from services.areas.hosts import address_of
from services.duties.asking_host import PAGES
from services.people.commands import invite
from services.shared.phrases import Phrase
from web.areas.keeping import host_of, keeper_of
from web.shared.forms import PageForm, line
from web.shared.visit import Visit


class Opening(PageForm):
    name = line(
        N_("What is the area called?"),
        needed=N_("Enter what the area is called."),
        most=120,
        hint=N_("For example Wrenbridge Borough."),
    )
    slug = line(
        N_("Its web address (optional)"),
        most=40,
        hint=N_("Small letters, digits and hyphens. Left empty, it is made from the name."),
    )
    lead_name = line(N_("Who will lead it? Their name"), most=120, hint=N_("Leave both empty if nobody is found yet."))
    lead_address = line(
        N_("Their mail address"), hint=N_("They get a link that works once, for a week, and can set the area up alone.")
    )

    @property
    def address(self) -> str:
        return self.slug.data.lower() or address_of(self.name.data)


class Hosting(Controller):
    path = "/hosts/{host:str}"

    @get("/", policy="host.keep")
    async def index(self, visit: NamedDependency[Visit], q: FromQuery[str] = "", after: FromQuery[str] = "") -> Response[Any]:
        found = await hosted.areas(visit.page, q[:100], after[:100])
        more = len(found) > hosted.PAGE
        return visit.show(
            "areas/host.html",
            host=await host_of(visit),
            found=found[: hosted.PAGE],
            more=more,
            q=q[:100],
            offers=await hosted.offers(visit.page),
        )

    @get("/areas/new", policy="host.keep", fresh=True)
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await self._form(visit, Opening())

    @post("/areas", policy="host.keep", fresh=True)
    async def open(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, host = Opening(visit.typed), await host_of(visit)
        if not visit.is_whole(form):
            return await self._form(visit, form)
        area_id = TenantId(uuid5(visit.sent_command_id, "area"))
        keeper = await keeper_of(visit, host, area_id)

        def decide(journal: Any) -> None:
            open_for_host(journal, slug=form.address, name=form.name.data, keeper=keeper)
            if form.lead_address.data:
                invite(journal, name=form.lead_name.data, address=form.lead_address.data, seat=Seat(Role.LEAD))

        if await visit.perform(form, decide, ledger_id=area_id, as_person=keeper.person_id):
            said = Phrase(N_("{area} is open. It can be set up now, by you or by whoever leads it."), {"area": form.name.data})
            return visit.go(f"{visit.base}/areas/{form.address}", said)
        return await self._form(visit, form)

    @get("/areas/{slug:str}", policy="host.keep")
    async def show(self, visit: NamedDependency[Visit], slug: FromPath[str]) -> Response[Any]:
        area = await _area(visit, slug)
        asked = await questions.of_area(visit.page, area.slug)
        return visit.show("areas/hosted.html", host=await host_of(visit), area=area, asked=asked, pages=PAGES)

    @post("/areas/{slug:str}/administrators", policy="host.keep", fresh=True)
    async def step_in(self, visit: NamedDependency[Visit], slug: FromPath[str]) -> Response[Any]:
        host, area = await host_of(visit), await _area(visit, slug)
        keeper = await keeper_of(visit, host, TenantId(area.tenant_id))
        await visit.command(
            lambda journal: step_in(journal, keeper), ledger_id=TenantId(area.tenant_id), as_person=keeper.person_id
        )
        said = Phrase(N_("You are a host administrator of {area} now. Its people can see that."), {"area": area.name})
        return visit.go(f"{visit.base}/areas/{area.slug}", said)

    async def _form(self, visit: Visit, form: Opening) -> Response[Any]:
        return visit.show("areas/open.html", form=form, host=await host_of(visit))


class MyHosts(Controller):
    path = "/areas/new"

    @get("/", policy="account.own", login=True)
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """To the page of one's own host that opens an area; with none, who to ask."""
        login_id = visit.page.viewer.login_id
        hosts = await hosted.hosts_of(visit.page, login_id) if login_id else []
        if len(hosts) == 1:
            return visit.go(f"/hosts/{hosts[0].slug}/areas/new")
        return visit.show("areas/which_host.html", hosts=hosts)


async def _area(visit: Visit, slug: str) -> hosted.AreaOfHost:
    area = await hosted.area_of(visit.page, slug.lower()[:100])
    if area is None:
        raise NotFound
    return area
