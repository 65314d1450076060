"""The follower misses nothing and folds nothing twice, however many follow and whatever is cut."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from uuid import uuid4

import psycopg
import pytest
from psycopg_pool import ConnectionPool

from domain.shared.events import Recorded
from infra.composition import Parts
from infra.readmodels.follower import Follower
from infra.settings import Settings
from services.shared.rows import ReadModel, Rows
from tests.eventstore.ledgers import Ledger, until, write
from tests.readmodels.counting import COUNTING, Beside, Cx, Folded, Latest, behind, exactly_once, fold, taken

WRITERS = 8


@pytest.mark.parametrize("followers", [1, 2])
def test_eight_writers_are_followed_without_a_miss_each_event_once_and_in_order(
    made: Parts, settings: Settings, beside: Beside, root: Cx, count: Callable[[int, int], int], followers: int
) -> None:
    generation, ledgers = beside([COUNTING]), [Ledger(made) for _ in range(3)]
    ends = time.monotonic() + count(2, 10) / followers

    def keep_writing(number: int) -> int:
        written = 0
        while time.monotonic() < ends:
            written += bool(ledgers[(number + written) % 3].does(write(uuid4())).position)
        return written

    with following(settings, made, generation, [COUNTING], followers), ThreadPoolExecutor(WRITERS) as threads:
        written = sum(threads.map(keep_writing, range(WRITERS)))
        until(lambda: not behind(root, generation), 30)

    folded = {ledger.tenant: taken(root, generation, ledger.tenant) for ledger in ledgers}
    assert sum(map(len, folded.values())) == written + len(ledgers)
    assert folded == {ledger.tenant: exactly_once(ledger.positions) for ledger in ledgers}


def test_an_area_that_another_follower_holds_is_left_to_it(made: Parts, settings: Settings, beside: Beside, root: Cx) -> None:
    generation, held, free = beside([COUNTING]), Ledger(made), Ledger(made)
    one = Follower(made.follower_pool, made.vault, [COUNTING], generation=generation)
    one.run_dry()
    for ledger in (held, free):
        ledger.does(write(uuid4()))

    with psycopg.connect(settings.follower_database_url) as other:
        query = "SELECT FROM rm.cursor WHERE (tenant_id, generation) = (%s, %s) FOR UPDATE"
        other.execute(query, (held.tenant, generation))
        one.run_dry()
        meanwhile = [len(taken(root, generation, ledger.tenant)) for ledger in (held, free)]
    one.run_dry()

    assert meanwhile == [1, 2]
    assert taken(root, generation, held.tenant) == exactly_once([1, 2])


def test_a_connection_cut_in_the_middle_of_a_batch_costs_nothing(
    made: Parts, settings: Settings, superuser: str, beside: Beside, root: Cx
) -> None:
    cuts: list[int] = []

    def cut(rows: Rows, event: Recorded) -> None:
        fold(rows, event)
        if event.position == 7 and len(cuts) < 3:
            cuts.append(terminate(superuser, "to-be-cut"))

    cutting = ReadModel("cutting", (Folded, Latest), cut)
    generation, ledger = beside([cutting]), Ledger(made)
    ledger.does(lambda journal: [write(uuid4())(journal) for _ in range(20)])

    with ConnectionPool(f"{settings.follower_database_url}?application_name=to-be-cut", min_size=1, max_size=2) as pool:
        one = Follower(pool, made.vault, [cutting], generation=generation)
        until(lambda: runs(one) and not behind(root, generation), 30)

    assert len(cuts) == 3
    assert min(cuts) >= 1
    assert taken(root, generation, ledger.tenant) == exactly_once(range(1, 22))


@contextmanager
def following(settings: Settings, made: Parts, generation: int, models: Sequence[ReadModel], followers: int) -> Iterator[None]:
    """So many followers at the same time, each with connections of its own."""
    stop = threading.Event()

    def follow(one: Follower) -> None:
        while not stop.wait(0.002):
            one.run_dry()

    with (
        ConnectionPool(settings.follower_database_url, min_size=1, max_size=followers) as pool,
        ThreadPoolExecutor(followers) as threads,
    ):
        running = [threads.submit(follow, Follower(pool, made.vault, models, generation=generation)) for _ in range(followers)]
        try:
            yield
        finally:
            stop.set()
        for one in running:
            one.result()


def runs(one: Follower) -> bool:
    with suppress(psycopg.OperationalError):
        one.run_dry()
        return True
    return False


def terminate(superuser: str, name: str) -> int:
    """Cuts every connection that calls itself that; how many those were."""
    with psycopg.connect(superuser) as cx:
        query = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = %s"
        return int((cx.execute(query, (name,)).fetchone() or (0,))[0])
