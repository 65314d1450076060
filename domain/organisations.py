"""An organisation known in an area: a public body with its service areas, or one of the voluntary sector."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from domain.shared.errors import Refused
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import OrganisationId, claim

LONGEST_NAME = 160


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


class Organisation(Struct, frozen=True):
    name: str
    sector: Sector
    service_areas: tuple[str, ...]


def organisation_stream(tenant_id: UUID, identifier: str | None, otherwise: UUID) -> OrganisationId:
    """Two who add the same registered body meet at its identifier; an informal group gets an id of its own."""
    return OrganisationId(claim(tenant_id, "org-id", identifier) if identifier else otherwise)


def evolve(_state: Organisation | None, event: Event) -> Organisation:
    match event:
        case OrganisationAdded():
            return Organisation(event.name, event.sector, event.service_areas)
    raise AssertionError(event)


def add(
    state: Organisation | None,
    *,
    organisation_id: OrganisationId,
    name: str,
    sector: Sector,
    identifier: str | None = None,
    service_areas: tuple[str, ...] = (),
) -> list[Event]:
    if state:
        return []
    if not name.strip() or len(name) > LONGEST_NAME:
        raise Refused(N_("Enter the organisation's name, in at most {most} characters."), field="name", most=LONGEST_NAME)
    return [
        OrganisationAdded(
            organisation_id=organisation_id,
            name=" ".join(name.split()),
            sector=sector,
            identifier=identifier,
            service_areas=service_areas,
        )
    ]
