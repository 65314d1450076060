"""Which items and paragraphs are undertakings, and whose, from the words around them."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from domain.compacts import Owner
from domain.compacts.reading import wording
from domain.compacts.reading.blocks import Block
from domain.compacts.reading.owners import begins_with_act, lead_in, states
from domain.compacts.reading.parties import Lead, Who

MOSTLY = 0.5
MOST_WORDS = 45  # of an unnumbered paragraph that is one undertaking
LONG_WORDS = 80  # of one under a heading that says so


class Reads(StrEnum):
    """What the items of a list are."""

    UNDERTAKINGS = "undertakings"
    VALUES = "values"
    POINTS = "points"
    PARAGRAPHS = "paragraphs"


class Judged(Struct, frozen=True):
    """`owner` is the list's; where there is none, an item may say its own. `is_sure` is False where a person must look."""

    reads: Reads
    owner: Owner | None = None
    is_sure: bool = True


class Scope(Struct, frozen=True):
    """What the headings around a place say: the nearest one, and the nearest that speaks of promises.

    `speaker` is who "we" is: under "The public sector", the public sector.
    """

    heading: str = ""
    own: Lead | None = None
    promising: Lead | None = None
    speaker: Owner | None = None

    @property
    def owner(self) -> Owner | None:
        if not self.promising:
            return None
        return self.promising.owner or (self.speaker if self.promising.who is Who.WE else None)


def judge_list(items: Sequence[str], before: Block | None, scope: Scope) -> Judged:
    """`before` is the paragraph right before the list, None where a heading or a table is."""
    if is_of_values(before.text if before else scope.heading):
        return Judged(Reads.VALUES)
    return _after_words(items, before, scope) if before else _after_heading(items, scope)


def judge_paragraph(block: Block, scope: Scope, leading: Block) -> Judged:
    """An undertaking is a paragraph that says who will do something, or a numbered one under "The Council will".

    `leading` is the paragraph that leads numbered ones in, or the paragraph itself.
    """
    said, lead = states(block.text), lead_in(block.text)
    if leading is not block and (led := lead_in(leading.text)) and led.promises and led.who is not Who.ROLE:
        return Judged(Reads.UNDERTAKINGS, led.owner or scope.speaker)
    if lead and (lead.promises or lead.names):
        return Judged(Reads.PARAGRAPHS)
    if block.number is None and len(block.text.split()) > (LONG_WORDS if scope.promising else MOST_WORDS):
        return Judged(Reads.PARAGRAPHS)
    is_act = said is not None or begins_with_act(block.text)
    named = scope.own.owner if scope.own and scope.own.names else None
    if (is_act and (scope.promising or named)) or (block.number and scope.owner):
        return Judged(Reads.UNDERTAKINGS, (said and said.owner) or named or scope.owner)
    if said and (block.number or not wording.OPENING.search(scope.heading)):
        return Judged(Reads.UNDERTAKINGS, said.owner, is_sure=False)
    return Judged(Reads.PARAGRAPHS)


def is_of_values(text: str) -> bool:
    """As in "Our values", "The partners' values are:"."""
    last = text[-80:].rstrip(" :").rsplit(". ", 1)[-1]
    return wording.VALUES.fullmatch(last) is not None or last.lower().endswith(("values are", "values include"))


def own_owner(text: str, judged: Judged) -> Owner | None:
    said = states(text) if judged.owner is None else None
    return said.owner if said else judged.owner


def _after_words(items: Sequence[str], before: Block, scope: Scope) -> Judged:
    lead = lead_in(before.text)
    if lead and lead.promises:
        if lead.who is Who.ROLE:
            return Judged(Reads.POINTS, is_sure=False)
        owner = lead.owner or (scope.speaker if lead.who is Who.WE else None)
        return Judged(Reads.UNDERTAKINGS, owner)
    if lead and lead.names and _are_acts(items):
        return Judged(Reads.UNDERTAKINGS, lead.owner)
    if _say_who(items):
        return Judged(Reads.UNDERTAKINGS, scope.speaker)
    if scope.promising and not before.text.endswith(":") and _are_acts(items):
        return Judged(Reads.UNDERTAKINGS, scope.owner, is_sure=False)
    return Judged(Reads.POINTS)


def _after_heading(items: Sequence[str], scope: Scope) -> Judged:
    own, promising = scope.own, scope.promising
    if own and own.names and (promising or _are_acts(items)):
        return Judged(Reads.UNDERTAKINGS, own.owner)
    if promising and promising.who is Who.ROLE:
        return Judged(Reads.PARAGRAPHS, is_sure=False)
    if promising:
        return Judged(Reads.UNDERTAKINGS, scope.owner)
    if _say_who(items):
        return Judged(Reads.UNDERTAKINGS, scope.speaker)
    return Judged(Reads.PARAGRAPHS, is_sure=False)


def _say_who(items: Sequence[str]) -> bool:
    return sum(states(item) is not None for item in items) >= max(1, len(items) * MOSTLY)


def _are_acts(items: Sequence[str]) -> bool:
    return sum(begins_with_act(item) or states(item) is not None for item in items) >= max(1, len(items) * MOSTLY)
