"""What people can do about groups and their seats."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID, uuid5

from domain import groups, organisations, people
from domain.groups import GroupKind, Groups
from domain.organisations import Sector
from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound
from domain.shared.events import Event, Loaded
from domain.shared.ids import GroupId, GroupSeatId, OrganisationId, PersonId, reference
from domain.shared.policy import Resource
from services.shared import membership
from services.shared.permission import require
from services.shared.ports import Journal


def form_group(journal: Journal, *, kind: GroupKind, name: str, formed_on: date) -> str:
    """Returns its reference."""
    require(journal.actor, "group.keep")
    ref = reference(journal.command_id)
    group_id = GroupId(uuid5(journal.command_id, "group"))
    change(
        journal,
        lambda state: groups.form(
            state, group_id=group_id, ref=ref, kind=kind, name=name, formed_on=formed_on, today=journal.today
        ),
        effective=formed_on,
    )
    return ref


def rename_group(journal: Journal, *, group_id: UUID, name: str) -> None:
    require(journal.actor, "group.keep")
    change(journal, lambda state: groups.rename(state, GroupId(group_id), name))


def end_group(journal: Journal, *, group_id: UUID, ended_on: date, why: str) -> None:
    require(journal.actor, "group.keep")
    change(
        journal,
        lambda state: groups.end(state, GroupId(group_id), ended_on=ended_on, why=why, today=journal.today),
        effective=ended_on,
    )


def add_seat(
    journal: Journal, *, group_id: UUID, organisation_id: UUID | None, directorate: str = "", sector: Sector = Sector.PUBLIC
) -> str:
    """`sector` counts where no organisation is named. Returns its reference."""
    require(journal.actor, "group.keep")
    ref = reference(journal.command_id)
    if organisation_id:
        body: organisations.Organisation = journal.known(organisations.evolve, organisation_id)
        sector = body.sector
    change(
        journal,
        lambda state: groups.add_seat(
            state,
            group_id=GroupId(group_id),
            seat_id=GroupSeatId(uuid5(journal.command_id, "group seat")),
            ref=ref,
            organisation_id=OrganisationId(organisation_id) if organisation_id else None,
            directorate=directorate,
            sector=sector,
        ),
    )
    return ref


def close_seat(journal: Journal, *, group_id: UUID, seat_id: UUID) -> None:
    require(journal.actor, "group.keep")
    change(journal, lambda state: groups.close_seat(state, GroupId(group_id), GroupSeatId(seat_id), journal.today))


def take_seat(
    journal: Journal,
    *,
    group_id: UUID,
    seat_id: UUID,
    since: date,
    person_id: UUID | None = None,
    name: str = "",
    address: str = "",
    substitute: bool = False,
) -> None:
    """Somebody who is here, or by name and address somebody who may not be yet."""
    require(journal.actor, "group.keep")
    sitter = who(journal, person_id, name, address)
    change(
        journal,
        lambda state: groups.take_seat(
            state, GroupId(group_id), GroupSeatId(seat_id), sitter, substitute=substitute, since=since, today=journal.today
        ),
        effective=since,
    )


def leave_seat(journal: Journal, *, group_id: UUID, seat_id: UUID, person_id: UUID, left_on: date) -> None:
    require(journal.actor, "group.keep")
    change(
        journal,
        lambda state: groups.leave_seat(
            state, GroupId(group_id), GroupSeatId(seat_id), PersonId(person_id), left_on=left_on, today=journal.today
        ),
        effective=left_on,
    )


def agree_to_be_named(journal: Journal, *, group_id: UUID, agreed: bool) -> None:
    """By whoever sits there, for themself."""
    me = journal.actor.person_id
    if me is None:
        raise NotFound
    require(journal.actor, "group.agree", Resource(holder=me))
    decide = groups.agree_to_be_named if agreed else groups.decline_to_be_named
    change(journal, lambda state: decide(state, GroupId(group_id), me))


def who(journal: Journal, person_id: UUID | None, name: str, address: str) -> PersonId:
    """Somebody who is here; else whoever has that address, added under that name if need be."""
    found = PersonId(person_id) if person_id else membership.find_or_add(journal, name, address)
    people.not_forgotten(journal.known(people.evolve, found))
    return found


def change(
    journal: Journal, decide: Callable[[Groups | None], Sequence[Event]], *, effective: date | None = None
) -> Sequence[Event]:
    """Decides on the area's groups, and lets the roles that come with seats begin and end."""
    loaded: Loaded[Groups] = journal.load(groups.evolve, groups.groups_stream(journal.tenant_id))
    events = decide(loaded.state)
    journal.append(loaded, events, effective=effective, acting=_acting(journal))
    after = loaded.state
    for event in events:
        after = groups.evolve(after, event)
    _settle_roles(journal, loaded.state, after)
    return events


def _settle_roles(journal: Journal, before: Groups | None, after: Groups | None) -> None:
    held, holds = (state.roles() if state else set() for state in (before, after))
    for person_id, seat in sorted(holds - held, key=str):
        person = journal.load(people.evolve, person_id)
        journal.append(person, people.grant(person.state, person_id, seat), acting=_acting(journal))
    for person_id, seat in sorted(held - holds, key=str):
        person = journal.load(people.evolve, person_id)
        journal.append(person, people.end(person.state, seat), acting=_acting(journal))


def _acting(journal: Journal) -> Seat | None:
    return journal.actor.seat(Role.LEAD) or next(iter(journal.actor.seats), None)
