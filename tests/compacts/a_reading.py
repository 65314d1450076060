"""A text as somebody pasted it, read; and what was found in it."""

from textwrap import dedent

from domain.compacts import Clause, Kind, Owner
from domain.compacts.reading import Reading, read


def given(text: str) -> Reading:
    return read(dedent(text).strip("\n"))


def clauses(reading: Reading) -> list[Clause]:
    return [clause for section in reading.sections for clause in section.clauses]


def ids(reading: Reading) -> list[str]:
    return [clause.clause_id for clause in clauses(reading)]


def undertakings(reading: Reading) -> list[tuple[str, Owner | None, str]]:
    return [(clause.clause_id, clause.owner, clause.text.text) for clause in clauses(reading) if clause.kind is Kind.UNDERTAKING]


def words(texts) -> list[str]:
    return [text.text for text in texts]


def doubts(reading: Reading) -> list[str]:
    return [str(told) for told in reading.doubts]
