"""How wide the page was, and so whether a line goes on from the one before it."""

import re
from collections.abc import Sequence
from typing import Self

from msgspec import Struct

from domain.compacts.reading import wording
from domain.compacts.reading.lines import Line

NARROWEST = 40
WIDEST = 160  # wider than this, each paragraph is one line
ENDED = re.compile(r"[.;:!?][\"'”’)\]]*(?:\s*(?:and|or|and/or))?$|,\s*(?:and|or)$")
JOINED = re.compile(r"\b\w+(?:-\w+)+")
WORD = re.compile(r"\w+")
LAST = re.compile(r"\w+$")


class Paper(Struct, frozen=True):
    """`width` is where lines were broken; `words` and `hyphenated` are those of the document, in lower case."""

    width: int
    words: frozenset[str]
    hyphenated: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        text = _without_halves(lines).lower()
        return cls(_width(lines), frozenset(WORD.findall(text)), frozenset(JOINED.findall(text)))

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether `line`, with no mark of its own and nothing between, continues the words of `before`."""
        used = before.indent + len(before.text) + 1 + len(line.text.split(maxsplit=1)[0])
        if before.text.endswith((":", ";")) and used < self.width * 0.9:
            return False
        if line.text[0].islower() or line.text[0] in ",;.)&":
            return self.width > WIDEST or used > self.width * 0.5
        if before.text.endswith(":") or self.width > WIDEST:
            return False
        return used > self.width * (0.9 if has_ended(before.text) else 0.75)

    def join(self, parts: Sequence[str]) -> str:
        """One text of several lines, mending words that were parted."""
        pieces = list(parts[:1])
        for after in parts[1:]:
            pieces[-1:] = self._seam(pieces[-1], after)
        return "".join(pieces)

    def _seam(self, before: str, after: str) -> tuple[str, str]:
        if before.endswith("\u00ad"):
            return before[:-1], after
        half, other = LAST.search(before[-40:-1]), WORD.match(after)
        if not before.endswith("-") or not half or not other or not after[0].islower() or other[0] in {"and", "or", "to"}:
            return before, " " + after
        return before if self._keeps_hyphen(half[0].lower(), other[0].lower()) else before[:-1], after

    def _keeps_hyphen(self, half: str, other: str) -> bool:
        if f"{half}-{other}" in self.hyphenated:
            return True
        return half + other not in self.words and (half in wording.HYPHENATED or {half, other} <= self.words)


def has_ended(text: str) -> bool:
    """At a full stop, or at the semicolon, colon or comma that ends an item."""
    return ENDED.search(text[-20:]) is not None


def is_unfinished(text: str) -> bool:
    """It stops at a word such as "the", after which no sentence ends."""
    return not has_ended(text) and text[-20:].rsplit(maxsplit=1)[-1] in wording.UNFINISHED


def _without_halves(lines: Sequence[Line]) -> str:
    """All lines, without the halves of words that line ends parted."""
    kept = []
    is_parted = False
    for line in lines:
        text = line.text.partition(" ")[2] if is_parted else line.text
        is_parted = line.text.endswith("-")
        kept.append(text.rpartition(" ")[0] if is_parted else text)
    return "\n".join(kept)


def _width(lines: Sequence[Line]) -> int:
    """The length within which nine tenths of the writing lie."""
    lengths = sorted(line.indent + len(line.text) for line in lines if "|" not in line.text and "\t" not in line.text)
    left = sum(lengths) * 0.9
    for length in lengths:
        left -= length
        if left <= 0:
            return max(length, NARROWEST)
    return NARROWEST
