"""An id for every clause: the number printed beside it, or one minted from where it stands."""

from collections import Counter
from collections.abc import Sequence

from domain.compacts import Clause, Kind, Owner, Section
from domain.compacts.reading.doubts import Doubt, doubt
from domain.compacts.reading.drafts import Part, Piece
from domain.compacts.reading.marks import Style, parts
from domain.shared.events import N_
from domain.shared.sealed import Text

LONGEST = 40
KEYS = {Owner.JOINT: "joint", Owner.PUBLIC: "public", Owner.VCS: "vcs"}
LETTERS = {Kind.PARAGRAPH: "p", Kind.UNDERTAKING: "u", Kind.VALUE: "v"}


def numbered(drafts: Sequence[Part]) -> tuple[tuple[Section, ...], list[Doubt]]:
    minter = _Minter(drafts)
    for part, base in zip(drafts, _bases(drafts), strict=True):
        for piece in part.pieces:
            piece.clause_id = minter.take(piece, part, base)
    return tuple(map(_section, drafts)), [*_disorder(drafts), *minter.doubts]


class _Minter:
    """Printed numbers come first, so that no minted id takes one that is printed further on."""

    def __init__(self, drafts: Sequence[Part]) -> None:
        self.doubts: list[Doubt] = []
        self.counts: Counter[str] = Counter()
        self.used = {part.number for part in drafts if part.number}
        self.runs_on = _runs_on(drafts)
        self.printed = {number for part in drafts for piece in part.pieces if (number := self._printed(piece))}
        self.parents = {number.rpartition(".")[0] for number in self.printed | self.used}

    def take(self, piece: Piece, part: Part, base: str) -> str:
        printed = self._printed(piece)
        if printed and printed not in self.used:
            self.used.add(printed)
            return printed
        stem = self._stem(piece, part, base)
        wanted = f"{stem}{piece.number}"
        if piece.number and not printed and self._is_free(wanted):
            self.used.add(wanted)
            return wanted
        found = self._mint(stem)
        if piece.number:
            said = N_("The number {number} is printed more than once; this clause has the id {id} instead.")
            self.doubts.append(doubt(piece.line, piece.text, said, number=piece.number, id=found))
        return found

    def _printed(self, piece: Piece) -> str | None:
        """The number that is unique in the document, not only in its list."""
        if not piece.mark or piece.is_listed:
            return None
        return piece.number if piece.mark.style is Style.DOTTED or self.runs_on else None

    def _stem(self, piece: Piece, part: Part, base: str) -> str:
        """What the minted part follows: `8.1.`, `8.vcs.`, `8.p`."""
        over = part.number if piece.is_headed else piece.lead.clause_id if piece.lead and piece.lead.number else None
        if over and over not in self.parents and len(over) < LONGEST - 8:
            return f"{over}."
        if piece.kind is Kind.PARAGRAPH and piece.number and not self._printed(piece):
            return f"{base}."
        return f"{base}.{KEYS[piece.owner]}." if piece.owner else f"{base}.{LETTERS[piece.kind]}"

    def _mint(self, stem: str) -> str:
        while True:
            self.counts[stem] += 1
            found = f"{stem}{self.counts[stem]}"
            if self._is_free(found):
                self.used.add(found)
                return found

    def _is_free(self, clause_id: str) -> bool:
        return clause_id not in self.used and clause_id not in self.printed


def _runs_on(drafts: Sequence[Part]) -> bool:
    """Whether paragraphs "1." to "57." are counted through the whole document."""
    single = [piece.number for part in drafts for piece in part.pieces if _is_single(piece)]
    return len(single) == len(set(single)) and not any(part.number and "." not in part.number for part in drafts)


def _is_single(piece: Piece) -> bool:
    return piece.number is not None and not piece.is_listed and piece.mark is not None and piece.mark.style is not Style.DOTTED


def _bases(drafts: Sequence[Part]) -> list[str]:
    """What the ids in each section begin with: its number, or that of the one around it, or f1 and s1 for the unnumbered."""
    bases: list[str] = []
    around: list[tuple[int, str, bool]] = []
    first = next((place for place, part in enumerate(drafts) if part.number), 0)
    counts: Counter[str] = Counter()
    for place, part in enumerate(drafts):
        around = [outer for outer in around if outer[0] < part.level]
        inherited = [base for _, base, has_number in around if has_number or part.is_label]
        if part.number and (number := part.number.removesuffix(".0")) not in bases:
            base = number
        elif inherited:
            base = inherited[-1]
        else:
            letter = "f" if place < first else "s"
            counts[letter] += 1
            base = f"{letter}{counts[letter]}"
        around.append((part.level, base, bool(part.number)))
        bases.append(base)
    return bases


def _disorder(drafts: Sequence[Part]) -> list[Doubt]:
    """Numbers that do not rise, and section numbers that come twice."""
    doubts: list[Doubt] = []
    seen: set[str] = set()
    before: str | None = None
    for part in drafts:
        if part.number and part.number in seen:
            said = N_("The section number {number} is printed more than once.")
            doubts.append(doubt(part.line, part.heading, said, number=part.number))
        seen.add(part.number or "")
        for piece in part.pieces:
            if not piece.number or not piece.mark or piece.mark.style is not Style.DOTTED:
                continue
            if before and piece.number not in seen and parts(piece.number) < parts(before):
                said = N_("Number {number} comes after {before}; both were kept as printed.")
                doubts.append(doubt(piece.line, piece.text, said, number=piece.number, before=before))
            before = piece.number
            seen.add(piece.number)
    return doubts


def _section(part: Part) -> Section:
    clauses = tuple(map(_clause, part.pieces))
    return Section(number=part.number, heading=part.heading, level=part.level, clauses=clauses)


def _clause(piece: Piece) -> Clause:
    return Clause(
        clause_id=piece.clause_id,
        number=piece.number,
        kind=piece.kind,
        owner=piece.owner,
        text=Text(piece.text),
        points=tuple(map(Text, piece.points)),
        against=tuple(map(Text, piece.against)),
    )
