"""Words of the glossary, marked where a text uses them: each leads to its meaning, and says it to whoever points to it."""

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup, escape


def marks(glossary: Sequence[tuple[str, str]], page: str = "") -> Callable[[str], Markup] | None:
    """What makes HTML of a text: in each text every word is marked where it first comes. `page` has the glossary.

    None where there is nothing to mark.
    """
    if not glossary:
        return None
    known = {term.casefold(): (ordinal, meaning) for ordinal, (term, meaning) in enumerate(glossary, 1)}
    longest_first = sorted((term for term, _meaning in glossary), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    def mark(text: str) -> Markup:
        pieces, told = pattern.split(text), set[int]()
        for at in range(1, len(pieces), 2):
            pieces[at] = _marked(pieces[at], known, told, page)
        return Markup("").join(pieces)

    return mark


def _marked(word: str, known: dict[str, tuple[int, str]], told: set[int], page: str) -> str:
    ordinal, meaning = known.get(word.casefold(), (0, ""))
    if not ordinal or ordinal in told:
        return word
    told.add(ordinal)
    link = Markup('<a class="oc-term" href="{page}#word-{ordinal}" data-meaning="{meaning}">{word}</a>')
    return link.format(page=escape(page), ordinal=ordinal, meaning=meaning, word=word)
