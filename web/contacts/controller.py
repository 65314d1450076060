"""Whom to reach at each body, by service: the list with its gaps, listing somebody, and one listing."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.shared.errors import NotFound
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, normal_reference
from domain.shared.policy import Resource
from services.contacts import register as contacts
from services.contacts.commands import confirm, decline, list_contact, note_return, withdraw
from services.shared.phrases import Phrase
from web.contacts.listing import ListContact, choices, naming_its_body
from web.shared.forms import OneOf, PageForm
from web.shared.visit import Visit

ANSWERS = [("yes", N_("Yes, this is right")), ("no", N_("No, take this off the list"))]


class Answer(PageForm):
    answer = OneOf(N_("Is this right?"), N_("Say yes or no."), ANSWERS)


class Contacts(Controller):
    path = "/{area:str}/contacts"

    @get("/", policy="public.read", reads=("contacts", "organisations", "people", "champions"))
    async def index(self, visit: NamedDependency[Visit]) -> Response[Any]:
        found = await contacts.reach(visit.page)
        stale = [one for one in found if one.stale]
        gaps = [one for one in found if not one.found]
        return visit.show("contacts/index.html", found=found, stale=stale, gaps=gaps, may_list=may_list(visit))

    @get("/new", policy="contact.list")
    async def new(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = ListContact(slot=visit.request.query_params.get("slot", ""), kind="person")
        return await self._form(visit, form)

    @post("/", policy="contact.list")
    async def create(self, visit: NamedDependency[Visit]) -> Response[Any]:
        form = await choices(visit, ListContact(naming_its_body(visit.typed)))

        def decide(journal: Any) -> str:
            organisation_id, _, service_area = form.slot.data.partition(" ")
            return list_contact(
                journal,
                organisation_id=UUID(organisation_id),
                service_area=service_area or None,
                mailbox=form.kind.data == "mailbox",
                name=form.name.data,
                address=form.address.data,
                telephone=form.telephone.data,
                link=form.link.data,
                public=bool(form.public.data),
            )

        if await visit.perform(form, decide):
            said = N_(
                "{name} is listed, and has been asked by mail whether that is right. Address and telephone show once they say yes."
            )
            return visit.go(f"{visit.base}/contacts", Phrase(said, {"name": form.name.data}))
        return await self._form(visit, form)

    @get("/{ref:str}", policy="public.read")
    async def show(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        return await _one(visit, ref, Answer())

    @post("/{ref:str}", policy="public.read")
    async def answer(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        form, contact = Answer(visit.typed), await found(visit, ref)
        visit.only_for("contact.confirm", Resource(holder=contact.person_id))
        if await visit.perform(form, answering(form, contact, visit.seen)):
            return visit.go(f"{visit.base}/contacts", thanks(form, contact))
        return await _one(visit, ref, form)

    @post("/{ref:str}/withdrawal", policy="contact.list")
    async def withdraw(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        contact = await found(visit, ref)
        _for_those_who_list(visit, contact)
        await visit.command(lambda journal: withdraw(journal, slot=contact.slot, contact_id=contact.contact_id, seen=visit.seen))
        return visit.go(f"{visit.base}/contacts", N_("That contact is listed no longer. The place shows as open."))

    @post("/{ref:str}/return", policy="contact.note-return")
    async def came_back(self, visit: NamedDependency[Visit], ref: FromPath[str]) -> Response[Any]:
        visit.only_for("contact.note-return")
        contact = await found(visit, ref)
        await visit.command(
            lambda journal: note_return(journal, slot=contact.slot, contact_id=contact.contact_id, seen=visit.seen)
        )
        return visit.go(
            f"{visit.base}/contacts", N_("Noted. Nobody but those who can mend it sees this contact until it is confirmed.")
        )

    async def _form(self, visit: Visit, form: ListContact) -> Response[Any]:
        await choices(visit, form)
        if not form.organisation.settled:
            del form.organisation  # the list of services names the bodies as well
        return visit.show("contacts/new.html", form=form)


async def _one(visit: Visit, ref: str, form: Answer) -> Response[Any]:
    """To whoever is listed, and to those who may change it; to anybody else it is not there."""
    contact = await found(visit, ref)
    mine = bool(contact.person_id) and visit.may("contact.confirm", Resource(holder=contact.person_id))
    if not mine and not visit.may("contact.note-return"):
        _for_those_who_list(visit, contact)
    to = visit.request.url.path
    return visit.show("contacts/contact.html", form=form, contact=contact, to=to, mine=mine, may_list=may_list(visit))


def _for_those_who_list(visit: Visit, contact: contacts.Asked) -> None:
    if not visit.may("contact.list", Resource(organisation_id=contact.organisation_id)):
        raise NotFound


async def found(visit: Visit, ref: str) -> contacts.Asked:
    contact = await contacts.contact(visit.page, normal_reference(ref))
    if contact is None:
        raise NotFound
    return contact


def answering(form: Answer, contact: contacts.Asked, seen: int | None) -> Any:
    do = confirm if form.answer.data == "yes" else decline
    return lambda journal: do(journal, slot=contact.slot, contact_id=contact.contact_id, seen=seen)


def thanks(form: Answer, contact: contacts.Asked) -> Phrase:
    values = {"organisation": contact.organisation}
    if form.answer.data == "yes":
        return Phrase(N_("Thank you. You are listed for {organisation}, and are asked again in a year."), values)
    return Phrase(N_("Thank you. You are listed for {organisation} no longer, and the place shows as open."), values)


def may_list(visit: Visit) -> Any:
    """For a template: whether the viewer lists contacts for that body."""
    return lambda organisation_id: visit.may("contact.list", Resource(organisation_id=OrganisationId(organisation_id)))
