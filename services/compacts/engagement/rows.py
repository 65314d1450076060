"""The tables of engagement: each, what was held, and which versions it was for."""

from datetime import date

from domain.compacts.engaging import HeldKind
from domain.shared.ids import EngagementId, VersionId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, Row


class Engagement(Row, frozen=True, kw_only=True):
    """`spent`: a version that it was for is in force, so the next one is begun without it."""

    __key__ = ("engagement_id",)

    engagement_id: EngagementId
    number: int
    opened_on: date
    until: date | None
    asks: Words
    take_part: Words
    closed_on: date | None = None
    outcome: Words | None = None
    spent: bool = False


class EngagementHeld(Row, frozen=True, kw_only=True):
    __key__ = ("engagement_id", "ordinal")

    engagement_id: EngagementId
    ordinal: int
    kind: HeldKind
    held_on: date
    with_whom: Words
    took_part: int | None
    heard: Words | None


class VersionMaking(Row, frozen=True, kw_only=True):
    """A version that is begun, or brought in, and not in force yet."""

    __key__ = ("version_id",)

    version_id: VersionId
    begun_on: date

    @property
    def audience(self) -> str:
        return MEMBERS


class EngagedVersion(Row, frozen=True, kw_only=True):
    """A version that an engagement was for: in the making when it opened, or begun since."""

    __key__ = ("engagement_id", "version_id")
    __find__ = ("version_id",)

    engagement_id: EngagementId
    version_id: VersionId
    begun_on: date

    @property
    def audience(self) -> str:
        return MEMBERS  # it becomes public with its version, which moves then
