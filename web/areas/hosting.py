"""A host's page: the areas that it looks after, and opening another. Nobody else finds any of it."""

from typing import Any
from uuid import UUID, uuid5

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import HostId, PersonId, TenantId
from services.areas import hosted
from services.areas.commands import Keeper, open_for_host, step_in
from services.areas.hosts import address_of, who_steps_in
from services.people.commands import invite
from services.shared.permission import require
from services.shared.phrases import Phrase
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
        return visit.show("areas/host.html", host=await _host(visit), found=found[: hosted.PAGE], more=more, q=q[:100])

    @get("/areas/new", policy="host.keep", fresh=True)
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await self._form(visit, Opening())

    @post("/areas", policy="host.keep", fresh=True)
    async def open(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form, host = Opening(visit.typed), await _host(visit)
        area_id = TenantId(uuid5(visit.sent_command_id, "area"))
        keeper = await _keeper(visit, host, area_id)

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
        return visit.show("areas/hosted.html", host=await _host(visit), area=await _area(visit, slug))

    @post("/areas/{slug:str}/administrators", policy="host.keep", fresh=True)
    async def step_in(self, visit: NamedDependency[Visit], slug: FromPath[str]) -> Response[Any]:
        host, area = await _host(visit), await _area(visit, slug)
        keeper = await _keeper(visit, host, TenantId(area.tenant_id))
        await visit.command(
            lambda journal: step_in(journal, keeper), ledger_id=TenantId(area.tenant_id), as_person=keeper.person_id
        )
        said = Phrase(N_("You are a host administrator of {area} now. Its people can see that."), {"area": area.name})
        return visit.go(f"{visit.base}/areas/{area.slug}", said)

    async def _form(self, visit: Visit, form: Opening) -> Response[Any]:
        return visit.show("areas/open.html", form=form, host=await _host(visit))


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


async def _host(visit: Visit) -> hosted.HostOfMine:
    host = await hosted.host_of(visit.page)
    if host is None:
        raise NotFound
    return host


async def _area(visit: Visit, slug: str) -> hosted.AreaOfHost:
    area = await hosted.area_of(visit.page, slug.lower()[:100])
    if area is None:
        raise NotFound
    return area


async def _keeper(visit: Visit, host: hosted.HostOfMine, area_id: UUID) -> Keeper:
    """Who the viewer is, or will be, in that area; asked of the host's own history whether they keep it."""
    viewer = visit.page.viewer
    assert viewer.login_id
    assert viewer.person_id
    login_id, person_id = viewer.login_id, PersonId(viewer.person_id)
    await visit.ask(_still_keeps_it)
    there = await visit.within(lambda cx: who_steps_in(cx, TenantId(area_id), login_id, person_id))
    return Keeper(HostId(host.host_id), there, login_id, viewer.name or "")


def _still_keeps_it(journal: Any) -> bool:
    require(journal.actor, "host.keep")
    return True
