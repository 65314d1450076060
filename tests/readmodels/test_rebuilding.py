"""A generation filled from history is what the one in use has become event by event, and takes its place whole."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import pytest
from litestar.testing import TestClient
from psycopg import sql

from domain.organisations import Sector
from infra.composition import Parts, pages_pool
from infra.readmodels import generations
from infra.readmodels.tables import Moved, table_of
from infra.rebuilding import prepare
from infra.settings import Settings
from services.catalogue import READ_MODELS
from services.organisations.register import Organisation
from tests.eventstore.five_facts import Told
from tests.given import TestArea, World
from web.app import create_app

Cx = psycopg.Connection[Any]
KINDS = [Moved, *(kind for model in READ_MODELS for kind in model.tables)]
FILLED_ELSEWHERE = {"host"}
"""Tables that no area's own history fills: a host has a ledger of its own."""


def test_no_table_is_compared_empty(told: Told, root: Cx) -> None:
    empty = {table_of(kind).name for kind in KINDS if not copied(root, kind, in_use(root), told.area.tenant)}

    assert empty == FILLED_ELSEWHERE


@pytest.mark.parametrize("at_once", [1, 7, 500])
def test_what_was_read_event_by_event_is_what_a_rebuild_makes_byte_for_byte(
    told: Told, made: Parts, beside: Callable[..., int], root: Cx, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """However many events it reads at once."""
    monkeypatch.setattr("infra.readmodels.follower.EVENTS_AT_ONCE", at_once)
    generation = beside(READ_MODELS, told.area.tenant)

    made.follower(after=lambda _tenants: None, generation=generation).run_dry()

    for kind in KINDS:
        live = copied(root, kind, in_use(root), told.area.tenant)
        assert copied(root, kind, generation, told.area.tenant) == live, kind.__name__


def test_what_happens_while_it_is_rebuilt_is_in_it_too(world: World, made: Parts, beside: Callable[..., int], root: Cx) -> None:
    area = world.area(empty=True)
    generation = beside(READ_MODELS, area.tenant)
    follower = made.follower(after=lambda _tenants: None, generation=generation)
    before = follower.run_dry()

    area.body("Late Town Band", Sector.VCS)
    follower.run_dry()

    assert before > 0
    assert b"Late Town Band" in copied(root, Organisation, generation, area.tenant)
    for kind in KINDS:
        assert copied(root, kind, generation, area.tenant) == copied(root, kind, in_use(root), area.tenant), kind.__name__


def test_pages_read_the_new_generation_from_the_moment_that_it_is_taken_into_use(
    settings: Settings, world: World, made: Parts, superuser: str, root: Cx
) -> None:
    area, pool = world.area(empty=True), pages_pool(settings)
    generation = generations.make(settings.migrator_database_url, READ_MODELS)
    made.follower(after=lambda _tenants: None, generation=generation).run_dry()
    mark(superuser, generation, area, "Read anew")
    area.body("Late Town Band", Sector.VCS)

    with TestClient(create_app(made.outside(pool, ()), pool)) as client:
        before = client.get(f"/{area.slug}").text
        generations.take_into_use(settings.migrator_database_url, generation)
        after = client.get(f"/{area.slug}").text
    area.narrator.settle()

    assert ("Read anew" in before, "Read anew" in after) == (False, True)
    assert f"Place {area.slug}" in before
    assert b"Late Town Band" in copied(root, Organisation, generation, area.tenant), "told just before the switch, read after it"


def test_it_is_rebuilt_where_other_code_made_it_and_the_one_before_stays_in_case(
    settings: Settings, root: Cx, superuser: str
) -> None:
    first = in_use(root)
    prepare(settings, lambda _text: None)
    same = in_use(root)

    second, third = rebuilt_after_a_change(settings, root, superuser), rebuilt_after_a_change(settings, root, superuser)

    assert (same, in_use(root)) == (first, third)
    assert first < second < third
    assert schemas_of(root, first) == []
    assert schemas_of(root, second) == sorted(generations.schemas(second))
    for table in ("generation", "cursor", "parked"):
        left = root.execute(sql.SQL("SELECT count(*) FROM rm.{} WHERE generation = %s").format(sql.Identifier(table)), (first,))
        assert left.fetchone() == (0,), table


def rebuilt_after_a_change(settings: Settings, cx: Cx, superuser: str) -> int:
    with psycopg.connect(superuser) as other:
        other.execute("UPDATE rm.generation SET fingerprint = 'of other code' WHERE generation = %s", (in_use(cx),))
    assert generations.due(settings.migrator_database_url, READ_MODELS)
    prepare(settings, lambda _text: None)
    assert not generations.due(settings.migrator_database_url, READ_MODELS)
    return in_use(cx)


def copied(cx: Cx, kind: Any, generation: int, tenant: UUID) -> bytes:
    """A tenant's rows of one table, in the order of their keys, as COPY writes them."""
    areas, wide = generations.schemas(generation)
    table = table_of(kind)
    query = sql.SQL("COPY (SELECT * FROM {} WHERE tenant_id = {} ORDER BY {}) TO STDOUT").format(
        sql.Identifier(wide if kind.__wide__ else areas, table.name),
        sql.Literal(tenant),
        sql.SQL(", ").join(map(sql.Identifier, table.key)),
    )
    with cx.cursor().copy(query) as copy:
        return b"".join(bytes(part) for part in copy)


def in_use(cx: Cx) -> int:
    (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
    return int(generation)


def mark(superuser: str, generation: int, area: TestArea, name: str) -> None:
    """An area's name as only this generation has it."""
    with psycopg.connect(superuser) as cx:
        for schema, table in zip(generations.schemas(generation), ("area", "listed_area"), strict=True):
            cx.execute(
                sql.SQL("UPDATE {} SET name = %s WHERE tenant_id = %s").format(sql.Identifier(schema, table)), (name, area.tenant)
            )


def schemas_of(cx: Cx, generation: int) -> list[str]:
    names = list(generations.schemas(generation))
    return [name for (name,) in cx.execute("SELECT nspname FROM pg_namespace WHERE nspname = ANY(%s) ORDER BY 1", (names,))]
