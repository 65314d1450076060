"""What is done about organisations in an area's register."""

from datetime import date
from uuid import UUID, uuid5

from domain import organisations
from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.ids import OrganisationId
from services.shared.permission import require
from services.shared.ports import Journal


def add_organisation(
    journal: Journal, *, name: str, sector: Sector, identifier: str | None = None, service_areas: tuple[str, ...] = ()
) -> OrganisationId:
    """One that has a register number is found again by it; an informal group is new each time."""
    otherwise = uuid5(journal.command_id, "organisation")
    organisation_id = organisations.organisation_stream(journal.tenant_id, identifier, otherwise)
    known = journal.load(organisations.evolve, organisation_id)
    events = organisations.add(
        known.state, organisation_id=organisation_id, name=name, sector=sector, identifier=identifier, service_areas=service_areas
    )
    journal.append(known, events)
    return organisation_id


def succeed(journal: Journal, *, organisation_id: UUID, successor_id: UUID, succeeded_on: date) -> None:
    """Another organisation follows this one. It signs for itself: no signature goes over to it."""
    actor = journal.actor
    require(actor, "organisation.keep")
    body = journal.load(organisations.evolve, organisation_id)
    events = organisations.succeed(
        journal.known(organisations.evolve, organisation_id),
        journal.known(organisations.evolve, successor_id),
        organisation_id=OrganisationId(organisation_id),
        successor_id=OrganisationId(successor_id),
        succeeded_on=succeeded_on,
        today=journal.today,
    )
    effective = succeeded_on if succeeded_on != journal.today else None
    journal.append(body, events, effective=effective, acting=actor.seat(Role.LEAD, Role.HOST))
