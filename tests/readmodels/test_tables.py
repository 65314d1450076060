"""Every row type as a table: what goes in comes out."""

import types
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import msgspec
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from psycopg.rows import dict_row

from domain.shared.sealed import Clear, Erased, Opened, Sealed
from infra.readmodels.columns import batch, from_columns, key_json, to_json
from infra.readmodels.tables import Moved, ddl, delete, select, upsert
from services.catalogue import READ_MODELS
from services.shared.cells import Locked, Shown, Words
from services.shared.rows import Row
from tests.conftest import THOROUGH

KINDS = [Moved, *(kind for model in READ_MODELS for kind in model.tables)]
TENANT = uuid4()


@pytest.fixture(scope="module")
def tables(superuser: str) -> Iterator[psycopg.Connection[Any]]:
    """A schema with each table in it, undone at the end."""
    with psycopg.connect(superuser, row_factory=dict_row) as cx:
        cx.execute("CREATE SCHEMA round_trip")
        for kind in KINDS:
            cx.execute(ddl(kind, "round_trip"))
        yield cx
        cx.rollback()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=100 if THOROUGH else 8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_what_goes_into_a_table_comes_out(tables: psycopg.Connection[Any], kind: type[Row], data: some.DataObject) -> None:
    rows = {row.key: row for row in data.draw(some.lists(rows_of(kind), min_size=1, max_size=4))}
    opened = {value: data.draw(contents) for row in rows.values() for value in fields(row) if isinstance(value, Sealed)}

    with tables.transaction(force_rollback=True):
        for _twice in range(2):
            tables.execute(upsert(kind, "round_trip"), (batch([to_json(TENANT, row, opened) for row in rows.values()]),))
        found = [from_columns(kind, one) for one in tables.execute(select(kind, "round_trip", ()), (TENANT,))]

        assert sorted(found, key=repr) == sorted((shown(row, opened) for row in rows.values()), key=repr)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=30 if THOROUGH else 3, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_a_row_is_found_and_deleted_by_its_key_alone(
    tables: psycopg.Connection[Any], kind: type[Row], data: some.DataObject
) -> None:
    rows = list({row.key: row for row in data.draw(some.lists(rows_of(kind), min_size=1, max_size=4))}.values())
    opened = {value: Erased() for row in rows for value in fields(row) if isinstance(value, Sealed)}

    with tables.transaction(force_rollback=True):
        tables.execute(upsert(kind, "round_trip"), (batch([to_json(TENANT, row, opened) for row in rows]),))
        by_key = select(kind, "round_trip", kind.__key__)
        assert len(tables.execute(by_key, (TENANT, *rows[0].key)).fetchall()) == 1

        tables.execute(delete(kind, "round_trip"), (batch([key_json(TENANT, kind, rows[0].key)]),))

        assert tables.execute(by_key, (TENANT, *rows[0].key)).fetchall() == []
        assert len(tables.execute(select(kind, "round_trip", ()), (TENANT,)).fetchall()) == len(rows) - 1


words = some.text(some.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
contents: some.SearchStrategy[Opened] = some.builds(Clear, words, some.sampled_from(["en", "cy"])) | some.just(Erased())
boxes = some.builds(Sealed, some.uuids(), some.binary(), words)
PLAIN = {
    str: words,
    int: some.integers(-(2**63), 2**63 - 1),
    UUID: some.uuids(),
    bool: some.booleans(),
    datetime: some.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=some.just(UTC)),  # noqa: DTZ001  # bounds come bare
    Words: boxes | some.builds(Shown, some.uuids(), words | some.none(), some.sampled_from(["en", "cy"])),
    Locked: some.builds(Locked, boxes),
}


def rows_of(kind: type[Row]) -> some.SearchStrategy[Row]:
    return some.builds(
        kind, **{name: any_of(hint) for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__}
    )


def any_of(hint: Any) -> some.SearchStrategy[Any]:
    """Values of a field's type, to any depth."""
    hint = getattr(hint, "__supertype__", hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) in (Union, types.UnionType):
        parts = [part for part in get_args(hint) if part is not types.NoneType]
        return some.none() | any_of(Union[tuple(parts)] if len(parts) > 1 else parts[0])  # noqa: UP007
    if get_origin(hint) is tuple:
        return some.lists(any_of(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return some.builds(hint, **{name: any_of(part) for name, part in get_type_hints(hint).items()})
    return some.sampled_from(hint) if isinstance(hint, type) and issubclass(hint, Enum) else some.from_type(hint)


def fields(row: Row) -> Iterator[Any]:
    return (getattr(row, name) for name in row.__struct_fields__)


def shown(row: Row, opened: dict[Sealed, Opened]) -> Row:
    """The row as it is read back: with what was in the boxes that the follower opens."""

    def see(value: Any) -> Any:
        if not isinstance(value, Sealed):
            return value
        clear = opened[value]
        return Shown(value.key_id, clear.text, clear.lang) if isinstance(clear, Clear) else Shown(value.key_id, None)

    return type(row)(**dict(zip(row.__struct_fields__, map(see, fields(row)), strict=True)))
