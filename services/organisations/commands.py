"""Adding an organisation to an area's register."""

from uuid import uuid5

from domain import organisations
from domain.organisations import Sector
from domain.shared.ids import OrganisationId
from services.shared.ports import Journal


def add_organisation(
    journal: Journal,
    *,
    name: str,
    sector: Sector,
    identifier: str | None = None,
    service_areas: tuple[str, ...] = (),
    nth: int = 0,
) -> OrganisationId:
    """One that has a register number is found again by it; an informal group is new each time. `nth` of one command."""
    otherwise = uuid5(journal.command_id, f"organisation {nth}" if nth else "organisation")
    organisation_id = organisations.organisation_stream(journal.tenant_id, identifier, otherwise)
    known = journal.load(organisations.evolve, organisation_id)
    events = organisations.add(
        known.state, organisation_id=organisation_id, name=name, sector=sector, identifier=identifier, service_areas=service_areas
    )
    journal.append(known, events)
    return organisation_id
