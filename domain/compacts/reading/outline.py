"""Which blocks are headings, how deep each lies, and which of them is the title."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from domain.compacts.reading.blocks import Block, Form
from domain.compacts.reading.levels import MARKDOWN_RANKS, PLAIN_RANK, with_levels
from domain.compacts.reading.marks import BARE, Mark, Style, parts
from domain.compacts.reading.owners import labels_list, lead_in, opens_list
from domain.compacts.reading.titles import is_like_title, title_place

FIRSTS = {"1", "A", "I"}
SECTION_STYLES = {Style.NUMBER, Style.CAPITAL, Style.NUMERAL}


class Outline(Struct, frozen=True):
    title: str | None
    blocks: tuple[Block, ...]


def outlined(blocks: Sequence[Block]) -> Outline:
    found = _with_numbered_headings(blocks)
    found = _with_numbered_paragraphs(found)
    found = _with_plain_headings(found)
    found = _with_labels(found)
    place = title_place(found)
    if place is None:
        return Outline(None, tuple(with_levels(found)))
    found[place] = replace(found[place], form=Form.HEADING, level=1)
    return Outline(found[place].text.rstrip(" :"), tuple(with_levels(found)))


def _with_numbered_headings(blocks: Sequence[Block]) -> list[Block]:
    """A line such as "3. Funding" is a heading where its own text follows, and an item where "4." does."""
    found = list(blocks)
    settled, listed = _settled(blocks), _in_list(blocks)
    for place, block in enumerate(blocks):
        if not _could_be_numbered_heading(block):
            continue
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        is_alone = not (place and _are_siblings(found[place - 1], block)) and not (after and _are_siblings(block, after))
        if block.mark and block.mark.style is Style.DOTTED:
            is_heading = is_alone and parts(block.mark.printed)[:-1] in settled
        else:
            is_over_label = block.number in FIRSTS and after is not None and not after.number and labels_list(after.text)
            is_heading = _is_parent(block, after) or (is_alone and (not listed[place] or is_over_label))
        if is_heading:
            found[place] = replace(block, form=Form.HEADING)
    return found


def _settled(blocks: Sequence[Block]) -> set[tuple[int, ...]]:
    """The numbers under which every "3.1", "3.2" … is a short heading rather than a paragraph."""
    headings: dict[tuple[int, ...], bool] = defaultdict(lambda: True)
    for block, after in zip(blocks, [*blocks, None][1:], strict=True):
        if block.form is Form.PROSE and block.mark:
            is_short = _could_be_numbered_heading(block) and after is not None and not _are_siblings(block, after)
            headings[parts(block.mark.printed)[:-1]] &= is_short
    return {number for number, are in headings.items() if are}


def _could_be_numbered_heading(block: Block) -> bool:
    if not block.mark or block.depth or block.form not in {Form.PROSE, Form.ITEM}:
        return False
    if block.text.endswith(":") and (lead_in(block.text) or block.mark.style is Style.DOTTED):
        return False
    return block.mark.style in {*SECTION_STYLES, Style.DOTTED} and is_like_title(block)


def _are_siblings(block: Block, other: Block) -> bool:
    if not block.mark or not other.mark or block.mark.style is not other.mark.style or Form.HEADING in {block.form, other.form}:
        return False
    is_as_deep = block.mark.style is not Style.DOTTED or len(parts(block.mark.printed)) == len(parts(other.mark.printed))
    return block.depth == other.depth and is_as_deep


def _is_parent(block: Block, after: Block | None) -> bool:
    """As "3." is, right before "3.1"."""
    if not block.mark or not after or not after.mark or after.mark.style is not Style.DOTTED:
        return False
    return block.mark.style is not Style.NUMERAL and parts(after.mark.printed)[:1] == parts(block.mark.printed)[:1]


def _in_list(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether it is an item of a list that words such as "we will:" lead in."""
    found: list[bool] = []
    led = False
    styles: dict[Style, bool] = {}
    for block in blocks:
        if block.form is not Form.ITEM or not block.mark:
            led, styles = _leads(block), {}
            found.append(False)
        else:
            is_list = led and (block.mark.style not in SECTION_STYLES or block.mark.printed in FIRSTS)
            found.append(styles.setdefault(block.mark.style, is_list))
    return found


def _leads(block: Block) -> bool:
    lead = lead_in(block.text) if block.form is not Form.TABLE else None
    return (lead is not None and lead.promises) or (block.form is Form.PROSE and block.text.endswith(":"))


def _with_numbered_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """A "12." is a paragraph's number, unless words before "1." lead a list in."""
    return [
        replace(block, form=Form.PROSE) if block.form is Form.ITEM and not is_listed and _is_section_number(block) else block
        for block, is_listed in zip(blocks, _in_list(blocks), strict=True)
    ]


def _is_section_number(block: Block) -> bool:
    return block.mark is not None and block.mark.style in SECTION_STYLES and not block.depth


def _with_labels(blocks: Sequence[Block]) -> list[Block]:
    """A label over a list heads it, where nothing after the list belongs to the section around it."""
    found = list(blocks)
    for place in reversed(range(len(blocks))):
        if found[place].form is Form.HEADING:
            is_label = _is_heading_of_list(found, place)
        else:
            is_label = found[place].form is Form.PROSE and labels_list(found[place].text) and _heads_list(found, place)
        if is_label:
            found[place] = replace(found[place], form=Form.HEADING, is_label=True)
    return found


def _is_heading_of_list(blocks: Sequence[Block], place: int) -> bool:
    """Not over further headings, which may have lists of their own."""
    is_over_headings = place + 1 < len(blocks) and blocks[place + 1].form is Form.HEADING
    return blocks[place].rank != PLAIN_RANK and opens_list(blocks[place].text) and not is_over_headings


def _heads_list(blocks: Sequence[Block], label: int) -> bool:
    """A list follows, or paragraphs with numbers do, and then a heading or the end."""
    place = _end(blocks, label + 1, lambda block: block.form is Form.ITEM)
    if place == label + 1:
        place = _end(blocks, place, lambda block: block.number is not None and not labels_list(block.text))
    if place == len(blocks):
        return place > label + 1
    is_over = place > label + 1 or blocks[label].number is not None or blocks[place].is_label
    return is_over and blocks[place].form is Form.HEADING


def _end(blocks: Sequence[Block], place: int, belongs: Callable[[Block], bool]) -> int:
    while place < len(blocks) and belongs(blocks[place]):
        place += 1
    return place


def _with_plain_headings(blocks: Sequence[Block]) -> list[Block]:
    """Short lines alone, in a document that sets its headings in no other way."""
    found = list(blocks)
    ranks = [block.rank for block in blocks if block.form is Form.HEADING and block.rank]
    if any(rank <= MARKDOWN_RANKS for rank in ranks) or len(ranks) > 2:
        return found
    for place in reversed(range(len(blocks) - 1)):
        if _stands_alone(blocks[place], found[place + 1]) and _has_text_after(found, place):
            number = BARE.match(blocks[place].text)
            mark = Mark(Style.NUMBER, number["number"]) if number else None
            text = blocks[place].text[number.end() if number else 0 :]
            found[place] = replace(blocks[place], form=Form.HEADING, rank=PLAIN_RANK, mark=mark, text=text)
    return found


def _stands_alone(block: Block, after: Block) -> bool:
    if block.form is not Form.PROSE or block.mark or not block.is_one_line or not is_like_title(block):
        return False
    has_words_first = after.form is Form.PROSE and not after.mark and not block.text.endswith(":")
    return not opens_list(block.text) or (has_words_first and not is_like_title(after))


def _has_text_after(blocks: Sequence[Block], place: int) -> bool:
    after = blocks[place + 1]
    if after.form is Form.HEADING and after.rank == PLAIN_RANK and place + 2 < len(blocks):
        return blocks[place + 2].form is not Form.HEADING
    return after.form is not Form.PROSE or bool(after.mark) or not is_like_title(after) or labels_list(after.text)
