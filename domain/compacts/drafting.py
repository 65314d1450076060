"""Drafting by clause: beginning a version, and adding, amending, moving, splitting and dropping its clauses."""

import re
import string

from domain.compacts.agreement import Agreement
from domain.compacts.events import (
    Begun,
    CarriedClause,
    CarriedSection,
    ClauseAdded,
    ClauseAmended,
    ClauseDropped,
    ClauseMoved,
    ClauseSplit,
    DrafterNamed,
    SectionAdded,
    SectionDropped,
    Source,
    WordingTaken,
)
from domain.compacts.state import Version
from domain.compacts.wording import Wording
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import PersonId, VersionId
from domain.shared.sealed import Text

LONGEST_TITLE, LONGEST_WHY, MOST_PARTS = 150, 1_000, 10
NUMBER = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]{0,18}[0-9A-Za-z])?")


def begin(
    state: Version | None, *, version_id: VersionId, number: int, title: str, base: Version | None, drafter_id: PersonId
) -> list[Event]:
    if state:
        raise Refused(N_("Version {number} has been drafted already."), number=number)
    if not title.strip():
        raise Refused(N_("Enter what the new version is called."), field="title")
    sections = tuple(
        CarriedSection(ordinal, part.number, tuple(CarriedClause(one, base.clauses[one]) for one in part.clauses))
        for ordinal, part in base.sections.items()
    ) if base else ()  # fmt: skip
    return [
        Begun(
            version_id=version_id,
            number=number,
            title=title.strip(),
            from_version=base.version_id if base else None,
            drafter_id=drafter_id,
            sections=sections,
        )
    ]


def editable(state: Version | None, agreement: Agreement | None) -> Version:
    """The draft, if its wording may still change."""
    if state is None:
        raise NotFound
    if agreement and agreement.has_adopted(state.version_id):
        raise Refused(N_("This version has been adopted, so its wording stays as it is. Begin a new version to change it."))
    if state.closes_on:
        said = N_(
            "People comment on this wording until {until}. It stands still as long, and can be changed once comments have closed."
        )
        raise Refused(said, until=state.closes_on)
    if state.bodies:
        raise Refused(N_("This wording is before the bodies that are to adopt it. Take it back to change it."))
    return state


def name_drafter(state: Version, drafter_id: PersonId) -> list[Event]:
    return [] if state.drafter_id == drafter_id else [DrafterNamed(version_id=state.version_id, drafter_id=drafter_id)]


def add_section(state: Version, *, heading: str, number: str, level: int, after: int | None) -> list[SectionAdded]:
    if not heading.strip():
        raise Refused(N_("Enter the section's heading."), field="heading")
    if after is not None and after not in state.sections:
        raise Refused(N_("Choose where it comes, from the list."), field="after")
    return [
        SectionAdded(
            version_id=state.version_id,
            ordinal=next_section(state),
            after=after,
            number=number.strip() or None,
            heading=Text(heading.strip()),
            level=level,
        )
    ]


def next_section(state: Version) -> int:
    return max(state.sections, default=0) + 1


def drop_section(state: Version, ordinal: int) -> list[Event]:
    if ordinal not in state.sections:
        raise NotFound
    if state.sections[ordinal].clauses:
        raise Refused(N_("There are clauses in this section. Move or drop them first."))
    return [SectionDropped(version_id=state.version_id, ordinal=ordinal)]


def add_clause(state: Version, *, section: int, after: str | None, number: str, wording: Wording) -> list[ClauseAdded]:
    _place(state, section, after)
    clause_id = _own_number(state, number) if number.strip() else _minted(state, section)
    clause = wording.clause(clause_id, number.strip() or None)
    return [ClauseAdded(version_id=state.version_id, section=section, after=after, clause=clause)]


def amend(state: Version, clause_id: str, wording: Wording, why: str) -> list[Event]:
    present(state, clause_id)
    return [ClauseAmended(version_id=state.version_id, clause=wording.clause(clause_id, None), why=_why(why))]


def take_wording(state: Version, clause_id: str, source: Source) -> WordingTaken:
    return WordingTaken(version_id=state.version_id, clause_id=clause_id, source=source)


def move(state: Version, clause_id: str, *, section: int, after: str | None) -> list[Event]:
    present(state, clause_id)
    _place(state, section, after)
    if after == clause_id or _stands_there(state, clause_id, section, after):
        return []
    return [ClauseMoved(version_id=state.version_id, clause_id=clause_id, section=section, after=after)]


def split(state: Version, clause_id: str, wordings: tuple[Wording, ...], why: str) -> list[Event]:
    present(state, clause_id)
    if len(wordings) < 2:
        raise Refused(N_("Write at least two parts, with an empty line between them."), field="parts")
    if len(wordings) > MOST_PARTS:
        raise Refused(N_("A clause can be split into {most} parts at once."), field="parts", most=MOST_PARTS)
    ids = _lettered(state, clause_id, len(wordings))
    parts = tuple(wording.clause(one, one) for one, wording in zip(ids, wordings, strict=True))
    return [ClauseSplit(version_id=state.version_id, clause_id=clause_id, parts=parts, why=_why(why))]


def drop(state: Version, clause_id: str, why: str) -> list[Event]:
    present(state, clause_id)
    return [ClauseDropped(version_id=state.version_id, clause_id=clause_id, why=_why(why))]


def present(state: Version, clause_id: str) -> None:
    if clause_id in state.gone:
        raise Refused(N_("Clause {clause} stands in this version no more: it was split or dropped."), clause=clause_id)
    if clause_id not in state.clauses:
        raise NotFound


def _place(state: Version, section: int, after: str | None) -> None:
    if section not in state.sections or (after is not None and after not in state.sections[section].clauses):
        raise Refused(N_("Choose where it comes, from the list."), field="place")


def _stands_there(state: Version, clause_id: str, section: int, after: str | None) -> bool:
    order = state.sections[section].clauses
    return clause_id in order and (order[: order.index(clause_id)] or (None,))[-1] == after


def _own_number(state: Version, number: str) -> str:
    wanted = number.strip()
    if not NUMBER.fullmatch(wanted):
        raise Refused(N_("A clause's number has letters, digits, dots and hyphens, 20 at most: 8.1.6, or B-2."), field="number")
    if state.known(wanted):
        raise Refused(
            N_("Clause {clause} stands in this text, or once did. Give this one another number."), field="number", clause=wanted
        )
    return wanted


def _minted(state: Version, section: int) -> str:
    """The next in its section that was never used: `8.1.new.2`."""
    start = state.sections[section].number or f"s{section}"
    counted = (f"{start}.new.{count}" for count in range(1, 10_000))
    return next(one for one in counted if not state.known(one))


def _lettered(state: Version, clause_id: str, count: int) -> list[str]:
    """`8.1.6a`, `8.1.6b`, and so on with those that are free."""
    letters = [*string.ascii_lowercase, *(f"{one}{two}" for one in string.ascii_lowercase for two in string.ascii_lowercase)]
    free = [f"{clause_id}{letter}" for letter in letters if not state.known(f"{clause_id}{letter}")]
    return free[:count]


def _why(why: str) -> Text | None:
    return Text(why.strip()) if why.strip() else None
