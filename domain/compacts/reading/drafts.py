"""Sections and clauses while they are put together, before each clause has its id."""

from typing import Self

from msgspec import Struct, field

from domain.compacts import Kind, Owner
from domain.compacts.reading.marks import Mark


class Piece(Struct):
    """A clause to be. `lead` is the paragraph that leads its list in; `is_headed` where the section's heading does."""

    line: int
    text: str
    mark: Mark | None = None
    kind: Kind = Kind.PARAGRAPH
    owner: Owner | None = None
    lead: Self | None = None
    is_headed: bool = False
    is_listed: bool = False
    points: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    clause_id: str = ""

    @property
    def number(self) -> str | None:
        return self.mark.number if self.mark else None


class Part(Struct):
    """A section to be. `is_cut` where something under its heading was left out; `told` is what was said of it."""

    line: int
    heading: str
    number: str | None = None
    level: int = 2
    is_label: bool = False
    is_cut: bool = False
    pieces: list[Piece] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
