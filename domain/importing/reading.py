"""From bytes to rows: what offices save as, with commas, semicolons or tabs, or a Markdown table."""

import csv
import html
import io
import re
from collections.abc import Iterator

from domain.importing.table import Doubt, Kind, Table
from domain.shared.events import N_

LARGEST, MOST_ROWS, LONGEST_CELL = 5_000_000, 10_000, 2_000
TAG, BREAK = re.compile(r"<[^>]+>"), re.compile(r"<br\s*/?>", re.IGNORECASE)
COLUMNS = {
    "name": ("name", "person", "champion", "rep", "representative", "member", "contact name", "full name"),
    "address": ("email", "e-mail", "mail", "address", "contact email", "email address", "mail address"),
    "organisation": ("organisation", "organization", "body", "agency", "group", "signatory"),
    "service": ("service", "service area", "directorate", "department", "sector"),
    "seat_on": ("sits on", "seat on", "which group", "committee", "board"),
    "role": ("role", "seat"),
    "since": ("since", "from", "start", "signed", "signed on", "date", "date signed"),
    "position": ("position", "signer's role", "job title", "title"),
    "authority": ("authority", "decided by", "decision", "minute"),
    "kind": ("kind", "signed as", "as"),
}
NEEDED = {
    Kind.PEOPLE: ("name", "address", "role"),
    Kind.SIGNATORIES: ("organisation", "since"),
    Kind.CHAMPIONS: ("organisation", "name", "address"),
    Kind.SEATS: ("organisation", "name", "address"),
}


def read(kind: Kind, content: bytes) -> Table:
    """Nothing of it is lost: what cannot be read is said, with the row's number as a spreadsheet shows it."""
    if len(content) > LARGEST:
        message = N_("The file has {size} million characters; there is room for {most}. Save the one sheet as CSV.")
        return _whole(kind, Doubt(0, message, {"size": len(content) // 1_000_000, "most": LARGEST // 1_000_000}))
    text = decoded(content)
    if text is None:
        return _whole(kind, Doubt(0, N_("This is not a text. Save the sheet as CSV, and bring that.")))
    rows = _rows(text)
    number, head = next(rows, (0, []))
    columns = [_column(cell) for cell in head]
    lacking = [name for name in NEEDED[kind] if name not in columns]
    if lacking:
        message = N_("The first row names no column for: {columns}.")
        return _whole(kind, Doubt(number, message, {"columns": ", ".join(lacking)}))
    return _table(kind, columns, rows)


def _table(kind: Kind, columns: list[str | None], rows: Iterator[tuple[int, list[str]]]) -> Table:
    found: list[tuple[int, dict[str, str]]] = []
    doubts: list[Doubt] = []
    for number, cells in rows:
        if len(found) == MOST_ROWS:
            doubts.append(Doubt(number, N_("There are more than {most} rows: split the table."), {"most": MOST_ROWS}))
            break
        if any(cells[len(columns) :]):
            doubts.append(Doubt(number, N_("This row has more cells than the first one names.")))
        named = zip(columns, [*cells, *[""] * len(columns)], strict=False)
        found.append((number, {column: cell for column, cell in named if column}))
        if too_long := next((cell for cell in cells if len(cell) > LONGEST_CELL), None):
            message = N_("A cell has {length} characters: that is no value of a table.")
            doubts.append(Doubt(number, message, {"length": len(too_long)}))
    if not found:
        doubts.append(Doubt(0, N_("The table has no rows.")))
    return Table(kind, tuple(found), tuple(doubts))


def decoded(content: bytes) -> str | None:
    """None for what is no text. UTF-16 also without its first mark, as every second byte is then nought."""
    if content[:4] == b"PK\x03\x04":
        return None
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    half = content[1:400:2].count(0) > content[:400].count(0) * 0.9 and content[:400].count(0) > 3
    encodings = ("utf-16",) if marked else ("utf-16-le",) if half else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else text
    return None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with their numbers."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and lines[0].lstrip().startswith("|"):
        yield from _markdown(lines)
        return
    counted = {mark: lines[0].count(mark) for mark in ",;\t"} if lines else {",": 0}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(counted, key=lambda mark: counted[mark]))
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            cells = [_plain(cell) for cell in row]
            if any(cells):
                yield number, cells
    except csv.Error:
        yield number + 1, ["", "", *["=broken"]]


def _markdown(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("|") and not re.fullmatch(r"[\s|:-]+", line):
            yield number, [_plain(cell) for cell in line.strip().strip("|").split("|")]


def _plain(cell: str) -> str:
    """Breaks within a cell stay: two people may be in it."""
    text = html.unescape(TAG.sub("", BREAK.sub("\n", cell)))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)


def _column(head: str) -> str | None:
    known = " ".join(head.lower().replace("_", " ").split()).rstrip(":?*")
    return next((column for column, names in COLUMNS.items() if known in names), None)


def _whole(kind: Kind, doubt: Doubt) -> Table:
    return Table(kind, (), (doubt,))
