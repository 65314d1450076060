"""One command, one effect: however often it is sent, whatever happens to the reply, whoever else writes meanwhile."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import msgspec
import psycopg
import pytest
from psycopg_pool import ConnectionPool

from domain import organisations
from domain.shared.actor import Role
from domain.shared.errors import Changed, Refused
from domain.shared.ids import PersonId
from infra.composition import Parts
from infra.settings import Settings
from services.people.commands import add_person
from services.shared.ports import Journal
from tests.eventstore.cutting import Cut
from tests.eventstore.ledgers import Ledger, named, together, until, write

LARGEST, MOST = 256 * 1024, 500


@pytest.mark.parametrize("times", [2, 3])
def test_a_command_sent_again_has_one_effect_and_ends_where_it_did(ledger: Ledger, times: int) -> None:
    stream, command_id = uuid4(), uuid4()

    done = [ledger.does(write(stream), command_id=command_id) for _ in range(times)]

    assert {one.position for one in done} == {2}
    assert [one.repeated for one in done] == [False] + [True] * (times - 1)
    assert ledger.versions(stream) == [1]


def test_a_command_sent_eight_times_at_once_has_one_effect_and_all_succeed(ledger: Ledger) -> None:
    stream, command_id = uuid4(), uuid4()

    sent = together(*[lambda: ledger.does(write(stream), command_id=command_id)] * 8)

    assert [one.result().position for one in sent] == [2] * 8
    assert ledger.versions(stream) == [1]


def test_somebody_added_eight_times_at_once_is_added_once(ledger: Ledger) -> None:
    command_id, address = uuid4(), f"{uuid4().hex}@one.example"

    sent = together(
        *[lambda: ledger.does(lambda j: add_person(j, name="Ada", address=address, role=Role.LEAD), command_id=command_id)] * 8
    )

    assert [one.result().position for one in sent] == [3] * 8
    assert ledger.positions == [1, 2, 3]


def test_two_who_add_the_same_person_at_once_add_one(ledger: Ledger, made: Parts, root: psycopg.Connection[Any]) -> None:
    address, added, go_on = f"{uuid4().hex}@one.example", threading.Event(), threading.Event()
    Ledger(made).does(lambda journal: add_person(journal, name="Ada", address=address, role=Role.LEAD))

    def add(journal: Journal, then: Callable[[], object] = lambda: None) -> None:
        add_person(journal, name="Ada", address=address, role=Role.LEAD)
        then()

    with ThreadPoolExecutor() as threads:
        first = threads.submit(ledger.does, lambda journal: add(journal, lambda: (added.set(), go_on.wait())))
        try:
            second = threads.submit(lambda: added.wait(10) and ledger.does(add))
            until(lambda: _waits_for_another(root))
        finally:
            go_on.set()

    assert {first.result().position, second.result().position} == {3, None}
    assert ledger.positions == [1, 2, 3]


@pytest.mark.parametrize("other", [{"person_id": PersonId(uuid4())}, {"route": "another"}], ids=["person", "route"])
def test_a_command_id_is_bound_to_who_sent_it_and_by_which_route(ledger: Ledger, other: dict[str, object]) -> None:
    command_id, first = uuid4(), {"person_id": PersonId(uuid4()), "route": "test"}
    ledger.does(write(uuid4()), command_id=command_id, **first)

    with pytest.raises(Refused, match="somebody else"):
        ledger.does(write(uuid4()), command_id=command_id, **first | other)

    assert ledger.positions == [1, 2]


def test_the_database_too_refuses_another_with_the_same_command_id(ledger: Ledger) -> None:
    """Where both arrive so close together that neither finds the other before it appends."""
    command_id = uuid4()
    people = [PersonId(uuid4()) for _ in range(8)]

    sent = together(*[lambda who=who: ledger.does(write(uuid4()), command_id=command_id, person_id=who) for who in people])

    assert [type(one.exception()) for one in sent if one.exception()] == [Refused] * 7
    assert ledger.positions == [1, 2]


def test_a_reply_lost_after_the_commit_is_asked_for_again_and_nobody_notices(
    ledger: Ledger, made: Parts, settings: Settings
) -> None:
    stream, command_id = uuid4(), uuid4()
    with Cut(settings.database_url) as cut, ConnectionPool(cut.url, min_size=1, max_size=1) as pool:
        done, again = (ledger.does(write(stream), command_id=command_id, desk=made.desk_of(pool)) for _ in range(2))

    assert (cut.cuts, done.repeated, done.position, again.position) == (1, True, 2, 2)
    assert ledger.versions(stream) == [1]


def test_what_was_overtaken_is_decided_again_from_what_is_there_now(ledger: Ledger) -> None:
    stream, names = uuid4(), iter(["overtaken", "second"])

    def decide(journal: Journal) -> str:
        name = next(names)
        write(stream, name)(journal)
        if name == "overtaken":
            ledger.does(write(stream, "first"))
        return name

    done = ledger.does(decide)

    assert (done.answer, done.position) == ("second", 3)
    assert ledger.versions(stream) == [1, 2]


def test_what_is_overtaken_every_time_is_given_up_and_leaves_nothing(ledger: Ledger) -> None:
    stream, others = uuid4(), []

    def decide(journal: Journal) -> None:
        write(stream, "never")(journal)
        others.append(ledger.does(write(stream)).position)

    with pytest.raises(Changed):
        ledger.does(decide)

    assert others == [2, 3, 4]
    assert ledger.positions == [1, 2, 3, 4]


def test_what_the_person_saw_and_is_no_more_is_said(ledger: Ledger) -> None:
    stream = uuid4()
    ledger.does(write(stream, "as it was seen"))
    ledger.does(write(stream, "by somebody else"))

    with pytest.raises(Changed) as changed:
        ledger.does(write(stream, seen=1))

    assert (changed.value.stream_id, changed.value.seen) == (stream, 1)
    assert ledger.versions(stream) == [1, 2]


def test_a_form_sent_twice_is_not_refused_for_what_it_did_itself_a_moment_ago(ledger: Ledger) -> None:
    stream, command_id, arrivals = uuid4(), uuid4(), iter(["second", "first"])

    def decide(journal: Journal) -> None:
        if next(arrivals) == "second":
            ledger.does(decide, command_id=command_id)
        if journal.load(organisations.evolve, stream).state:
            raise Refused("it is there already")
        write(stream)(journal)

    done = ledger.does(decide, command_id=command_id)

    assert (done.position, done.repeated) == (2, True)
    assert ledger.versions(stream) == [1]


def test_a_refused_command_leaves_nothing_and_may_be_sent_again(ledger: Ledger) -> None:
    stream, command_id = uuid4(), uuid4()

    def refuse(journal: Journal) -> None:
        write(stream)(journal)
        raise Refused("not like this")

    with pytest.raises(Refused):
        ledger.does(refuse, command_id=command_id)

    assert ledger.does(write(stream), command_id=command_id).position == 2


def test_a_command_with_nothing_to_do_is_done_and_not_remembered(ledger: Ledger) -> None:
    command_id = uuid4()

    nothing = ledger.does(lambda _journal: "nothing", command_id=command_id)

    assert (nothing.position, nothing.answer, nothing.repeated) == (None, "nothing", False)
    assert ledger.does(write(uuid4()), command_id=command_id).position == 2


@pytest.mark.parametrize(("events", "letters"), [(MOST + 1, 1), (1, LARGEST + 1)], ids=["too many", "too large"])
def test_more_than_can_be_taken_is_refused_whole(ledger: Ledger, events: int, letters: int) -> None:
    def decide(journal: Journal) -> None:
        for _ in range(events):
            write(uuid4(), "x" * letters)(journal)

    with pytest.raises(psycopg.Error) as refused:
        ledger.does(decide)

    assert refused.value.sqlstate == "OC005"
    assert ledger.positions == [1]


def test_as_much_as_can_be_taken_is_taken(ledger: Ledger) -> None:
    room = LARGEST - len(state_of(""))

    done = ledger.does(lambda journal: [write(uuid4(), "x" * room)(journal) for _ in range(20)])
    many = ledger.does(lambda journal: [write(uuid4())(journal) for _ in range(MOST)])

    assert (done.position, many.position) == (21, 521)


def state_of(name: str) -> bytes:
    """An event as it is stored."""
    return msgspec.json.encode(named(uuid4(), name))


def _waits_for_another(cx: psycopg.Connection[Any]) -> bool:
    return cx.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() != (0,)
