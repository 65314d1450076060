"""The unit of work in which events change rows: what it has not met comes from its source."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from msgspec.structs import replace

from domain.shared.events import Recorded
from domain.shared.sealed import Sealed
from services.shared.cells import Shown
from services.shared.rows.row import Key, Row

R = TypeVar("R", bound=Row)


class Source(Protocol):
    """Where rows come from that this unit of work has not met."""

    def get(self, kind: type[Row], key: Key) -> Row | None: ...

    def where(self, kind: type[Row], column: str, value: Any) -> Sequence[Row]: ...

    def every(self, kind: type[Row]) -> Sequence[Row]: ...

    def holding(self, kind: type[Row], keys: Sequence[UUID]) -> Sequence[Row]:
        """Those with something under one of these keys."""


class Nothing:
    """Rebuild, as-at and tests start empty and do no I/O."""

    def get(self, kind: type[Row], key: Key) -> Row | None:
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
        self.rows: dict[type[Row], dict[Key, Row | None]] = defaultdict(dict)
        self.found: dict[tuple[type[Row], str, Any], set[Key]] = defaultdict(set)
        self.asked: set[tuple[type[Row], str, Any]] = set()
        self.changed: dict[type[Row], dict[Key, Row | None]] = defaultdict(dict)
        self.moved: dict[str, int] = {}
        self.steps: list[tuple[type[Row], Key, Row | None, Row | None]] = []
        """Of the event at hand: a row's table and key, what it was and what it became."""

    def get(self, kind: type[R], *key: Any) -> R | None:
        rows = self.rows[kind]
        if key not in rows:
            self._meet(kind, key, self.source.get(kind, key))
        return rows[key]  # type: ignore[return-value]

    def where(self, kind: type[R], **equal: Any) -> list[R]:
        """Rows with that value in one declared column, in the order of their keys."""
        ((column, value),) = equal.items()
        if column not in kind.__find__:
            raise LookupError(f"{kind.__name__} declares no __find__ on {column}")
        rows = self.rows[kind]
        if (kind, column, value) not in self.asked:
            self.asked.add((kind, column, value))
            self._meet_new(kind, self.source.where(kind, column, value))
        keys = self.found.get((kind, column, value), ())
        found = (rows[key] for key in keys)
        return sorted((row for row in found if row and getattr(row, column) == value), key=_sort_key)  # type: ignore[misc]

    def every(self, kind: type[R]) -> list[R]:
        """All rows of a small table."""
        rows = self.rows[kind]
        if (kind, "", None) not in self.asked:
            self.asked.add((kind, "", None))
            self._meet_new(kind, self.source.every(kind))
        return sorted((row for row in rows.values() if row), key=_sort_key)  # type: ignore[misc]

    def put(self, row: Row) -> None:
        kind, key = type(row), row.key
        before = self.get(kind, *key)
        if before != row:
            self._set(kind, key, before, row)

    def add(self, row: Row) -> None:
        """A row that cannot be there yet, for its key is of what begins with this event: nobody need look."""
        kind, key = type(row), row.key
        self._set(kind, key, self.rows[kind].get(key), row)

    def change(self, row: Row, **new: Any) -> None:
        self.put(replace(row, **new))

    def drop(self, row: Row) -> None:
        kind, key = type(row), row.key
        self._set(kind, key, self.get(kind, *key), None)

    def absorb(self, absorb: "Callable[[Rows, Recorded], None]", event: Recorded) -> None:
        """Lets one event change the rows. If it cannot, nothing of it stays."""
        self.steps = []
        try:
            absorb(self, event)
        except BaseException:
            for kind, key, before, _after in reversed(self.steps):
                self.rows[kind][key] = before
            raise
        for kind, key, before, after in self.steps:
            self.changed[kind][key] = after
            if before is not None:
                self.moved[before.audience] = event.position
            if after is not None:
                self.moved[after.audience] = event.position

    def forget(self, kind: type[Row], keys: Sequence[UUID]) -> None:
        """Whatever was under those keys is gone, opened by then or not."""
        rows = self.rows[kind]
        self._meet_new(kind, self.source.holding(kind, keys))
        for row in sorted((row for row in rows.values() if row), key=_sort_key):
            held = {name: _key_in(getattr(row, name)) for name in row.__struct_fields__}
            gone = {name: Shown(key, None) for name, key in held.items() if key and key in keys}
            if gone:
                self._set(kind, row.key, row, replace(row, **gone))

    def changes(self) -> Iterator[tuple[type[Row], list[Row], list[Key]]]:
        """By table: rows to write, keys to delete, both in the order in which they first changed."""
        for kind, rows in self.changed.items():
            yield kind, [row for row in rows.values() if row], [key for key, row in rows.items() if row is None]

    def _set(self, kind: type[Row], key: Key, before: Row | None, after: Row | None) -> None:
        self.steps.append((kind, key, before, after))
        self._meet(kind, key, after)

    def _meet_new(self, kind: type[Row], stored: Sequence[Row]) -> None:
        for row in stored:
            if row.key not in self.rows[kind]:
                self._meet(kind, row.key, row)

    def _meet(self, kind: type[Row], key: Key, row: Row | None) -> None:
        self.rows[kind][key] = row
        if row is not None:
            for column in kind.__find__:
                self.found[kind, column, getattr(row, column)].add(key)


def _key_in(value: Any) -> UUID | None:
    return value.key_id if isinstance(value, Sealed | Shown) else None


def _sort_key(row: Row) -> tuple[str, ...]:
    return tuple(map(str, row.key))
