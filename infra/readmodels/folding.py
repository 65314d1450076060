"""One batch: events absorbed into rows, tenant by tenant, and the rows written, table by table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
import psycopg
from psycopg.rows import dict_row

from domain.shared.sealed import Opened, Sealed
from infra.eventstore.sealing import open_sealed
from infra.readmodels.events import StoredEvent, Unreadable
from infra.readmodels.generations import schemas
from infra.readmodels.tables import (
    Moved,
    batch,
    delete,
    from_columns,
    key_json,
    select,
    select_holding,
    to_json,
    upsert,
    words_of,
)
from services.shared.ports import Vault
from services.shared.rows import Nothing, ReadModel, Row, Rows


class Stuck(msgspec.Struct, frozen=True):
    """A model that could not take an event: it has what came before, and waits there."""

    tenant_id: UUID
    model: str
    position: int
    topic: str
    error: str


class StoredRows:
    """Rows of one tenant in one generation, read when an event first needs them."""

    def __init__(self, cx: psycopg.Connection[Any], generation: int, tenant_id: UUID) -> None:
        self.cx, self.generation, self.tenant_id = cx, generation, tenant_id

    def get(self, kind: type[Row], key: tuple[Any, ...]) -> Row | None:
        found = self._rows(kind, kind.__key__, key)
        return found[0] if found else None

    def where(self, kind: type[Row], column: str, value: Any) -> Sequence[Row]:
        return self._rows(kind, (column,), (value,))

    def every(self, kind: type[Row]) -> Sequence[Row]:
        return self._rows(kind, (), ())

    def holding(self, kind: type[Row], keys: Sequence[UUID]) -> Sequence[Row]:
        if not words_of(kind):
            return ()
        query = select_holding(kind, schema_of(kind, self.generation))
        rows = self.cx.cursor(row_factory=dict_row).execute(query, {"tenant": self.tenant_id, "keys": list(keys)})
        return [from_columns(kind, row) for row in rows]

    def _rows(self, kind: type[Row], columns: tuple[str, ...], values: tuple[Any, ...]) -> list[Row]:
        query = select(kind, schema_of(kind, self.generation), columns)
        rows = self.cx.cursor(row_factory=dict_row).execute(query, (self.tenant_id, *values))
        return [from_columns(kind, row) for row in rows]


class Fold:
    """What a tenant's events make of its models."""

    def __init__(self, cx: psycopg.Connection[Any], generation: int, tenant_id: UUID, models: Sequence[ReadModel]) -> None:
        self.tenant_id = tenant_id
        self.units = {model: Rows(StoredRows(cx, generation, tenant_id)) for model in models}
        self.stuck: list[Stuck] = []

    def absorb(self, events: Sequence[StoredEvent]) -> "Fold":
        if events and events[0].position == 1:
            for rows in self.units.values():
                rows.source = Nothing()  # a tenant's beginning: what is not met yet is nowhere, and nobody need ask
        going = list(self.units)
        for stored in events:
            try:
                event = stored.recorded()
            except Unreadable as error:
                self.stuck += [self._stuck(model, stored, error) for model in going]
                return self
            for model in list(going):
                try:
                    self.units[model].absorb(model.take, event)
                except Exception as error:  # noqa: BLE001  # whatever it is, the others go on
                    self.stuck.append(self._stuck(model, stored, error))
                    going.remove(model)
        return self

    def _stuck(self, model: ReadModel, stored: StoredEvent, error: Exception) -> Stuck:
        # the kind of error only: its words could hold somebody's
        return Stuck(self.tenant_id, model.name, stored.position, stored.topic, type(error.__cause__ or error).__name__)

    def moved(self) -> list[Moved]:
        return [
            Moved(model=model.name, audience=audience, position=position)
            for model, rows in self.units.items()
            for audience, position in rows.moved.items()
        ]


def write(cx: psycopg.Connection[Any], vault: Vault, generation: int, folds: Sequence[Fold]) -> None:
    """All rows of a batch, one statement a table. Keys that open names and texts live no longer than this."""
    put: dict[type[Row], list[dict[str, Any]]] = defaultdict(list)
    gone: dict[type[Row], list[dict[str, Any]]] = defaultdict(list)
    for fold in folds:
        changes = [change for rows in fold.units.values() for change in rows.changes()]
        opened = _open(vault, fold.tenant_id, [row for _kind, rows, _keys in changes for row in rows])
        for kind, rows, keys in changes:
            put[kind] += [to_json(fold.tenant_id, row, opened) for row in rows]
            gone[kind] += [key_json(fold.tenant_id, kind, key) for key in keys]
        put[Moved] += [to_json(fold.tenant_id, moved, {}) for moved in fold.moved()]
    for kind, statement, together in [(k, delete, b) for k, b in gone.items()] + [(k, upsert, b) for k, b in put.items()]:
        if together:
            cx.execute(statement(kind, schema_of(kind, generation)), (batch(together),))


def schema_of(kind: type[Row], generation: int) -> str:
    areas, wide = schemas(generation)
    return wide if kind.__wide__ else areas


def _open(vault: Vault, tenant_id: UUID, rows: Sequence[Row]) -> dict[Sealed, Opened]:
    boxes = {sealed for row in rows for sealed in _boxes(row)}
    keys = vault.keys(tenant_id, {sealed.key_id for sealed in boxes}) if boxes else {}
    return {sealed: open_sealed(tenant_id, sealed, keys) for sealed in boxes}


def _boxes(row: Row) -> Iterator[Sealed]:
    return (value for name in row.__struct_fields__ if isinstance(value := getattr(row, name), Sealed))
