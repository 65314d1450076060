"""Who leads: handing over to somebody here, their yes or no, and a host's recovery of an area that nobody leads any more."""

from typing import Any

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.people.handovers import LONGEST_WHY
from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import normal_reference
from domain.shared.policy import Resource
from services.people import handovers, register
from services.people.commands import accept_handover, decline_handover, offer_handover, recover, withdraw_handover
from services.shared.phrases import Phrase
from web.people.register import somebody
from web.shared.forms import OneOf, PageForm, line, paragraphs
from web.shared.visit import Visit

ANSWERS = [("accept", N_("Yes, I will be the Compact lead")), ("decline", N_("No, thank you"))]
WHO = [("here", N_("Somebody who is here")), ("other", N_("Somebody else, by mail"))]


class Answer(PageForm):
    answer = OneOf(N_("Will you follow?"), N_("Say yes or no."), ANSWERS)


class Recovery(PageForm):
    who = OneOf(N_("Who leads from now on?"), N_("Say who leads from now on."), WHO)
    person = OneOf(N_("Which of the people here?"), N_("Choose one of the people here."))
    name = line(N_("Their name"), most=120)
    address = line(N_("Their mail address"), hint=N_("They get a link by mail that works once, for a week."))
    why = paragraphs(
        N_("Why does the area need a new Compact lead?"),
        needed=N_("Say why the area needs a new Compact lead."),
        most=LONGEST_WHY,
        hint=N_("Everybody can read this, now and later."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Of the people here one is chosen only if it is one of them."""
        if self.who.data != "here":
            self.person.validators, self.person.choices = (), [*self.person.choices, (self.person.data, "")]
        fine = bool(super().validate(extra_validators))
        if self.who.data == "other":
            for field, message in ((self.name, N_("Enter their name.")), (self.address, N_("Enter their mail address."))):
                if not field.data and not field.errors:
                    field.errors, fine = [Phrase(message)], False  # type: ignore[list-item]
        return fine


class Leading(Controller):
    path = "/{area:str}/people"

    @get("/{ref:str}/handover", policy="handover.offer", fresh=True)
    async def new(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._offer(visit, ref, PageForm())

    @post("/{ref:str}/handover", policy="handover.offer", fresh=True)
    async def offer(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, person = PageForm(), await somebody(visit, ref)
        if await visit.perform(form, lambda journal: offer_handover(journal, person_id=person.person_id)):
            said = Phrase(N_("{name} has been asked to follow you. You lead until they say yes."), {"name": person.name})
            return visit.go(f"{visit.base}/people", said)
        return await self._offer(visit, ref, form)

    @get("/handovers/{ref:str}", policy="handover.answer")
    async def asked(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await self._answer(visit, ref, Answer())

    @post("/handovers/{ref:str}", policy="handover.answer", fresh=True)
    async def answer(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, asked = Answer(visit.typed), await _mine(visit, ref)
        yes = form.answer.data == "accept"
        do, seen = accept_handover if yes else decline_handover, visit.seen
        if await visit.perform(form, lambda journal: do(journal, giver_id=asked.giver_id, handover=asked.handover_id, seen=seen)):
            said = N_("You are the Compact lead now.") if yes else N_("You have said no. Whoever asked you can see that.")
            return visit.go(f"{visit.base}/people", said)
        return await self._answer(visit, ref, form)

    @post("/handovers/{ref:str}/withdrawal", policy="handover.withdraw", fresh=True)
    async def withdraw(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        asked = await _known(visit, ref)
        visit.only_for("handover.withdraw", Resource(holder=asked.giver_id))
        await visit.command(
            lambda journal: withdraw_handover(journal, giver_id=asked.giver_id, handover=asked.handover_id, seen=visit.seen)
        )
        return visit.go(f"{visit.base}/people", N_("You no longer ask anybody to follow you."))

    @get("/recovery", policy="area.recover", fresh=True)
    async def recovering(self, visit: NamedDependency[Visit]) -> Response[Any]:
        return await self._recovery(visit, Recovery())

    @post("/recovery", policy="area.recover", fresh=True)
    async def recover(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = Recovery(visit.typed)
        here = await register.everybody(visit.page)
        form.person.choices = [(one.ref, one.name or "") for one in here]

        def decide(journal: Any) -> None:
            named = next((one.person_id for one in here if one.ref == form.person.data), None)
            chosen = named if form.who.data == "here" else None
            recover(journal, why=form.why.data, person_id=chosen, name=form.name.data, address=form.address.data)

        if await visit.perform(form, decide):
            return visit.go(f"{visit.base}/people", N_("The area has been recovered. Everybody here gets a mail about it."))
        return await self._recovery(visit, form)

    async def _offer(self, visit: Visit, ref: str, form: PageForm) -> Response[Any]:
        return visit.show("people/handover_offer.html", form=form, person=await somebody(visit, ref))

    async def _answer(self, visit: Visit, ref: str, form: Answer) -> Response[Any]:
        return visit.show("people/handover.html", form=form, handover=await _mine(visit, ref))

    async def _recovery(self, visit: Visit, form: Recovery) -> Response[Any]:
        form.person.choices = [(one.ref, one.name or "") for one in await register.everybody(visit.page)]
        return visit.show("people/recovery.html", form=form)


async def _known(visit: Visit, ref: str) -> handovers.Offered:
    handover = await handovers.handover(visit.page, normal_reference(ref))
    if handover is None:
        raise NotFound
    return handover


async def _mine(visit: Visit, ref: str) -> handovers.Offered:
    handover = await _known(visit, ref)
    visit.only_for("handover.answer", Resource(holder=handover.taker_id))
    return handover
