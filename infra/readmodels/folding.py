"""One batch: events absorbed into rows, tenant by tenant, and the rows written, table by table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
import psycopg
from psycopg.rows import dict_row

from domain.shared.sealed import Opened, Sealed
from infra.eventstore.sealing import open_sealed
from infra.readmodels.columns import batch, box_columns, from_columns, key_json, to_json
from infra.readmodels.events import StoredEvent, Unreadable
from infra.readmodels.generations import schemas
from infra.readmodels.tables import Moved, delete, select, select_holding, upsert, words_of
from services.shared.ports import Vault
from services.shared.rows import Nothing, ReadModel, Row, Rows, Source


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
        self.tenant_id, self.models = tenant_id, models
        self.source: Source = StoredRows(cx, generation, tenant_id)
        self.units: dict[str, Rows] = defaultdict(lambda: Rows(self.source))
        """Of each model that met an event."""
        self.stuck: list[Stuck] = []

    def absorb(self, events: Sequence[StoredEvent]) -> "Fold":
        if events and events[0].position == 1:
            self.source = Nothing()  # a tenant's beginning: what is not met yet is nowhere, and nobody need ask
        going = list(self.models)
        for stored in events:
            try:
                event = stored.recorded()
            except Unreadable as error:
                self.stuck += [self._stuck(model, stored, error) for model in going]
                return self
            about = stored.topic.partition(".")[0]
            for model in [one for one in going if not one.of or about in one.of or event.fact.destroyed()]:
                try:
                    self.units[model.name].absorb(model.take, event)
                except Exception as error:  # noqa: BLE001  # whatever it is, the others go on
                    self.stuck.append(self._stuck(model, stored, error))
                    going.remove(model)
        return self

    def _stuck(self, model: ReadModel, stored: StoredEvent, error: Exception) -> Stuck:
        # the kind of error only: its words could hold somebody's
        return Stuck(self.tenant_id, model.name, stored.position, stored.topic, type(error.__cause__ or error).__name__)

    def moved(self) -> list[Moved]:
        return [
            Moved(model=model, audience=audience, position=position)
            for model, rows in self.units.items()
            for audience, position in rows.moved.items()
        ]


def write(cx: psycopg.Connection[Any], vault: Vault, generation: int, folds: Sequence[Fold]) -> None:
    """All rows of a batch, one statement a table. Keys that open names and texts live no longer than this."""
    put: dict[type[Row], list[bytes]] = defaultdict(list)
    gone: dict[type[Row], list[bytes]] = defaultdict(list)
    changes = [(fold.tenant_id, *change) for fold in folds for rows in fold.units.values() for change in rows.changes()]
    opened = _open(vault, [(tenant_id, row) for tenant_id, _kind, rows, _keys in changes for row in rows])
    for tenant_id, kind, rows, keys in changes:
        put[kind] += [to_json(tenant_id, row, opened[tenant_id]) for row in rows]
        gone[kind] += [key_json(tenant_id, kind, key) for key in keys]
    for fold in folds:
        put[Moved] += [to_json(fold.tenant_id, moved, {}) for moved in fold.moved()]
    for kind, statement, together in [(k, delete, b) for k, b in gone.items()] + [(k, upsert, b) for k, b in put.items()]:
        if together:
            cx.execute(statement(kind, schema_of(kind, generation)), (batch(together),))


def schema_of(kind: type[Row], generation: int) -> str:
    areas, wide = schemas(generation)
    return wide if kind.__wide__ else areas


def _open(vault: Vault, rows: Sequence[tuple[UUID, Row]]) -> Mapping[UUID, dict[Sealed, Opened]]:
    """What is in the boxes of each tenant's rows; the keys come in one trip."""
    boxes: dict[UUID, set[Sealed]] = defaultdict(set)
    for tenant_id, row in rows:
        for sealed in _boxes(row):
            boxes[tenant_id].add(sealed)
    keys = vault.keys_of({one: {sealed.key_id for sealed in some} for one, some in boxes.items()}) if boxes else {}
    opened: dict[UUID, dict[Sealed, Opened]] = defaultdict(dict)
    for tenant_id, some in boxes.items():
        opened[tenant_id] = {sealed: open_sealed(tenant_id, sealed, keys.get(tenant_id, {})) for sealed in some}
    return opened


def _boxes(row: Row) -> Iterator[Sealed]:
    return (value for name in box_columns(type(row)) if isinstance(value := getattr(row, name), Sealed))
