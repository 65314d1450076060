"""The tables of public wording, which everybody on the installation may read: so nothing else is ever in them.

A row is there while its version is in force and its area is open: not suspended, and no try-out. Drafts, past versions and
what a text says around its clauses are not.
"""

from domain.compacts import Kind, Owner
from domain.shared.ids import VersionId
from domain.shared.rules import Clock
from services.shared.cells import Words
from services.shared.rows import PUBLIC, Row


class PublicClause(Row, frozen=True, kw_only=True):
    """`clock` is the one that its area counts by it, if there is one."""

    __wide__ = "true"
    __key__ = ("version_id", "clause_id")
    __searched__ = ("heading", "text")

    version_id: VersionId
    clause_id: str
    number: int
    title: str
    heading: Words | None
    kind: Kind
    owner: Owner | None
    text: Words
    clock: Clock | None = None


class PublicPoint(Row, frozen=True, kw_only=True):
    __wide__ = "true"
    __key__ = ("version_id", "clause_id", "against", "ordinal")

    version_id: VersionId
    clause_id: str
    against: bool
    ordinal: int
    text: Words


class Openness(Row, frozen=True, kw_only=True):
    """What keeps an area's own wording from the others."""

    suspended: bool = False
    invented: bool = False

    @property
    def is_open(self) -> bool:
        return not (self.suspended or self.invented)

    @property
    def audience(self) -> str:
        return PUBLIC


class CitedClock(Row, frozen=True, kw_only=True):
    """Which clause a clock of the area comes from."""

    __key__ = ("clock",)

    clock: Clock
    clause_id: str
