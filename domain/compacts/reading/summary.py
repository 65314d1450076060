"""A reading as a table to check by eye: what each section holds, and whose undertakings."""

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from domain.compacts import Clause, Kind, Owner, Section


class Row(Struct, frozen=True, kw_only=True):
    """One list of undertakings, or what else its section holds; a section's other clauses count in its first row."""

    number: str | None
    heading: str
    owner: Owner | None = None
    undertakings: int = 0
    values: int = 0
    paragraphs: int = 0


class Totals(Struct, frozen=True, kw_only=True):
    """`lists` are runs of undertakings with one owner; `unowned` are undertakings whose owner is not known."""

    lists: int
    joint: int
    public: int
    vcs: int
    unowned: int
    values: int
    paragraphs: int

    @property
    def undertakings(self) -> int:
        return self.joint + self.public + self.vcs + self.unowned


def rows(sections: Iterable[Section]) -> tuple[Row, ...]:
    return tuple(row for section in sections for row in _rows(section))


def totals(rows: Iterable[Row]) -> Totals:
    counted = list(rows)
    by_owner = {owner: sum(row.undertakings for row in counted if row.owner is owner) for owner in (*Owner, None)}
    return Totals(
        lists=sum(row.undertakings > 0 for row in counted),
        joint=by_owner[Owner.JOINT],
        public=by_owner[Owner.PUBLIC],
        vcs=by_owner[Owner.VCS],
        unowned=by_owner[None],
        values=sum(row.values for row in counted),
        paragraphs=sum(row.paragraphs for row in counted),
    )


def _rows(section: Section) -> list[Row]:
    undertakings = [clause for clause in section.clauses if clause.kind is Kind.UNDERTAKING]
    lists = [(owner, len(list(run))) for owner, run in groupby(undertakings, key=lambda clause: clause.owner)]
    first, *rest = lists or [(None, 0)]
    others = Row(
        number=section.number,
        heading=section.heading,
        owner=first[0],
        undertakings=first[1],
        values=_count(section.clauses, Kind.VALUE),
        paragraphs=_count(section.clauses, Kind.PARAGRAPH),
    )
    return [
        others,
        *(Row(number=section.number, heading=section.heading, owner=owner, undertakings=size) for owner, size in rest),
    ]


def _count(clauses: Iterable[Clause], kind: Kind) -> int:
    return sum(clause.kind is kind for clause in clauses)
