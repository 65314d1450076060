"""What can happen to a version while it is drafted, clause by clause."""

from msgspec import Struct

from domain.compacts.wording import Clause, Kind
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import PersonId, VersionId
from domain.shared.sealed import Sealed, Text


class CarriedClause(Struct, frozen=True):
    """A clause of the version that this one began from, with its id and its words as they are there."""

    clause_id: str
    kind: Kind


class CarriedSection(Struct, frozen=True):
    ordinal: int
    number: str | None
    clauses: tuple[CarriedClause, ...]


class Begun(Event, frozen=True, kw_only=True):
    """A new version, from another's sections and clauses or from nothing. Words are not written down twice: those of a
    carried clause are where they were first written.
    """

    TOPIC = "compact.begun"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    number: int
    title: str
    from_version: VersionId | None
    drafter_id: PersonId
    sections: tuple[CarriedSection, ...]

    def sentence(self) -> str:
        return (
            N_("{actor} began {version}, from {from_version}")
            if self.from_version
            else N_("{actor} began {version}, from nothing")
        )


class DrafterNamed(Event, frozen=True, kw_only=True):
    TOPIC = "compact.drafter-named"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    drafter_id: PersonId

    def sentence(self) -> str:
        return N_("{drafter} became the lead drafter of {version}")


class SectionAdded(Event, frozen=True, kw_only=True):
    """`ordinal` is its own in that version for ever; it comes after the section `after`, or first."""

    TOPIC = "compact.section-added"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    ordinal: int
    after: int | None
    number: str | None
    heading: Text | Sealed
    level: int

    def sentence(self) -> str:
        return N_("{actor} added a section to {version}")


class SectionDropped(Event, frozen=True, kw_only=True):
    """It had no clause, or had none left."""

    TOPIC = "compact.section-dropped"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    ordinal: int

    def sentence(self) -> str:
        return N_("{actor} dropped an empty section from {version}")


class ClauseAdded(Event, frozen=True, kw_only=True):
    """After the clause `after` of that section, or first in it."""

    TOPIC = "compact.clause-added"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    section: int
    after: str | None
    clause: Clause

    def sentence(self) -> str:
        return N_("{actor} added clause {clause_id} to {version}")

    @property
    def clause_id(self) -> str:
        return self.clause.clause_id


class ClauseAmended(Event, frozen=True, kw_only=True):
    """Its whole wording anew, under the same id; its printed number stays, so here it has none."""

    TOPIC = "compact.clause-amended"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    clause: Clause
    why: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{actor} amended clause {clause_id} of {version}")

    def reason(self) -> Text | Sealed | None:
        return self.why

    @property
    def clause_id(self) -> str:
        return self.clause.clause_id


class ClauseMoved(Event, frozen=True, kw_only=True):
    """It keeps its id wherever it stands."""

    TOPIC = "compact.clause-moved"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    clause_id: str
    section: int
    after: str | None

    def sentence(self) -> str:
        return N_("{actor} moved clause {clause_id} of {version}")


class ClauseSplit(Event, frozen=True, kw_only=True):
    """In its place stand its parts, in order, each with an id of its own."""

    TOPIC = "compact.clause-split"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    clause_id: str
    parts: tuple[Clause, ...]
    why: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{actor} split clause {clause_id} of {version} into {count}")

    def reason(self) -> Text | Sealed | None:
        return self.why

    @property
    def count(self) -> int:
        return len(self.parts)


class ClauseDropped(Event, frozen=True, kw_only=True):
    TOPIC = "compact.clause-dropped"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    clause_id: str
    why: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{actor} dropped clause {clause_id} from {version}")

    def reason(self) -> Text | Sealed | None:
        return self.why
