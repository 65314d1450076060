"""Sentences that a page break parted, put together again; lists that lost their bullets."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from domain.compacts.reading import tables
from domain.compacts.reading.blocks import Block, Form
from domain.compacts.reading.doubts import Doubt, doubt
from domain.compacts.reading.lines import Gap
from domain.compacts.reading.marks import Mark, Style
from domain.compacts.reading.owners import begins_with_act, lead_in
from domain.compacts.reading.paper import Paper, has_ended, is_unfinished
from domain.shared.events import N_

MOSTLY = 0.6
LONGEST_ACT = 80


class Habit(Struct, frozen=True):
    """How most items of a list are written; an item that differs may be none."""

    ends: bool = False
    capital: bool = False
    act: bool = False
    apart: bool = False


def mended(blocks: Sequence[Block], paper: Paper) -> tuple[list[Block], list[Doubt]]:
    kept: list[Block] = []
    texts: list[list[str]] = []
    rows: list[list[tuple[str, ...]]] = []
    doubts: list[Doubt] = []
    for block, habit in zip(blocks, _habits(blocks), strict=True):
        before = replace(kept[-1], text=texts[-1][-1]) if kept else None
        if before and tables.continues(before.rows, block.rows):
            rows[-1] += tables.without_heads(before.rows, block.rows)
            doubts.append(doubt(block.line, "", N_("This table goes on from the one before it, so the two were joined.")))
        elif before and _goes_on(before, block, habit, begun=kept[-1].text):
            texts[-1].append(block.text)
            if block.gap is not Gap.NONE or block.form is Form.ITEM:
                doubts.append(doubt(block.line, block.text, _said(block)))
        else:
            kept.append(block)
            texts.append([block.text])
            rows.append(list(block.rows))
    whole = zip(kept, texts, rows, strict=True)
    return [replace(block, text=paper.join(parts), rows=tuple(cells)) for block, parts, cells in whole], doubts


def with_lost_bullets(blocks: Sequence[Block]) -> tuple[list[Block], list[Doubt]]:
    """Lines after "The Council will:" that read as a list are one."""
    kept: list[Block] = []
    doubts: list[Doubt] = []
    led, promised, inside = False, False, False
    for block in blocks:
        before = kept[-1] if kept and inside else None
        is_item = led and _reads_as_item(block, before, promised=promised)
        if is_item and not inside:
            doubts.append(
                doubt(
                    block.line,
                    block.text,
                    N_("These lines have no bullets; they were read as a list because of the words before them."),
                )
            )
        kept.append(replace(block, form=Form.ITEM, mark=Mark(Style.LOOSE)) if is_item else block)
        inside = is_item
        if not is_item:
            lead = lead_in(block.text)
            promised = lead is not None and (lead.promises or lead.names)
            led = promised or (block.form is Form.PROSE and block.text.endswith(":"))
    return kept, doubts


def _reads_as_item(block: Block, before: Block | None, *, promised: bool) -> bool:
    """`before` is the item before it."""
    if block.form is not Form.PROSE or block.mark or lead_in(block.text):
        return False
    is_short = promised and len(block.text.split()) <= LONGEST_ACT
    is_next = before is not None and block.gap is Gap.NONE and has_ended(block.text) == has_ended(before.text)
    return block.text[:1].islower() or block.text.endswith(";") or (is_short and (is_next or begins_with_act(block.text)))


def _habits(blocks: Sequence[Block]) -> list[Habit]:
    """For each block the habit of the list it stands in."""
    habits = [Habit()] * len(blocks)
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and _is_of_list(blocks[end]):
            end += 1
        by_depth = {block.depth: _Tally() for block in blocks[start:end]}
        for block in blocks[start:end]:
            by_depth[block.depth].count(block)
        habits[start:end] = [by_depth[block.depth].habit() for block in blocks[start:end]]
        start = max(end, start + 1)
    return habits


def _is_of_list(block: Block) -> bool:
    return block.form is Form.ITEM or (block.form is Form.PROSE and not block.mark and block.text[:1].islower())


class _Tally:
    """Counts the items of one list at one depth."""

    def __init__(self) -> None:
        self.items = self.ended = self.capital = self.acts = self.apart = 0

    def count(self, block: Block) -> None:
        if block.form is Form.ITEM:
            self.apart += bool(self.items) and block.gap is not Gap.NONE
            self.items += 1
            self.ended += has_ended(block.text)
            self.capital += block.text[:1].isupper()
            self.acts += begins_with_act(block.text)

    def habit(self) -> Habit:
        least = self.items * MOSTLY
        apart = self.apart >= max(1, self.items - 1) * MOSTLY
        return Habit(ends=self.ended >= least, capital=self.capital >= least, act=self.acts >= least, apart=apart)


def _goes_on(before: Block, block: Block, habit: Habit, *, begun: str) -> bool:
    if Form.TABLE in {before.form, block.form} or not block.text or has_ended(before.text):
        return False
    if Form.HEADING in {before.form, block.form}:
        return before.form is block.form and before.rank == block.rank and not block.mark and block.text[0].islower()
    if block.form is Form.PROSE:
        cut = block.text[0].islower() or is_unfinished(before.text) or (before.text.endswith(",") and before.form is Form.PROSE)
        return cut and not block.mark and not _leads(before)
    if not block.mark or block.mark.style is not Style.BULLET or not block.text[0].islower():
        return False
    if is_unfinished(before.text):
        return not _leads(before)
    return before.form is Form.ITEM and block.depth == before.depth and _is_false_bullet(begun, block, habit)


def _is_false_bullet(begun: str, block: Block, habit: Habit) -> bool:
    """A bullet in the middle of a sentence, set there by whatever turned the pages into text."""
    if begins_with_act(block.text):
        return False
    is_gap_odd = block.gap is Gap.PAGE or (block.gap is Gap.BLANK and not habit.apart)
    is_act_cut = begins_with_act(begun) and (block.gap is Gap.PAGE or (habit.ends and habit.act))
    return is_act_cut or (habit.capital and begun[:1].isupper()) or (habit.ends and is_gap_odd)


def _leads(block: Block) -> bool:
    lead = lead_in(block.text)
    return lead is not None and lead.promises


def _said(block: Block) -> str:
    if block.form is Form.ITEM:
        return N_("This bullet begins in the middle of a sentence, so it was joined to the one before it.")
    return N_("This line begins in the middle of a sentence, so it was joined to the text before it.")
