"""Plans: a connection keeps those that it has made from page to page, and loses them where something went wrong."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg

from infra.composition import pages_pool
from infra.pages import Page, PostgresPages
from infra.settings import Settings
from tests.given import World

OFTEN = 40  # psycopg prepares what a connection is asked for the sixth time, and they take turns
KEPT = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%FROM organisation%'"


def test_a_page_that_is_asked_for_often_is_planned_once(world: World, settings: Settings) -> None:
    assert kept(settings, world.area().slug, lambda page: page.rows(dict, "SELECT name FROM organisation")) == 1


def test_what_went_wrong_leaves_no_plan(world: World, settings: Settings) -> None:
    broken = "SELECT name FROM organisation WHERE 1 / (SELECT 0) = 1"

    assert kept(settings, world.area().slug, lambda page: page.rows(dict, broken)) == 0


def kept(settings: Settings, slug: str, ask: Callable[[Page], Awaitable[object]]) -> int:
    async def often() -> int:
        async with pages_pool(settings) as pool:
            for _ in range(OFTEN):
                with suppress(psycopg.errors.DivisionByZero):
                    async with PostgresPages(pool).page(slug=slug) as page:
                        await ask(page)
            async with pool.connection() as cx:
                found = await (await cx.execute(KEPT)).fetchone()
                return int(found[0]) if found else 0

    with ThreadPoolExecutor(1) as apart:  # a browser's loop may be at work in this thread
        return apart.submit(lambda: asyncio.run(often())).result()
