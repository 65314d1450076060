"""What can happen to a contact. Without a service area it is the body's contact for everything else."""

from datetime import date
from enum import StrEnum

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import ContactId, OrganisationId, PersonId
from domain.shared.sealed import Personal, Sealed, Text


class StaleBecause(StrEnum):
    SILENCE = "silence"
    RETURNED = "returned"


class Listed(Event, frozen=True, kw_only=True):
    """A person, or with no `person_id` a mailbox that several read, by its `name`. `confirm_by`: stale after that day.

    `link` is a page of the body's own that says who does what there. `public`: everybody may read the mailbox.
    """

    TOPIC = "contact.listed"
    AUDIENCE = Audience.MEMBERS

    contact_id: ContactId
    ref: str
    organisation_id: OrganisationId
    service_area: str | None
    person_id: PersonId | None
    name: Text | Sealed | None
    address: Personal | Text | Sealed
    telephone: Personal | Text | Sealed | None
    link: Text | Sealed | None
    public: bool
    confirm_by: date

    def sentence(self) -> str:
        if self.person_id:
            if self.service_area:
                return N_("{actor} named {person} as the contact for {service_area} at {organisation}")
            return N_("{actor} named {person} as the contact of {organisation}")
        if self.service_area:
            return N_("{actor} named a mailbox as the contact for {service_area} at {organisation}")
        return N_("{actor} named a mailbox as the contact of {organisation}")

    def about_person(self) -> PersonId | None:
        return self.person_id


class Asked(Event, frozen=True, kw_only=True):
    """Once a year, a month before it would go stale."""

    TOPIC = "contact.asked"
    AUDIENCE = Audience.MEMBERS

    contact_id: ContactId
    ref: str
    organisation_id: OrganisationId
    service_area: str | None
    person_id: PersonId | None
    confirm_by: date

    def sentence(self) -> str:
        if self.service_area:
            return N_("The contact for {service_area} at {organisation} was asked to confirm, by {confirm_by}")
        return N_("The contact of {organisation} was asked to confirm, by {confirm_by}")

    def about_person(self) -> PersonId | None:
        return self.person_id


class Confirmed(Event, frozen=True, kw_only=True):
    """By whoever reads that mailbox: good until `confirm_by`, and fresh again if it had gone stale."""

    TOPIC = "contact.confirmed"
    AUDIENCE = Audience.MEMBERS

    contact_id: ContactId
    organisation_id: OrganisationId
    service_area: str | None
    person_id: PersonId | None
    confirmed_on: date
    confirm_by: date

    def sentence(self) -> str:
        if self.service_area:
            return N_("The contact for {service_area} at {organisation} was confirmed")
        return N_("The contact of {organisation} was confirmed")

    def about_person(self) -> PersonId | None:
        return self.person_id


class GoneStale(Event, frozen=True, kw_only=True):
    """A year without a word, or mail that came back. For whoever keeps the area to read: nobody is exposed by it."""

    TOPIC = "contact.gone-stale"
    AUDIENCE = Audience.KEEPERS

    contact_id: ContactId
    organisation_id: OrganisationId
    service_area: str | None
    person_id: PersonId | None
    because: StaleBecause

    def sentence(self) -> str:
        if self.because is StaleBecause.RETURNED:
            if self.service_area:
                return N_("Mail to the contact for {service_area} at {organisation} came back")
            return N_("Mail to the contact of {organisation} came back")
        if self.service_area:
            return N_("The contact for {service_area} at {organisation} was not confirmed for a year")
        return N_("The contact of {organisation} was not confirmed for a year")

    def about_person(self) -> PersonId | None:
        return self.person_id


class Withdrawn(Event, frozen=True, kw_only=True):
    """By the body, or by the contact: no longer the one to reach."""

    TOPIC = "contact.withdrawn"
    AUDIENCE = Audience.MEMBERS

    contact_id: ContactId
    organisation_id: OrganisationId
    service_area: str | None
    person_id: PersonId | None

    def sentence(self) -> str:
        if self.service_area:
            return N_("{actor} ended the listing of the contact for {service_area} at {organisation}")
        return N_("{actor} ended the listing of the contact of {organisation}")

    def about_person(self) -> PersonId | None:
        return self.person_id
