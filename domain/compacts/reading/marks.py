"""What stands before a line's words: a bullet, a number, a letter."""

import re
from enum import StrEnum

from msgspec import Struct

BULLET = re.compile(
    r"(?P<glyph>[-*+•–—·◦○▪□❖►✓✔»§?\ufffd]|o(?=\s|$))(?:\s+|$|(?<=[•◦○▪□❖►✓✔])(?=\S)|(?<=-)(?=[A-Za-z]))"  # "-Word" too, but not "-5"
)
DOTTED = re.compile(
    r"(?P<number>(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3}){1,4})(?:[.):]*(?:\s+|$)|(?=[A-Z“\"‘]))"
    r"|(?P<lettered>[A-Z]\.?\d{1,2})[.):]+\s+",
    re.ASCII,
)
NUMBER = re.compile(r"(?:\((?P<inside>\d{1,3})\)|(?P<number>\d{1,3})(?:[.):]+(?=\s|$)|[.)](?=[A-Z])))\s*", re.ASCII)
NAMED = re.compile(r"(?:section|article|clause)\s+(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\s*[:.–—-]\s*", re.ASCII | re.IGNORECASE)
BARE = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z])", re.ASCII)
LETTER = re.compile(r"(?:\((?P<inside>[A-Za-z])\)\s*|(?P<letter>[A-Za-z])[.)]\s+)")
ROMAN = re.compile(r"(?:\((?P<inside>[ivxl]{1,6}|[IVXL]{1,6})\)\s*|(?P<letter>[ivxl]{1,6}|[IVXL]{1,6})[.)]\s+)")
TICK_BOX = re.compile(r"^\[[ xX]?\]\s+")
NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50}


class Style(StrEnum):
    BULLET = "bullet"
    NUMBER = "number"
    DOTTED = "dotted"
    LETTER = "letter"
    CAPITAL = "capital"
    ROMAN = "roman"
    NUMERAL = "numeral"
    LOOSE = "loose"


class Mark(Struct, frozen=True):
    """`printed` is without its punctuation: "8.1", "a", "iv", "•"."""

    style: Style
    printed: str = ""

    @property
    def number(self) -> str | None:
        return None if self.style in {Style.BULLET, Style.LOOSE} else self.printed


class Counting:
    """What the last number of each style was: "(c)" is a mark after "(b)", and a word's end elsewhere."""

    def __init__(self) -> None:
        self.last: dict[Style, int] = {}
        self.dotted: tuple[int, ...] = ()

    def split(self, text: str, *, mid_sentence: bool) -> tuple[Mark | None, str]:
        """The mark and what follows it; `mid_sentence`, a number counts only where it is the next one."""
        for mark, rest in _candidates(text):
            if self._fits(mark, rest, mid_sentence=mid_sentence):
                self._note(mark)
                return mark, rest
        return None, text

    def split_heading(self, text: str) -> tuple[Mark | None, str]:
        """In a heading a number needs no full stop, and a bullet is none."""
        mark, rest = self.split(text, mid_sentence=False)
        if mark is None and (found := BARE.match(text)):
            return Mark(Style.NUMBER, found["number"]), text[found.end() :]
        return (mark, rest) if mark and mark.number else (None, text)

    def _fits(self, mark: Mark, rest: str, *, mid_sentence: bool) -> bool:
        match mark.style:
            case Style.BULLET:
                return True
            case Style.DOTTED:
                return self._is_next(parts(mark.printed)) if mid_sentence or rest[:1].islower() else True
            case Style.NUMBER:
                return not mid_sentence or int(mark.printed) == self.last.get(Style.NUMBER, 0) + 1
        value = _value(mark)
        return value == self.last.get(mark.style, 0) + 1 or (value == 1 and not mid_sentence)

    def _is_next(self, number: tuple[int, ...]) -> bool:
        last = self.dotted
        deeper = number[:-1] == last and number[-1] == 1
        beside = any(number == (*last[:depth], last[depth] + 1) for depth in range(len(last)))
        return not last or deeper or beside or number == (last[0] + 1, 1)

    def _note(self, mark: Mark) -> None:
        if mark.style is Style.DOTTED:
            self.dotted = parts(mark.printed)
        elif mark.style is not Style.BULLET:
            self.last[mark.style] = _value(mark)


def parts(number: str) -> tuple[int, ...]:
    """What sorts: (8, 10) for "8.10". Letters count from 1."""
    return tuple(int(part) if part.isdecimal() else ord(part[0]) - 64 for part in re.findall(r"\d+|[A-Z]", number))


def _value(mark: Mark) -> int:
    letters = mark.printed.lower()
    if mark.style is Style.NUMBER:
        return int(mark.printed)
    if mark.style not in {Style.ROMAN, Style.NUMERAL}:
        return ord(letters) - ord("a") + 1
    values = [NUMERALS[letter] for letter in letters]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _candidates(text: str) -> list[tuple[Mark, str]]:
    if found := BULLET.match(text):
        rest = TICK_BOX.sub("", text[found.end() :])
        inner = DOTTED.match(rest) or NUMBER.match(rest)
        return _candidates(rest) if inner else [(Mark(Style.BULLET, found["glyph"]), rest)]
    if found := DOTTED.match(text):
        return [(Mark(Style.DOTTED, found["number"] or found["lettered"]), text[found.end() :])]
    if found := NAMED.match(text):
        style = Style.DOTTED if "." in found["number"] else Style.NUMBER
        return [(Mark(style, found["number"]), text[found.end() :])]
    if found := NUMBER.match(text):
        return [(Mark(Style.NUMBER, found["inside"] or found["number"]), text[found.end() :])]
    return _lettered(text)


def _lettered(text: str) -> list[tuple[Mark, str]]:
    """An "i." may be a numeral or the letter after "h": letters are tried first, and fit only in their turn."""
    candidates = []
    if found := LETTER.match(text):
        letter = found["inside"] or found["letter"]
        candidates.append((Mark(Style.CAPITAL if letter.isupper() else Style.LETTER, letter), text[found.end() :]))
    if found := ROMAN.match(text):
        numeral = found["inside"] or found["letter"]
        candidates.append((Mark(Style.NUMERAL if numeral.isupper() else Style.ROMAN, numeral), text[found.end() :]))
    return candidates
