"""Somebody of a table, recorded in their role; and in a seat of a group, where the table says of which."""

from uuid import UUID, uuid5

from domain import groups, organisations, people
from domain.groups import Groups
from domain.importing import Line
from domain.shared.actor import Role, Seat
from domain.shared.events import Event
from domain.shared.ids import GroupId, GroupSeatId, OrganisationId, PersonId, reference
from services.shared import membership
from services.shared.ports import Journal


def seat(journal: Journal, line: Line, row_id: UUID) -> None:
    """Sitting on a group gives the role that it gives by page; one beyond that, the table's word gives."""
    body = OrganisationId(line.body.organisation_id) if line.body else None
    person_id = membership.find_or_add(journal, line.name, line.address)
    if line.group and body:
        _sit(journal, line, person_id, body, row_id)
        if line.role == Role.MEMBER:
            return
    _grant(journal, person_id, Seat(Role(line.role), body))


def _sit(journal: Journal, line: Line, person_id: PersonId, body: OrganisationId, row_id: UUID) -> None:
    """In a seat of their organisation that is free, or in one more."""
    assert line.group
    group_id, since = GroupId(line.group.group_id), line.since or journal.today
    loaded = journal.load(groups.evolve, groups.groups_stream(journal.tenant_id))
    state: Groups | None = loaded.state
    added: list[Event] = []
    seat_id = _theirs(state, group_id, person_id, body)
    if seat_id is None:
        seat_id = GroupSeatId(uuid5(row_id, "group seat"))
        organisation: organisations.Organisation = journal.known(organisations.evolve, body)
        added = groups.add_seat(
            state,
            group_id=group_id,
            seat_id=seat_id,
            ref=reference(row_id),
            organisation_id=body,
            directorate=line.service_area or "",
            sector=organisation.sector,
        )
        for event in added:
            state = groups.evolve(state, event)
    taken = groups.take_seat(state, group_id, seat_id, person_id, substitute=False, since=since, today=journal.today)
    journal.append(loaded, [*added, *taken], effective=since)
    for event in taken:
        state = groups.evolve(state, event)
    for one, role in sorted((state.roles() if state else set()) - (loaded.state.roles() if loaded.state else set()), key=str):
        _grant(journal, one, role)


def _theirs(state: Groups | None, group_id: GroupId, person_id: PersonId, body: OrganisationId) -> GroupSeatId | None:
    """The seat in which they sit already, or one of their organisation in which nobody does."""
    group = state.group(group_id) if state else None
    seats = [one for one in group.seats if one.organisation_id == body] if group else []
    sat = [one.seat_id for one in seats if person_id in one.people()]
    return next(iter([*sat, *(one.seat_id for one in seats if not one.people())]), None)


def _grant(journal: Journal, person_id: PersonId, role: Seat) -> None:
    person = journal.load(people.evolve, person_id)
    journal.append(person, people.grant(person.state, person_id, role))
