"""Whether somebody who came uninvited acts for a group: said by its contacts, or by the Compact lead."""

from collections.abc import Callable
from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.organisations import alike
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from services.organisations import register as organisations
from services.people import register, taking_part
from services.people.commands import confirm_member, refuse_member
from services.shared.phrases import Phrase
from services.shared.ports import Journal
from web.shared.visit import Visit


class Members(Controller):
    path = "/{area:str}/taking-part/{ref:str}"

    @get("/", policy="member.confirm")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        asked = await _asked(visit, ref)
        if not asked:
            return await _answered(visit, ref)
        known = await organisations.bodies(visit.page)
        twins = {one.organisation_id: [body.name for body in known if _is_another(body, one)] for one in asked if one.named}
        return visit.show("people/member.html", asked=asked, twins=twins)

    @post("/confirmation", policy="member.confirm", fresh=True)
    async def confirm(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _say(visit, ref, confirm_member, N_("You have confirmed that {name} acts for {organisation}."))

    @post("/refusal", policy="member.confirm", fresh=True)
    async def refuse(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        said = N_("{name} takes part for {organisation} no longer. What they did for it stays, marked as not confirmed.")
        return await _say(visit, ref, refuse_member, said)


async def _say(visit: Visit, ref: str, do: Callable[..., None], said: str) -> Response[Any]:
    about = visit.typed.get("organisation")
    one = next((one for one in await _asked(visit, ref) if str(one.organisation_id) == about), None)

    def decide(journal: Journal) -> None:
        if one is None:  # the button, pressed twice; or somebody else was quicker
            raise NotFound
        do(journal, person_id=one.person_id, organisation_id=one.organisation_id)

    await visit.command(decide)
    told = Phrase(said, {"name": one.name or "", "organisation": one.organisation}) if one else None
    return visit.go(f"{visit.base}/people", told)


async def _asked(visit: Visit, ref: str) -> list[taking_part.Unconfirmed]:
    """What of theirs waits for whoever looks."""
    return await taking_part.unconfirmed(visit.page, normal_reference(ref) or "-")


async def _answered(visit: Visit, ref: str) -> Response[Any]:
    """Somebody else was quicker: how things stand now, as far as it is known here who that is."""
    if await register.person(visit.page, normal_reference(ref)) is None:
        raise NotFound
    return visit.go(f"{visit.base}/people/{normal_reference(ref)}")


def _is_another(body: organisations.Body, one: taking_part.Unconfirmed) -> bool:
    return body.organisation_id != one.organisation_id and alike(body.name, one.organisation)
