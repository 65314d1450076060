"""The agreement: its text by clause in versions, and which version is in force.

A version's text lies in a stream of its own; which one is in force lies in the area's agreement stream.
"""

from collections import Counter
from datetime import date
from enum import StrEnum
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.errors import Refused
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import ClauseRef, VersionId, claim
from domain.shared.sealed import Sealed, Text


class Kind(StrEnum):
    """What a clause is: an undertaking binds its owner; a value is believed; the rest explains."""

    PARAGRAPH = "paragraph"
    UNDERTAKING = "undertaking"
    VALUE = "value"


class Owner(StrEnum):
    """Who owes an undertaking."""

    JOINT = "joint"
    PUBLIC = "public"
    VCS = "vcs"


class Clause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`clause_id` is unique and permanent in its version: the printed number, or one minted (`8.vcs.3`).

    `points` are sub-bullets, for a value its behaviours in action; `against` those not in action.
    """

    clause_id: str
    number: str | None = None
    kind: Kind = Kind.PARAGRAPH
    owner: Owner | None = None
    text: Text | Sealed
    points: tuple[Text | Sealed, ...] = ()
    against: tuple[Text | Sealed, ...] = ()


class Drafted(Event, frozen=True, kw_only=True):
    TOPIC = "compact.drafted"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    number: int
    title: str

    def sentence(self) -> str:
        return N_("{actor} drafted {version}")


class SectionDrafted(Event, frozen=True, kw_only=True):
    """One section of a version, `ordinal` from 1, with its clauses in order."""

    TOPIC = "compact.section-drafted"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    ordinal: int
    number: str | None
    heading: Text | Sealed
    level: int
    clauses: tuple[Clause, ...]

    def sentence(self) -> str:
        return N_("{actor} drafted section {ordinal} of {version}, with {size} clauses")

    @property
    def size(self) -> int:
        return len(self.clauses)


class Adopted(Event, frozen=True, kw_only=True):
    TOPIC = "compact.adopted"

    version_id: VersionId
    in_force_from: date

    def sentence(self) -> str:
        return N_("{version} came into force")


class Version(Struct, frozen=True):
    """What later rules need of a draft: its number, and which clauses there are."""

    version_id: VersionId
    number: int
    title: str
    clauses: dict[str, Kind] = {}


class Agreement(Struct, frozen=True):
    """Which versions were in force from when, oldest first."""

    adopted: tuple[tuple[date, VersionId], ...] = ()

    @property
    def in_force(self) -> VersionId | None:
        return self.adopted[-1][1] if self.adopted else None


def agreement_stream(tenant_id: UUID) -> UUID:
    return claim(tenant_id, "agreement")


def version_stream(tenant_id: UUID, number: int) -> VersionId:
    """Two who draft version 4 at once meet here."""
    return VersionId(claim(tenant_id, "version", number))


def evolve_version(state: Version | None, event: Event) -> Version:
    match event:
        case Drafted():
            return Version(event.version_id, event.number, event.title)
        case SectionDrafted() if state:
            return replace(state, clauses=state.clauses | {clause.clause_id: clause.kind for clause in event.clauses})
    raise AssertionError(event)


def evolve_agreement(state: Agreement | None, event: Event) -> Agreement:
    match event:
        case Adopted():
            earlier = state.adopted if state else ()
            return Agreement((*earlier, (event.in_force_from, event.version_id)))
    raise AssertionError(event)


class Section(Struct, frozen=True, kw_only=True):
    """A section as somebody wrote it, before it is recorded."""

    number: str | None = None
    heading: str
    level: int = 2
    clauses: tuple[Clause, ...] = ()


def draft(state: Version | None, *, version_id: VersionId, number: int, title: str, sections: tuple[Section, ...]) -> list[Event]:
    if state:
        raise Refused(N_("Version {number} has been drafted already."), number=number)
    if not any(section.clauses for section in sections):
        raise Refused(N_("There is no clause in this text."))
    for clause_id, times in Counter(clause.clause_id for section in sections for clause in section.clauses).items():
        if times > 1:
            raise Refused(N_("Clause {clause} comes twice in this text."), clause=clause_id)
    return [
        Drafted(version_id=version_id, number=number, title=title),
        *(
            SectionDrafted(
                version_id=version_id,
                ordinal=ordinal,
                number=section.number,
                heading=Text(section.heading),
                level=section.level,
                clauses=section.clauses,
            )
            for ordinal, section in enumerate(sections, 1)
        ),
    ]


def adopt(agreement: Agreement | None, version: Version | None, in_force_from: date) -> list[Event]:
    if version is None:
        raise Refused(N_("There is no such version to adopt."))
    if agreement and agreement.adopted:
        since, last = agreement.adopted[-1]
        if last == version.version_id:
            return []
        if in_force_from <= since:
            raise Refused(N_("The version in force began on {since}; the next one must begin later."), since=since)
    return [Adopted(version_id=version.version_id, in_force_from=in_force_from)]


def cite(version: Version | None, clause_id: str) -> ClauseRef:
    """A clause in its version, if it is one that binds or can be pointed to."""
    if version is None or clause_id not in version.clauses:
        raise Refused(N_("Choose the undertaking it is about, from the list."), field="clause")
    return ClauseRef(version.version_id, clause_id)
