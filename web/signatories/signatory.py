"""One signatory with its whole history; withdrawing it, and a member's word that it is not signed for."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain import EVENTS
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from domain.shared.policy import Resource
from domain.signatories import LONGEST_WHY
from services.organisations import register as organisations
from services.shared.phrases import Phrase
from services.signatories import register as signatories
from services.signatories.commands import withdraw
from services.signatories.naming import opt_out
from services.timeline import entries
from web.shared.forms import GivenDay, OneOf, PageForm, paragraphs
from web.shared.telling import tell
from web.shared.visit import Visit

TOPICS = (
    *(topic for topic in EVENTS if topic.startswith("signatory.")),
    "organisation.succeeded",
    "organisation.merged",
    "organisation.separated",
    "decision.linked",
    "decision.linked-for-members",
)
WHOLE = 500


class Withdraw(PageForm):
    withdrawn_on = GivenDay(N_("From which day?"), needed=N_("Enter the day from which it is withdrawn."))
    why = paragraphs(
        N_("Why? (optional)"),
        most=LONGEST_WHY,
        hint=N_("Everybody can read this. Without it, it shows that no reason was given."),
    )


class OptOut(PageForm):
    representative = OneOf(N_("Who is not to sign for it?"), N_("Choose who is not to sign for it."))


class Signatory(Controller):
    path = "/{area:str}/signatories/{ref:str}"

    @get("/", policy="public.read", reads=("signatories", "compacts", "organisations", "people", "timeline"))
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        one, page = await found(visit, ref), visit.page
        lines = await entries.entries(page, entries.Wanted(things=tuple(one.same), topics=TOPICS, limit=WHOLE))
        about = about_it(one)
        return visit.show(
            "signatories/show.html",
            one=one,
            twins=await organisations.twins(page, one.organisation_id) if page.viewer.is_member and len(one.same) > 1 else [],
            signatures=await signatories.of(page, one.same),
            members=await signatories.members(page, one.same),
            carried=await signatories.carried(page, one.same),
            told=tell(lines[:WHOLE], await entries.names(page, lines[:WHOLE]), visit.words),
            may_sign=visit.may("signatory.sign-up", about),
            may_withdraw=visit.may("signatory.withdraw", about),
            may_opt_out=visit.may("signatory.opt-out", about),
            may_keep=visit.may("organisation.keep"),
        )

    @get("/withdrawal", policy="signatory.withdraw")
    async def withdrawing(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._withdraw(visit, ref, Withdraw(withdrawn_on=visit.page.today))

    @post("/withdrawal", policy="signatory.withdraw")
    async def withdraw(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = Withdraw(visit.typed), await found(visit, ref)
        done = await visit.perform(
            form,
            lambda journal: withdraw(
                journal,
                organisation_id=one.organisation_id,
                withdrawn_on=form.withdrawn_on.data,
                why=form.why.data,
            ),
        )
        if done:
            said = Phrase(N_("{organisation} is no longer a signatory."), {"organisation": one.organisation})
            return visit.go(f"{visit.base}/signatories/{one.ref}", said)
        return await self._withdraw(visit, ref, form)

    @get("/opting-out", policy="signatory.opt-out")
    async def opting_out(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._opt_out(visit, ref, OptOut())

    @post("/opting-out", policy="signatory.opt-out")
    async def opt_out(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, one = OptOut(visit.typed), await found(visit, ref)
        carried = await signatories.carried(visit.page, one.same)
        form.representative.choices = [(str(via.organisation_id), via.organisation) for via in carried]
        done = await visit.perform(
            form,
            lambda journal: opt_out(
                journal, organisation_id=UUID(form.representative.data), member_id=_named(carried, form.representative.data)
            ),
        )
        if done:
            name = dict(form.representative.choices)[form.representative.data]
            said = Phrase(
                N_("{representative} no longer signs for {organisation}."),
                {"representative": name, "organisation": one.organisation},
            )
            return visit.go(f"{visit.base}/signatories/{one.ref}", said)
        return await self._opt_out(visit, ref, form)

    async def _withdraw(self, visit: Visit, ref: str, form: Withdraw) -> Response[Any]:
        one = await found(visit, ref)
        visit.only_for("signatory.withdraw", about_it(one))
        return visit.show("signatories/withdrawal.html", form=form, one=one)

    async def _opt_out(self, visit: Visit, ref: str, form: OptOut) -> Response[Any]:
        one = await found(visit, ref)
        visit.only_for("signatory.opt-out", about_it(one))
        carried = [via for via in await signatories.carried(visit.page, one.same) if not via.opted_out]
        form.representative.choices = [(str(via.organisation_id), via.organisation) for via in carried]
        return visit.show("signatories/opting_out.html", form=form, one=one)


def _named(carried: list[signatories.Carried], representative: str) -> UUID:
    """Which of its records that one signs for."""
    return next(via.member_id for via in carried if str(via.organisation_id) == representative)


async def found(visit: Visit, ref: str) -> signatories.Standing:
    one = await signatories.standing(visit.page, normal_reference(ref))
    if one is None:
        raise NotFound
    return one


def about_it(one: signatories.Standing) -> Resource:
    return Resource(organisation_id=one.organisation_id)  # type: ignore[arg-type]
