"""An area of one's own to try things out in, filled with an invented story; marked as such, and over after two weeks."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency

from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.events import N_
from domain.shared.ids import PersonId, TenantId, reference
from services.areas import register as areas
from services.areas.setting_up import model_text
from services.areas.trying_out import HOST, open_try_out, play, register_its_host
from services.compacts.commands import adopt_version, draft_version
from services.consultations.commands import open_consultation
from services.organisations.commands import add_organisation
from services.shared.ports import Command, Journal
from services.signatories.commands import sign_up
from web.shared.forms import PageForm, line
from web.shared.visit import Visit

BODIES = (
    ("Wrenbridge Borough Council", Sector.PUBLIC, ("Adult social care", "Libraries"), Role.OFFICER),
    ("Wrenbridge Hospitals", Sector.PUBLIC, ("Patient experience",), None),
    ("Wrenbridge CVS", Sector.VCS, ("Voluntary sector",), None),
    ("Wrenbridge Foodbank", Sector.VCS, (), Role.CONTACT),
)
"""Invented; and what whoever tries things out plays in it."""
SIGNED = ("Wrenbridge Borough Council", "Wrenbridge CVS")
ASKED = "When the library opens"
ABOUT = "Should the library open on Sundays instead of Mondays, and who would look after it then? We ask everybody who uses it."
TWELVE_WEEKS = timedelta(days=84)


class TryOut(PageForm):
    name = line(N_("Your name, as the pages there show it"), needed=N_("Enter your name."), most=120)


class TryingOut(Controller):
    path = "/try-out"

    @get("/", policy="account.own", login=True)
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _page(visit, TryOut())

    @post("/", policy="account.own", login=True)
    async def begin(self, visit: NamedDependency[Visit]) -> Response[Any]:
        """One at a time: whoever has one is led there."""
        form, login_id = TryOut(visit.typed), visit.page.viewer.login_id
        assert login_id, "the policy lets nobody else in"
        if not visit.is_whole(form):
            return await _page(visit, form)
        sent = visit.sent_command_id
        area_id, slug = TenantId(uuid5(sent, "area")), f"try-{reference(sent).lower()}"
        known = await areas.try_out_of(visit.page, login_id)
        if known:
            return visit.go(f"/{known.slug}")
        person_id = PersonId(uuid5(sent, "person"))
        await _register_host(visit)

        def decide(journal: Journal) -> None:
            open_try_out(journal, slug=slug, person_id=person_id, login_id=login_id, name=form.name.data)
            _fill(journal, person_id)

        if await visit.perform(form, decide, ledger_id=area_id, as_person=person_id):
            return visit.go(
                f"/{slug}", N_("This area is yours to try. Everything in it is invented, and nobody gets mail but you.")
            )
        return await _page(visit, form)


def _fill(journal: Journal, person_id: PersonId) -> None:
    bodies: dict[str, UUID] = {}
    for nth, (name, sector, services, role) in enumerate(BODIES):
        bodies[name] = add_organisation(journal, name=name, sector=sector, service_areas=services, nth=nth)
        if role:
            play(journal, person_id, role, bodies[name])  # type: ignore[arg-type]
    text = model_text("Wrenbridge", "Compact")
    draft_version(journal, number=1, title=text.title or "", sections=text.sections)
    adopt_version(journal, number=1, in_force_from=journal.today)
    for name in SIGNED:
        sign_up(
            journal,
            organisation_id=bodies[name],
            represents="",
            position="chief officer",
            authority="Invented, as all of this is",
        )
    open_consultation(
        journal,
        organisation_id=bodies["Wrenbridge Borough Council"],
        title=ASKED,
        about=ABOUT,
        opens_on=journal.today,
        closes_on=journal.today + TWELVE_WEEKS,
        why_short="",
        none_given=False,
    )


async def _register_host(visit: Visit) -> None:
    command = Command(tenant_id=TenantId(HOST), command_id=uuid5(HOST, "registered"), route="try-out", actor="operator")
    await asyncio.to_thread(visit.outside.desk.perform, command, register_its_host)


async def _page(visit: Visit, form: TryOut) -> Response[Any]:
    login_id = visit.page.viewer.login_id
    return visit.show("areas/try_out.html", form=form, known=await areas.try_out_of(visit.page, login_id) if login_id else None)
