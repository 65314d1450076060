"""`/health`: one word for each part, for whoever keeps it running; 503 only where no page could be shown."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace
from psycopg.types.json import Json

from infra.composition import Parts, pages_pool
from infra.pulse import FOLLOWING, WORKING, PostgresHealth, Pulse, measured
from infra.settings import Settings

HERE, PARKED = {"areas_behind": 0, "seconds_behind": 0.0, "parked": 0}, {"areas_behind": 0, "seconds_behind": 0.0, "parked": 1}
LATE = {"areas_behind": 3, "seconds_behind": 60.0, "parked": 0}
Beats = Callable[..., None]


@pytest.fixture
def beats(superuser: str) -> Iterator[Beats]:
    """`beats("follow", figures, ago=60)`: as if that process had said so that many seconds ago."""
    with psycopg.connect(superuser, autocommit=True) as cx:
        cx.execute("DELETE FROM ops.pulse")
        yield lambda process, figures, ago=0: cx.execute(
            "INSERT INTO ops.pulse VALUES (%s, %s, clock_timestamp() - make_interval(secs => %s), %s)",
            (process, f"{process} of a test", ago, Json(figures)),
        )
        cx.execute("DELETE FROM ops.pulse")


def words(settings: Settings) -> dict[str, str]:
    async def ask() -> dict[str, str]:
        async with pages_pool(settings) as pool:
            return await PostgresHealth(pool).parts()

    with ThreadPoolExecutor(1) as thread:  # a loop of its own, whatever runs in this one
        return thread.submit(lambda: asyncio.run(ask())).result()


def test_with_every_process_there_all_is_well(settings: Settings, beats: Beats) -> None:
    beats("follow", HERE)
    beats("work", {})

    assert words(settings) == {"database": "ok", "schema": "ok", "read models": "ok", "worker": "ok"}


@pytest.mark.parametrize(("figures", "ago", "word"), [(PARKED, 0, "parked"), (LATE, 0, "late"), (HERE, 60, "silent")])
def test_read_models_that_are_not_well_say_how(settings: Settings, beats: Beats, figures: Any, ago: int, word: str) -> None:
    beats("follow", figures, ago=ago)

    assert words(settings)["read models"] == word


def test_a_worker_that_has_not_been_heard_is_silent(settings: Settings, beats: Beats) -> None:
    beats("work", {}, ago=60)

    assert words(settings)["worker"] == "silent"


def test_a_database_of_an_older_version_is_old(settings: Settings, beats: Beats, superuser: str) -> None:
    with psycopg.connect(superuser, autocommit=True) as cx:
        (at,) = cx.execute("DELETE FROM migration.applied WHERE name = '0005_health' RETURNING at").fetchone() or (None,)
        try:
            said = words(settings)
        finally:
            cx.execute("INSERT INTO migration.applied VALUES ('0005_health', %s)", (at,))

    assert said["schema"] == "old"


def test_a_database_that_is_not_there_is_away(settings: Settings) -> None:
    nowhere = replace(settings, database_url="postgresql://oc_app@127.0.0.1:1/compact?connect_timeout=1")

    assert words(nowhere) == {"database": "away"}


def test_each_process_says_what_it_measures_and_not_more_often_than_it_must(made: Parts, beats: Beats, superuser: str) -> None:
    for pool, process, figures in ((made.follower_pool, "follow", FOLLOWING), (made.worker_pool, "work", WORKING)):
        pulse = Pulse(pool, process, figures)
        pulse.beat()
        with psycopg.connect(superuser) as cx:
            cx.execute("UPDATE ops.pulse SET figures = '{}' WHERE process = %s", (process,))
        pulse.beat()

    with psycopg.connect(superuser) as cx:
        assert cx.execute("SELECT process, figures FROM ops.pulse ORDER BY 1").fetchall() == [("follow", {}), ("work", {})]


def test_what_is_measured_are_counts_by_name(made: Parts) -> None:
    with made.follower_pool.connection() as cx:
        assert measured(cx, FOLLOWING).keys() == HERE.keys()
    with made.worker_pool.connection() as cx:
        assert measured(cx, WORKING).keys() == {"mail_waiting", "mail_given_up", "oldest_mail_seconds"}
