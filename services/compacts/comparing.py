"""Two versions side by side: what each clause of the older became in the newer, word by word where it was amended."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from services.compacts.text import ClauseLine, GoneLine
from services.shared.asking import Asking

WORD = re.compile(r"\w[\w'’-]*\s*|[^\w\s]\s*|\s+")


class Change(StrEnum):
    """What became of a clause from one version to another."""

    CARRIED = "carried"
    AMENDED = "amended"
    SPLIT = "split"
    DROPPED = "dropped"
    ADDED = "added"


class Run(Struct, frozen=True):
    """Words that follow each other and stand in both versions, or in one of them alone."""

    text: str
    changed: bool


class Compared(Struct, frozen=True):
    """A line of the page: a clause as it was, and what it became; either side may be empty.

    `before` and `after` are the words of each side; `moved` where it stands in another section, or among others.
    """

    change: Change
    old: ClauseLine | None
    new: tuple[ClauseLine, ...]
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    why: str | None = None

    @property
    def examples(self) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
        """Where they differ. An example binds nobody: another one is no amendment."""
        was, now = (self.old and self.old.example) or "", "\n".join(one.example for one in self.new if one.example)
        return word_by_word(was, now) if was != now else None


Origins = Mapping[str, str]
"""For a clause of the newer version, the one of the older that it comes from."""


def compare(
    old: Sequence[ClauseLine], new: Sequence[ClauseLine], origins: Origins, gone: Sequence[GoneLine] = ()
) -> list[Compared]:
    """In the newer version's order; what was dropped stands after what it stood after."""
    became: dict[str, list[ClauseLine]] = {}
    for clause in new:
        became.setdefault(origins.get(clause.clause_id, ""), []).append(clause)
    by_id, told = {clause.clause_id: clause for clause in old}, set[str]()
    reasons = {one.origin: one.why for one in gone if one.origin and not one.is_split}
    dropped = _dropped_after(old, became)
    lines = [_dropped(one, reasons) for one in dropped.get("", ())]
    for clause in new:
        origin = origins.get(clause.clause_id, "")
        before = by_id.get(origin)
        if before is None:
            lines.append(Compared(Change.ADDED, None, (clause,), after=(Run(words_of(clause), changed=True),)))
        elif origin not in told:
            told.add(origin)
            lines.append(_compared(before, tuple(became[origin])))
            lines += [_dropped(one, reasons) for one in dropped.get(origin, ())]
    return lines


def words_of(clause: ClauseLine) -> str:
    """Its text with its points, a line each."""
    against = [f"✗ {one or ''}" for one in clause.against]
    return "\n".join([clause.text or "", *(f"• {one or ''}" for one in clause.points), *against])


def _compared(old: ClauseLine, new: tuple[ClauseLine, ...]) -> Compared:
    before, after = words_of(old), "\n".join(words_of(one) for one in new)
    same_owner = all((one.kind, one.owner) == (old.kind, old.owner) for one in new)
    if before == after and same_owner and len(new) == 1:
        run = (Run(before, changed=False),)
        return Compared(Change.CARRIED, old, new, run, run)
    left, right = word_by_word(before, after)
    return Compared(Change.SPLIT if len(new) > 1 else Change.AMENDED, old, new, left, right)


def word_by_word(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The words of each side, with those marked that the other has not.

    >>> word_by_word("give notice", "give written notice")[1]
    (Run(text='give ', changed=False), Run(text='written ', changed=True), Run(text='notice', changed=False))
    """
    old, new = WORD.findall(before), WORD.findall(after)
    left, right = list[Run](), list[Run]()
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if a < b:
            left.append(Run("".join(old[a:b]), changed=what != "equal"))
        if c < d:
            right.append(Run("".join(new[c:d]), changed=what != "equal"))
    return tuple(left), tuple(right)


def _dropped(clause: ClauseLine, reasons: Mapping[str, str | None]) -> Compared:
    words = (Run(words_of(clause), changed=True),)
    return Compared(Change.DROPPED, clause, (), before=words, why=reasons.get(clause.clause_id))


def _dropped_after(old: Sequence[ClauseLine], became: Mapping[str, Sequence[ClauseLine]]) -> dict[str, list[ClauseLine]]:
    """Each clause that became nothing, by the last before it that became something."""
    found: dict[str, list[ClauseLine]] = {}
    last = ""
    for clause in old:
        if clause.clause_id in became:
            last = clause.clause_id
        else:
            found.setdefault(last, []).append(clause)
    return found


class Step(Struct, frozen=True):
    """Where a clause of a version comes from in the one that it was begun from."""

    version_id: UUID
    clause_id: str
    origin: str | None


async def origins(ask: Asking, older: UUID, chain: Sequence[UUID], new: Sequence[ClauseLine]) -> Origins:
    """`chain` leads from the newer version back to the older; without one, clauses with the same id are the same."""
    if not chain or chain[-1] != older:
        return {clause.clause_id: clause.clause_id for clause in new}
    steps = await ask.rows(
        Step,
        "SELECT version_id, clause_id, origin FROM clause WHERE version_id = ANY(%(chain)s)",
        {"chain": list(chain[:-1])},
    )
    before = {(step.version_id, step.clause_id): step.origin for step in steps}
    return {clause.clause_id: origin for clause in new if (origin := _back(clause.clause_id, chain[:-1], before))}


def _back(clause_id: str, chain: Sequence[UUID], before: Mapping[tuple[UUID, str], str | None]) -> str | None:
    found: str | None = clause_id
    for version_id in chain:
        found = before.get((version_id, found)) if found else None
    return found


def chain(versions: Sequence[tuple[UUID, UUID | None]], newer: UUID, older: UUID) -> list[UUID]:
    """From the newer version by what each was begun from; ends with the older one, if it leads there."""
    began_from = dict(versions)
    return list(_walk(began_from, newer, older))


def _walk(began_from: Mapping[UUID, UUID | None], newer: UUID, older: UUID) -> Iterator[UUID]:
    at: UUID | None = newer
    while at:
        yield at
        at = None if at == older else began_from.get(at)
