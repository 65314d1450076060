"""Places where people signed: left out, since who signed is in the register and a name may have to be forgotten."""

import re
from collections.abc import Sequence

from domain.compacts.reading.doubts import Doubt, doubt
from domain.compacts.reading.lines import Gap, Line
from domain.compacts.reading.marks import BULLET, DOTTED, NUMBER
from domain.compacts.reading.paper import has_ended
from domain.shared.events import N_

SIGNED = re.compile(
    r"(?:signed|signature)(?: (?:by|for|on behalf of)\b.*)?\s*[:._…]*\s*$|(?:signed|signature|name|date|position)\s*[:._…]",
    re.IGNORECASE,
)
RULED = re.compile(r"[\s._…-]*(?:[._…]\s?){6,}[\s._…-]*$")
TITLED = re.compile(
    r"\b(?:cllr|councillor|mr|mrs|ms|dr|rev|sir|dame|prof|leader|chair|chief|director|officer|manager|mayor|president|trustee)\b",
    re.IGNORECASE,
)
LONGEST = 100


def without_signatures(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    kept: list[Line] = []
    doubts: list[Doubt] = []
    is_inside, pending = False, Gap.NONE
    for line in lines:
        starts = _is_signature(line)
        if starts or (is_inside and _belongs(line)):
            if not is_inside:
                doubts.append(
                    doubt(
                        line.number,
                        "",
                        N_("A place for signatures was left out: people belong in the register, not in the text."),
                    )
                )
            is_inside, pending = True, Gap.BLANK
        else:
            kept.append(Line(line.number, line.text, line.indent, max(line.gap, pending)))
            is_inside, pending = False, Gap.NONE
    return kept, doubts


def _is_signature(line: Line) -> bool:
    text = line.text.strip("*_# ") or line.text
    if len(line.text) > LONGEST or line.text.startswith(("|", "#")):
        return False
    return SIGNED.match(text) is not None or RULED.match(line.text) is not None


def _belongs(line: Line) -> bool:
    """A name or an office under the place to sign."""
    if len(line.text) > LONGEST or line.text.startswith(("|", "#")) or has_ended(line.text):
        return False
    is_marked = BULLET.match(line.text) or DOTTED.match(line.text) or NUMBER.match(line.text)
    return not is_marked and (line.gap is Gap.NONE or TITLED.search(line.text) is not None)
