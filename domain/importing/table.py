"""A table as it was read, what is known in the area, and what is to be said about a row."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from msgspec import Struct

from domain.organisations import Sector


class Kind(StrEnum):
    """What a table's rows are. None is ever made of another's: a champion or a supporter is no signatory."""

    PEOPLE = "people"
    SIGNATORIES = "signatories"
    CHAMPIONS = "champions"
    SEATS = "seats"


class Doubt(Struct, frozen=True):
    """`message` is a msgid. One that is `grave` keeps the whole table from being recorded; of others one may go on."""

    row: int
    message: str
    values: dict[str, Any] = {}
    grave: bool = True


class Table(Struct, frozen=True):
    """`rows` are (number as a spreadsheet shows it, cells by column); `doubts` those about the table as such."""

    kind: Kind
    rows: tuple[tuple[int, dict[str, str]], ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Body(Struct, frozen=True):
    """Where it stands signed, `signed` are the days of its signatures; and only a day after `signed_until` can follow what is known."""

    organisation_id: UUID
    name: str
    sector: Sector
    service_areas: tuple[str, ...] = ()
    signed: tuple[date, ...] = ()
    signed_until: date | None = None


class SeatedGroup(Struct, frozen=True):
    """A group that people sit on."""

    group_id: UUID
    name: str


class Known(Struct, frozen=True, dict=True):
    """What there is in the area that a table may name."""

    bodies: tuple[Body, ...] = ()
    groups: tuple[SeatedGroup, ...] = ()
    today: date = date.max

    @cached_property
    def by_name(self) -> dict[str, Body]:
        """The first of each name."""
        return {plain(one.name): one for one in reversed(self.bodies)}

    def body(self, named: str) -> Body | None:
        return self.by_name.get(plain(named))

    def body_and_more(self, named: str) -> tuple[Body, str] | None:
        """A body whose name the cell begins with, and the rest of the cell."""
        found = [one for one in self.bodies if same(named[: len(one.name)], one.name) and len(named) > len(one.name)]
        longest = max(found, key=lambda one: len(one.name), default=None)
        return (longest, named[len(longest.name) :].strip(" ,:-–/")) if longest else None


class Line(Struct, frozen=True, kw_only=True):
    """A row as it was understood."""

    kind: Kind
    row: int
    name: str = ""
    address: str = ""
    role: str = ""
    body: Body | None = None
    group: SeatedGroup | None = None
    service_area: str | None = None
    since: date | None = None
    position: str = ""
    authority: str = ""
    signed_as: str = ""


class Checked(Struct, frozen=True):
    """`lines` are the rows with nothing grave about them."""

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...]

    @property
    def fit(self) -> bool:
        return not any(doubt.grave for doubt in self.doubts)


def same(one: str, other: str) -> bool:
    return plain(one) == plain(other)


def plain(name: str) -> str:
    """However its letters and spaces were typed."""
    return " ".join(name.lower().split())
