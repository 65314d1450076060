"""The tables of areas and hosts, and of the directory across them."""

from datetime import date

from domain import areas
from domain.shared.actor import Role
from domain.shared.ids import HostId, PersonId, VersionId
from domain.shared.rules import Clock, Period, Stage
from services.shared.rows import MEMBERS, Row


class Area(Row, frozen=True, kw_only=True):
    slug: str
    name: str
    instrument: str
    host_id: HostId
    places: tuple[areas.Place, ...]
    suspended_on: date | None = None
    asked_host: HostId | None = None
    colour: str | None = None
    logo: areas.Logo | None = None
    tries_until: date | None = None
    tried_by: PersonId | None = None
    over: bool = False
    set_up: bool = False


class AreaClock(Row, frozen=True, kw_only=True):
    __key__ = ("clock",)

    clock: Clock
    period: Period


class AreaProcedure(Row, frozen=True, kw_only=True):
    __key__ = ("number",)

    number: int
    stages: tuple[Stage, ...]
    raisers: tuple[Role, ...]
    suggested: bool


class Host(Row, frozen=True, kw_only=True):
    __wide__ = "true"

    host_id: HostId
    name: str


class ListedArea(Row, frozen=True, kw_only=True):
    """A line of the directory. `search` is its name, places and instrument in small letters."""

    __wide__ = "true"
    __indexes__ = ("name, slug", "in_force_from")

    slug: str
    name: str
    instrument: str
    host_id: HostId
    covers: str
    search: str
    opened_on: date
    in_force: str | None = None
    in_force_from: date | None = None
    ends_on: date | None = None
    """The last day for which what is in force was agreed."""
    approval_needed: bool = False
    suspended: bool = False
    tries_until: date | None = None
    """Of a try-out, which no directory shows."""


class DraftTitle(Row, frozen=True, kw_only=True):
    """What a version is called, for the day it comes into force."""

    __key__ = ("version_id",)

    version_id: VersionId
    title: str

    @property
    def audience(self) -> str:
        return MEMBERS
