"""How deep each heading lies."""

from collections.abc import Sequence

from msgspec.structs import replace

from domain.compacts.reading import wording
from domain.compacts.reading.blocks import Block, Form
from domain.compacts.reading.marks import Style, parts

MARKDOWN_RANKS, NUMBERED_RANK, PLAIN_RANK = 6, 6, 9
DEEPEST = 6


def with_levels(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    around: list[Block] = []
    for block, after in zip(blocks, [*blocks, None][1:], strict=True):
        if block.form is not Form.HEADING:
            found.append(block)
            continue
        heading = replace(block, level=block.level or _level(block, around, after))
        around = [] if heading.level == 1 else [*(outer for outer in around if outer.level < heading.level), heading]
        found.append(heading)
    return found


def _level(block: Block, around: Sequence[Block], after: Block | None) -> int:
    """Below the nearest heading around it that is set larger; numbers tell their own depth."""
    is_ranked = 0 < block.rank <= MARKDOWN_RANKS
    if block.number:
        above = [outer.level for outer in around if is_ranked and not outer.number and 0 < outer.rank < block.rank]
        return min(max(above, default=1) + _own_depth(block), DEEPEST)
    if is_ranked or not (block.is_label or wording.BACK_MATTER.match(block.text) or _opens_count(after)):
        above = [outer.level for outer in around if _rank(outer) < _rank(block)]
    else:
        above = [outer.level for outer in around if block.is_label and not outer.is_label]
    return min(max(above, default=1) + 1, DEEPEST)


def _opens_count(after: Block | None) -> bool:
    """Sections numbered anew follow: an annex, or a code of practice."""
    return after is not None and after.form is Form.HEADING and after.number is not None and _own_depth(after) == 1


def _rank(block: Block) -> int:
    return block.rank if 0 < block.rank <= MARKDOWN_RANKS else NUMBERED_RANK if block.number else block.rank or PLAIN_RANK


def _own_depth(block: Block) -> int:
    """One for "3", two for "3.1"; "11.0" is section 11."""
    if not block.mark or block.mark.style is not Style.DOTTED:
        return 1
    found = parts(block.mark.printed)
    return len(found) - (found[-1] == 0)
