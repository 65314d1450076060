"""Many who write at once: no two decisions that exclude each other, no gap, no time that runs backwards."""

from collections.abc import Callable
from random import Random
from threading import Barrier
from uuid import uuid4

import psycopg

from domain.shared.errors import DomainError, Refused
from infra.auditing import verify
from infra.settings import Settings
from services.shared.ports import Journal
from tests.eventstore.ledgers import Ledger, append_raw, together, write, write_unless

Count = Callable[[int, int], int]
WRITERS = 8


def test_two_skewed_commands_never_both_commit(ledger: Ledger, count: Count) -> None:
    pairs = [(uuid4(), uuid4()) for _ in range(count(200, 200))]

    for one, other in pairs:
        both_looked = once(Barrier(2).wait)
        together(
            lambda a=one, b=other, looked=both_looked: ledger.does(write_unless(b, a, looked)),
            lambda a=one, b=other, looked=both_looked: ledger.does(write_unless(a, b, looked)),
        )

    assert [len(ledger.versions(one) + ledger.versions(other)) for one, other in pairs] == [1] * len(pairs)


def test_positions_have_no_gap_whatever_is_refused_overtaken_or_rolled_back(
    ledger: Ledger, settings: Settings, count: Count
) -> None:
    shared = uuid4()

    def one_writer(number: int) -> int:
        chance, written = Random(number), 0
        for _ in range(count(25, 250)):
            doing = chance.choices([write(uuid4()), write(shared), refuse, append_and_fail(ledger)], [70, 10, 10, 10])[0]
            written += bool(position_of(ledger, doing))
        return written

    written = sum(one.result() for one in together(*[lambda number=number: one_writer(number) for number in range(WRITERS)]))

    with psycopg.connect(settings.follower_database_url) as cx:
        assert verify(cx, ledger.tenant) == (1 + written, [])
    assert ledger.positions == list(range(1, 2 + written))


def test_recorded_times_only_rise(ledger: Ledger) -> None:
    together(*[lambda: ledger.does(lambda journal: [write(uuid4())(journal) for _ in range(20)])] * WRITERS)

    times = ledger.ask("SELECT recorded_at FROM es.event WHERE tenant_id = %s ORDER BY position", ledger.tenant)

    assert len(times) == 1 + 20 * WRITERS
    assert times == sorted(set(times))


def once(wait: Callable[[], object]) -> Callable[[], None]:
    """Meets the other on the first look of each; whoever has to look again does not wait."""
    looks = iter([wait, wait])
    return lambda: next(looks, lambda: None)() and None


def refuse(journal: Journal) -> None:
    write(uuid4())(journal)
    raise Refused("not this one")


def append_and_fail(ledger: Ledger) -> Callable[[Journal], None]:
    def decide(journal: Journal) -> None:
        append_raw(journal.cx, ledger.tenant, "organisation.added")
        raise Refused("after it was appended")

    return decide


def position_of(ledger: Ledger, decide: Callable[[Journal], object]) -> int | None:
    try:
        return ledger.does(decide).position
    except DomainError:
        return None
