"""The tables of slots, terms and nominations."""

from datetime import date
from uuid import UUID

from domain.champions import NominatedBy
from domain.shared.dates import Due
from domain.shared.ids import NominationId, OrganisationId, PersonId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, Row


class ChampionSlot(Row, frozen=True, kw_only=True):
    """Where there can be a champion. `wanted`: it counts as vacant while nobody serves there.

    A public body's service areas are wanted, and the forums and sectors that were named of the voluntary sector. Any
    other organisation of it may have champions too, and is shown once it has had one. `ended`: there is none such any more.
    """

    __key__ = ("organisation_id", "service_area")
    __indexes__ = ("ref",)

    organisation_id: OrganisationId
    service_area: str
    ref: str
    wanted: bool
    ended: bool = False

    @property
    def audience(self) -> str:
        return PUBLIC if self.wanted else MEMBERS


class Term(Row, frozen=True, kw_only=True):
    """A champion's term. Public: they were told so when they accepted. `why`, for members: they stood down."""

    __key__ = ("organisation_id", "service_area", "serves_from", "champion_id")
    __find__ = ("organisation_id",)
    __indexes__ = ("champion_id",)

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    serves_from: date
    term_ends: date
    shorter: bool
    left_on: date | None = None
    why: Words | None = None


class Nomination(Row, frozen=True, kw_only=True):
    """`state` is asked, accepted, declined or expired."""

    __key__ = ("nomination_id",)
    __indexes__ = ("ref",)

    nomination_id: NominationId
    ref: str
    slot: UUID
    version: int
    organisation_id: OrganisationId
    service_area: str
    nominee_id: PersonId
    nominated_by: NominatedBy
    nominator_id: PersonId | None
    term_months: int
    minimum_months: int
    answer_by: Due
    answer_on: date
    why: Words | None
    state: str
    replaces: bool = False

    @property
    def audience(self) -> str:
        return MEMBERS
