"""A list's items with what is nested under each, and a table's rows, as clauses."""

import re
from collections.abc import Iterator, Sequence

from domain.compacts import Kind, Owner
from domain.compacts.reading import tables
from domain.compacts.reading.blocks import Block
from domain.compacts.reading.drafts import Piece
from domain.compacts.reading.owners import labels_list
from domain.compacts.reading.tables import Sort, Table

FACET = re.compile(r"(?:values? )?(?P<negated>not )?in (?:action|practice)", re.IGNORECASE)


def grouped(run: Sequence[Block]) -> list[tuple[Block, list[Block]]]:
    """The items of the list's own depth, each with those under it."""
    groups: list[tuple[Block, list[Block]]] = []
    for block in run:
        if groups and (block.depth > groups[0][0].depth or (_is_label(groups[-1][0]) and not _is_label(block))):
            groups[-1][1].append(block)
        else:
            groups.append((block, []))
    return groups


def _is_label(block: Block) -> bool:
    """An item such as "The Council will:", over items that lost their indent."""
    return block.text.endswith(":") and labels_list(block.text)


def undertaking(head: Block, below: Sequence[Block], lead: Piece | None, owner: Owner | None) -> Piece:
    points = [block.text for block in below]
    return Piece(
        head.line, head.text, head.mark, Kind.UNDERTAKING, owner, lead, is_headed=not lead, is_listed=True, points=points
    )


def value(head: Block, below: Sequence[Block], lead: Piece | None) -> Piece:
    """A value and its behaviours, those under "Not in action" apart."""
    piece = Piece(
        head.line, head.text.rstrip(" :") or head.text, head.mark, Kind.VALUE, lead=lead, is_headed=not lead, is_listed=True
    )
    column = piece.points
    for block in below:
        if facet := FACET.fullmatch(block.text.rstrip(" :")):
            column = piece.against if facet["negated"] else piece.points
        else:
            column.append(block.text)
    return piece


def of_table(table: Table, line: int, lead: Piece | None) -> list[Piece]:
    match table.sort:
        case Sort.VALUES:
            return _values(table, line, lead)
        case Sort.PROMISES:
            return [piece for row in table.body for piece in _promises(table, row, line)]
        case Sort.OTHER:
            return _rows(table, line)
    return []


def _values(table: Table, line: int, lead: Piece | None) -> list[Piece]:
    against = tables.against_column(table.head)
    found: list[Piece] = []
    for row in table.body:
        name = " ".join(tables.points(row[0]))
        if name:
            found.append(Piece(line, name, kind=Kind.VALUE, lead=lead, is_headed=not lead, is_listed=True))
        for place, cell in enumerate(row[1:], 1):
            column = found[-1].against if place == against else found[-1].points
            column += tables.points(cell)
    return found


def _promises(table: Table, row: Sequence[str], line: int) -> Iterator[Piece]:
    """What each column's owner promises; of the other columns, what the row is about, or its particulars."""
    who = tables.owner_column(table)
    stated = tables.row_owner(row[who]) if who is not None and who < len(row) else None
    columns = [column for place, column in enumerate(zip(table.head, row, table.leads, strict=False)) if place != who]
    others = [
        (head, " ".join(tables.points(cell))) for head, cell, lead in columns if not lead and not tables.is_of_people(head, cell)
    ]
    if who is None:
        yield from (Piece(line, words) for _, words in others if words)
    particulars = [f"{head}: {words}" for head, words in others if head and words] if who is not None else []
    for _, cell, lead in columns:
        for text in tables.points(cell) if lead else ():
            yield Piece(line, text, kind=Kind.UNDERTAKING, owner=(lead and lead.owner) or stated, points=list(particulars))


def _rows(table: Table, line: int) -> list[Piece]:
    rows = [
        text for row in (table.head, *table.body) if (text := " | ".join(" ".join(tables.points(cell)) for cell in row if cell))
    ]
    return [Piece(line, rows[0], points=rows[1:])] if rows else []
