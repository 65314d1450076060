"""Blocks put together into sections and clauses: what is an undertaking, a value, a point, a plain paragraph."""

from collections.abc import Sequence

from domain.compacts import Kind
from domain.compacts.reading import tables
from domain.compacts.reading.blocks import Block, Form
from domain.compacts.reading.doubts import Doubt, doubt, holds_contact, is_contact_line
from domain.compacts.reading.drafts import Part, Piece
from domain.compacts.reading.gathering import grouped, of_table, undertaking, value
from domain.compacts.reading.outline import Outline
from domain.compacts.reading.owners import labels_list, lead_in
from domain.compacts.reading.parties import Lead
from domain.compacts.reading.promises import Judged, Reads, Scope, is_of_values, judge_list, judge_paragraph, own_owner
from domain.shared.events import N_

DEEPEST = 8
UNOWNED = N_("It is not said whose undertakings these are, so they have no owner.")
STATED = N_("This paragraph says who will do something, so it was read as an undertaking, like any others here that do.")
HOLDS_CONTACT = N_("This clause holds contact details; take them out before it is published.")
UNTITLED = N_("Text without a heading")
UNSURE = {
    Reads.POINTS: N_(
        "This list says what somebody will do who is neither sector, so it was kept as points of the paragraph before it."
    ),
    Reads.PARAGRAPHS: N_("Nothing says that this list is of undertakings, so its items were kept as plain paragraphs."),
    Reads.UNDERTAKINGS: N_(
        "This list was read as undertakings because of the heading over it, though other words stand between."
    ),
}
TABLES = {
    tables.Sort.PEOPLE: N_("A table of people was left out: they belong in the register, not in the text."),
    tables.Sort.OTHER: N_("This table was kept as one paragraph with a point for each row."),
}


def assembled(outline: Outline) -> tuple[list[Part], list[Doubt]]:
    assembler = _Assembler(outline.title)
    place = 0
    while place < len(outline.blocks):
        end = place + 1
        if outline.blocks[place].form is Form.ITEM:
            while end < len(outline.blocks) and outline.blocks[end].form is Form.ITEM:
                end += 1
        assembler.take(outline.blocks[place:end])
        place = end
    return assembler.finish(), assembler.doubts


class _Assembler:
    def __init__(self, title: str | None) -> None:
        self.title = title
        self.parts: list[Part] = []
        self.doubts: list[Doubt] = []
        self.around: list[tuple[int, Lead | None]] = []
        self.before: Block | None = None
        self.lead: Piece | None = None
        self.leading: Block | None = None

    def take(self, run: Sequence[Block]) -> None:
        match run[0].form:
            case Form.HEADING:
                self._open(run[0])
            case Form.PROSE:
                self._add_paragraph(run[0])
            case Form.ITEM:
                self._add_list(run)
            case Form.TABLE:
                self._add_table(run[0])

    def finish(self) -> list[Part]:
        kept = [part for part in self.parts if part.pieces or part.heading != self.title]
        for part, after in zip(kept, [*kept, None][1:], strict=True):
            if not part.pieces and not part.is_cut and (after is None or after.level <= part.level):
                self.doubts.append(
                    doubt(part.line, part.heading, N_("There is nothing under this heading; the section was kept, empty."))
                )
        return kept

    @property
    def part(self) -> Part:
        if not self.parts:
            self.parts.append(Part(line=1, heading=self.title or UNTITLED, level=1 if self.title else 2))
        return self.parts[-1]

    @property
    def scope(self) -> Scope:
        leads = [lead for _, lead in self.around if lead]
        promising = [lead for lead in leads if lead.promises]
        speakers = [lead.owner for lead in leads if lead.owner]
        own = self.around[-1][1] if self.around else None
        return Scope(self.part.heading, own, promising[-1] if promising else None, speakers[-1] if speakers else None)

    def _open(self, block: Block) -> None:
        heading = block.text.rstrip(" :") or block.text
        self.parts.append(Part(line=block.line, heading=heading, number=block.number, level=block.level, is_label=block.is_label))
        self.around = [(level, lead) for level, lead in self.around if level < block.level]
        self.around.append((block.level, lead_in(block.text) if block.level > 1 else None))
        self.leading = None
        self._lead_with(None)

    def _add_paragraph(self, block: Block) -> None:
        if not self._allowed([block], is_needed=block.number is not None):
            self._lead_with(None)
            return
        self.leading = leading = self._leading(block)
        judged = judge_paragraph(block, self.scope, leading)
        kind = Kind.UNDERTAKING if judged.reads is Reads.UNDERTAKINGS else Kind.PARAGRAPH
        self._lead_with(block, Piece(block.line, block.text, mark=block.mark, kind=kind, owner=judged.owner))
        if kind is Kind.UNDERTAKING and not judged.owner:
            self._say_once(block, UNOWNED)
        elif not judged.is_sure:
            self._say_once(block, STATED)

    def _leading(self, block: Block) -> Block:
        """The paragraph before it that leads numbered ones in, or itself."""
        leading = self.leading
        if not leading or not block.number or (leading.number and not block.number.startswith(f"{leading.number}.")):
            return block
        return leading

    def _add_list(self, run: Sequence[Block]) -> None:
        judged = judge_list([head.text for head, _ in grouped(run)], self.before, self.scope)
        groups = grouped(self._allowed(run, is_needed=judged.reads is Reads.UNDERTAKINGS))
        if self.before is self.leading:
            self.leading = None
        has_labels = any(below and labels_list(head.text) for head, below in groups)
        if not judged.is_sure and not has_labels:
            self._say(run[0], UNSURE[judged.reads])
        if judged.reads is Reads.POINTS and self.lead and not has_labels:
            self.lead.points += [block.text for head, below in groups for block in (head, *below)]
        else:
            self._add_items(groups, judged)
        self._lead_with(None)

    def _add_items(self, groups: Sequence[tuple[Block, list[Block]]], judged: Judged) -> None:
        lead = self.lead
        for head, below in groups:
            if below and head.depth < DEEPEST and labels_list(head.text):
                self._add_label(head, below)
            elif judged.reads is Reads.VALUES:
                self.part.pieces.append(value(head, below, lead))
            elif judged.reads is Reads.UNDERTAKINGS:
                self._add_undertaking(undertaking(head, below, lead, own_owner(head.text, judged)), head)
            else:
                points = [block.text for block in below]
                self.part.pieces.append(Piece(head.line, head.text, head.mark, is_listed=True, points=points))

    def _add_undertaking(self, piece: Piece, head: Block) -> None:
        self.part.pieces.append(piece)
        if not piece.owner:
            self._say_once(head, UNOWNED)
        if head.text.endswith(":") and not piece.points:
            self._say(head, N_("This item leads others in, but none is set under it."))

    def _add_label(self, head: Block, below: Sequence[Block]) -> None:
        """An item such as "The Council will:" with a list of its own."""
        self._lead_with(head, Piece(head.line, head.text, mark=head.mark, is_listed=True))
        self._add_list(below)

    def _add_table(self, block: Block) -> None:
        among_values = is_of_values(self.part.heading) or (self.before is not None and is_of_values(self.before.text))
        table = tables.sort(block.rows, among_values=among_values)
        pieces = of_table(table, block.line, self.lead)
        self.part.pieces += pieces
        self.part.is_cut |= table.sort is tables.Sort.PEOPLE
        self._lead_with(None)
        if table.sort in TABLES:
            self.doubts.append(doubt(block.line, tables.heads(table), TABLES[table.sort]))
        if any(piece.kind is Kind.UNDERTAKING and not piece.owner for piece in pieces):
            self.doubts.append(doubt(block.line, "", UNOWNED))

    def _lead_with(self, before: Block | None, piece: Piece | None = None) -> None:
        """What stands right before a list, if it is a paragraph."""
        self.before, self.lead = before, piece
        if piece:
            self.part.pieces.append(piece)

    def _allowed(self, blocks: Sequence[Block], *, is_needed: bool) -> list[Block]:
        """Nobody's address or telephone number, unless a clause would be lost with it."""
        kept = [block for block in blocks if is_needed or not is_contact_line(block.text)]
        if len(kept) < len(blocks):
            self.part.is_cut = True
            self.doubts.append(doubt(blocks[0].line, "", N_("Contact details were left out: people belong in the register.")))
        self.doubts += [doubt(block.line, "", HOLDS_CONTACT) for block in kept if holds_contact(block.text)]
        return kept

    def _say(self, block: Block, sentence: str) -> None:
        self.doubts.append(doubt(block.line, block.text, sentence))

    def _say_once(self, block: Block, sentence: str) -> None:
        """Once in a section, however many clauses it is true of."""
        if sentence not in self.part.told:
            self.part.told.add(sentence)
            self._say(block, sentence)
