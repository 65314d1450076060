"""What people can do about a group's chair and about conflicts of interest, and what a passing date brings."""

from datetime import date
from uuid import UUID, uuid5

from domain import groups, people
from domain.shared.errors import NotFound
from domain.shared.ids import ConflictId, GroupId, PersonId, reference
from domain.shared.policy import Resource
from services.groups.commands import change, who
from services.shared.permission import require
from services.shared.ports import Journal


def elect_chair(
    journal: Journal,
    *,
    group_id: UUID,
    elected_on: date,
    term_ends: date,
    independent: bool,
    why: str,
    person_id: UUID | None = None,
    name: str = "",
    address: str = "",
) -> None:
    """Somebody who is here, or by name and address somebody who may not be yet."""
    require(journal.actor, "group.keep")
    chair = who(journal, person_id, name, address)
    change(
        journal,
        lambda state: groups.elect(
            state,
            GroupId(group_id),
            chair,
            elected_on=elected_on,
            term_ends=term_ends,
            independent=independent,
            why=why,
            today=journal.today,
        ),
        effective=elected_on,
    )


def declare_independence(
    journal: Journal, *, group_id: UUID, person_id: UUID, independent: bool, why: str, whom: str | None = None
) -> None:
    holder = PersonId(person_id)
    require(journal.actor, "group.declare", Resource(holder=holder))
    change(
        journal,
        lambda state: groups.declare_independence(state, GroupId(group_id), holder, whom=whom, independent=independent, why=why),
    )


def chair_stops(journal: Journal, *, group_id: UUID, left_on: date, whom: str | None = None) -> None:
    require(journal.actor, "group.keep")
    change(
        journal,
        lambda state: groups.stop(state, GroupId(group_id), whom=whom, left_on=left_on, today=journal.today),
        effective=left_on,
    )


def look_at_chair(journal: Journal, *, group_id: UUID) -> None:
    """The ticker's."""
    change(journal, lambda state: groups.look_at_chair(state, GroupId(group_id), journal.today))


def declare_conflict(journal: Journal, *, group_id: UUID, person_id: UUID, matter: str, since: date) -> None:
    """One's own, or what somebody else has declared."""
    holder = PersonId(person_id)
    require(journal.actor, "group.declare", Resource(holder=holder))
    journal.known(people.evolve, holder)
    change(
        journal,
        lambda state: groups.declare_conflict(
            state,
            GroupId(group_id),
            holder,
            conflict_id=ConflictId(uuid5(journal.command_id, "conflict")),
            ref=reference(journal.command_id),
            matter=matter,
            since=since,
            today=journal.today,
        ),
    )


def end_conflict(journal: Journal, *, group_id: UUID, conflict_id: UUID) -> None:
    state: groups.Groups = journal.known(groups.evolve, groups.groups_stream(journal.tenant_id))
    group = state.group(GroupId(group_id))
    conflict = group.conflict(ConflictId(conflict_id)) if group else None
    if conflict is None:
        raise NotFound
    require(journal.actor, "group.declare", Resource(holder=conflict.person_id))
    change(journal, lambda there: groups.end_conflict(there, GroupId(group_id), conflict.conflict_id, journal.today))
