"""Rows of read models, and the unit of work in which events change them.

A row type is the table: its fields are the columns, `__key__` the primary key (after the tenant), `__find__` the
columns that `where` may ask for. A row's `audience` says who may see it: a page's ETag moves only with those.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.events import Recorded

PUBLIC, MEMBERS = "public", "members"
Key = tuple[Any, ...]


def case(breach_id: UUID) -> str:
    return f"case:{breach_id}"


def person(person_id: UUID | None) -> str:
    return f"person:{person_id}"


class Row(Struct, frozen=True, kw_only=True, gc=False):
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
    def key(self) -> Key:
        return _key_of(type(self))(self)


R = TypeVar("R", bound=Row)


class Source(Protocol):
    """Where rows come from that this unit of work has not met."""

    def get(self, kind: type[Row], key: Key) -> Row | None: ...

    def where(self, kind: type[Row], column: str, value: Any) -> Sequence[Row]: ...

    def every(self, kind: type[Row]) -> Sequence[Row]: ...


class Nothing:
    """Rebuild, as-at and tests start empty and do no I/O."""

    def get(self, kind: type[Row], key: Key) -> Row | None:
        return None

    def where(self, kind: type[Row], column: str, value: Any) -> Sequence[Row]:
        return ()

    def every(self, kind: type[Row]) -> Sequence[Row]:
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
            for row in self.source.where(kind, column, value):
                if row.key not in rows:
                    self._meet(kind, row.key, row)
        keys = self.found.get((kind, column, value), ())
        found = (rows[key] for key in keys)
        return sorted((row for row in found if row and getattr(row, column) == value), key=_sort_key)  # type: ignore[misc]

    def every(self, kind: type[R]) -> list[R]:
        """All rows of a small table."""
        rows = self.rows[kind]
        if (kind, "", None) not in self.asked:
            self.asked.add((kind, "", None))
            for row in self.source.every(kind):
                if row.key not in rows:
                    self._meet(kind, row.key, row)
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

    def changes(self) -> Iterator[tuple[type[Row], list[Row], list[Key]]]:
        """By table: rows to write, keys to delete, both in the order in which they first changed."""
        for kind, rows in self.changed.items():
            yield kind, [row for row in rows.values() if row], [key for key, row in rows.items() if row is None]

    def _set(self, kind: type[Row], key: Key, before: Row | None, after: Row | None) -> None:
        self.steps.append((kind, key, before, after))
        self._meet(kind, key, after)

    def _meet(self, kind: type[Row], key: Key, row: Row | None) -> None:
        self.rows[kind][key] = row
        if row is not None:
            for column in kind.__find__:
                self.found[kind, column, getattr(row, column)].add(key)


@cache
def _key_of(kind: type[Row]) -> Callable[[Row], Key]:
    match kind.__key__:
        case ():
            return lambda _row: ()
        case (name,):
            only = attrgetter(name)
            return lambda row: (only(row),)
    return attrgetter(*kind.__key__)


def _sort_key(row: Row) -> tuple[str, ...]:
    return tuple(map(str, row.key))


class ReadModel(Struct, frozen=True):
    """Its name, its tables, and how each event changes them: pure, and blind to clock, chance and sealed content.

    `of` are the first words of the topics that it is about, so that other events need not be shown to it; none named: all.
    """

    name: str
    tables: tuple[type[Row], ...]
    absorb: Callable[[Rows, Recorded], None]
    of: tuple[str, ...] = ()
