"""What the reader was unsure of, said to the person who checks it."""

import re

from msgspec import Struct

LONGEST = 120
MOST_WORDS = 40
ASKING = re.compile(
    r"(?:for (?:more|further) (?:information|details)|to find out more|(?:please )?contact|tel(?:ephone)?|phone|e-?mail|address)\b"
    r"(?=.*[A-Z:])",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"(?<!\d)(?:\+44|\(?0)[\d ()-]{9,15}\d(?!\d)")


class Doubt(Struct, frozen=True, kw_only=True):
    """`sentence` is a msgid with named slots for `values`.

    `text` is the line it is about, or the heading over it; empty where it could hold somebody's details.
    """

    line: int
    text: str = ""
    sentence: str
    values: dict[str, str | int] = {}

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


def doubt(line: int, text: str, sentence: str, **values: str | int) -> Doubt:
    told = {name: value if isinstance(value, int) else _shown(value) for name, value in values.items()}
    return Doubt(line=line, text=_shown(text), sentence=sentence, values=told)


def holds_contact(text: str) -> bool:
    """An e-mail address or a telephone number."""
    return "@" in text or TELEPHONE.search(text) is not None


def is_contact_line(text: str) -> bool:
    """Words that only say whom to ask."""
    return len(text.split()) <= MOST_WORDS and (holds_contact(text) or ASKING.match(text) is not None)


def _shown(text: str) -> str:
    if holds_contact(text):
        return ""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
