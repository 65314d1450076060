"""What belongs to the printed page and not to the text: page numbers, running heads, the list of contents."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from domain.compacts.reading import owners, wording
from domain.compacts.reading.doubts import Doubt, doubt
from domain.compacts.reading.lines import Gap, Line, plain
from domain.compacts.reading.marks import BULLET, DOTTED
from domain.compacts.reading.paper import has_ended
from domain.shared.events import N_

NUMBERED = re.compile(
    r"(?:.{0,80}(?:[|–—•·-]|\s{2})\s*|[\[(–—-]\s*)?page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\s\])|–—.-]*$", re.IGNORECASE
)
DECORATED = re.compile(r"[-–—\[|]\s?\d{1,4}\s?[-–—\]|]$|\d{1,4}\s*\|\s*p\s?a\s?g\s?e$", re.IGNORECASE)
BARE = re.compile(r"\d{1,3}$|[ivx]{1,6}$")
LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})[\s.]*\d{0,3}$")
PAGE_AT_END = re.compile(r"\s\d{1,3}$|\]\(#[^)]*\)$")
ENTRY_NUMBER = re.compile(r"^[\d.\s#*•-]+|[\s.…]*\d*$")
DIGITS = re.compile(r"\d+")
LONGEST = 100


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    found = _without_page_numbers(lines)
    doubts: list[Doubt] = []
    for strip in (_without_running_heads, _without_running_heads, _without_contents):
        found, told = strip(found)
        doubts += told
    return found, doubts


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    bare = {place for place, line in enumerate(lines) if BARE.match(line.text)}
    alone = [place for place in bare if _is_alone(lines, place)]
    rising = len(alone) > 1 and _rises([lines[place].text for place in sorted(alone)])
    gone = {place for place, line in enumerate(lines) if len(line.text) <= LONGEST and _is_page_number(line.text)}
    gone |= set(alone) if rising else set()
    gone |= {place for place in bare if _is_at_edge(lines, place) or _parts_sentence(lines, place)}
    gone |= {place for place in alone if place + 1 == len(lines)}
    return _without(lines, gone, Gap.PAGE)


def _without_running_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """The same words at the edges of several pages, and seldom elsewhere; never a list's lead-in, which repeats too."""
    if all(line.gap is not Gap.PAGE for line in lines):
        return list(lines), []
    names = [DIGITS.sub("#", plain(line.text).casefold()) if len(line.text) <= LONGEST else "" for line in lines]
    edges = [place for place, name in enumerate(names) if place and name and _is_at_edge(lines, place)]
    everywhere, at_edge = Counter(names), Counter(names[place] for place in edges)
    gone = [
        place
        for place in edges
        if at_edge[names[place]] > 1
        and at_edge[names[place]] >= 0.6 * everywhere[names[place]]
        and not _is_of_text(lines[place].text)
    ]
    firsts = {names[place]: lines[place] for place in reversed(gone)}
    said = N_("This line is repeated at the edges of pages, so it was left out as a header or footer.")
    return _without(lines, gone, Gap.PAGE), [doubt(line.number, line.text, said) for line in reversed(firsts.values())]


def _is_of_text(text: str) -> bool:
    is_marked = text.startswith(("#", "|")) or DOTTED.match(text) or BULLET.match(text)
    return bool(is_marked) or has_ended(text) or owners.lead_in(plain(text)) is not None


def _without_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    gone = {
        place for place, line in enumerate(lines) if LEADER.search(line.text[-40:]) and PAGE_AT_END.search(" " + line.text[-4:])
    }
    for place, line in enumerate(lines):
        if len(line.text) <= LONGEST and wording.CONTENTS.fullmatch(plain(line.text).strip("# ")):
            gone |= _contents(lines, place)
    if len(gone) < 2:
        return list(lines), []
    said = N_("A list of contents was left out.")
    return _without(lines, gone, Gap.BLANK), [doubt(lines[min(gone)].number, "", said)]


def _contents(lines: Sequence[Line], head: int) -> set[int]:
    """From the word "Contents" to where its first entry comes again, as a heading."""
    seen: set[str] = set()
    paged, place = 0, head + 1
    while place < len(lines) and len(lines[place].text) <= LONGEST:
        text = lines[place].text
        if has_ended(text) and not LEADER.search(text[-40:]):
            break
        entry = ENTRY_NUMBER.sub("", plain(text)).casefold()
        if entry in seen or text.startswith("#"):
            break
        seen.add(entry)
        paged += bool(PAGE_AT_END.search(text[-60:]) or LEADER.search(text[-40:]))
        place += 1
    repeats = place < len(lines) and ENTRY_NUMBER.sub("", plain(lines[place].text)).casefold() in seen
    return set(range(head, place)) if len(seen) > 1 and (repeats or paged * 2 >= len(seen)) else set()


def _is_page_number(text: str) -> bool:
    return NUMBERED.match(text) is not None or DECORATED.match(text) is not None


def _is_alone(lines: Sequence[Line], place: int) -> bool:
    return lines[place].gap is not Gap.NONE and (place + 1 == len(lines) or lines[place + 1].gap is not Gap.NONE)


def _is_at_edge(lines: Sequence[Line], place: int) -> bool:
    return lines[place].gap is Gap.PAGE or (place + 1 < len(lines) and lines[place + 1].gap is Gap.PAGE)


def _parts_sentence(lines: Sequence[Line], place: int) -> bool:
    if not 0 < place < len(lines) - 1:
        return False
    return not has_ended(lines[place - 1].text) and lines[place + 1].text[0].islower()


def _rises(numbers: Sequence[str]) -> bool:
    values = [int(number) for number in numbers if number.isdecimal()]
    return all(before < after for before, after in pairwise(values))


def _without(lines: Sequence[Line], gone: Collection[int], gap: Gap) -> list[Line]:
    """The other lines; what followed a line that is gone now follows a gap."""
    kept: list[Line] = []
    pending, places = Gap.NONE, set(gone)
    for place, line in enumerate(lines):
        if place in places:
            pending = max(pending, line.gap, gap)
        else:
            kept.append(Line(line.number, line.text, line.indent, max(pending, line.gap)))
            pending = Gap.NONE
    return kept
