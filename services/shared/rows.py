"""Rows of read models, and the unit of work in which events change them.

A row type is the table: its fields are the columns, `__key__` the primary key (after the tenant), `__find__` the
columns that `where` may ask for. A row's `audience` says who may see it: a page's ETag moves only with those.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.events import Recorded
from domain.shared.sealed import Sealed
from services.shared.cells import Shown

PUBLIC, MEMBERS = "public", "members"


def case(breach_id: UUID) -> str:
    return f"case:{breach_id}"


def person(person_id: UUID | None) -> str:
    return f"person:{person_id}"


class Row(Struct, frozen=True, kw_only=True):
    __key__: ClassVar[tuple[str, ...]] = ()
    __find__: ClassVar[tuple[str, ...]] = ()
    __indexes__: ClassVar[tuple[str, ...]] = ()
    """Further indexes, each the columns after the tenant as SQL."""
    __wide__: ClassVar[str | None] = None
    """For a table across areas: the condition on which a viewer may see a row."""

    @property
    def audience(self) -> str:
        return PUBLIC

    @property
    def key(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__key__)


R = TypeVar("R", bound=Row)


class Source(Protocol):
    """Where rows come from that this unit of work has not met."""

    def get(self, kind: type[Row], key: tuple[Any, ...]) -> Row | None: ...

    def where(self, kind: type[Row], column: str, value: Any) -> Sequence[Row]: ...

    def every(self, kind: type[Row]) -> Sequence[Row]: ...

    def holding(self, kind: type[Row], keys: Sequence[UUID]) -> Sequence[Row]:
        """Those with something under one of these keys."""


class Nothing:
    """Rebuild, as-at and tests start empty and do no I/O."""

    def get(self, kind: type[Row], key: tuple[Any, ...]) -> Row | None:
        return None

    def where(self, kind: type[Row], column: str, value: Any) -> Sequence[Row]:
        return ()

    def every(self, kind: type[Row]) -> Sequence[Row]:
        return ()

    def holding(self, kind: type[Row], keys: Sequence[UUID]) -> Sequence[Row]:
        return ()


class Rows:
    """What one read model of one tenant looks like, changed event by event; each event's changes count or none do."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source or Nothing()
        self.rows: dict[type[Row], dict[tuple[Any, ...], Row | None]] = {}
        self.found: dict[tuple[type[Row], str, Any], set[tuple[Any, ...]]] = {}
        self.asked: set[tuple[type[Row], str, Any]] = set()
        self.changed: dict[type[Row], set[tuple[Any, ...]]] = {}
        self.moved: dict[str, int] = {}
        self.undo: list[tuple[type[Row], tuple[Any, ...], Row | None]] = []

    def get(self, kind: type[R], *key: Any) -> R | None:
        rows = self.rows.setdefault(kind, {})
        if key not in rows:
            self._meet(kind, key, self.source.get(kind, key))
        return rows[key]  # type: ignore[return-value]

    def where(self, kind: type[R], **equal: Any) -> list[R]:
        """Rows with that value in one declared column, in the order of their keys."""
        ((column, value),) = equal.items()
        if column not in kind.__find__:
            raise LookupError(f"{kind.__name__} declares no __find__ on {column}")
        rows = self.rows.setdefault(kind, {})
        if (kind, column, value) not in self.asked:
            self.asked.add((kind, column, value))
            self._meet_new(kind, self.source.where(kind, column, value))
        keys = self.found.get((kind, column, value), ())
        found = (rows[key] for key in keys)
        return sorted((row for row in found if row and getattr(row, column) == value), key=_sort_key)  # type: ignore[misc]

    def every(self, kind: type[R]) -> list[R]:
        """All rows of a small table."""
        rows = self.rows.setdefault(kind, {})
        if (kind, "", None) not in self.asked:
            self.asked.add((kind, "", None))
            self._meet_new(kind, self.source.every(kind))
        return sorted((row for row in rows.values() if row), key=_sort_key)  # type: ignore[misc]

    def put(self, row: Row) -> None:
        before = self.get(type(row), *row.key)
        if before != row:
            self._set(type(row), row.key, before, row)

    def add(self, row: Row) -> None:
        """A row that cannot be there yet, for its key is of what begins with this event: nobody need look."""
        self._set(type(row), row.key, self.rows.setdefault(type(row), {}).get(row.key), row)

    def change(self, row: Row, **new: Any) -> None:
        self.put(replace(row, **new))

    def drop(self, row: Row) -> None:
        self._set(type(row), row.key, self.get(type(row), *row.key), None)

    def absorb(self, absorb: "Callable[[Rows, Recorded], None]", event: Recorded) -> None:
        """Lets one event change the rows. If it cannot, nothing of it stays."""
        self.undo = []
        try:
            absorb(self, event)
        except BaseException:
            for kind, key, before in reversed(self.undo):
                self.rows[kind][key] = before
            raise
        for kind, key, before in self.undo:
            self.changed.setdefault(kind, set()).add(key)
            for row in (before, self.rows[kind][key]):
                if row is not None:
                    self.moved[row.audience] = event.position

    def forget(self, kind: type[Row], keys: Sequence[UUID]) -> None:
        """Whatever was under those keys is gone, opened by then or not."""
        rows = self.rows.setdefault(kind, {})
        self._meet_new(kind, self.source.holding(kind, keys))
        for row in sorted((row for row in rows.values() if row), key=_sort_key):
            held = {name: _key_of(getattr(row, name)) for name in row.__struct_fields__}
            gone = {name: Shown(key, None) for name, key in held.items() if key and key in keys}
            if gone:
                self._set(kind, row.key, row, replace(row, **gone))

    def changes(self) -> Iterator[tuple[type[Row], list[Row], list[tuple[Any, ...]]]]:
        """By table: rows to write, keys to delete, both in order."""
        for kind, keys in self.changed.items():
            rows = self.rows[kind]
            in_order = sorted(keys, key=str)
            yield kind, [row for key in in_order if (row := rows[key])], [key for key in in_order if rows[key] is None]

    def _set(self, kind: type[Row], key: tuple[Any, ...], before: Row | None, after: Row | None) -> None:
        self.undo.append((kind, key, before))
        self._meet(kind, key, after)

    def _meet_new(self, kind: type[Row], stored: Sequence[Row]) -> None:
        for row in stored:
            if row.key not in self.rows[kind]:
                self._meet(kind, row.key, row)

    def _meet(self, kind: type[Row], key: tuple[Any, ...], row: Row | None) -> None:
        self.rows.setdefault(kind, {})[key] = row
        if row is not None:
            for column in kind.__find__:
                self.found.setdefault((kind, column, getattr(row, column)), set()).add(key)


def _key_of(value: Any) -> UUID | None:
    return value.key_id if isinstance(value, Sealed | Shown) else None


def _sort_key(row: Row) -> tuple[str, ...]:
    return tuple(map(str, row.key))


class ReadModel(Struct, frozen=True):
    """Its name, its tables, and how each event changes them: pure, and blind to clock, chance and sealed content."""

    name: str
    tables: tuple[type[Row], ...]
    absorb: Callable[[Rows, Recorded], None]

    def take(self, rows: Rows, event: Recorded) -> None:
        """What every read model does besides: what was destroyed is forgotten."""
        self.absorb(rows, event)
        if keys := event.fact.destroyed():
            for kind in self.tables:
                rows.forget(kind, keys)
