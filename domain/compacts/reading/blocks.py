"""Lines put together into blocks: a heading, a paragraph, an item of a list, a table."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from domain.compacts.reading import setting, tables
from domain.compacts.reading.lines import Gap, Line, plain
from domain.compacts.reading.marks import Counting, Mark, Style
from domain.compacts.reading.nesting import Nesting
from domain.compacts.reading.owners import labels_list, opens_list
from domain.compacts.reading.paper import Paper, has_ended


class Form(StrEnum):
    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    TABLE = "table"


class Block(Struct, frozen=True, kw_only=True):
    """`rank` orders headings by how they are set, 1 highest; `level` by where they lie. `depth` is how far an item is nested."""

    form: Form
    line: int
    text: str = ""
    mark: Mark | None = None
    depth: int = 0
    indent: int = 0
    rank: int = 0
    gap: Gap = Gap.NONE
    is_one_line: bool = True
    level: int = 0
    is_label: bool = False
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def number(self) -> str | None:
        return self.mark.number if self.mark else None


def blocks(lines: Sequence[Line], paper: Paper) -> list[Block]:
    builder = _Builder(paper)
    place = 0
    while place < len(lines):
        size = tables.height(lines, place)
        if size:
            builder.add_table(lines[place : place + size])
        else:
            builder.add(lines[place])
        place += size or 1
    return builder.finish()


class _Open:
    """The block being put together."""

    def __init__(self, form: Form, line: Line, text: str, mark: Mark | None = None, rank: int = 0) -> None:
        self.form, self.mark, self.rank = form, mark, rank
        self.first = self.last = line
        self.parts: list[str] = []
        self.is_bold = False
        self.is_capitals = True
        self.add(line, text)

    @property
    def could_be_underlined(self) -> bool:
        is_line = len(self.parts) == 1 and len(self.parts[0]) <= setting.LONGEST_HEADING
        return is_line and (self.form is Form.PROSE or (self.mark is not None and self.mark.number is not None))

    def add(self, line: Line, text: str) -> None:
        self.last = line
        if text:
            self.parts.append(text)
            self.is_bold ^= bool(text.count("**") % 2)
            self.is_capitals &= setting.is_capitals(text)


class _Builder:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.counting = Counting()
        self.nesting = Nesting()
        self.done: list[Block] = []
        self.open: _Open | None = None

    def add(self, line: Line) -> None:
        if setting.RULE.match(line.text):
            self._add_rule(line)
        elif found := setting.MARKDOWN.match(line.text):
            mark, rest = self.counting.split_heading(plain(line.text[found.end() :].rstrip("# ")))
            self._start(_Open(Form.HEADING, line, rest, mark, len(found["hashes"])))
        else:
            self._add_words(Line(line.number, line.text.lstrip("> ") or line.text, line.indent, line.gap))

    def add_table(self, lines: Sequence[Line]) -> None:
        self._close()
        rows = tables.rows(lines)
        self.done.append(Block(form=Form.TABLE, line=lines[0].number, gap=lines[0].gap, rows=rows))

    def finish(self) -> list[Block]:
        self._close()
        return self.done

    def _add_words(self, line: Line) -> None:
        text = setting.BOLD_NUMBER.sub(r"\1 ", line.text, count=1) if line.text.startswith(("**", "__")) else line.text
        bare = text.lstrip("*_") if text.startswith(("**", "__")) else text
        mark, rest = self.counting.split(bare, mid_sentence=self._is_mid_sentence(line))
        if mark:
            form = Form.PROSE if mark.style is Style.DOTTED else Form.ITEM
            bold = text[: len(text) - len(bare)] if mark.number else ""
            self._start(_Open(form, line, bold + rest, mark))
        elif self.open and self._goes_on(self.open, line):
            self.open.add(line, line.text)
        else:
            self._start(_Open(Form.PROSE, line, line.text))

    def _is_mid_sentence(self, line: Line) -> bool:
        block = self.open
        if block is None or line.gap is not Gap.NONE or block.form is Form.HEADING or not block.parts:
            return False
        return not has_ended(block.parts[-1]) and not opens_list(block.parts[-1])

    def _goes_on(self, block: _Open, line: Line) -> bool:
        if block.form is Form.HEADING:
            return False
        if not block.parts:
            return line.gap is not Gap.PAGE
        hangs = block.form is Form.ITEM and line.indent > block.first.indent + (1 if line.gap else 0)
        if line.gap is not Gap.NONE:
            return hangs and line.gap is Gap.BLANK and block.first.indent + 8 > line.indent
        if block.is_bold or hangs:
            return True
        if block.is_capitals != setting.is_capitals(line.text) or setting.WHOLLY_BOLD.match(block.parts[-1]):
            return False
        if setting.WHOLLY_BOLD.match(line.text) or (has_ended(block.last.text) and _begins_with_label(line.text)):
            return False
        return block.is_capitals or self.paper.goes_on(block.last, line)

    def _add_rule(self, line: Line) -> None:
        """A line of dashes underlines one line of words right above it, and elsewhere only parts."""
        block = self.open
        if block and line.gap is Gap.NONE and line.text[0] in "=-" and block.could_be_underlined:
            block.form, block.rank = Form.HEADING, setting.UNDERLINED - (line.text[0] == "=")
        self._close()

    def _start(self, block: _Open) -> None:
        self._close()
        self.open = block

    def _close(self) -> None:
        block = self._closed(self.open) if self.open else None
        if block and block.text:
            self.done.append(block)
        self.open = None

    def _closed(self, block: _Open) -> Block:
        first, raw = block.first, self.paper.join(block.parts)
        text = plain(raw)
        form, rank = _set_as(block, text, is_bold=setting.WHOLLY_BOLD.match(raw) is not None)
        depth = self.nesting.depth(block.mark, first.indent, self._before()) if form is Form.ITEM and block.mark else 0
        if form is not Form.ITEM and not text[:1].islower():
            self.nesting = Nesting()
        return Block(
            form=form,
            line=first.number,
            text=text,
            mark=block.mark,
            depth=depth,
            indent=first.indent,
            rank=rank,
            gap=first.gap,
            is_one_line=len(block.parts) == 1,
        )

    def _before(self) -> str:
        return self.done[-1].text if self.done else ""


def _begins_with_label(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and labels_list(f"{label}:")


def _set_as(block: _Open, text: str, *, is_bold: bool) -> tuple[Form, int]:
    """What a block is by how it is printed, and for a heading its rank."""
    if block.form is Form.HEADING:
        return (Form.HEADING, block.rank) if len(text) <= setting.LONGEST_HEADING * 2 else (Form.PROSE, 0)
    if block.form is Form.ITEM and block.mark and block.mark.style not in {Style.NUMBER, Style.CAPITAL, Style.NUMERAL}:
        return Form.ITEM, 0
    if len(text) <= setting.LONGEST_HEADING and not text.endswith((".", ";", ",")):
        if is_bold:
            return Form.HEADING, setting.BOLD
        if setting.is_capitals(text):
            return Form.HEADING, setting.CAPITALS
    return block.form, 0
