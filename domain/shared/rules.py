"""What an area sets and others follow: its clocks, and its procedure for concerns."""

from enum import StrEnum

from msgspec import Struct

from domain.shared.actor import Role
from domain.shared.dates import Unit
from domain.shared.ids import VersionId


class Clock(StrEnum):
    CONSULTATION = "consultation"
    NOMINATION = "nomination"
    CHAMPION_TERM = "champion-term"
    REAFFIRMATION = "reaffirmation"


UNITS = {
    Clock.CONSULTATION: Unit.DAYS,
    Clock.NOMINATION: Unit.WORKING_DAYS,
    Clock.CHAMPION_TERM: Unit.MONTHS,
    Clock.REAFFIRMATION: Unit.MONTHS,
}
"""What a clock counts, where an area sets one that its template had not."""


class Period(Struct, frozen=True):
    """How long a clock runs, and the clause that says so, if one does."""

    length: int
    unit: Unit
    version_id: VersionId | None = None
    clause_id: str | None = None


class Stage(Struct, frozen=True):
    """One step in how concerns are handled. Both times are working days."""

    name: str
    owner: Role
    acknowledge_within: int
    answer_within: int


class Procedure(Struct, frozen=True):
    """How concerns are handled here. A case keeps the number that it began under.

    `suggested`: these times are Open Compact's proposal, not yet the group's own.
    """

    number: int
    stages: tuple[Stage, ...]
    raisers: tuple[Role, ...]
    suggested: bool = True
