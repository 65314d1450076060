"""Listing a contact: for which body, for which of its services, and whom to reach there."""

from domain.contacts import LONGEST_NAME
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_
from services.contacts import register as contacts
from services.organisations import register as organisations
from services.shared.phrases import Phrase
from web.shared.forms import ActsFor, OneOf, PageForm, Typed, line, tick
from web.shared.visit import Visit

KINDS = [("person", N_("A person")), ("mailbox", N_("A mailbox that several people read"))]


class ListContact(PageForm):
    """Whoever has chosen for whom they act chooses among that body's services; anybody else among all that are theirs."""

    organisation = ActsFor(N_("For which organisation do you list it?"), N_("Choose the organisation."))
    slot = OneOf(N_("For which service?"), N_("Choose a body's service."))
    kind = OneOf(N_("Who answers there?"), N_("Say whether it is a person or a mailbox."), KINDS)
    name = line(
        N_("Their name, or what the mailbox is called"),
        needed=N_("Enter a name."),
        most=LONGEST_NAME,
        hint=N_("For example “Grants team”. A person who is here already keeps the name that they have here."),
    )
    address = line(
        N_("The mail address"),
        needed=N_("Enter the mail address."),
        hint=N_("It gets a mail now, and once a year, with one question: is this still right?"),
    )
    telephone = line(N_("A telephone number (optional)"), most=40)
    link = line(N_("A web page of the body that says who does what (optional)"), hint=N_("Everybody can read this."))
    public = tick(
        N_("Show this mailbox to everybody"), hint=N_("Only for a mailbox of a role. A person's address is never public.")
    )

    def refuse(self, refused: Refused) -> None:
        """One list offers bodies and their services together."""
        about_the_slot = refused.field == "service_area"
        super().refuse(Refused(refused.message, field="slot", **refused.values) if about_the_slot else refused)


async def choices(visit: Visit, form: ListContact) -> ListContact:
    """One's own bodies; for the Compact lead all of them. The services are those of the body chosen, or of them all."""
    actor = visit.page.viewer.actor
    mine = {seat.organisation_id for seat in actor.seats if seat.role in contacts.LISTING}
    bodies = [one for one in await organisations.bodies(visit.page) if actor.holds(Role.LEAD) or one.organisation_id in mine]
    form.organisation.data = form.organisation.data or _body(form.slot.data)
    visit.offer(form.organisation, [(str(body.organisation_id), body.name) for body in bodies])
    chosen = form.organisation.data
    if _body(form.slot.data) in {str(body.organisation_id) for body in bodies} - {chosen}:
        form.slot.data = ""  # of another body of theirs, for which this form no longer is
    alone = form.organisation.settled
    form.slot.choices = [
        slot for body in bodies for slot in _slots(visit, body, alone=alone) if not alone or chosen == _body(slot[0])
    ]
    if len(form.slot.choices) == 1 and not form.slot.data:
        form.slot.data = form.slot.choices[0][0]
    return form


def _body(slot: str | None) -> str:
    return (slot or "").partition(" ")[0]


def naming_its_body(typed: Typed) -> Typed:
    """A service from the list of all bodies' says for which of them it is."""
    if "organisation" in typed:
        return typed
    return Typed(
        [*((name, value) for name in typed for value in typed.getlist(name)), ("organisation", _body(typed.get("slot")))]
    )


def _slots(visit: Visit, body: organisations.Body, *, alone: bool) -> list[tuple[str, str]]:
    """Its services and what is none of them; with its name, unless the form is about it alone."""
    named = [(f"{body.organisation_id} {area}", area if alone else f"{body.name}: {area}") for area in body.service_areas]
    rest = Phrase(N_("{organisation}: everything else"), {"organisation": body.name})
    whole = visit.words.plain(Phrase(N_("Everything else")) if alone else rest)
    return [*named, (str(body.organisation_id), whole if named else body.name)]
