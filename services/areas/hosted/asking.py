"""What the host's pages ask. Bound to the host's own ledger: row-level security shows only its own areas."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.shared.ids import HostId
from services.shared.asking import Asking

PAGE = 10


class HostOfMine(Struct, frozen=True):
    """A host, and its web address behind `/hosts/`."""

    host_id: HostId
    name: str
    slug: str


class AreaOfHost(Struct, frozen=True):
    """A line of the host's page. `late` counts what is past its day, `uncovered` service areas without a champion today,
    `to_confirm` contacts that were asked whether they still are, or have gone stale.

    `concerns` is None for fewer than five; `mine` says whether the viewer is an administrator there.
    """

    tenant_id: UUID
    slug: str
    name: str
    instrument: str
    opened_on: date
    active_on: date
    suspended_on: date | None
    in_force_from: date | None
    ends_on: date | None
    leads: int
    urgency: str
    concerns: int | None
    late: int
    uncovered: int
    to_confirm: int
    mine: bool


async def host_of(ask: Asking) -> HostOfMine | None:
    """The host whose page this is."""
    return await ask.row(
        HostOfMine,
        """SELECT h.host_id, h.name, substr(r.slug, 7) AS slug FROM host h JOIN registry.slug r ON r.tenant_id = h.tenant_id
           WHERE h.tenant_id = current_setting('app.tenant')::uuid AND r.current""",
    )


AREAS = """SELECT a.tenant_id, a.slug, a.name, a.instrument, a.opened_on, a.active_on, a.suspended_on, a.in_force_from, a.ends_on, a.leads,
    a.urgency, a.concerns,
    (SELECT count(*) FROM hosted_due d WHERE d.tenant_id = a.tenant_id AND d.due_on < %(today)s) AS late,
    (SELECT count(*) FROM hosted_slot s WHERE s.tenant_id = a.tenant_id AND s.wanted AND NOT s.gone AND (s.until IS NULL OR s.until < %(today)s)) AS uncovered,
    (SELECT count(*) FROM hosted_contact c WHERE c.tenant_id = a.tenant_id) AS to_confirm,
    EXISTS (SELECT FROM auth.membership m WHERE m.tenant_id = a.tenant_id AND m.login_id = %(login)s) AS mine
  FROM hosted_area a """
CALLED = "strpos(lower(a.name), %(search)s) > 0"
AFTER = "(a.urgency, a.slug) > (SELECT b.urgency, b.slug FROM hosted_area b WHERE b.slug = %(after)s)"
"""Each only where it is asked for: else the question has one plan, made once."""


async def areas(ask: Asking, search: str = "", after: str = "") -> list[AreaOfHost]:
    """One page, worst first, and one more if there are more; `after` is the slug that the page before ended with."""
    wanted = [*([CALLED] if search else []), *([AFTER] if after else [])]
    return await ask.rows(
        AreaOfHost,
        AREAS + (f"WHERE {' AND '.join(wanted)} " if wanted else "") + f"ORDER BY a.urgency, a.slug LIMIT {PAGE + 1}",
        _asked(ask) | {"search": " ".join(search.lower().split()), "after": after},
    )


async def area_of(ask: Asking, slug: str) -> AreaOfHost | None:
    return await ask.row(AreaOfHost, AREAS + "WHERE a.slug = %(slug)s", _asked(ask) | {"slug": slug})


class Offer(Struct, frozen=True):
    """An area that asks to be looked after; `before` does now."""

    tenant_id: UUID
    slug: str
    name: str
    before: str
    asked_on: date


async def offers(ask: Asking) -> list[Offer]:
    return await ask.rows(
        Offer,
        """SELECT o.tenant_id, o.slug, o.name, h.name AS before, o.asked_on FROM hosted_offer o
           JOIN listed_area l ON l.tenant_id = o.tenant_id JOIN host h ON h.host_id = l.host_id ORDER BY o.asked_on, o.slug LIMIT 50""",
    )


async def hosts_of(ask: Asking, login_id: UUID) -> list[HostOfMine]:
    """For which hosts this login is an administrator."""
    return await ask.rows(
        HostOfMine,
        """SELECT h.host_id, h.name, substr(r.slug, 7) AS slug FROM auth.membership m JOIN host h USING (tenant_id)
           JOIN registry.slug r ON r.tenant_id = h.tenant_id AND r.current WHERE m.login_id = %(login)s ORDER BY h.name, h.host_id""",
        {"login": login_id},
    )


def _asked(ask: Asking) -> dict[str, object]:
    return {"today": ask.today, "login": ask.viewer.login_id}
