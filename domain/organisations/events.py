"""What happens to an organisation known in an area: a public body with its service areas, or one of the voluntary sector."""

from datetime import date
from enum import StrEnum

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import OrganisationId


class Sector(StrEnum):
    PUBLIC = "public"
    VCS = "vcs"


class OrganisationKind(StrEnum):
    """What it says it is. Whatever register it is in, or none: a group without a number is as much an organisation."""

    INFORMAL = "informal"
    CHARITY = "charity"
    SOCIAL_ENTERPRISE = "social-enterprise"
    FAITH = "faith"
    FORUM = "forum"
    HOUSING = "housing"
    COUNCIL = "council"
    HEALTH = "health"
    SAFETY = "safety"
    EDUCATION = "education"
    OTHER = "other"


class Size(StrEnum):
    """By how many people it pays."""

    NONE_PAID = "none-paid"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


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


class Identified(Event, frozen=True, kw_only=True):
    """Its org-id, looked at by shape alone; None: it is in no register, as an informal group is not."""

    TOPIC = "organisation.identified"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    identifier: str | None

    def sentence(self) -> str:
        if self.identifier:
            return N_("{actor} recorded the register number of {organisation}: {identifier}")
        return N_("{actor} recorded that {organisation} has no register number")


class Described(Event, frozen=True, kw_only=True):
    """What it says of itself, each part as it likes."""

    TOPIC = "organisation.described"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    kind: OrganisationKind | None
    size: Size | None

    def sentence(self) -> str:
        return N_("{actor} said of what kind and size {organisation} is")


class ServiceAreaNamed(Event, frozen=True, kw_only=True):
    """From here on it should have a champion: a service area of a public body; or a forum or sector of the voluntary
    sector, which this organisation speaks for.
    """

    TOPIC = "organisation.service-area-named"

    organisation_id: OrganisationId
    service_area: str
    sector: Sector

    def sentence(self) -> str:
        return NAMED_SENTENCES[self.sector]


NAMED_SENTENCES = {
    Sector.PUBLIC: N_("{actor} named {service_area} as a service area of {organisation}"),
    Sector.VCS: N_("{actor} named {service_area} as a forum or sector, which {organisation} speaks for"),
}


class ServiceAreaEnded(Event, frozen=True, kw_only=True):
    """There is none such any more, or it has gone elsewhere; who served there stays in its history."""

    TOPIC = "organisation.service-area-ended"

    organisation_id: OrganisationId
    service_area: str

    def sentence(self) -> str:
        return N_("{actor} recorded that {organisation} has {service_area} no longer")


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
