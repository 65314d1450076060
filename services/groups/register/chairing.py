"""How what happens to a group's chair changes the rows."""

from datetime import date

from domain import groups
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import GroupId
from services.groups.register.rows import GroupChair, NamedMember
from services.shared.rows import Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case groups.ChairElected() as elected:
            _elect(rows, elected)
        case groups.IndependenceDeclared(group_id=group_id, independent=independent, why=why):
            on = event.meta.effective or event.recorded_at.astimezone(LONDON).date()
            for chair in _now(rows, group_id):
                rows.change(chair, independent=independent, why=why, declared_on=on)
        case groups.ChairStopped(group_id=group_id, left_on=left_on):
            stop(rows, group_id, left_on)
        case groups.ChairTermEnded(group_id=group_id):
            for chair in _now(rows, group_id):
                rows.change(chair, over=True)


def stop(rows: Rows, group_id: GroupId, on: date) -> None:
    for chair in _now(rows, group_id):
        rows.change(chair, left_on=max(on, chair.elected_on))


def _elect(rows: Rows, elected: groups.ChairElected) -> None:
    said = rows.get(NamedMember, elected.group_id, elected.person_id)
    stop(rows, elected.group_id, elected.elected_on)
    rows.put(
        GroupChair(
            group_id=elected.group_id,
            person_id=elected.person_id,
            elected_on=elected.elected_on,
            term_ends=elected.term_ends,
            independent=elected.independent,
            why=elected.why,
            declared_on=elected.elected_on,
            named=bool(said and said.agreed),
        )
    )


def _now(rows: Rows, group_id: GroupId) -> list[GroupChair]:
    return [one for one in rows.where(GroupChair, group_id=group_id) if one.left_on is None]
