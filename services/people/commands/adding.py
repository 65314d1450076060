"""Adding people to an area by hand: the operator's way, and the story's."""

from uuid import UUID

from domain import organisations, people
from domain.shared.actor import Role, Seat
from domain.shared.ids import OrganisationId, PersonId
from services.shared import membership
from services.shared.ports import Journal


def add_person(
    journal: Journal, *, name: str, address: str, role: Role, organisation_id: UUID | None = None, service_area: str | None = None
) -> PersonId:
    """Somebody with a mail address, in a role, for an organisation where the role is for one."""
    if organisation_id:
        journal.known(organisations.evolve, organisation_id)
    person_id = membership.find_or_add(journal, name, address)
    person = journal.load(people.evolve, person_id)
    seat = Seat(role, OrganisationId(organisation_id) if organisation_id else None, service_area)
    journal.append(person, people.grant(person.state, person_id, seat))
    return person_id
