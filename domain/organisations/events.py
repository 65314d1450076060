"""What happens to an organisation known in an area: a public body with its service areas, or one of the voluntary sector."""

from datetime import date
from enum import StrEnum

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import OrganisationId


class Sector(StrEnum):
    PUBLIC = "public"
    VCS = "vcs"


class OrganisationAdded(Event, frozen=True, kw_only=True):
    """`identifier` is its org-id (`GB-CHC-…`), if it has one; an informal group has none."""

    TOPIC = "organisation.added"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    name: str
    sector: Sector
    identifier: str | None = None
    service_areas: tuple[str, ...] = ()

    def sentence(self) -> str:
        return N_("{actor} added {organisation} to the register of organisations")


class OrganisationNamed(Event, frozen=True, kw_only=True):
    """By somebody who came uninvited, to act for it: nobody else hears of it before it does something here."""

    TOPIC = "organisation.named"
    AUDIENCE = Audience.OWN
    HEADLINE = N_("Somebody named a group, to take part for it")

    organisation_id: OrganisationId
    name: str

    def sentence(self) -> str:
        return N_("{actor} named {organisation}, to take part for it")


class Succeeded(Event, frozen=True, kw_only=True):
    """Another body takes its place. What this one did stays its own: nothing is pointed anew."""

    TOPIC = "organisation.succeeded"

    organisation_id: OrganisationId
    successor_id: OrganisationId
    succeeded_on: date

    def sentence(self) -> str:
        return N_("{successor} followed {organisation} on {succeeded_on}")


class Merged(Event, frozen=True, kw_only=True):
    """One of two records of the same organisation: what points at it shows under the other from here on. `name` is its own."""

    TOPIC = "organisation.merged"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    into_id: OrganisationId
    name: str

    def sentence(self) -> str:
        return N_("{actor} recorded that “{name}” is the same organisation as {into}")


class Separated(Event, frozen=True, kw_only=True):
    """They were not the same after all: what points at it shows under its own name again."""

    TOPIC = "organisation.separated"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    other_id: OrganisationId
    name: str

    def sentence(self) -> str:
        return N_("{actor} recorded that “{name}” is not the same organisation as {other}")
