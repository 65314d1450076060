"""A version, as the events have left it."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.compacts import events as e
from domain.compacts.wording import Clause, Kind
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId, VersionId


class Part(Struct, frozen=True):
    """A section: what it is numbered, and its clauses in order."""

    number: str | None = None
    clauses: tuple[str, ...] = ()


class Version(Struct, frozen=True):
    """What later rules need of a version: which clauses there are and were, and where each came from.

    `sections` is in their order. `origins` has for a clause the one of `from_version` that it carries, amends or is split
    from, None for a new one; `gone` what became of a clause that stands here no more: its parts, or nothing.
    """

    version_id: VersionId
    number: int
    title: str
    clauses: dict[str, Kind] = {}
    sections: dict[int, Part] = {}
    from_version: VersionId | None = None
    drafter_id: PersonId | None = None
    origins: dict[str, str | None] = {}
    amended: frozenset[str] = frozenset()
    gone: dict[str, tuple[str, ...]] = {}
    former: frozenset[str] = frozenset()
    """The ids in the versions that it comes from, where a clause is to be numbered."""
    edition: int = 0
    closes_on: date | None = None
    """While it is open for comment: until when."""
    bodies: tuple[OrganisationId, ...] = ()
    """Those that are to adopt it, once it was put to them."""
    adopted_by: dict[OrganisationId, date] = {}

    def section_of(self, clause_id: str) -> int:
        return next(ordinal for ordinal, part in self.sections.items() if clause_id in part.clauses)

    def known(self, clause_id: str) -> bool:
        """Whether it stands here or ever did: such an id is never given again."""
        return clause_id in self.clauses or clause_id in self.gone or clause_id in self.former

    def resolve(self, clause_id: str) -> tuple[str, ...] | None:
        """The clauses that an id leads to now: itself, its parts, or none if it was dropped. None for one that never was."""
        if clause_id in self.clauses:
            return (clause_id,)
        if clause_id not in self.gone:
            return None
        return tuple(found for part in self.gone[clause_id] for found in self.resolve(part) or ())

    def became(self, clause_id: str) -> tuple[str, ...]:
        """What a clause of the version before is here: itself, its parts, or nothing."""
        return tuple(one for part in self.sections.values() for one in part.clauses if self.origins.get(one) == clause_id)


def evolve_version(state: Version | None, event: Event) -> Version:
    match event:
        case e.Drafted():
            return Version(event.version_id, event.number, event.title)
        case e.Begun():
            return _begun(event)
        case e.SectionDrafted() if state:
            part = Part(event.number, tuple(clause.clause_id for clause in event.clauses))
            kinds = {clause.clause_id: clause.kind for clause in event.clauses}
            return replace(state, clauses=state.clauses | kinds, sections=state.sections | {event.ordinal: part})
    if state:
        return _edited(state, event)
    raise AssertionError(event)


def _begun(event: e.Begun) -> Version:
    carried = {clause.clause_id: clause.kind for section in event.sections for clause in section.clauses}
    parts = {one.ordinal: Part(one.number, tuple(clause.clause_id for clause in one.clauses)) for one in event.sections}
    return Version(
        event.version_id,
        event.number,
        event.title,
        carried,
        parts,
        event.from_version,
        event.drafter_id,
        {clause_id: clause_id for clause_id in carried},
    )


def _edited(state: Version, event: Event) -> Version:
    match event:
        case e.DrafterNamed():
            return replace(state, drafter_id=event.drafter_id)
        case e.SectionAdded():
            return replace(state, sections=_after(state.sections, event.after, event.ordinal, Part(event.number)))
        case e.SectionDropped():
            return replace(state, sections={one: part for one, part in state.sections.items() if one != event.ordinal})
        case e.ClauseAdded():
            return _put(state, event.section, event.after, (event.clause,), origin=None)
        case e.ClauseAmended():
            clauses = state.clauses | {event.clause_id: event.clause.kind}
            return replace(state, clauses=clauses, amended=state.amended | {event.clause_id})
        case e.ClauseMoved():
            sections = _without(state.sections, event.clause_id)
            return replace(state, sections=_within(sections, event.section, event.after, (event.clause_id,)))
        case e.ClauseSplit():
            section, origin = state.section_of(event.clause_id), state.origins.get(event.clause_id)
            put = _put(state, section, event.clause_id, event.parts, origin=origin)
            return _taken(put, event.clause_id, tuple(clause.clause_id for clause in event.parts))
        case e.ClauseDropped():
            return _taken(state, event.clause_id, ())
    return _told(state, event)


def _told(state: Version, event: Event) -> Version:
    """Of a version that others look at."""
    match event:
        case e.Issued():
            return replace(state, edition=event.edition, closes_on=event.closes_on)
        case e.CommentsClosed():
            return replace(state, closes_on=None)
        case e.PutToBodies():
            return replace(state, bodies=event.bodies, adopted_by={})
        case e.TakenBack():
            return replace(state, bodies=(), adopted_by={})
        case e.ReadinessConfirmed() | e.WordingTaken() | e.FrontMatterWritten() | e.GlossaryWritten() | e.ExampleGiven():
            return state
        case e.AdoptedByBody():
            return replace(state, adopted_by=state.adopted_by | {event.organisation_id: event.decided_on})
    raise AssertionError(event)


def _put(state: Version, section: int, after: str | None, new: Iterable[Clause], *, origin: str | None) -> Version:
    kinds = {clause.clause_id: clause.kind for clause in new}
    sections = _within(state.sections, section, after, tuple(kinds))
    origins = state.origins | dict.fromkeys(kinds, origin)
    return replace(state, clauses=state.clauses | kinds, sections=sections, origins=origins)


def _taken(state: Version, clause_id: str, parts: tuple[str, ...]) -> Version:
    clauses = {one: kind for one, kind in state.clauses.items() if one != clause_id}
    origins = {one: origin for one, origin in state.origins.items() if one != clause_id}
    sections = _without(state.sections, clause_id)
    gone = state.gone | {clause_id: parts}
    return replace(state, clauses=clauses, sections=sections, origins=origins, amended=state.amended - {clause_id}, gone=gone)


def _without(sections: dict[int, Part], clause_id: str) -> dict[int, Part]:
    kept = {one: replace(part, clauses=tuple(x for x in part.clauses if x != clause_id)) for one, part in sections.items()}
    return {one: kept[one] if clause_id in part.clauses else part for one, part in sections.items()}


def _within(sections: dict[int, Part], section: int, after: str | None, new: tuple[str, ...]) -> dict[int, Part]:
    part = sections[section]
    at = part.clauses.index(after) + 1 if after else 0
    return sections | {section: replace(part, clauses=(*part.clauses[:at], *new, *part.clauses[at:]))}


def _after(sections: dict[int, Part], after: int | None, ordinal: int, part: Part) -> dict[int, Part]:
    order = list(sections)
    order.insert(order.index(after) + 1 if after else 0, ordinal)
    return {one: part if one == ordinal else sections[one] for one in order}
