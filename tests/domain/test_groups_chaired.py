"""A group's chair: elected for a term, independent by declaration; and the conflicts of interest of its people."""

from datetime import date
from typing import Any

import pytest

from domain.groups import (
    ChairElected,
    ChairStopped,
    ChairTermEnded,
    ChairTermEnding,
    ConflictDeclared,
    ConflictEnded,
    IndependenceDeclared,
    NamingAgreed,
    agree_to_be_named,
    declare_conflict,
    declare_independence,
    elect,
    end_conflict,
    evolve,
    leave_everything,
    look_at_chair,
    stop,
)
from domain.shared.actor import Role, Seat
from domain.shared.dates import A_DAY
from domain.shared.errors import NotFound
from domain.shared.sealed import Text
from tests.domain.a_group import ADDED, FORMED, FORMED_ON, GROUP, JOEL, MIRIAM, TAKEN, TODAY
from tests.domain.stories import an_id, refusal, told

ENDS, WHY, INTEREST = date(2027, 9, 1), "No body here pays me.", an_id("a conflict of interest")
ELECTED = ChairElected(group_id=GROUP, person_id=JOEL, elected_on=TODAY, term_ends=ENDS, independent=True, why=Text(WHY))
ELECTING: dict[str, Any] = {"elected_on": TODAY, "term_ends": ENDS, "independent": True, "why": WHY, "today": TODAY}
DECLARING: dict[str, Any] = {"conflict_id": INTEREST, "ref": "H4NQ-0V8Z", "matter": "A lease.", "since": TODAY, "today": TODAY}
DECLARED = ConflictDeclared(
    conflict_id=INTEREST, ref="H4NQ-0V8Z", group_id=GROUP, person_id=MIRIAM, matter=Text("A lease."), since=TODAY
)


def state(*events: Any) -> Any:
    return told(evolve, FORMED, ADDED, TAKEN, *events)


class TestAChair:
    def test_is_elected_for_a_term_with_what_they_declare(self) -> None:
        assert elect(state(), GROUP, JOEL, **ELECTING) == [ELECTED]
        assert (JOEL, Seat(Role.CHAIR)) in state(ELECTED).roles()

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"elected_on": TODAY + A_DAY, "term_ends": ENDS}, "elected_on"),
            ({"elected_on": FORMED_ON - A_DAY}, "elected_on"),
            ({"term_ends": TODAY}, "term_ends"),
            ({"term_ends": date(2031, 9, 2)}, "term_ends"),
            ({"why": "  "}, "why"),
        ],
    )
    def test_has_a_term_that_can_be_and_a_reason(self, wrong: dict[str, Any], field: str) -> None:
        assert refusal(elect, state(), GROUP, JOEL, **ELECTING | wrong)[1] == field

    def test_follows_whoever_chaired_before_and_not_earlier_than_they(self) -> None:
        after = state(ELECTED, *elect(state(ELECTED), GROUP, MIRIAM, **ELECTING))

        assert (JOEL, Seat(Role.CHAIR)) not in after.roles()
        assert refusal(elect, state(ELECTED), GROUP, MIRIAM, **ELECTING | {"elected_on": TODAY - A_DAY})[1] == "elected_on"

    def test_stops_on_a_day_and_once(self) -> None:
        stopped = stop(state(ELECTED), GROUP, left_on=TODAY, today=TODAY)

        assert stopped == [ChairStopped(group_id=GROUP, person_id=JOEL, left_on=TODAY)]
        assert stop(state(ELECTED, *stopped), GROUP, left_on=TODAY, today=TODAY) == []
        assert refusal(stop, state(ELECTED), GROUP, left_on=TODAY - A_DAY, today=TODAY)[1] == "left_on"

    def test_declares_anew_and_nobody_does_for_one_who_does_not_chair(self) -> None:
        said: dict[str, Any] = {"independent": False, "why": "I joined a board."}

        (declared,) = declare_independence(state(ELECTED), GROUP, JOEL, **said)

        assert declared == IndependenceDeclared(group_id=GROUP, person_id=JOEL, independent=False, why=Text("I joined a board."))
        assert "do not chair" in refusal(declare_independence, state(ELECTED), GROUP, MIRIAM, **said)[0]

    def test_can_agree_to_be_named_without_a_seat(self) -> None:
        assert agree_to_be_named(state(ELECTED), GROUP, JOEL) == [NamingAgreed(group_id=GROUP, person_id=JOEL)]

    def test_chairs_no_longer_once_forgotten(self) -> None:
        assert state(ELECTED, *leave_everything(state(ELECTED), JOEL, TODAY)).group(GROUP).chair is None


class TestATermOfAChair:
    @pytest.mark.parametrize(("left", "within"), [(61, None), (60, 60), (31, 60), (30, 30), (0, 30)])
    def test_is_noted_within_sixty_and_thirty_days(self, left: int, within: int | None) -> None:
        noted = look_at_chair(state(ELECTED), GROUP, ENDS - left * A_DAY)

        wanted = ChairTermEnding(group_id=GROUP, person_id=JOEL, term_ends=ENDS, within=within or 0)
        assert noted == ([wanted] if within else [])

    def test_is_noted_once_each_and_once_when_it_is_over(self) -> None:
        warned = state(ELECTED, *look_at_chair(state(ELECTED), GROUP, ENDS - 20 * A_DAY))
        (over,) = look_at_chair(warned, GROUP, ENDS + A_DAY)

        assert look_at_chair(warned, GROUP, ENDS - 19 * A_DAY) == []
        assert over == ChairTermEnded(group_id=GROUP, person_id=JOEL, term_ends=ENDS)
        assert look_at_chair(evolve(warned, over), GROUP, ENDS + 9 * A_DAY) == []

    def test_begins_anew_when_they_are_elected_again(self) -> None:
        again: dict[str, Any] = {"elected_on": ENDS, "term_ends": date(2029, 9, 1), "today": ENDS}
        before = state(ELECTED, *look_at_chair(state(ELECTED), GROUP, ENDS))

        after = evolve(before, *elect(before, GROUP, JOEL, **ELECTING | again))

        assert look_at_chair(after, GROUP, ENDS + A_DAY) == []

    def test_of_nobody_is_not_noted(self) -> None:
        assert look_at_chair(state(), GROUP, ENDS) == look_at_chair(None, GROUP, ENDS) == []


class TestAConflictOfInterest:
    def test_is_declared_by_whoever_sits_there_and_ends(self) -> None:
        assert declare_conflict(state(), GROUP, MIRIAM, **DECLARING) == [DECLARED]
        assert state(DECLARED).group(GROUP).conflicted == {MIRIAM}
        ended = end_conflict(state(DECLARED), GROUP, INTEREST, TODAY)

        assert ended == [ConflictEnded(conflict_id=INTEREST, group_id=GROUP, person_id=MIRIAM, ended_on=TODAY)]
        assert state(DECLARED, *ended).group(GROUP).conflicted == set()
        assert end_conflict(state(DECLARED, *ended), GROUP, INTEREST, TODAY) == []

    def test_is_of_somebody_there_in_a_matter_from_a_day(self) -> None:
        assert refusal(declare_conflict, state(), GROUP, JOEL, **DECLARING)[1] == "person"
        assert refusal(declare_conflict, state(), GROUP, MIRIAM, **DECLARING | {"matter": " "})[1] == "matter"
        assert refusal(declare_conflict, state(), GROUP, MIRIAM, **DECLARING | {"since": TODAY + A_DAY})[1] == "since"

    def test_that_is_not_there_is_not_found(self) -> None:
        with pytest.raises(NotFound):
            end_conflict(state(), GROUP, INTEREST, TODAY)
