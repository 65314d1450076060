"""Invented agreements of many shapes, each beside a listing of what must be read in it; and the real ones, where they are."""

from collections import Counter
from pathlib import Path

import pytest

from domain.compacts import Clause, Kind, Owner
from domain.compacts.reading import Reading, read, summary, totals

DOCUMENTS = Path(__file__).parent / "documents"
EXAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "examples"
INVENTED = sorted(path.name for path in DOCUMENTS.iterdir() if path.suffix != ".clauses")


@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_document_is_read_as_listed(name: str) -> None:
    reading = read(document(DOCUMENTS / name))

    assert listing(reading) == (DOCUMENTS / f"{name}.clauses").read_text().splitlines()


@pytest.mark.parametrize("name", INVENTED)
def test_no_doubt_tells_who_somebody_is(name: str) -> None:
    reading = read(document(DOCUMENTS / name))

    told = " ".join(f"{one.text} {one}" for one in reading.doubts)
    assert not [person for person in ("@", "Ada", "Ben S", "Cy ", "Dee", "Flo", "Madeup", "Invented", "01632") if person in told]


@pytest.mark.needs_examples
def test_the_first_example_has_its_nine_lists_and_five_values() -> None:
    reading = read(document(next(EXAMPLES.glob("001*.txt"))))

    lists = [(row.owner, row.undertakings) for row in summary(reading) if row.undertakings]
    joint, public, vcs = Owner.JOINT, Owner.PUBLIC, Owner.VCS
    assert lists == [(joint, 6), (public, 10), (vcs, 6), (public, 7), (vcs, 4), (joint, 2), (public, 11), (vcs, 3), (joint, 5)]
    found = totals(summary(reading))
    assert (found.undertakings, found.lists, found.values) == (54, 9, 5)


@pytest.mark.needs_examples
def test_the_first_example_keeps_its_numbers() -> None:
    reading = read(document(next(EXAMPLES.glob("001*.txt"))))

    clauses = {clause.clause_id: clause for section in reading.sections for clause in section.clauses}
    assert {"1.1", "3.3", "4.6", "6.2", "7.5", "8.1.7", "8.vcs.4", "9.2.11", "9.vcs.3", "10.1.5"} <= set(clauses)
    assert [len(clauses[f"9.2.{place}"].points) for place in range(1, 12)] == [0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0]
    assert [len(clauses[f"{number}"].points) for number in ("4.5", "5.1", "6.1", "6.2")] == [4, 9, 5, 4]
    assert all(clause.points and clause.against for clause in clauses.values() if clause.kind is Kind.VALUE)


@pytest.mark.needs_examples
def test_no_example_fails_and_no_doubt_carries_an_address() -> None:
    readings = [read(document(path)) for path in EXAMPLES.glob("*.txt")]

    assert len(readings) > 1
    assert all(reading.sections for reading in readings)
    assert not [told for reading in readings for told in reading.doubts if "@" in f"{told.text}{told}"]


def document(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def listing(reading: Reading) -> list[str]:
    """The title, the sections with their clauses, and the lines doubted."""
    lines = [f"= {reading.title}"]
    for section in reading.sections:
        lines.append(f"{'#' * section.level} {section.number or '-'} {section.heading}")
        lines += map(described, section.clauses)
    doubted = Counter(told.line for told in reading.doubts)
    return [*lines, "? " + " ".join(map(str, sorted(doubted.elements())))]


def described(clause: Clause) -> str:
    kind = clause.kind if clause.kind is not Kind.UNDERTAKING else clause.owner or "nobody"
    points = f" +{len(clause.points)}" if clause.points else ""
    against = f" -{len(clause.against)}" if clause.against else ""
    return f"{clause.clause_id} {kind}{points}{against} | {' '.join(clause.text.text.split()[:5])}"
