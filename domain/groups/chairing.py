"""Who chairs a group, how independent they declare to be, and the conflicts of interest that its people declare."""

from datetime import date

from domain.groups.chair_events import (
    ChairElected,
    ChairStopped,
    ChairTermEnded,
    ChairTermEnding,
    ConflictDeclared,
    ConflictEnded,
    IndependenceDeclared,
)
from domain.groups.deciding import not_ahead, running
from domain.groups.state import Groups
from domain.shared.dates import A_DAY, add_months
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import ConflictId, GroupId, PersonId
from domain.shared.sealed import Text

LONGEST_CHAIR_TERM = 60  # months
WARNINGS = (60, 30)
"""Days before the term ends, on which that is noted and mailed."""
LONGEST_MATTER = 1_000


def elect(
    state: Groups | None,
    group_id: GroupId,
    person_id: PersonId,
    *,
    elected_on: date,
    term_ends: date,
    independent: bool,
    why: str,
    today: date,
) -> list[Event]:
    """Anybody, also whoever has no seat; also the same person again."""
    group = running(state, group_id)
    not_ahead(elected_on, today, "elected_on")
    if elected_on < group.formed_on:
        message = N_("The group was formed on {day}: it elected nobody before.")
        raise Refused(message, field="elected_on", day=group.formed_on)
    if group.chair and elected_on < group.chair.elected_on:
        message = N_("The chair before was elected on {day}: this was then or later.")
        raise Refused(message, field="elected_on", day=group.chair.elected_on)
    if not elected_on < term_ends <= add_months(elected_on, LONGEST_CHAIR_TERM):
        message = N_("A term ends after it begins, and lasts at most {years} years.")
        raise Refused(message, field="term_ends", years=LONGEST_CHAIR_TERM // 12)
    return [
        ChairElected(
            group_id=group_id,
            person_id=person_id,
            elected_on=elected_on,
            term_ends=term_ends,
            independent=independent,
            why=_declared(why),
        )
    ]


def declare_independence(
    state: Groups | None, group_id: GroupId, person_id: PersonId, *, independent: bool, why: str, whom: str | None = None
) -> list[Event]:
    chair = running(state, group_id).chair
    if chair is None or chair.person_id != person_id:
        raise Refused(N_("They do not chair this group now."))
    _same(person_id, whom)
    return [IndependenceDeclared(group_id=group_id, person_id=person_id, independent=independent, why=_declared(why))]


def stop(state: Groups | None, group_id: GroupId, *, left_on: date, today: date, whom: str | None = None) -> list[Event]:
    """Nothing to do where nobody chairs it. `whom`: who chaired it when the form was opened."""
    chair = running(state, group_id).chair
    if chair is None:
        return []
    _same(chair.person_id, whom)
    not_ahead(left_on, today, "left_on")
    if left_on < chair.elected_on:
        message = N_("The chair was elected on {day}: they stopped then or later.")
        raise Refused(message, field="left_on", day=chair.elected_on)
    return [ChairStopped(group_id=group_id, person_id=chair.person_id, left_on=left_on)]


def _same(chair: PersonId, whom: str | None) -> None:
    if whom not in (None, str(chair)):
        raise Refused(N_("Somebody else chairs the group now than when you opened this page. Look who it is before you send it."))


def look_at_chair(state: Groups | None, group_id: GroupId, today: date) -> list[Event]:
    """The ticker's: that a term nears its end or is over, each once."""
    group = state.group(group_id) if state else None
    chair = group.chair if group and not group.ended else None
    if chair is None:
        return []
    person_id, term_ends = chair.person_id, chair.term_ends
    if today > term_ends:
        return [] if chair.over else [ChairTermEnded(group_id=group_id, person_id=person_id, term_ends=term_ends)]
    due = [days for days in WARNINGS if today >= chair.term_ends - days * A_DAY]
    if not due or 0 < chair.warned <= min(due):
        return []
    return [ChairTermEnding(group_id=group_id, person_id=person_id, term_ends=term_ends, within=min(due))]


def declare_conflict(
    state: Groups | None,
    group_id: GroupId,
    person_id: PersonId,
    *,
    conflict_id: ConflictId,
    ref: str,
    matter: str,
    since: date,
    today: date,
) -> list[Event]:
    group = running(state, group_id)
    if group.conflict(conflict_id):
        return []
    if person_id not in group.present:
        raise Refused(N_("They do not sit on this group now."), field="person")
    not_ahead(since, today, "since")
    if not matter.strip():
        raise Refused(N_("Say in which matter."), field="matter")
    return [
        ConflictDeclared(
            conflict_id=conflict_id, ref=ref, group_id=group_id, person_id=person_id, matter=Text(matter.strip()), since=since
        )
    ]


def end_conflict(state: Groups | None, group_id: GroupId, conflict_id: ConflictId, today: date) -> list[Event]:
    """Nothing to do where it has ended."""
    group = state.group(group_id) if state else None
    conflict = group.conflict(conflict_id) if group else None
    if conflict is None:
        raise NotFound
    if conflict.ended:
        return []
    return [
        ConflictEnded(
            conflict_id=conflict_id,
            group_id=group_id,
            person_id=conflict.person_id,
            ended_on=max(today, conflict.since),
        )
    ]


def _declared(why: str) -> Text:
    if not why.strip():
        raise Refused(N_("Say why: everybody can read this."), field="why")
    return Text(why.strip())
