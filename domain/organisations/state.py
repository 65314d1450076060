"""How an organisation stands, and where its history lies."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.organisations.events import (
    Described,
    Identified,
    Merged,
    OrganisationAdded,
    OrganisationKind,
    OrganisationNamed,
    Sector,
    Separated,
    ServiceAreaEnded,
    ServiceAreaNamed,
    Size,
    Succeeded,
)
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, claim


class Organisation(Struct, frozen=True):
    name: str
    sector: Sector
    service_areas: tuple[str, ...]
    successor_id: OrganisationId | None = None
    merged_into: OrganisationId | None = None
    identifier: str | None = None
    kind: OrganisationKind | None = None
    size: Size | None = None
    named: bool = False
    """By somebody who came uninvited."""


def organisation_stream(tenant_id: UUID, identifier: str | None, otherwise: UUID) -> OrganisationId:
    """Two who add the same registered body meet at its identifier; an informal group gets an id of its own."""
    return OrganisationId(claim(tenant_id, "org-id", identifier) if identifier else otherwise)


def evolve(state: Organisation | None, event: Event) -> Organisation:
    match event:
        case OrganisationAdded():
            return Organisation(event.name, event.sector, event.service_areas, identifier=event.identifier)
        case OrganisationNamed():
            return Organisation(event.name, Sector.VCS, (), named=True)
        case Identified() if state:
            return replace(state, identifier=event.identifier)
        case Described() if state:
            return replace(state, kind=event.kind, size=event.size)
        case ServiceAreaNamed() if state:
            return replace(state, service_areas=tuple(sorted({*state.service_areas, event.service_area})))
        case ServiceAreaEnded() if state:
            return replace(state, service_areas=tuple(one for one in state.service_areas if one != event.service_area))
        case Succeeded() if state:
            return replace(state, successor_id=event.successor_id)
        case Merged() if state:
            return replace(state, merged_into=event.into_id)
        case Separated() if state:
            return replace(state, merged_into=None)
    raise AssertionError(event)
