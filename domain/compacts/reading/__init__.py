"""Reading the text of a local Compact, as people have it, into sections and clauses.

    read(document) -> Reading        never raises; what was unsure is said in `doubts`
    summary(reading) -> rows         for a table that a person checks before the text is drafted
    totals(rows)

Each file is one pass: lines, pages, blocks, mending, outline, assembling, numbering. What words mean is in `wording`.
"""

from msgspec import Struct

from domain.compacts import Section
from domain.compacts.reading.assembling import assembled
from domain.compacts.reading.blocks import blocks
from domain.compacts.reading.doubts import Doubt, doubt
from domain.compacts.reading.inline import with_lists_apart
from domain.compacts.reading.lines import clean
from domain.compacts.reading.mending import mended, with_lost_bullets
from domain.compacts.reading.numbering import numbered
from domain.compacts.reading.outline import outlined
from domain.compacts.reading.pages import without_furniture
from domain.compacts.reading.paper import Paper
from domain.compacts.reading.signatures import without_signatures
from domain.compacts.reading.summary import Row, Totals, rows, totals
from domain.shared.events import N_

__all__ = ["Doubt", "Reading", "Row", "Totals", "read", "summary", "totals"]


class Reading(Struct, frozen=True, kw_only=True):
    """A document as it was understood; `doubts` in the order of its lines."""

    title: str | None = None
    sections: tuple[Section, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read(document: str) -> Reading:
    pages, of_pages = without_furniture(clean(document))
    lines, of_people = without_signatures(pages)
    paper = Paper.of(lines)
    whole, of_breaks = mended(blocks(lines, paper), paper)
    apart, of_sentences = with_lists_apart(whole)
    listed, of_lists = with_lost_bullets(apart)
    outline = outlined(listed)
    drafts, of_clauses = assembled(outline)
    sections, of_numbers = numbered(drafts)
    of_all = _doubts_of_all(outline.title, sections)
    doubts = [*of_pages, *of_people, *of_breaks, *of_sentences, *of_lists, *of_clauses, *of_numbers, *of_all]
    return Reading(title=outline.title, sections=sections, doubts=tuple(sorted(doubts, key=lambda told: told.line)))


def summary(reading: Reading) -> tuple[Row, ...]:
    return rows(reading.sections)


def _doubts_of_all(title: str | None, sections: tuple[Section, ...]) -> list[Doubt]:
    if not any(section.clauses for section in sections):
        return [doubt(1, "", N_("There is no clause in this text."))]
    found = totals(rows(sections))
    missing = [] if title else [doubt(1, "", N_("No title was found."))]
    return missing if found.undertakings else [*missing, doubt(1, "", N_("No undertakings were found."))]
