"""What somebody types about a draft and its clauses."""

from collections.abc import Sequence
from typing import Any

from domain.compacts import LONGEST_CLAUSE, LONGEST_TITLE, LONGEST_WHY, Kind, Owner, Wording
from domain.shared.events import N_
from services.compacts.text import ClauseLine, SectionLine
from web.shared.forms import OneOf, PageForm, line, paragraphs, tick

OWNERS = {"joint": N_("both"), "public": N_("public bodies"), "vcs": N_("voluntary sector")}
KINDS = [
    ("paragraph", N_("A paragraph that explains")),
    ("joint", N_("An undertaking of both sectors")),
    ("public", N_("An undertaking of the public bodies")),
    ("vcs", N_("An undertaking of the voluntary sector")),
    ("value", N_("A value")),
]
LONGEST_LINES = 20_000
FIRST = "-"
WORDS_SHOWN = 8


class Begin(PageForm):
    title = line(N_("What is the new version called?"), needed=N_("Enter what the new version is called."), most=LONGEST_TITLE)
    from_nothing = tick(N_("Begin from nothing"), hint=N_("Not from the text that is in force."))


class Drafter(PageForm):
    person = OneOf(N_("Who leads the drafting?"), N_("Choose one of the people here."))


class AddSection(PageForm):
    heading = line(N_("Its heading"), needed=N_("Enter the section's heading."))
    printed = line(N_("Its number (optional)"), most=20)
    after = OneOf(N_("After which section?"), N_("Choose where it comes, from the list."))


class Words(PageForm):
    """A clause: what it is, its text, and its lines."""

    what = OneOf(N_("What is it?"), N_("Say what it is."), KINDS)
    text = paragraphs(N_("Its text"), needed=N_("Write the clause."), most=LONGEST_CLAUSE)
    points = paragraphs(
        N_("Points under it, one a line (optional)"), most=LONGEST_LINES, hint=N_("For a value: what it is in action.")
    )
    against = paragraphs(N_("For a value: what is not in action, one a line (optional)"), most=LONGEST_LINES)
    taken = line(N_("The wording elsewhere that it began as"), most=200)

    @property
    def wording(self) -> Wording:
        return wording(self.what.data, self.text.data, _lines(self.points.data), _lines(self.against.data))


class AddClause(Words):
    printed = line(
        N_("Its number (optional)"), most=20, hint=N_("As it is to be cited, for good: 8.1.8. Without one it is given one.")
    )
    place = OneOf(N_("Where does it come?"), N_("Choose where it comes, from the list."))


class Amend(Words):
    why = paragraphs(N_("Why is it changed? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))


class Move(PageForm):
    place = OneOf(N_("Where does it go?"), N_("Choose where it comes, from the list."))


class Split(PageForm):
    parts = paragraphs(
        N_("Its parts, with an empty line between them"),
        needed=N_("Write at least two parts, with an empty line between them."),
        most=LONGEST_LINES,
        hint=N_("Each becomes a clause of its own, owed by the same."),
    )
    why = paragraphs(N_("Why is it split? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))

    def wordings(self, whole: ClauseLine) -> tuple[Wording, ...]:
        parts = [part.strip() for part in self.parts.data.split("\n\n")]
        return tuple(Wording(kind=whole.kind, owner=whole.owner, text=part) for part in parts if part)


class Drop(PageForm):
    why = paragraphs(N_("Why is it dropped? (optional)"), most=LONGEST_WHY, hint=N_("The people of this area can read this."))


def words_of(clause: ClauseLine) -> dict[str, Any]:
    """What stands in the fields of a clause that is to be amended."""
    points, against = ("\n".join(one or "" for one in lines) for lines in (clause.points, clause.against))
    return {"what": what_of(clause.kind, clause.owner), "text": clause.text or "", "points": points, "against": against}


def what_of(kind: Kind, owner: Owner | None) -> str:
    if kind is not Kind.UNDERTAKING:
        return kind.value
    return owner.value if owner else "joint"


def parts_of(clause: ClauseLine) -> str:
    """Its text and its points, which are parts by nature."""
    return "\n\n".join(part for part in (clause.text, *clause.points) if part)


def wording(what: str, text: str, points: tuple[str, ...] = (), against: tuple[str, ...] = ()) -> Wording:
    owner = Owner(what) if what in OWNERS else None
    kind = Kind.UNDERTAKING if owner else Kind(what)
    return Wording(kind=kind, owner=owner, text=text, points=points, against=against)


def places(sections: Sequence[SectionLine], clauses: Sequence[ClauseLine], say: Any) -> list[tuple[str, str]]:
    """Every place in a text where a clause can come: first in a section, or after another."""
    found = []
    for section in sections:
        heading = f"{section.number or ''} {section.heading or ''}".strip()
        found.append((place_of(section.ordinal), say(N_("{section}: first"), section=heading)))
        for clause in clauses:
            if clause.section == section.ordinal:
                start = " ".join((clause.text or "").split()[:WORDS_SHOWN])
                label = say(N_("{section}: after {clause} {start}"), section=heading, clause=clause.clause_id, start=start)
                found.append((place_of(section.ordinal, clause.clause_id), label))
    return found


def place_of(section: int, after: str | None = None) -> str:
    return f"{section} {after or FIRST}"


def section_and_clause(place: str) -> tuple[int, str | None]:
    section, _, after = place.partition(" ")
    return int(section), None if after in ("", FIRST) else after


def _lines(text: str) -> tuple[str, ...]:
    return tuple(one for one in text.split("\n") if one.strip())
