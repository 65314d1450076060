"""What is done about organisations in an area's register."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from msgspec import Struct

from domain import organisations, people
from domain.organisations import OrganisationKind, Sector, Size, normal_identifier
from domain.shared.actor import Role, Seat
from domain.shared.events import Loaded
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
    number = normal_identifier(identifier)
    known = _by_number(journal, number, uuid5(journal.command_id, f"organisation {nth}" if nth else "organisation"))
    organisation_id = OrganisationId(known.stream_id)
    events = organisations.add(
        known.state, organisation_id=organisation_id, name=name, sector=sector, identifier=number, service_areas=service_areas
    )
    journal.append(known, events)
    return organisation_id


class Kept(Struct, frozen=True):
    """An organisation that was added; or is there `already`, under that name."""

    organisation_id: OrganisationId
    already: str | None = None


def keep_organisation(
    journal: Journal,
    *,
    name: str,
    sector: Sector,
    identifier: str,
    kind: OrganisationKind | None,
    size: Size | None,
    service_areas: tuple[str, ...],
) -> Kept:
    """Added by whoever keeps the register. One with that number may be there already: then that one is it, unchanged."""
    require(journal.actor, "organisation.keep")
    number = normal_identifier(identifier)
    known = _by_number(journal, number, uuid5(journal.command_id, "organisation"))
    organisation_id = OrganisationId(known.stream_id)
    added = organisations.add(
        known.state, organisation_id=organisation_id, name=name, sector=sector, identifier=number, service_areas=service_areas
    )
    said = [organisations.Described(organisation_id=organisation_id, kind=kind, size=size)] if added and (kind or size) else []
    journal.append(known, [*added, *said], acting=journal.actor.seat(Role.LEAD, Role.HOST))
    return Kept(organisation_id, known.state.name if known.state else None)


def kept_by(cx: Any, tenant_id: UUID, command_id: UUID, identifier: str) -> Kept:
    """What that command added, when it came before: under an id of its own, else by its number."""
    own = uuid5(command_id, "organisation")
    known = cx.execute("SELECT 1 FROM organisation WHERE organisation_id = %s", (own,)).fetchone()
    by_number = organisations.organisation_stream(tenant_id, normal_identifier(identifier), own)
    return Kept(OrganisationId(own) if known else by_number)


def _by_number(journal: Journal, number: str | None, otherwise: UUID) -> Loaded[Any]:
    """Where those meet who add the same body. One that was added there with a number that is not its own, as was found out later,
    leaves it to whoever has it, or to a new one.
    """
    claimed: Loaded[Any] = journal.load(
        organisations.evolve, organisations.organisation_stream(journal.tenant_id, number, otherwise)
    )
    if claimed.state is None or claimed.state.identifier == number:
        return claimed
    found = journal.cx.execute(
        "SELECT organisation_id FROM organisation WHERE identifier = %s ORDER BY into_id IS NOT NULL, organisation_id LIMIT 1",
        (number,),
    ).fetchone()
    return journal.load(organisations.evolve, found[0] if found else otherwise)


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
