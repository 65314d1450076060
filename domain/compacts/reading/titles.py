"""What could be a title by how it is worded, and which block is the whole text's."""

from collections.abc import Sequence
from itertools import takewhile

from domain.compacts.reading import wording
from domain.compacts.reading.blocks import Block, Form
from domain.compacts.reading.doubts import holds_contact
from domain.compacts.reading.owners import opens_list, states
from domain.compacts.reading.setting import UNDERLINED

MOST_WORDS, MOST_LETTERS = 12, 90
MOST_WORDS_BEFORE_COLON = 3
OPENING_BLOCKS = 8


def is_like_title(block: Block) -> bool:
    text = block.text
    is_short = 0 < len(text) <= MOST_LETTERS and len(text.split()) <= MOST_WORDS
    if not is_short or text[0].islower() or text.endswith((".", ";", ",")) or holds_contact(text) or states(text):
        return False
    return not text.endswith(":") or len(text.split()) <= MOST_WORDS_BEFORE_COLON


def title_place(blocks: Sequence[Block]) -> int | None:
    """The first heading of the highest rank, or else the opening line that names the agreement."""
    top = [place for place, block in enumerate(blocks) if _is_unnumbered_heading(block) and 0 < block.rank < UNDERLINED]
    if top and (len(top) == 1 or top[0] == 0 or wording.INSTRUMENT.search(blocks[top[0]].text)):
        return top[0]
    opening = takewhile(lambda block: not block.number and block.form in {Form.HEADING, Form.PROSE}, blocks[:OPENING_BLOCKS])
    named = [place for place, block in enumerate(opening) if _names_agreement(block)]
    if named:
        return named[0]
    is_over_heading = len(blocks) > 1 and blocks[1].form is Form.HEADING
    return 0 if is_over_heading and _is_unnumbered_heading(blocks[0]) else None


def _is_unnumbered_heading(block: Block) -> bool:
    return block.form is Form.HEADING and not block.number and not opens_list(block.text)


def _names_agreement(block: Block) -> bool:
    text = block.text
    if block.is_label or text.endswith("?") or wording.OPENING.match(text) or not wording.INSTRUMENT.search(text):
        return False
    return block.form is Form.HEADING or is_like_title(block)
