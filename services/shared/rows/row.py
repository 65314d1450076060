"""A row of a read model: its type is the table, its fields are the columns.

`__key__` is the primary key (after the tenant), `__find__` the columns that `where` may ask for. A row's `audience` says
who may see it: a page's ETag moves only with those.
"""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar
from uuid import UUID

from msgspec import Struct

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
    __searched__: ClassVar[tuple[str, ...]] = ()
    """Columns whose words can be searched, those of the first weighing most: in a column `searched` that the database keeps."""
    __wide__: ClassVar[str | None] = None
    """For a table across areas: the condition on which a viewer may see a row."""

    @property
    def audience(self) -> str:
        return PUBLIC

    @property
    def key(self) -> Key:
        return _key_of(type(self))(self)


@cache
def _key_of(kind: type[Row]) -> Callable[[Row], Key]:
    match kind.__key__:
        case ():
            return lambda _row: ()
        case (name,):
            only = attrgetter(name)
            return lambda row: (only(row),)
    return attrgetter(*kind.__key__)
