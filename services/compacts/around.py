"""What stands around the clauses of two versions, side by side: what is another in the newer, word by word."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from services.compacts.comparing import Run, word_by_word
from services.compacts.front import FrontLine


class Beside(Struct, frozen=True):
    """Either side may be empty."""

    what: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]


PARTS: Mapping[str, Callable[[FrontLine], str]] = {
    "tag-line": lambda front: front.tag_line or "",
    "summary": lambda front: front.summary or "",
    "foreword": lambda front: "\n\n".join(one for one in (front.foreword, _whose(front)) if one),
    "glossary": lambda front: "\n".join(f"{term}: {meaning}" for term, meaning in front.glossary),
}


def compare_around(old: FrontLine, new: FrontLine) -> list[Beside]:
    """Only what differs."""
    pairs = [(what, words(old), words(new)) for what, words in PARTS.items()]
    return [Beside(what, *word_by_word(before, after)) for what, before, after in pairs if before != after]


def _whose(front: FrontLine) -> str:
    return ", ".join(one for one in (front.foreword_by, front.foreword_office) if one)
