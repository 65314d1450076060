"""A row type as a table: its DDL, and rows in and out of it."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from services.shared.cells import Locked, Words
from services.shared.rows import Row

SQL_TYPES = {
    UUID: "uuid",
    str: "text",
    int: "bigint",
    bool: "boolean",
    date: "date",
    datetime: "timestamptz",
    float: "double precision",
}


class Moved(Row, frozen=True, kw_only=True):
    """The last position at which something changed that this audience may see of this model. Never shown as it is."""

    __key__ = ("model", "audience")

    model: str
    audience: str
    position: int


class Table(msgspec.Struct, frozen=True):
    """Columns in order, as (name, SQL type, may be null)."""

    name: str
    kind: type[Row]
    columns: tuple[tuple[str, str, bool], ...]
    key: tuple[str, ...]

    @property
    def names(self) -> str:
        return ", ".join(name for name, _type, _null in self.columns)

    @property
    def typed(self) -> str:
        return ", ".join(f"{name} {kind}" for name, kind, _null in self.columns)


@cache
def table_of(kind: type[Row]) -> Table:
    columns = [("tenant_id", "uuid", False)]
    for name, hint in get_type_hints(kind).items():
        if name in kind.__struct_fields__:
            columns += _columns(name, hint)
    return Table(snake(kind.__name__), kind, tuple(columns), ("tenant_id", *kind.__key__))


def ddl(kind: type[Row], schema: str) -> str:
    """The table with its keys, indexes and row-level security."""
    table = table_of(kind)
    full = f"{schema}.{table.name}"
    columns = ",\n  ".join(f"{name} {sql}{'' if null else ' NOT NULL'}" for name, sql, null in table.columns)
    seen_by_app = kind.__wide__ or "tenant_id = current_setting('app.tenant')::uuid"
    return "\n".join(
        [
            f"CREATE TABLE {full} (\n  {columns},{_searched(kind)}\n  PRIMARY KEY ({', '.join(table.key)})\n);",
            *(f"CREATE INDEX ON {full} (tenant_id, {column});" for column in kind.__find__),
            *(f"CREATE INDEX ON {full} ({'' if kind.__wide__ else 'tenant_id, '}{index});" for index in kind.__indexes__),
            f"ALTER TABLE {full} ENABLE ROW LEVEL SECURITY;",
            f"ALTER TABLE {full} FORCE ROW LEVEL SECURITY;",
            f"CREATE POLICY seen ON {full} FOR SELECT TO oc_app USING ({seen_by_app});",
            f"CREATE POLICY seen_by_worker ON {full} FOR SELECT TO oc_worker USING ({'true' if kind.__wide__ else seen_by_app});",
            f"CREATE POLICY follower ON {full} TO oc_follower USING (true) WITH CHECK (true);",
            f"GRANT SELECT ON {full} TO oc_app, oc_worker;",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {full} TO oc_follower;",
        ]
    )


def _searched(kind: type[Row]) -> str:
    """A column that PostgreSQL fills itself, and empties with what it is made of."""
    weighed = zip(kind.__searched__, "ADDD", strict=False)
    parts = [f"setweight(to_tsvector('pg_catalog.english', coalesce({name}, '')), '{weight}')" for name, weight in weighed]
    return f"\n  searched tsvector GENERATED ALWAYS AS ({' || '.join(parts)}) STORED," if parts else ""


@cache
def upsert(kind: type[Row], schema: str) -> str:
    """COPY is refused under row-level security; this takes a whole batch as one JSON array."""
    table = table_of(kind)
    rest = [name for name, _type, _null in table.columns if name not in table.key]
    update = f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rest)}" if rest else "NOTHING"
    return (
        f"INSERT INTO {schema}.{table.name} ({table.names}) SELECT {table.names} FROM json_to_recordset(%s) AS r ({table.typed}) "
        f"ON CONFLICT ({', '.join(table.key)}) DO {update}"
    )


@cache
def delete(kind: type[Row], schema: str) -> str:
    table = table_of(kind)
    typed = ", ".join(f"{name} {sql}" for name, sql, _null in table.columns if name in table.key)
    same = " AND ".join(f"t.{name} = r.{name}" for name in table.key)
    return f"DELETE FROM {schema}.{table.name} t USING json_to_recordset(%s) AS r ({typed}) WHERE {same}"


def select(kind: type[Row], schema: str, columns: Iterable[str]) -> str:
    table = table_of(kind)
    return f"SELECT {table.names} FROM {schema}.{table.name} WHERE tenant_id = %s" + "".join(f" AND {c} = %s" for c in columns)


@cache
def words_of(kind: type[Row]) -> tuple[str, ...]:
    """The columns that the follower opens."""
    hints = get_type_hints(kind)
    return tuple(name for name in kind.__struct_fields__ if without_none(hints[name])[0] == Words)


def select_holding(kind: type[Row], schema: str) -> str:
    """Rows with something under one of some keys. No index helps: it is asked for only when somebody is forgotten."""
    table = table_of(kind)
    held = " OR ".join(f"{name}_key = ANY(%(keys)s)" for name in words_of(kind))
    return f"SELECT {table.names} FROM {schema}.{table.name} WHERE tenant_id = %(tenant)s AND ({held})"


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _columns(name: str, hint: Any) -> list[tuple[str, str, bool]]:
    core, null = without_none(hint)
    if core == Words:
        return [(name, "text", True), (f"{name}_lang", "text", True), (f"{name}_key", "uuid", null)]
    return [(name, _sql_type(core), null)]


def without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, UnionType):
        parts = [part for part in get_args(hint) if part is not NoneType]
        core = parts[0] if len(parts) == 1 else Union[tuple(parts)]  # noqa: UP007  # built from parts, not written
        return core, len(parts) < len(get_args(hint))
    return hint, False


def _sql_type(hint: Any) -> str:
    hint = getattr(hint, "__supertype__", hint)  # NewType
    if hint in SQL_TYPES:
        return SQL_TYPES[hint]
    if hint is Locked:
        return "bytea"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "text"
    return "jsonb"
