"""What an area may take from a role, and give back: tightening only ever removes, whoever asks for whatever."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import permissions
from domain.shared.actor import Actor, Role, Seat
from domain.shared.errors import Refused
from domain.shared.policy import RULES, TIGHTENABLE, TIGHTENED, Allow, Cell, Deny, Resource, can
from domain.shared.policy.tightening import cells
from tests.domain.allowances import CASES, ME, OURS, THEIRS, actor, actor_in
from tests.domain.allowances import cells as allowed

seats = st.builds(Seat, st.sampled_from(list(Role)), st.sampled_from([None, OURS, THEIRS]))
barred = st.frozensets(st.sampled_from(cells()))


@given(st.lists(seats, max_size=4), st.sampled_from(sorted(RULES)), st.sampled_from(sorted(CASES)), barred)
def test_what_is_tightened_is_never_looser(held: list[Seat], action: str, case: str, taken: frozenset[Cell]) -> None:
    by_default = can(Actor(person_id=ME, seats=tuple(held)), action, CASES[case])
    tightened = can(Actor(person_id=ME, seats=tuple(held), barred=taken), action, CASES[case])

    assert tightened == by_default or isinstance(by_default, Allow)
    assert not isinstance(tightened, Allow) or isinstance(by_default, Allow)


@given(
    st.frozensets(st.tuples(st.sampled_from(sorted(RULES)), st.sampled_from(list(Role)))),
    st.sampled_from(sorted(RULES.keys() - TIGHTENABLE.keys())),
    st.sampled_from(list(Role)),
    st.sampled_from(sorted(CASES)),
)
def test_what_is_not_an_areas_to_take_stays(taken: frozenset[tuple[str, Role]], action: str, role: Role, case: str) -> None:
    before = actor_in(role)
    after = Actor(person_id=ME, seats=before.seats, barred=taken)

    assert can(after, action, CASES[case]) == can(before, action, CASES[case])


@pytest.mark.parametrize("cell", cells(), ids=str)
def test_each_cell_takes_one_thing_from_one_role_and_says_so(cell: Cell) -> None:
    before = actor_in(cell.role)
    after = Actor(person_id=ME, seats=before.seats, barred=frozenset({cell}))
    own = Resource(organisation_id=OURS)

    assert can(before, cell.action, own) == Allow()
    assert can(after, cell.action, own) == Deny(TIGHTENED)
    assert [one for one in TIGHTENABLE if one != cell.action and can(after, one, own) != can(before, one, own)] == []
    both = Actor(person_id=ME, seats=(*before.seats, Seat(Role.LEAD)), barred=frozenset({cell}))
    assert can(both, cell.action, own) == Allow()


def test_every_cell_is_one_that_the_table_allows() -> None:
    may = {(action, who) for action, _case, who, sign in allowed() if sign == "+"}
    names = {actor(who).seats[0].role: who for _action, who in may if actor(who).seats}

    assert {cell for cell in cells() if (cell.action, names[cell.role]) not in may} == set()
    assert not {cell.role for cell in cells()} & {Role.LEAD, Role.CHAIR, Role.AUDITOR}


def told(events: list[Any], state: Any = None) -> Any:
    for event in events:
        state = permissions.evolve(state, event)
    return state


@given(st.lists(st.tuples(barred, barred), max_size=5))
def test_what_was_taken_and_not_given_back_is_barred(changes: list[tuple[frozenset[Cell], frozenset[Cell]]]) -> None:
    state, model = None, frozenset[Cell]()
    for take, give in changes:
        state = told(permissions.change(state, take=take, give=give - take, why=""), state)
        model = (model | take) - (give - take)
        assert (state or frozenset()) == model


def test_taking_twice_is_taking_once_and_nothing_else_is_an_areas_to_take() -> None:
    cell = cells()[0]
    state = told(permissions.change(None, take=[cell], give=[], why="So the group decided."))

    assert permissions.change(state, take=[cell], give=[], why="") == []
    for wrong in (Cell("breach.raise", Role.VCS), Cell("champion.nominate", Role.LEAD)):
        with pytest.raises(Refused):
            permissions.change(None, take=[wrong], give=[], why="")
