"""The checker finds nothing in a good history and every planted fault in a bad one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import THOROUGH
from tests.trust import records
from tests.trust.checker import Finding, Rule, check
from tests.trust.histories import FAULTS, History, good
from tests.trust.records import Log, Said, Stored, What

PATIENT = settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
GOOD, FAULTY = (5_000, 500) if THOROUGH else (400, 100)


@settings(PATIENT, max_examples=GOOD)
@given(good())
def test_nothing_is_found_in_a_history_that_keeps_every_promise(history: History) -> None:
    assert check(*history) == []


@pytest.mark.parametrize(("fault", "rule"), FAULTS.items(), ids=[fault.__name__ for fault in FAULTS])
def test_one_fault_is_found_wherever_it_is(fault: Callable[..., None], rule: Rule) -> None:
    @settings(PATIENT, max_examples=FAULTY)
    @given(st.data())
    def planted(data: st.DataObject) -> None:
        history = data.draw(good(30))
        fault(history, data.draw)
        assert rule in {found.rule for found in check(*history)}

    planted()


def test_what_nobody_knows_of_may_be_there_once_or_not_at_all() -> None:
    asked = [said(What.INVOKE, 1.0), said(What.UNKNOWN, 2.0)]

    assert check(asked, []) == []
    assert check(asked, [stored(1)]) == []
    assert check(asked, [stored(1), stored(2)]) == [Finding(Rule.DOUBLED, "a")]


def test_a_wish_that_was_asked_again_counts_by_its_last_answer() -> None:
    again = [said(What.INVOKE, 1.0), said(What.UNKNOWN, 2.0), said(What.OK, 3.0)]

    assert check(again, [stored(1)]) == []
    assert check(again, []) == [Finding(Rule.LOST, "a")]


def test_those_under_way_at_the_same_time_may_stand_in_any_order() -> None:
    one, other = [said(What.INVOKE, 1.0), said(What.OK, 4.0)], [said(What.INVOKE, 2.0, "b"), said(What.OK, 3.0, "b")]

    assert check(one + other, [stored(1), stored(2, "b")]) == []
    assert check(one + other, [stored(1, "b"), stored(2)]) == []


def test_a_page_that_says_it_is_catching_up_need_not_show_ones_own_write() -> None:
    wrote = [said(What.INVOKE, 1.0), said(What.OK, 2.0)]
    read = Said(client="one", what=What.READ, at=3.0, scope="ledger", behind=True)

    assert check([*wrote, read], [stored(1)]) == []


def test_what_clients_said_is_read_back_as_they_said_it(tmp_path: Path) -> None:
    for client in ("one", "other"):
        Log(tmp_path, client).say(What.READ, "ledger", at=1.5, seen=("a", "b"), whole=False)

    assert list(records.read(tmp_path)) == [
        Said(client=client, what=What.READ, at=1.5, scope="ledger", seen=("a", "b"), whole=False) for client in ("one", "other")
    ]


def said(what: What, at: float, payload: str = "a") -> Said:
    return Said(client="one", what=what, at=at, scope="ledger", payload=payload)


def stored(position: int, payload: str = "a") -> Stored:
    return Stored(tenant="ledger", position=position, stream="stream", version=position, scope="ledger", payload=payload)
