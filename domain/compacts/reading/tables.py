"""Tables: their rows, their cells' lists, and what kind of table each is."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec import Struct

from domain.compacts import Owner
from domain.compacts.reading import wording
from domain.compacts.reading.doubts import holds_contact
from domain.compacts.reading.lines import ITEM_TAG, PARAGRAPH_TAG, Gap, Line, plain
from domain.compacts.reading.marks import BULLET
from domain.compacts.reading.owners import lead_in
from domain.compacts.reading.parties import Lead, Who, party

SEPARATOR = frozenset("|+-=: ")
UNESCAPED = re.compile(r"(?<!\\)\|")
WORD = re.compile(r"[\w-]+")
COLUMN = re.compile(r"\t+")
NUMBERS_ONLY = re.compile(r"[\d\W]*$")

Rows = tuple[tuple[str, ...], ...]


class Sort(StrEnum):
    VALUES = "values"
    PEOPLE = "people"
    PROMISES = "promises"
    OTHER = "other"


class Table(Struct, frozen=True):
    """`leads` tells for each column whose promises it holds, where its head says so; the first row is `head`, blank where there is none."""

    sort: Sort
    head: tuple[str, ...]
    body: Rows
    leads: tuple[Lead | None, ...] = ()


def height(lines: Sequence[Line], place: int) -> int:
    """How many lines from `place` on are one table."""
    first = lines[place].text
    if first.startswith(("|", "+-")) or ("|" in first and _has_separator(lines[place : place + 2])):
        return _run(lines, place, lambda line: "|" in line.text or line.text.startswith("+-"))
    columns = _columns(lines[place])
    size = _run(lines, place, lambda line: _columns(line) == columns) if columns > 1 else 0
    return size if size > 1 else 0


def rows(lines: Sequence[Line]) -> Rows:
    """Every row, the heads first; blank head rows stay, and rows that only go on from the one above are joined to it."""
    found: list[tuple[str, ...]] = []
    for line in lines:
        if _is_separator(line.text):
            continue
        cells = _cells(line.text)
        if len(found) > 1 and not cells[0] and any(cells[1:]) and found[-1][0] and len(cells) == len(found[-1]):
            found[-1] = tuple(f"{above}<br>{cell}" if cell else above for above, cell in zip(found[-1], cells, strict=True))
        else:
            found.append(cells)
    return tuple(found)


def sort(rows: Rows, *, among_values: bool) -> Table:
    head, body = (tuple(map(plain, rows[0])), rows[1:]) if rows else ((), ())
    leads = tuple(map(_lead, head))
    if any(lead and lead.promises for lead in leads):
        return Table(Sort.PROMISES, head, body, leads)
    has_names = bool(body) and bool(points(body[0][0]))
    if has_names and (_is_of_values(head) or (among_values and not any(head) and len(head) in {2, 3})):
        return Table(Sort.VALUES, head, body)
    if any(is_of_people(cell, "") for cell in head) or any(holds_contact(cell) for row in rows for cell in row):
        return Table(Sort.PEOPLE, head, body)
    return Table(Sort.PROMISES if any(leads) else Sort.OTHER, head, body, leads)


def is_of_people(head: str, cell: str) -> bool:
    return wording.PEOPLE.search(head) is not None or holds_contact(cell)


def continues(before: Rows, rows: Rows) -> bool:
    """The same table after a page break: its head is blank or repeated."""
    if not before or not rows or len(before[0]) != len(rows[0]):
        return False
    return not any(rows[0]) or rows[0] == before[0] or (_is_of_values(before[0]) and not _is_of_values(rows[0]))


def without_heads(before: Rows, rows: Rows) -> Rows:
    return rows[1:] if not any(rows[0]) or rows[0] == before[0] else rows


def points(cell: str) -> tuple[str, ...]:
    """A cell's list, or its one text."""
    broken = PARAGRAPH_TAG.sub("\n", ITEM_TAG.sub("\n", cell)).replace("•", "\n•")
    texts = (plain(piece) for piece in broken.split("\n"))
    return tuple(text for piece in texts if (text := BULLET.sub("", piece, count=1) if BULLET.match(piece) else piece))


def heads(table: Table) -> str:
    """The head row, to show, as far as its words are those of heads and no person's."""
    known = [cell for cell in table.head if cell and wording.HEADS.issuperset(WORD.findall(cell.lower()))]
    return " | ".join(known)


def owner_column(table: Table) -> int | None:
    """The column that says for each row who promises."""
    named = [place for place, cell in enumerate(table.head) if wording.WHO.search(cell)]
    return named[0] if named else None


def row_owner(cell: str) -> Owner | None:
    return party(plain(cell)).owner


def against_column(head: tuple[str, ...]) -> int | None:
    found = [place for place, cell in enumerate(head) if place and wording.NOT_IN_ACTION.search(cell)]
    return found[0] if found else 2 if len(head) == 3 and not any(head) else None


def _lead(cell: str) -> Lead | None:
    lead = lead_in(cell) if cell and not is_of_people(cell, cell) else None
    return lead if lead and (lead.promises or lead.names) and lead.who is not Who.ROLE else None


def _is_of_values(head: tuple[str, ...]) -> bool:
    if len(head) < 2:
        return False
    named = wording.VALUES.fullmatch(plain(head[0]).rstrip(":"))
    return bool(named) or any(wording.NOT_IN_ACTION.search(cell) and wording.IN_ACTION.search(cell) for cell in head[1:])


def _cells(text: str) -> tuple[str, ...]:
    parts = UNESCAPED.split(text.removeprefix("|").removesuffix("|")) if "|" in text else COLUMN.split(text)
    return tuple(part.strip() for part in parts)


def _run(lines: Sequence[Line], place: int, belongs: Callable[[Line], bool]) -> int:
    end = place
    while end < len(lines) and belongs(lines[end]) and (end == place or lines[end].gap is Gap.NONE or _is_row_apart(lines, end)):
        end += 1
    return end - place


def _is_row_apart(lines: Sequence[Line], place: int) -> bool:
    """A row with an empty line over it, which is not the head of another table."""
    is_row = lines[place].gap is Gap.BLANK and lines[place].text.startswith("|")
    return is_row and not _has_separator(lines[place : place + 2])


def _columns(line: Line) -> int:
    """Of a line parted by tabs; 1 where the tab only stands after a bullet or a number."""
    if "\t" not in line.text:
        return 1
    fields = COLUMN.split(line.text)
    return 1 if BULLET.fullmatch(fields[0]) or NUMBERS_ONLY.match(fields[0]) or len(fields[0]) <= 3 else len(fields)


def _has_separator(lines: Sequence[Line]) -> bool:
    return len(lines) == 2 and "|" in lines[1].text and _is_separator(lines[1].text)


def _is_separator(text: str) -> bool:
    return "-" in text and SEPARATOR.issuperset(text)
