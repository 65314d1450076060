"""The document as clean lines: one kind of space, one kind of bullet, no mark-up but Markdown's.

Blank lines and page breaks are not lines; each line says which of them stood before it.
"""

import html
import re
from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct

NEWLINE = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
TAG = re.compile(r"<[/a-zA-Z!][^<>]*>")
PARAGRAPH_TAG = re.compile(r"<(?:br|/?p|/?div|/li|/?[uo]l|/h[1-6]|/tr)\b[^<>]*>", re.IGNORECASE)
ITEM_TAG = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
HEADING_TAG = re.compile(r"<h([1-6])\b[^<>]*>", re.IGNORECASE)
IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
FOOTNOTE = re.compile(r"\[\^[^\[\]]{1,20}\]:?")
ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]*\}\s*$")
LINK = re.compile(r"\[([^\[\]]*)\]\(<?[^()\s<>]*>?\)")
BOLD = re.compile(r"\*\*|__")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]+)\*(?![\w*])|(?<!\w)_(?=\S)([^_]+)_(?!\w)")
ESCAPE = re.compile(r"\\([-\\`*_{}\[\]()#+.!|<>~])")
FENCE = re.compile(r"(?:```|~~~)\w*$")
SPACES = re.compile(r"\s+")

GONE = [*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
TURNED = [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]  # directions, which could hide words
HALVES = range(0xD800, 0xE000)  # lone surrogates, which no encoding can store
SPACE_LIKE = [0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
SYMBOL_BULLETS = [0x2023, 0x2043, 0x25CF, 0x27A2, 0x27A4, 0xF0B7, 0xF0D8, 0xF0FC]
SQUARE_BULLETS = [0x25A0, 0xF06E, 0xF0A7]
LIGATURES: dict[str, str | None] = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
CLEANER: dict[int, str | None] = {
    **dict.fromkeys([*GONE, *TURNED, *HALVES]),
    **dict.fromkeys(SPACE_LIKE, " "),
    **dict.fromkeys(SYMBOL_BULLETS, "•"),
    **dict.fromkeys(SQUARE_BULLETS, "▪"),
    **str.maketrans(LIGATURES),
}

INVISIBLE = str.maketrans("", "", "`\u00ad")


class Gap(IntEnum):
    NONE = 0
    BLANK = 1
    PAGE = 2


class Line(Struct, frozen=True):
    """`number` counts the document's lines from 1, blank ones too; tabs inside `text` may part columns."""

    number: int
    text: str
    indent: int = 0
    gap: Gap = Gap.NONE


def clean(document: str) -> list[Line]:
    lines: list[Line] = []
    gap = Gap.BLANK
    for number, raw in enumerate(NEWLINE.split(document.translate(CLEANER)), 1):
        for page, part in enumerate(raw.split("\f")):
            gap = max(gap, Gap.PAGE if page else Gap.NONE)
            found = [piece for piece in _pieces(part) if piece.strip()]
            for piece in found:
                text = piece.strip()
                lines.append(Line(number, text, len(piece.expandtabs(4)) - len(piece.expandtabs(4).lstrip()), gap))
                gap = Gap.NONE
            if not found:
                gap = max(gap, Gap.BLANK)
    return lines


def plain(text: str) -> str:
    """The words alone, without Markdown or HTML."""
    if "<" in text:
        text = TAG.sub("", text)
    if "[" in text:
        text = LINK.sub(r"\1", FOOTNOTE.sub("", text))
    if text.endswith("}"):
        text = ATTRIBUTES.sub("", text)
    text = EMPHASIS.sub(lambda found: found[1] or found[2], BOLD.sub("", text))
    return SPACES.sub(" ", ESCAPE.sub(r"\1", text).translate(INVISIBLE)).strip()


def _pieces(text: str) -> Iterator[str]:
    """A line of HTML, or of bullets run together, is several."""
    text = html.unescape(_without_comments(text)).translate(CLEANER) if "&" in text or "<!--" in text else text
    if text.lstrip().startswith("|"):
        yield NEWLINE.sub(" ", text)
        return
    if "<" in text:
        text = ITEM_TAG.sub("\n- ", HEADING_TAG.sub(lambda tag: "\n" + "#" * int(tag[1]) + " ", PARAGRAPH_TAG.sub("\n", text)))
    if "![" in text:
        text = IMAGE.sub("", text)
    if text.count("•") > 1 or FENCE.match(text.strip()):
        text = "" if FENCE.match(text.strip()) else text.replace("•", "\n•")
    yield from text.replace("\f", "\n").split("\n")


def _without_comments(text: str) -> str:
    kept, start = [], 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        kept.append(text[start:opened])
        start = closed + 3
    return "".join([*kept, text[start:]])
