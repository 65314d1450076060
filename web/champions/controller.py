"""Champions by body and service area; nominating one; and the nominee's answer, signed in or by a mailed link."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.champions import slot_reference
from domain.shared.actor import Actor, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, normal_reference
from domain.shared.policy import Resource
from domain.shared.rules import Clock
from services.areas import register as areas
from services.champions import register as champions
from services.champions.commands import accept, decline, nominate
from services.champions.counting import cover
from services.organisations import register as organisations
from services.shared.phrases import Phrase
from web.shared.forms import THE_AREA, ActsFor, OneOf, PageForm, line, paragraphs, whole_number
from web.shared.visit import Visit

WHO = [("oneself", N_("Myself")), ("other", N_("Somebody else"))]
ANSWERS = [("accept", N_("Yes, I will be champion")), ("decline", N_("No, thank you"))]
LONGEST_WHY = 1_000


class Nominate(PageForm):
    acting = ActsFor(N_("For whom do you nominate?"), N_("Choose for whom you nominate."))
    slot = OneOf(N_("For which service?"), N_("Choose a body's service."))
    who = OneOf(N_("Whom do you nominate?"), N_("Say whom you nominate."), WHO)
    name = line(N_("Their name"), most=120)
    address = line(
        N_("Their mail address"), hint=N_("They get a link by mail, to say yes or no. The address is not shown to anybody.")
    )
    term_months = whole_number(N_("For how many months?"), needed=N_("Enter a number of months."))
    why = paragraphs(N_("Why them? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        if self.who.data == "other":
            for field, message in ((self.name, N_("Enter their name.")), (self.address, N_("Enter their mail address."))):
                if not field.data and not field.errors:
                    field.errors, fine = [Phrase(message)], False  # type: ignore[list-item]
        return fine

    def refuse(self, refused: Refused) -> None:
        """One list offers bodies and their services together."""
        about_the_slot = refused.field in ("organisation", "service_area")
        super().refuse(Refused(refused.message, field="slot", **refused.values) if about_the_slot else refused)


class Answer(PageForm):
    answer = OneOf(N_("Will you be champion?"), N_("Say yes or no."), ANSWERS)
    why = paragraphs(N_("If not, why? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))


class Champions(Controller):
    path = "/{area:str}/champions"

    @get("/", policy="public.read", reads=("champions", "organisations", "people"))
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return visit.show("champions/index.html", covered=await champions.coverage(visit.page))

    @get("/coverage", policy="public.read", reads=("champions", "organisations", "people"))
    async def coverage(self, visit: NamedDependency[Visit]) -> Response[Any]:
        covered = cover(await champions.coverage(visit.page), visit.page.today)
        return visit.show("champions/coverage.html", covered=covered)

    @get("/new", policy="champion.nominate")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        term, asked = await areas.clock(visit.page, Clock.CHAMPION_TERM), visit.request.query_params.get("slot", "")
        chosen = await champions.slot(visit.page, normal_reference(asked)) if asked else None
        slot = f"{chosen.organisation_id} {chosen.service_area}" if chosen else ""
        return await self._form(visit, Nominate(term_months=term.length if term else 12, slot=slot))

    @post("/", policy="champion.nominate")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Nominate(visit.typed)
        await _offer(visit, form)
        other = form.who.data == "other"

        def decide(journal: Any) -> str:
            organisation_id, _, service_area = form.slot.data.partition(" ")
            return nominate(
                journal,
                organisation_id=UUID(organisation_id),
                service_area=service_area,
                name=form.name.data if other else "",
                address=form.address.data if other else "",
                term_months=form.term_months.data or 0,
                why=form.why.data,
                acting=_seat(journal.actor, form.acting.data) if "acting" in form else None,
            )

        if await visit.perform(form, decide):
            said = (
                Phrase(N_("{name} has been asked by mail. They are champion once they say yes."), {"name": form.name.data})
                if other
                else Phrase(N_("You have offered to be champion. It waits for your own yes, under My duties."))
            )
            return visit.go(f"{visit.base}/champions", said)
        return await self._form(visit, form)

    @get("/nominations/{ref:str}", policy="public.read")
    async def asked(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._answer(visit, ref, Answer())

    @post("/nominations/{ref:str}", policy="public.read")
    async def answer(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, nomination = Answer(visit.typed), await _mine(visit, ref)
        if await visit.perform(form, answering(form, nomination, visit.seen)):
            ref = slot_reference(OrganisationId(nomination.organisation_id), nomination.service_area)
            to = f"{visit.base}/champions/{ref}" if form.answer.data == "accept" else f"{visit.base}/champions"
            return visit.go(to, thanks(form, nomination))
        return await self._answer(visit, ref, form)

    async def _form(self, visit: Visit, form: Nominate) -> Response[Any]:
        await _offer(visit, form)
        term = await areas.clock(visit.page, Clock.CHAMPION_TERM)
        return visit.show("champions/new.html", form=form, term=term)

    async def _answer(self, visit: Visit, ref: str, form: Answer) -> Response[Any]:
        nomination = await _mine(visit, ref)
        return visit.show("champions/nomination.html", form=form, nomination=nomination, to=visit.request.url.path)


async def _mine(visit: Visit, ref: str) -> champions.Asked:
    nomination = await champions.nomination(visit.page, normal_reference(ref))
    if nomination is None:
        raise NotFound
    visit.only_for("champion.answer", Resource(holder=nomination.nominee_id))  # type: ignore[arg-type]
    return nomination


def answering(form: Answer, nomination: champions.Asked, seen: int | None) -> Any:
    def decide(journal: Any) -> None:
        if form.answer.data == "accept":
            return accept(journal, slot=nomination.slot, nomination=nomination.nomination_id, seen=seen)
        return decline(journal, slot=nomination.slot, nomination=nomination.nomination_id, why=form.why.data, seen=seen)

    return decide


def thanks(form: Answer, nomination: champions.Asked) -> Phrase:
    if form.answer.data == "accept":
        return Phrase(
            N_("You are champion for {service_area} at {organisation}."),
            {"service_area": nomination.service_area, "organisation": nomination.organisation},
        )
    return Phrase(N_("You have said no. Whoever nominated you can see that."))


async def _offer(visit: Visit, form: Nominate) -> None:
    bodies, seats = await organisations.bodies(visit.page), visit.page.viewer.actor.seats
    form.slot.choices = _slots(bodies)
    held = {seat.organisation_id for seat in seats}
    own = [(str(body.organisation_id), body.name) for body in bodies if body.organisation_id in held]
    choices = [*own, *([(THE_AREA, N_("The area as a whole"))] if None in held else [])]
    visit.offer(form.acting, choices)
    if not choices:  # theirs is a record that was merged with another
        del form.acting


def _seat(actor: Actor, chosen: str) -> Seat:
    """As they hold it now."""
    seat = actor.seat_for(None if chosen == THE_AREA else OrganisationId(UUID(chosen)))
    if seat is None:
        raise Refused(N_("You no longer act for that organisation here. Choose again."), field="acting")
    return seat


def _slots(bodies: list[organisations.Body]) -> list[tuple[str, str]]:
    return [(f"{body.organisation_id} {area}", f"{body.name}: {area}") for body in bodies for area in body.service_areas]
