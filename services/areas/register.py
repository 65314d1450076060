"""The area itself, its clocks and procedures; and, across areas, the directory."""

from datetime import date

from msgspec import Struct

from domain import areas, compacts
from domain.shared.actor import Role
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import HostId, VersionId
from domain.shared.rules import Clock, Period, Stage
from services.shared.asking import Asking
from services.shared.rows import MEMBERS, ReadModel, Row, Rows

PAGE = 50


class Area(Row, frozen=True, kw_only=True):
    slug: str
    name: str
    instrument: str
    host_id: HostId
    places: tuple[areas.Place, ...]
    suspended_on: date | None = None


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
    __indexes__ = ("name, slug",)

    slug: str
    name: str
    instrument: str
    host_id: HostId
    covers: str
    search: str
    opened_on: date
    in_force: str | None = None
    in_force_from: date | None = None


class DraftTitle(Row, frozen=True, kw_only=True):
    """What a version is called, for the day it comes into force."""

    __key__ = ("version_id",)

    version_id: VersionId
    title: str

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case areas.HostRegistered() as host:
            rows.put(Host(host_id=host.host_id, name=host.name))
        case areas.AreaOpened() as opened:
            rows.put(
                Area(
                    slug=opened.slug, name=opened.name, instrument=opened.instrument, host_id=opened.host_id, places=opened.places
                )
            )
            rows.put(_listed(opened, event.meta.effective or event.recorded_at.astimezone(LONDON).date()))
        case areas.AreaSuspended():
            _change(rows, suspended_on=event.recorded_at.astimezone(LONDON).date())
        case areas.AreaResumed():
            _change(rows, suspended_on=None)
        case areas.ClockSet(clock=clock, period=period):
            rows.put(AreaClock(clock=clock, period=period))
        case areas.ProcedureAdopted(procedure=adopted):
            rows.put(
                AreaProcedure(number=adopted.number, stages=adopted.stages, raisers=adopted.raisers, suggested=adopted.suggested)
            )
        case compacts.Drafted(version_id=version_id, title=title):
            rows.put(DraftTitle(version_id=version_id, title=title))
        case compacts.Adopted(version_id=version_id, in_force_from=since):
            draft, listed = rows.get(DraftTitle, version_id), rows.get(ListedArea)
            if draft and listed:
                rows.change(listed, in_force=draft.title, in_force_from=since)


MODEL = ReadModel("areas", (Area, AreaClock, AreaProcedure, Host, ListedArea, DraftTitle), absorb, of=("host", "area", "compact"))


def _change(rows: Rows, **new: object) -> None:
    if area := rows.get(Area):
        rows.change(area, **new)


def _listed(area: areas.AreaOpened, opened_on: date) -> ListedArea:
    covers = ", ".join(place.name for place in area.places)
    return ListedArea(
        slug=area.slug,
        name=area.name,
        instrument=area.instrument,
        host_id=area.host_id,
        covers=covers,
        search=f"{area.name} {covers} {area.instrument}".lower(),
        opened_on=opened_on,
    )


class Listed(Struct, frozen=True):
    """An area in the directory."""

    slug: str
    name: str
    instrument: str
    covers: str
    host: str
    in_force: str | None
    in_force_from: date | None


async def directory(ask: Asking, search: str = "", after: str = "") -> list[Listed]:
    """One page of areas by name; `after` is the slug that the page before ended with."""
    return await ask.rows(
        Listed,
        """SELECT a.slug, a.name, a.instrument, a.covers, h.name AS host, a.in_force, a.in_force_from
           FROM listed_area a JOIN host h USING (host_id)
           WHERE strpos(a.search, %(search)s) > 0
             AND (a.name, a.slug) > (coalesce((SELECT name FROM listed_area WHERE slug = %(after)s), ''), %(after)s)
           ORDER BY a.name, a.slug LIMIT %(page)s""",
        {"search": " ".join(search.lower().split()), "after": after, "page": PAGE + 1},
    )


class About(Struct, frozen=True):
    """What an area's home says of it first."""

    places: list[areas.Place]
    host: str
    in_force: str | None
    in_force_from: date | None


async def about(ask: Asking) -> About | None:
    return await ask.row(
        About,
        """SELECT a.places, h.name AS host, l.in_force, l.in_force_from FROM area a JOIN host h USING (host_id)
           JOIN listed_area l ON l.slug = a.slug""",
    )


class Ladder(Struct, frozen=True):
    """How concerns are handled: the procedure with that number."""

    number: int
    stages: list[Stage]
    raisers: list[Role]
    suggested: bool


async def ladder(ask: Asking, number: int | None = None) -> Ladder | None:
    """That procedure, or the present one."""
    return await ask.row(
        Ladder,
        """SELECT number, stages, raisers, suggested FROM area_procedure
           WHERE %(number)s::int IS NULL OR number = %(number)s ORDER BY number DESC LIMIT 1""",
        {"number": number},
    )


async def clock(ask: Asking, which: Clock) -> Period | None:
    row = await ask.row(AreaClock, "SELECT clock, period FROM area_clock WHERE clock = %(clock)s", {"clock": which})
    return row.period if row else None
