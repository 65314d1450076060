"""Asking to be forgotten, in one area or in all of one's areas; reading what was decided; taking it back."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid5

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency

from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import PersonId, TenantId
from services.areas import register as areas
from services.erasure import held
from services.erasure import register as erasures
from services.erasure.commands import request, withdraw
from services.shared.phrases import Phrase
from services.shared.ports import Command
from web.erasure.words import GROUNDS
from web.shared.forms import PageForm, tick
from web.shared.visit import Visit

ASKED = N_("You have asked to be forgotten. Two people decide on it within a month, and you get a mail.")


class Ask(PageForm):
    sure = tick(N_("I understand that what I did here stays, without my name"))

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        if not self.sure.data:
            self.sure.errors, fine = [Phrase(SAY_SO)], False  # type: ignore[list-item]
        return fine


SAY_SO = N_("Say that you understand what stays and what goes.")


class Forgetting(Controller):
    path = "/"

    @get("/{area:str}/my-data/erasure", policy="erasure.request")
    async def show(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _show(visit, Ask())

    @post("/{area:str}/my-data/erasure", policy="erasure.request", fresh=True)
    async def ask(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Ask(visit.typed)
        if await visit.perform(form, request):
            return visit.go(f"{visit.base}/my-data/erasure", ASKED)
        return await _show(visit, form)

    @post("/{area:str}/my-data/erasure/withdrawal", policy="erasure.request")
    async def withdraw(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = PageForm(visit.typed)
        if await visit.perform(form, lambda journal: withdraw(journal, seen=visit.seen)):
            return visit.go(f"{visit.base}/my-data/erasure", N_("You have taken it back. Nothing was erased."))
        return await _show(visit, form)

    @get("/my-data/erasure", policy="account.own", login=True)
    async def everywhere(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await _show_all(visit, Ask())

    @post("/my-data/erasure", policy="account.own", login=True, fresh=True)
    async def ask_everywhere(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Ask(visit.typed)
        if not form.validate():
            return await _show_all(visit, form)
        await _ask_in_each(visit, await held.memberships(visit.page))
        return visit.go("/my-data", N_("You have asked to be forgotten in all your areas. Two people in each decide on it."))


async def _ask_in_each(visit: Visit, memberships: list[held.Membership]) -> None:
    """A command in each area, named by the form and the area: sent again, each finds its first."""
    sent = visit.sent_command_id
    await visit.stack.aclose()
    for one in memberships:
        if one.of_host:
            continue
        command = Command(
            tenant_id=TenantId(one.tenant_id),
            command_id=uuid5(sent, str(one.tenant_id)),
            route=visit.request.url.path,
            person_id=PersonId(one.person_id),
            correlation_id=sent,
        )
        with suppress(Refused):  # it is granted there already
            await asyncio.to_thread(visit.outside.desk.perform, command, request)


async def _show(visit: Visit, form: PageForm) -> Response[Any]:
    page = visit.page
    about, asked = await areas.about(page), await erasures.mine(page)
    return visit.show(
        "erasure/ask.html",
        form=form,
        ask=form if isinstance(form, Ask) else Ask(),
        asked=asked,
        host=about.host if about else "",
        leads=page.viewer.actor.holds(Role.LEAD),
        others=await erasures.other_keepers(page),
        grounds=GROUNDS,
        to=f"{visit.base}/my-data/erasure",
    )


async def _show_all(visit: Visit, form: PageForm) -> Response[Any]:
    slugs: list[tuple[UUID, str]] = [(one.tenant_id, one.slug) for one in await held.memberships(visit.page) if not one.of_host]
    return visit.show("erasure/ask_all.html", form=form, slugs=[slug for _tenant, slug in slugs], to="/my-data/erasure")
