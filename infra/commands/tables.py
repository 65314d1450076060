"""`import tables`: people, signatories, champions and seats out of CSV, after a dry run that says what is odd, row by row."""

import argparse
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from domain.importing import LARGEST, Checked, Kind, Line, Table, check, read
from domain.shared.errors import DomainError
from infra.commands.area import tenant_of
from infra.commands.reaching import installation
from infra.composition import Parts, parts
from services.importing import recording
from services.shared.ports import Command
from web.shared.words import Words

PROGRESS = 250  # rows


def add_to(what: Any) -> None:
    tables = what.add_parser("tables", help="people, signatories, champions and seats, from CSV or a Markdown table")
    tables.add_argument("--area", required=True, help="the area's web address")
    for kind in Kind:
        tables.add_argument(
            f"--{kind}", type=Path, metavar="FILE", help=f"a table of {kind}; each row is one of them and nothing else"
        )
    tables.add_argument("--dry-run", action="store_true", help="only say what is understood, and what is odd about each row")
    tables.add_argument("--source", help="where it comes from (default: the file's name); shown with everything recorded")
    tables.set_defaults(run=_import)


def _import(arguments: argparse.Namespace) -> int:
    files = {kind: path for kind in Kind if (path := getattr(arguments, kind.value))}
    if not files:
        print("Name at least one table, for example --champions champions.csv. Nothing was recorded.")
        return 1
    try:
        contents = {kind: some_of(path) for kind, path in files.items()}
    except OSError as problem:
        print(f"{problem.filename} cannot be read: {problem.strerror}.")
        return 1
    with installation() as settings, parts(settings) as made:
        try:
            tenant_id = tenant_of(made, arguments.area)
        except LookupError as problem:
            print(f"{problem} Nothing was recorded.")
            return 1
        made.follower().run_dry()
        known = made.desk.within(tenant_id, recording.known)
        tables = [read(kind, content) for kind, content in contents.items()]
        checked = check(tables, known)
        fit = show(tables, checked)
        if arguments.dry_run or not fit:
            print("\nA dry run: nothing was recorded." if arguments.dry_run else "\nNothing was recorded: mend those rows first.")
            return 0 if fit else 1
        done = all(
            record(made, tenant_id, one.lines, arguments.source or files[table.kind].name, contents[table.kind])
            for table, one in zip(tables, checked, strict=True)
        )
        made.follower().run_dry()
    return 0 if done else 1


def some_of(path: Path) -> bytes:
    """No more than shows that it is too large."""
    with path.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    return content if len(content) <= LARGEST else content + bytes(max(0, path.stat().st_size - len(content)))


def show(tables: Sequence[Table], checked: Sequence[Checked]) -> bool:
    """Whether all of it can be recorded."""
    words = Words()
    for table, one in zip(tables, checked, strict=True):
        print(f"{table.kind}: {len(table.rows)} rows, {len(one.lines)} of them clear")
        for doubt in one.doubts:
            where = f"row {doubt.row}" if doubt.row else "the table"
            print(f"  {where}: {'' if doubt.grave else '(look) '}{words.plain(doubt.message, **translated(doubt.values, words))}")
    if not any(table.kind is Kind.SIGNATORIES for table in tables):
        print("No signatory is made of any of these: whoever is a champion, has a seat or supports has not signed by that.")
    return all(one.fit for one in checked)


def translated(values: dict[str, Any], words: Words) -> dict[str, Any]:
    return {name: words._(value) if isinstance(value, str) and name == "odd" else value for name, value in values.items()}


def record(made: Parts, tenant_id: Any, lines: Sequence[Line], source: str, content: bytes) -> bool:
    """Row by row, each once: the same file, brought again, goes on where it stopped."""
    file_id = uuid5(UUID(int=0), sha256(content).hexdigest())
    for number, line in enumerate(lines, 1):
        command = Command(
            tenant_id=tenant_id, command_id=uuid5(file_id, f"{tenant_id} {line.kind} {line.row}"), route="import", source=source
        )
        try:
            made.desk.perform(command, lambda journal, line=line: recording.record(journal, line))  # type: ignore[misc]
        except DomainError as problem:
            rows = f"rows up to {lines[number - 2].row} are recorded" if number > 1 else "nothing was recorded"
            print(f"\nrow {line.row} of {line.kind}: {problem} It stopped there; {rows}. Mend it and bring the file again.")
            return False
        if number % PROGRESS == 0 or number == len(lines):
            print(f"  {line.kind}: {number} of {len(lines)} recorded", flush=True)
    return True
