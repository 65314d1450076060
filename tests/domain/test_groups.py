"""Groups: formed under a name, with seats that people take and leave; who is named to everybody; the roles that follow."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from domain.groups import (
    Ended,
    Formed,
    GroupKind,
    NamingAgreed,
    NamingDeclined,
    Renamed,
    SeatClosed,
    SeatLeft,
    SeatTaken,
    add_seat,
    agree_to_be_named,
    close_seat,
    decline_to_be_named,
    end,
    evolve,
    form,
    leave_everything,
    leave_seat,
    rename,
    take_seat,
)
from domain.organisations import Sector
from domain.shared.actor import Role, Seat
from domain.shared.dates import A_DAY
from domain.shared.errors import NotFound, Refused
from domain.shared.sealed import Text
from tests.domain.a_group import (
    ADDED,
    ANWEN,
    COUNCIL,
    CVS,
    FORMED,
    FORMED_ON,
    GROUP,
    JOEL,
    MIRIAM,
    OTHER_ADDED,
    OTHER_SEAT,
    SEAT,
    TAKEN,
    TODAY,
)
from tests.domain.stories import an_id, refusal, told

TAKING: dict[str, Any] = {"substitute": False, "since": TODAY, "today": TODAY}


def state(*events: Any) -> Any:
    return told(evolve, FORMED, ADDED, OTHER_ADDED, *events)


class TestAGroup:
    def test_is_formed_under_the_areas_own_name(self) -> None:
        (formed,) = form(
            None, group_id=GROUP, ref="B7K2-9QXM", kind=GroupKind.OVERSIGHT, name="  Eskmoor  Oversight Group ",
            formed_on=FORMED_ON, today=TODAY,
        )  # fmt: skip

        assert formed == FORMED

    @pytest.mark.parametrize(("name", "formed_on", "field"), [(" ", FORMED_ON, "name"), ("A" * 121, FORMED_ON, "name"), ("A group", TODAY + A_DAY, "formed_on")])  # fmt: skip
    def test_has_a_name_and_a_day_that_has_come(self, name: str, formed_on: Any, field: str) -> None:
        kind = GroupKind.BOARD
        _said, about = refusal(
            form, None, group_id=GROUP, ref="B7K2-9QXM", kind=kind, name=name, formed_on=formed_on, today=TODAY
        )

        assert about == field

    def test_is_renamed_and_its_old_name_is_kept(self) -> None:
        assert rename(state(), GROUP, "The Board") == [Renamed(group_id=GROUP, before=FORMED.name, name="The Board")]
        assert rename(state(), GROUP, FORMED.name) == []

    def test_ends_with_all_its_seats_and_takes_nothing_more(self) -> None:
        (ended,) = end(state(TAKEN), GROUP, ended_on=TODAY, why="Its work is done.", today=TODAY)
        after = evolve(state(TAKEN), ended)

        assert ended == Ended(group_id=GROUP, ended_on=TODAY, why=Text("Its work is done."))
        assert (after.group(GROUP).seats, after.roles()) == ((), set())
        assert "has ended" in refusal(take_seat, after, GROUP, SEAT, JOEL, **TAKING)[0]

    def test_never_ended_before_it_was_formed_nor_without_a_reason(self) -> None:
        assert refusal(end, state(), GROUP, ended_on=FORMED_ON - A_DAY, why="So.", today=TODAY)[1] == "ended_on"
        assert refusal(end, state(), GROUP, ended_on=TODAY, why=" ", today=TODAY)[1] == "why"

    def test_that_is_not_there_is_not_found(self) -> None:
        with pytest.raises(NotFound):
            rename(None, GROUP, "The Board")


class TestASeat:
    def test_of_a_directorate_is_of_an_organisation(self) -> None:
        where: dict[str, Any] = {"group_id": GROUP, "seat_id": an_id("new"), "ref": "X", "sector": Sector.VCS}

        assert refusal(add_seat, state(), **where, organisation_id=None, directorate="Housing")[1] == "directorate"
        assert add_seat(state(), **where, organisation_id=None, directorate="")[0].sector == Sector.VCS

    def test_is_taken_and_left(self) -> None:
        assert take_seat(state(), GROUP, SEAT, MIRIAM, substitute=False, since=FORMED_ON, today=TODAY) == [TAKEN]
        left = leave_seat(state(TAKEN), GROUP, SEAT, MIRIAM, left_on=TODAY, today=TODAY)

        assert left == [SeatLeft(group_id=GROUP, seat_id=SEAT, organisation_id=COUNCIL, person_id=MIRIAM, left_on=TODAY)]
        assert leave_seat(state(TAKEN, *left), GROUP, SEAT, MIRIAM, left_on=TODAY, today=TODAY) == []

    def test_has_two_people_and_no_third_but_substitutes(self) -> None:
        full = state(TAKEN, replace(TAKEN, person_id=JOEL))

        said, about = refusal(take_seat, full, GROUP, SEAT, ANWEN, **TAKING)

        assert (said[:35], about) == ("Two people share this seat already.", "name")
        assert take_seat(full, GROUP, SEAT, ANWEN, **TAKING | {"substitute": True})

    def test_is_not_taken_twice_by_the_same_person_but_a_substitute_may_come_to_sit_there(self) -> None:
        spare = state(replace(TAKEN, substitute=True))

        assert take_seat(state(TAKEN), GROUP, SEAT, MIRIAM, **TAKING) == []
        (taken,) = take_seat(spare, GROUP, SEAT, MIRIAM, **TAKING)
        assert evolve(spare, taken).group(GROUP).seat(SEAT).people() == [MIRIAM]

    @pytest.mark.parametrize("since", [TODAY + A_DAY, FORMED_ON - A_DAY])
    def test_is_taken_on_a_day_that_has_come_and_on_which_the_group_was_there(self, since: Any) -> None:
        assert refusal(take_seat, state(), GROUP, SEAT, MIRIAM, **TAKING | {"since": since})[1] == "since"

    def test_is_closed_with_whoever_sits_there(self) -> None:
        closed = close_seat(state(TAKEN), GROUP, SEAT, TODAY)

        assert closed == [SeatClosed(group_id=GROUP, seat_id=SEAT, organisation_id=COUNCIL, closed_on=TODAY)]
        assert state(TAKEN, *closed).roles() == set()
        with pytest.raises(Refused):
            close_seat(state(TAKEN, *closed), GROUP, SEAT, TODAY)


class TestBeingNamed:
    def test_is_agreed_to_once_by_whoever_sits_there(self) -> None:
        agreed = NamingAgreed(group_id=GROUP, person_id=MIRIAM)

        assert agree_to_be_named(state(TAKEN), GROUP, MIRIAM) == [agreed]
        assert agree_to_be_named(state(TAKEN, agreed), GROUP, MIRIAM) == []
        with pytest.raises(NotFound):
            agree_to_be_named(state(TAKEN), GROUP, JOEL)

    def test_can_be_declined_and_then_agreed_to_and_not_the_other_way_round(self) -> None:
        declined, agreed = NamingDeclined(group_id=GROUP, person_id=MIRIAM), NamingAgreed(group_id=GROUP, person_id=MIRIAM)

        assert decline_to_be_named(state(TAKEN), GROUP, MIRIAM) == [declined]
        assert agree_to_be_named(state(TAKEN, declined), GROUP, MIRIAM) == [agreed]
        assert "You agreed already" in refusal(decline_to_be_named, state(TAKEN, agreed), GROUP, MIRIAM)[0]


class TestTheRolesThatSeatsGive:
    def test_are_a_group_members_for_whose_seat_it_is_and_none_for_a_substitute(self) -> None:
        spare = replace(TAKEN, person_id=JOEL, substitute=True)

        assert state(TAKEN, spare).roles() == {(MIRIAM, Seat(Role.MEMBER, COUNCIL))}

    def test_are_none_on_a_partnership_board(self) -> None:
        board: Formed = replace(FORMED, kind=GroupKind.BOARD)

        assert told(evolve, board, ADDED, TAKEN).roles() == set()

    def test_last_as_long_as_any_seat_gives_them(self) -> None:
        second = an_id("the council's second seat")
        twice = state(TAKEN, replace(ADDED, seat_id=second), replace(TAKEN, seat_id=second))
        (left,) = leave_seat(twice, GROUP, SEAT, MIRIAM, left_on=TODAY, today=TODAY)

        assert evolve(twice, left).roles() == {(MIRIAM, Seat(Role.MEMBER, COUNCIL))}

    @given(
        some.lists(
            some.tuples(some.sampled_from(["take", "leave"]), some.sampled_from([SEAT, OTHER_SEAT]), some.sampled_from([MIRIAM, JOEL, ANWEN]), some.booleans()),
            max_size=25,
        )
    )  # fmt: skip
    def test_are_those_of_the_people_in_seats_whatever_happens(self, acts: list[tuple[str, Any, Any, bool]]) -> None:
        """And no seat ever has more than two people, nor anybody twice."""
        now = state()
        for act, seat, person, substitute in acts:
            try:
                if act == "take":
                    events = take_seat(now, GROUP, seat, person, substitute=substitute, since=TODAY, today=TODAY)
                else:
                    events = leave_seat(now, GROUP, seat, person, left_on=TODAY, today=TODAY)
            except Refused:
                continue
            for event in events:
                now = evolve(now, event)
        seats = now.group(GROUP).seats

        assert all(len({one.person_id for one in seat.sitting}) == len(seat.sitting) for seat in seats)
        assert all(len(seat.people()) <= 2 and len(seat.people(substitutes=True)) <= 2 for seat in seats)
        assert {person for person, _role in now.roles()} == {person for seat in seats for person in seat.people()}


def test_whoever_is_forgotten_leaves_every_seat() -> None:
    other = SeatTaken(group_id=GROUP, seat_id=OTHER_SEAT, organisation_id=CVS, person_id=MIRIAM, substitute=True, since=TODAY)
    seated = state(TAKEN, other, replace(TAKEN, person_id=JOEL))

    after = told(evolve, FORMED, ADDED, OTHER_ADDED, TAKEN, other, replace(TAKEN, person_id=JOEL), *leave_everything(seated, MIRIAM, TODAY))  # fmt: skip

    assert after.group(GROUP).present == {JOEL}
