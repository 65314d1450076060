"""What people can do about contacts, and what the calendar and the mail do."""

from uuid import UUID, uuid5

from domain import contacts, organisations
from domain.shared.actor import Actor, Role, Seat
from domain.shared.events import Loaded
from domain.shared.ids import ContactId, OrganisationId, PersonId, reference
from domain.shared.policy import Resource
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal


def list_contact(
    journal: Journal,
    *,
    organisation_id: UUID,
    service_area: str | None,
    mailbox: bool,
    name: str,
    address: str,
    telephone: str = "",
    link: str = "",
    public: bool = False,
) -> str:
    """A person by name, or a `mailbox` that several read; they get a mail to confirm it. Returns its reference."""
    actor, organisation = journal.actor, OrganisationId(organisation_id)
    require(actor, "contact.list", Resource(organisation_id=organisation))
    body: organisations.Organisation = journal.known(organisations.evolve, organisation)
    to = membership.normal(address)
    person_id = None if mailbox else membership.find_or_add(journal, name, to)
    slot = journal.load(contacts.evolve, contacts.contact_stream(journal.tenant_id, organisation, service_area))
    ref = reference(journal.command_id)
    events = contacts.list_contact(
        slot.state,
        contact_id=ContactId(uuid5(journal.command_id, "contact")),
        ref=ref,
        organisation_id=organisation,
        service_area=service_area,
        known_service_areas=body.service_areas,
        person_id=person_id,
        name=" ".join(name.split()),
        address=to,
        telephone=telephone.strip(),
        link=link.strip(),
        public=public,
        on=journal.today,
    )
    journal.append(slot, events, acting=_seat(actor, organisation))
    return ref


def confirm(journal: Journal, *, slot: UUID, contact_id: UUID, seen: int | None = None) -> None:
    """By the person who is listed, or for a mailbox by whoever used the link that was sent to it."""
    loaded = _theirs(journal, slot, contact_id, seen)
    journal.append(loaded, contacts.confirm(loaded.state, ContactId(contact_id), journal.today))


def decline(journal: Journal, *, slot: UUID, contact_id: UUID, seen: int | None = None) -> None:
    """They say that they are not, or no longer, the one to reach."""
    loaded = _theirs(journal, slot, contact_id, seen)
    journal.append(loaded, contacts.withdraw(loaded.state, ContactId(contact_id)))


def withdraw(journal: Journal, *, slot: UUID, contact_id: UUID, seen: int | None = None) -> None:
    """By the body that listed them."""
    loaded = journal.load(contacts.evolve, slot, seen=seen)
    listed = contacts.waiting(loaded.state, ContactId(contact_id)).listed
    assert listed
    require(journal.actor, "contact.list", Resource(organisation_id=listed.organisation_id))
    events = contacts.withdraw(loaded.state, ContactId(contact_id))
    journal.append(loaded, events, acting=_seat(journal.actor, listed.organisation_id))


def note_return(journal: Journal, *, slot: UUID, contact_id: UUID, seen: int | None = None) -> None:
    """That mail to them came back to whoever keeps the area."""
    require(journal.actor, "contact.note-return")
    loaded = journal.load(contacts.evolve, slot, seen=seen)
    contacts.waiting(loaded.state, ContactId(contact_id))
    keeper = journal.actor.seat(Role.LEAD, Role.HOST)
    journal.append(loaded, contacts.came_back(loaded.state, ContactId(contact_id)), acting=keeper)


def came_back(journal: Journal, *, slot: UUID, contact_id: UUID) -> None:
    """The mail's: their server will never take it."""
    loaded = journal.load(contacts.evolve, slot)
    journal.append(loaded, contacts.came_back(loaded.state, ContactId(contact_id)))


def keep(journal: Journal, *, slot: UUID, contact_id: UUID) -> None:
    """The ticker's."""
    loaded = journal.load(contacts.evolve, slot)
    journal.append(loaded, contacts.keep(loaded.state, ContactId(contact_id), journal.today))


def forget(journal: Journal, *, slot: UUID, contact_id: UUID) -> None:
    """Their person was forgotten, so there is nobody to reach."""
    loaded = journal.load(contacts.evolve, slot)
    listed = loaded.state.listed if loaded.state else None
    if listed and listed.contact_id == contact_id:
        journal.append(loaded, contacts.withdraw(loaded.state, ContactId(contact_id)))


def _theirs(journal: Journal, slot: UUID, contact_id: UUID, seen: int | None) -> Loaded[contacts.Listing]:
    """A mailbox has no person; what came with its link has proved it."""
    loaded = journal.load(contacts.evolve, slot, seen=seen)
    listed = contacts.waiting(loaded.state, ContactId(contact_id)).listed
    assert listed
    if listed.person_id:
        require(journal.actor, "contact.confirm", Resource(holder=PersonId(listed.person_id)))
    return loaded


def _seat(actor: Actor, organisation_id: OrganisationId) -> Seat | None:
    own = actor.seat(Role.CONTACT, Role.OFFICER, organisation_id=organisation_id)
    return own or actor.seat(Role.LEAD)
