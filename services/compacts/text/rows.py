"""The tables of versions, sections, clauses and their uses."""

from datetime import date

from domain.compacts import Kind, Owner
from domain.shared.ids import VersionId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, Row


class CompactVersion(Row, frozen=True, kw_only=True):
    """`in_force_from` is None for a draft; `superseded_on` for the version in force."""

    __key__ = ("version_id",)
    __find__ = ("number",)

    version_id: VersionId
    number: int
    title: str
    in_force_from: date | None = None
    superseded_on: date | None = None

    @property
    def audience(self) -> str:
        return PUBLIC if self.in_force_from else MEMBERS


class InForce(Row, frozen=True, kw_only=True):
    """The one version in force."""

    version_id: VersionId


class Section(Row, frozen=True, kw_only=True):
    __key__ = ("version_id", "ordinal")

    version_id: VersionId
    ordinal: int
    number: str | None
    heading: Words
    level: int

    @property
    def audience(self) -> str:
        return MEMBERS  # it becomes public with its version, which moves then


class Clause(Row, frozen=True, kw_only=True):
    """A clause's own text; its sub-points are `Point`s."""

    __key__ = ("version_id", "clause_id")
    __indexes__ = ("version_id, section, ordinal",)

    version_id: VersionId
    clause_id: str
    section: int
    ordinal: int
    number: str | None
    kind: Kind
    owner: Owner | None
    text: Words

    @property
    def audience(self) -> str:
        return MEMBERS


class Point(Row, frozen=True, kw_only=True):
    """A sub-point of a clause; for a value `against` marks the behaviour that is not in action."""

    __key__ = ("version_id", "clause_id", "against", "ordinal")

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
