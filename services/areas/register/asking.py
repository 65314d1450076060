"""What pages ask of an area, and of the directory."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import areas
from domain.shared.actor import Role
from domain.shared.ids import HostId
from domain.shared.rules import Clock, Period, Stage
from services.areas.register.rows import AreaClock
from services.shared.asking import Asking

PAGE = 50


class Listed(Struct, frozen=True):
    """An area in the directory."""

    slug: str
    name: str
    instrument: str
    covers: str
    host: str
    in_force: str | None
    in_force_from: date | None
    ends_on: date | None


async def directory(ask: Asking, search: str = "", after: str = "") -> list[Listed]:
    """One page of areas by name; `after` is the slug that the page before ended with."""
    return await ask.rows(
        Listed,
        """SELECT a.slug, a.name, a.instrument, a.covers, h.name AS host, a.in_force, a.in_force_from, a.ends_on
           FROM listed_area a JOIN host h USING (host_id)
           WHERE strpos(a.search, %(search)s) > 0 AND a.tries_until IS NULL
             AND (a.name, a.slug) > (coalesce((SELECT name FROM listed_area WHERE slug = %(after)s), ''), %(after)s)
           ORDER BY a.name, a.slug LIMIT %(page)s""",
        {"search": " ".join(search.lower().split()), "after": after, "page": PAGE + 1},
    )


class TryOut(Struct, frozen=True):
    """Somebody's own area to try things out in."""

    slug: str
    tries_until: date


async def try_out_of(ask: Asking, login_id: UUID) -> TryOut | None:
    """The one that is not over."""
    return await ask.row(
        TryOut,
        """SELECT a.slug, a.tries_until FROM auth.membership m JOIN listed_area a USING (tenant_id)
           WHERE m.login_id = %(login)s AND a.tries_until >= %(today)s ORDER BY a.tries_until DESC, a.slug LIMIT 1""",
        {"login": login_id, "today": ask.today},
    )


class About(Struct, frozen=True):
    """What an area's home says of it first. `engaged`: engagement is open, to take part in it so."""

    places: list[areas.Place]
    host: str
    in_force: str | None
    in_force_from: date | None
    set_up: bool
    asked_host: str | None
    engaged: bool
    engaged_until: date | None
    take_part: str | None
    take_part_lang: str | None


async def about(ask: Asking) -> About | None:
    return await ask.row(
        About,
        """SELECT a.places, h.name AS host, l.in_force, l.in_force_from, a.set_up, o.name AS asked_host,
             e.number IS NOT NULL AS engaged, e.until AS engaged_until, e.take_part, e.take_part_lang FROM area a JOIN host h USING (host_id)
           JOIN listed_area l ON l.slug = a.slug LEFT JOIN host o ON o.host_id = a.asked_host
           LEFT JOIN engagement e ON e.closed_on IS NULL""",
    )


class OtherHost(Struct, frozen=True):
    """One that could look after this area."""

    host_id: HostId
    name: str


async def other_hosts(ask: Asking) -> list[OtherHost]:
    return await ask.rows(
        OtherHost,
        """SELECT h.host_id, h.name FROM host h WHERE h.host_id <> (SELECT host_id FROM area) AND EXISTS
             (SELECT FROM auth.membership m WHERE m.tenant_id = h.host_id) ORDER BY h.name, h.host_id LIMIT 500""",
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


async def clocks(ask: Asking) -> list[Clock]:
    """Those that run here."""
    return [row.clock for row in await ask.rows(AreaClock, "SELECT clock, period FROM area_clock ORDER BY clock")]


async def clock(ask: Asking, which: Clock) -> Period | None:
    row = await ask.row(AreaClock, "SELECT clock, period FROM area_clock WHERE clock = %(clock)s", {"clock": which})
    return row.period if row else None
