"""The tables of versions, sections, clauses and their uses."""

from datetime import date
from enum import StrEnum

from domain.compacts import Kind, Owner, Source
from domain.shared.ids import PersonId, VersionId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, Row


class Lineage(StrEnum):
    """What a clause is to the version that its own began from."""

    CARRIED = "carried"
    AMENDED = "amended"
    SPLIT = "split"
    ADDED = "added"


class CompactVersion(Row, frozen=True, kw_only=True):
    """`in_force_from` is None for a draft; `superseded_on` for the version in force. `version` counts its stream's events,
    so that its row moves with its wording. `edition` counts how often it was issued for comment, open until `closes_on`.
    """

    __key__ = ("version_id",)
    __find__ = ("number",)

    version_id: VersionId
    number: int
    title: str
    in_force_from: date | None = None
    superseded_on: date | None = None
    from_version: VersionId | None = None
    drafter_id: PersonId | None = None
    version: int = 0
    edition: int = 0
    closes_on: date | None = None
    before_bodies: bool = False
    review_on: date | None = None
    ends_on: date | None = None
    review_due: bool = False

    @property
    def audience(self) -> str:
        return PUBLIC if self.in_force_from or self.edition or self.before_bodies else MEMBERS


class InForce(Row, frozen=True, kw_only=True):
    """The one version in force."""

    version_id: VersionId


class Section(Row, frozen=True, kw_only=True):
    """`ordinal` is its own for good; `place` where it stands, from 1."""

    __key__ = ("version_id", "ordinal")
    __find__ = ("version_id",)

    version_id: VersionId
    ordinal: int
    place: int
    number: str | None
    heading: Words
    level: int

    @property
    def audience(self) -> str:
        return MEMBERS  # it becomes public with its version, which moves then


class Clause(Row, frozen=True, kw_only=True):
    """A clause's own text; its sub-points are `Point`s. `ordinal` is its place in its section, from 1.

    `origin` is the clause of the version before that it carries, amends or is split from; `split_from` the one of its own.
    `example` binds nobody: it goes where the clause goes, and to the first of its parts. `taken` is the wording elsewhere that
    it began as.
    """

    __key__ = ("version_id", "clause_id")
    __find__ = ("version_id",)
    __indexes__ = ("version_id, section, ordinal",)

    version_id: VersionId
    clause_id: str
    section: int
    ordinal: int
    number: str | None
    kind: Kind
    owner: Owner | None
    text: Words
    origin: str | None = None
    how: Lineage = Lineage.ADDED
    split_from: str | None = None
    example: Words | None = None
    taken: Source | None = None

    @property
    def audience(self) -> str:
        return MEMBERS


class GoneClause(Row, frozen=True, kw_only=True):
    """A clause that stands in its version no more: it was split, or dropped."""

    __key__ = ("version_id", "clause_id")

    version_id: VersionId
    clause_id: str
    origin: str | None
    is_split: bool
    text: Words
    why: Words | None

    @property
    def audience(self) -> str:
        return MEMBERS


class Point(Row, frozen=True, kw_only=True):
    """A sub-point of a clause; for a value `against` marks the behaviour that is not in action."""

    __key__ = ("version_id", "clause_id", "against", "ordinal")
    __find__ = ("version_id",)

    version_id: VersionId
    clause_id: str
    against: bool
    ordinal: int
    text: Words

    @property
    def audience(self) -> str:
        return MEMBERS


class ClauseUse(Row, frozen=True, kw_only=True):
    """What has publicly happened under a clause."""

    __key__ = ("version_id", "clause_id")

    version_id: VersionId
    clause_id: str
    consultations: int = 0
