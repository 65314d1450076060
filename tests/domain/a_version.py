"""A version by hand, and what somebody writes in it."""

from domain.compacts import (
    Clause,
    Drafted,
    Kind,
    Owner,
    SectionDrafted,
    Wording,
    add_clause,
    amend,
    begin,
    drop,
    evolve_version,
    move,
    split,
    version_stream,
)
from domain.shared.sealed import Text
from tests.domain.stories import an_id, told

ESKMOOR, MIRIAM = an_id("Eskmoor"), an_id("Miriam Castell")
VERSION_1, VERSION_2 = version_stream(ESKMOOR, 1), version_stream(ESKMOOR, 2)


def clause(clause_id: str, kind: Kind = Kind.UNDERTAKING, owner: Owner | None = Owner.PUBLIC) -> Clause:
    return Clause(clause_id=clause_id, number=clause_id, kind=kind, owner=owner, text=Text(f"The words of {clause_id}"))


def section(ordinal: int, *clauses: str) -> SectionDrafted:
    return SectionDrafted(
        version_id=VERSION_1,
        ordinal=ordinal,
        number=str(ordinal),
        heading=Text(f"Section {ordinal}"),
        level=2,
        clauses=tuple(map(clause, clauses)),
    )


FIRST = (
    Drafted(version_id=VERSION_1, number=1, title="The Eskmoor Compact"),
    section(1, "1.1", "1.2"),
    section(2, "2.1", "2.2", "2.3"),
)
BASE = told(evolve_version, *FIRST)
BEGUN = begin(None, version_id=VERSION_2, number=2, title="The Next Compact", base=BASE, drafter_id=MIRIAM)
WORDS = Wording(kind=Kind.UNDERTAKING, owner=Owner.PUBLIC, text="give six months' notice")
EDITS = {"add": add_clause, "amend": amend, "move": move, "split": split, "drop": drop}


def draft(*more):
    return told(evolve_version, *BEGUN, *more)
