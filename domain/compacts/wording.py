"""What a version is made of: sections with their clauses."""

from enum import StrEnum

from msgspec import Struct

from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.sealed import Sealed, Text

LONGEST_CLAUSE, LONGEST_POINT, MOST_POINTS = 4_000, 500, 40


class Kind(StrEnum):
    """What a clause is: an undertaking binds its owner; a value is believed; the rest explains."""

    PARAGRAPH = "paragraph"
    UNDERTAKING = "undertaking"
    VALUE = "value"


class Owner(StrEnum):
    """Who owes an undertaking."""

    JOINT = "joint"
    PUBLIC = "public"
    VCS = "vcs"


class Clause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`clause_id` is unique and permanent in its version: the printed number, or one minted (`8.vcs.3`).

    `points` are sub-bullets, for a value its behaviours in action; `against` those not in action.
    """

    clause_id: str
    number: str | None = None
    kind: Kind = Kind.PARAGRAPH
    owner: Owner | None = None
    text: Text | Sealed
    points: tuple[Text | Sealed, ...] = ()
    against: tuple[Text | Sealed, ...] = ()


class Section(Struct, frozen=True, kw_only=True):
    """A section as somebody wrote it, before it is recorded."""

    number: str | None = None
    heading: str
    level: int = 2
    clauses: tuple[Clause, ...] = ()


class Wording(Struct, frozen=True, kw_only=True):
    """A clause as somebody writes it: only an undertaking has an owner, only a value what is not in action."""

    kind: Kind = Kind.PARAGRAPH
    owner: Owner | None = None
    text: str
    points: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    def clause(self, clause_id: str, number: str | None) -> Clause:
        return Clause(
            clause_id=clause_id,
            number=number,
            kind=self.kind,
            owner=self.owner if self.kind is Kind.UNDERTAKING else None,
            text=Text(_text(self.text)),
            points=_lines(self.points, "points"),
            against=_lines(self.against, "against") if self.kind is Kind.VALUE else (),
        )


def _text(text: str) -> str:
    if not text.strip():
        raise Refused(N_("Write the clause."), field="text")
    if len(text) > LONGEST_CLAUSE:
        raise Refused(N_("A clause has {most} characters at most. Split it."), field="text", most=LONGEST_CLAUSE)
    return text.strip()


def _lines(lines: tuple[str, ...], field: str) -> tuple[Text, ...]:
    kept = [line.strip() for line in lines if line.strip()]
    if len(kept) > MOST_POINTS or any(len(line) > LONGEST_POINT for line in kept):
        raise Refused(
            N_("There is room for {most} lines of {length} characters each."), field=field, most=MOST_POINTS, length=LONGEST_POINT
        )
    return tuple(Text(line) for line in kept)
