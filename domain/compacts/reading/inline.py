"""Lists written into one sentence: "The Council undertakes: to consult; to explain"."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from domain.compacts.reading.blocks import Block, Form
from domain.compacts.reading.doubts import Doubt, doubt
from domain.compacts.reading.lines import Gap
from domain.compacts.reading.marks import Counting, Mark, Style
from domain.compacts.reading.owners import lead_in
from domain.compacts.reading.parties import Who
from domain.shared.events import N_

PARTING = re.compile(r";\s*(?:and\s+)?|\s+(?=\([a-z]\)\s)")
LONGEST_LEAD = 300


def with_lists_apart(blocks: Sequence[Block]) -> tuple[list[Block], list[Doubt]]:
    found: list[Block] = []
    doubts: list[Doubt] = []
    for block in blocks:
        items = _items(block)
        if items:
            lead, _, _ = block.text.partition(": ")
            found += [replace(block, text=f"{lead}:"), *items]
            doubts.append(
                doubt(block.line, block.text, N_("This sentence holds a list, which was taken apart at its semicolons."))
            )
        else:
            found.append(block)
    return found, doubts


def _items(block: Block) -> list[Block]:
    lead, _, rest = block.text.partition(": ")
    if block.form is not Form.PROSE or not rest or len(lead) > LONGEST_LEAD:
        return []
    told = lead_in(f"{lead}:")
    parts = [part.strip() for part in PARTING.split(rest) if part.strip(" -")]
    if not told or not told.promises or told.who is Who.ROLE or len(parts) < 2:
        return []
    return list(_marked(parts, block.line))


def _marked(parts: Sequence[str], line: int) -> Iterator[Block]:
    counting = Counting()
    for part in parts:
        mark, text = counting.split(part, mid_sentence=False)
        yield Block(form=Form.ITEM, line=line, text=text or part, mark=mark or Mark(Style.LOOSE), gap=Gap.NONE)
