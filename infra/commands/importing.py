"""`import …`; and `import compact FILE`: a Compact's text into clauses, after a dry run that shows what was understood."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from domain.compacts import reading
from domain.shared.errors import DomainError
from infra.commands import tables
from infra.commands.area import operate, tenant_of
from infra.commands.reaching import installation
from infra.composition import parts
from services.compacts.commands import adopt_version, draft_version
from web.shared.words import Words

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


def add_to(commands: Any) -> None:
    importing = commands.add_parser("import", help="bring older records in")
    what = importing.add_subparsers(dest="what", required=True, metavar="WHAT")
    compact = what.add_parser("compact", help="the text of an agreement, as Markdown or plain text")
    compact.add_argument("file", type=Path)
    compact.add_argument("--area", required=True, help="the area's web address")
    compact.add_argument("--dry-run", action="store_true", help="only show what was understood, and every line that was not sure")
    compact.add_argument("--title", help="what this version is called (default: the text's own title)")
    compact.add_argument("--number", type=int, help="the version's number (default: the next)")
    compact.add_argument(
        "--in-force-since",
        type=date.fromisoformat,
        metavar="DATE",
        help="it came into force then: adopted, added later from older records",
    )
    compact.add_argument("--source", help="where the text comes from (default: the file's name)")
    compact.set_defaults(run=_import)
    tables.add_to(what)


def _import(arguments: argparse.Namespace) -> int:
    try:
        document = decoded(arguments.file.read_bytes())
    except OSError as problem:
        print(f"{arguments.file} cannot be read: {problem.strerror}.")
        return 1
    found = reading.read(document)
    show(found)
    if arguments.dry_run:
        print("\nA dry run: nothing was recorded.")
        return 0
    return _record(arguments, found)


def _record(arguments: argparse.Namespace, found: reading.Reading) -> int:
    title = arguments.title or found.title
    if not title:
        print("\nThe text has no title of its own: name it with --title. Nothing was recorded.")
        return 1
    source = arguments.source or arguments.file.name
    with installation() as settings, parts(settings) as made:
        try:
            tenant_id = tenant_of(made, arguments.area)
            number = arguments.number or next_number(made, tenant_id)
            operate(
                made,
                tenant_id,
                lambda journal: draft_version(journal, number=number, title=title, sections=found.sections),
                source=source,
            )
            if arguments.in_force_since:
                since = arguments.in_force_since
                operate(
                    made, tenant_id, lambda journal: adopt_version(journal, number=number, in_force_from=since), source=source
                )
        except (DomainError, LookupError) as problem:
            print(f"\n{problem} Nothing was recorded.")
            return 1
        made.follower().run_dry()
    state = f"in force since {arguments.in_force_since}" if arguments.in_force_since else "a draft"
    print(f"\nRecorded as version {number} of {arguments.area}, {state}, at /{arguments.area}/agreement")
    return 0


def next_number(made: Any, tenant_id: Any) -> int:
    made.follower().run_dry()
    row = made.desk.within(
        tenant_id, lambda cx: cx.execute("SELECT coalesce(max(number), 0) + 1 FROM compact_version").fetchone()
    )
    return int(row[0])


def decoded(content: bytes) -> str:
    """UTF-8 first; then what offices save as. UTF-16 only where it says so by its first bytes."""
    for encoding in ENCODINGS:
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def show(found: reading.Reading) -> None:
    """The dry run's table: sections, owners, counts; and every line it was unsure of."""
    rows, words = reading.summary(found), Words()
    print(f"{'section':<9}{'heading':<46}{'owner':<9}{'undertakings':>13}{'values':>8}{'paragraphs':>12}")
    for row in rows:
        counts = f"{row.undertakings or '':>13}{row.values or '':>8}{row.paragraphs or '':>12}"
        print(f"{row.number or '':<9}{row.heading[:44]:<46}{row.owner or '':<9}{counts}")
    totals = reading.totals(rows)
    print(
        f"\nIn all: {totals.undertakings} undertakings in {totals.lists} lists, {totals.values} values, {totals.paragraphs} paragraphs."
    )
    print(f"{len(found.doubts)} lines to look at:" if found.doubts else "Every line was clear.")
    for doubt in found.doubts:
        print(
            f"  line {doubt.line}: {words.plain(doubt.sentence, **doubt.values)}"
            + (f"\n      {doubt.text}" if doubt.text else "")
        )
