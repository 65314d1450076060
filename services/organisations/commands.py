"""What is done about organisations in an area's register."""

from datetime import date
from uuid import UUID, uuid5

from domain import organisations, people
from domain.organisations import OrganisationKind, Sector, Size, normal_identifier
from domain.shared.actor import Role, Seat
from domain.shared.ids import OrganisationId, PersonId
from domain.shared.policy import Resource
from services.shared.permission import require
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
    identifier = normal_identifier(identifier)
    otherwise = uuid5(journal.command_id, f"organisation {nth}" if nth else "organisation")
    organisation_id = organisations.organisation_stream(journal.tenant_id, identifier, otherwise)
    known = journal.load(organisations.evolve, organisation_id)
    events = organisations.add(
        known.state, organisation_id=organisation_id, name=name, sector=sector, identifier=identifier, service_areas=service_areas
    )
    journal.append(known, events)
    return organisation_id


def keep_organisation(
    journal: Journal,
    *,
    name: str,
    sector: Sector,
    identifier: str,
    kind: OrganisationKind | None,
    size: Size | None,
    service_areas: tuple[str, ...],
) -> OrganisationId:
    """Added by whoever keeps the register. One with that number may be there already: then that one is it, unchanged."""
    require(journal.actor, "organisation.keep")
    organisation_id = organisations.organisation_stream(
        journal.tenant_id, normal_identifier(identifier), uuid5(journal.command_id, "organisation")
    )
    known = journal.load(organisations.evolve, organisation_id)
    added = organisations.add(
        known.state,
        organisation_id=organisation_id,
        name=name,
        sector=sector,
        identifier=normal_identifier(identifier),
        service_areas=service_areas,
    )
    said = [organisations.Described(organisation_id=organisation_id, kind=kind, size=size)] if added and (kind or size) else []
    journal.append(known, [*added, *said], acting=journal.actor.seat(Role.LEAD, Role.HOST))
    return organisation_id


def describe(
    journal: Journal, *, organisation_id: UUID, identifier: str, kind: OrganisationKind | None, size: Size | None
) -> None:
    """By its own contact or officer, or whoever keeps the register on its behalf."""
    body, actor = OrganisationId(organisation_id), journal.actor
    require(actor, "organisation.describe", Resource(organisation_id=body))
    known = journal.load(organisations.evolve, body)
    state: organisations.Organisation = journal.known(organisations.evolve, body)
    events = organisations.describe(state, organisation_id=body, identifier=identifier, kind=kind, size=size)
    acting = actor.seat(Role.CONTACT, Role.OFFICER, organisation_id=body) or actor.seat(Role.LEAD, Role.HOST)
    journal.append(known, events, acting=acting)


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


ACTING = (Role.CONTACT, Role.OFFICER, Role.VCS)


def merge(journal: Journal, *, organisation_id: UUID, into_id: UUID) -> None:
    """Both were the same all along. Whoever acts for the one acts for the other too, from now on."""
    duplicate, into = OrganisationId(organisation_id), OrganisationId(into_id)
    require(journal.actor, "organisation.keep")
    body = journal.load(organisations.evolve, duplicate)
    state: organisations.Organisation = journal.known(organisations.evolve, duplicate)
    events = organisations.merge(state, journal.known(organisations.evolve, into), organisation_id=duplicate, into_id=into)
    journal.append(body, events, acting=journal.actor.seat(Role.LEAD, Role.HOST))
    seated = journal.cx.execute("SELECT person_id, role FROM seat WHERE organisation_id = %s ORDER BY 1, 2", (duplicate,))
    for person_id, role in seated.fetchall():
        if Role(role) in ACTING:
            person = journal.load(people.evolve, person_id)
            journal.append(person, people.grant(person.state, PersonId(person_id), Seat(Role(role), into)))


def separate(journal: Journal, *, organisation_id: UUID) -> None:
    """They were not. Roles that came with the merger are ended by whoever gives them."""
    require(journal.actor, "organisation.keep")
    body = journal.load(organisations.evolve, organisation_id)
    events = organisations.separate(journal.known(organisations.evolve, organisation_id), OrganisationId(organisation_id))
    journal.append(body, events, acting=journal.actor.seat(Role.LEAD, Role.HOST))
