"""What may be done about a contact, and the events that follow."""

from datetime import date
from urllib.parse import urlsplit

from domain.contacts.events import Asked, Confirmed, GoneStale, Listed, StaleBecause, Withdrawn
from domain.contacts.state import Listing
from domain.shared.dates import add_months
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import ContactId, OrganisationId, PersonId
from domain.shared.sealed import Personal, Text

LASTS, ASKED_BEFORE = 12, 1  # months
LONGEST_NAME = 120
FEWEST_DIGITS, MOST_DIGITS = 5, 15
DIGITS, PUNCTUATION = frozenset("0123456789"), frozenset(" +-()./")


def list_contact(
    state: Listing | None,
    *,
    contact_id: ContactId,
    ref: str,
    organisation_id: OrganisationId,
    service_area: str | None,
    known_service_areas: tuple[str, ...],
    person_id: PersonId | None,
    name: str,
    address: str,
    telephone: str,
    link: str,
    public: bool,
    on: date,
) -> list[Event]:
    """Instead of whoever is listed there. `name` is a mailbox's; a person has theirs among the people."""
    if service_area is not None and service_area not in known_service_areas:
        raise Refused(N_("Choose one of the body's service areas."), field="service_area")
    if person_id and public:
        raise Refused(N_("Only a mailbox that belongs to a role can be shown to everybody, not a person's own."), field="public")
    if not person_id and not 0 < len(name) <= LONGEST_NAME:
        raise Refused(N_("Say what the mailbox is called, for example “Grants team”."), field="name")
    listed = Listed(
        contact_id=contact_id,
        ref=ref,
        organisation_id=organisation_id,
        service_area=service_area,
        person_id=person_id,
        name=None if person_id else Text(name),
        address=_sealed_for(person_id, address),
        telephone=_sealed_for(person_id, _dialled(telephone)) if telephone else None,
        link=Text(_on_the_web(link)) if link else None,
        public=public,
        confirm_by=add_months(on, LASTS),
    )
    return [*_ended(state), listed]


def confirm(state: Listing | None, contact_id: ContactId, on: date) -> list[Event]:
    listing = waiting(state, contact_id)
    confirm_by, listed = add_months(on, LASTS), listing.listed
    assert listed
    return [
        Confirmed(
            contact_id=contact_id,
            organisation_id=listed.organisation_id,
            service_area=listed.service_area,
            person_id=listed.person_id,
            confirmed_on=on,
            confirm_by=confirm_by,
        )
    ]


def withdraw(state: Listing | None, contact_id: ContactId) -> list[Event]:
    return _ended(waiting(state, contact_id))


def keep(state: Listing | None, contact_id: ContactId, today: date) -> list[Event]:
    """The yearly question in its time; and after a year without an answer, stale."""
    listing = _present(state, contact_id)
    if listing is None or listing.listed is None or listing.stale:
        return []
    listed = listing.listed
    if today > listing.confirm_by:
        return [_stale(listed, StaleBecause.SILENCE)]
    if listing.asked or today < add_months(listing.confirm_by, -ASKED_BEFORE):
        return []
    return [
        Asked(
            contact_id=contact_id,
            ref=listed.ref,
            organisation_id=listed.organisation_id,
            service_area=listed.service_area,
            person_id=listed.person_id,
            confirm_by=listing.confirm_by,
        )
    ]


def came_back(state: Listing | None, contact_id: ContactId) -> list[Event]:
    """Mail to them did. Nothing to do where it is known already, or somebody else is listed by now."""
    listing = _present(state, contact_id)
    if listing is None or listing.listed is None or listing.stale:
        return []
    return [_stale(listing.listed, StaleBecause.RETURNED)]


def waiting(state: Listing | None, contact_id: ContactId) -> Listing:
    if state is None:
        raise NotFound
    present = _present(state, contact_id)
    if present is None:
        raise Refused(N_("This contact is listed no longer."))
    return present


def _present(state: Listing | None, contact_id: ContactId) -> Listing | None:
    return state if state and state.listed and state.listed.contact_id == contact_id else None


def _stale(listed: Listed, because: StaleBecause) -> GoneStale:
    return GoneStale(
        contact_id=listed.contact_id,
        organisation_id=listed.organisation_id,
        service_area=listed.service_area,
        person_id=listed.person_id,
        because=because,
    )


def _ended(state: Listing | None) -> list[Event]:
    listed = state.listed if state else None
    if listed is None:
        return []
    return [
        Withdrawn(
            contact_id=listed.contact_id,
            organisation_id=listed.organisation_id,
            service_area=listed.service_area,
            person_id=listed.person_id,
        )
    ]


def _sealed_for(person_id: PersonId | None, text: str) -> Personal | Text:
    return Personal(text, person_id=person_id) if person_id else Text(text)


def _dialled(telephone: str) -> str:
    """As typed; extensions and names of lines do not belong here."""
    digits = sum(one in DIGITS for one in telephone)
    if not FEWEST_DIGITS <= digits <= MOST_DIGITS or not all(one in DIGITS | PUNCTUATION for one in telephone):
        raise Refused(
            N_("“{typed}” is not a telephone number. One looks like 01632 960 123."), field="telephone", typed=telephone
        )
    return telephone


def _on_the_web(link: str) -> str:
    try:
        parts = urlsplit(link)
        fine = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not any(one.isspace() for one in link)
    except ValueError:
        fine = False
    if not fine:
        raise Refused(N_("“{typed}” is not the address of a web page. One begins with https://."), field="link", typed=link)
    return link
