"""What pages ask about groups: all of them, one with its seats, who sits there, and who did."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.groups import GroupKind
from domain.organisations import Sector
from services.shared.asking import Asking


class Listed(Struct, frozen=True):
    """A group; `public_seats` and `vcs_seats` are those in which somebody sits, `vacant` the others."""

    group_id: UUID
    ref: str
    kind: GroupKind
    name: str
    formed_on: date
    ended_on: date | None
    why: str | None
    why_lang: str | None
    seats: int
    vacant: int
    public_seats: int
    vcs_seats: int

    @property
    def lacks(self) -> Sector | None:
        """The sector from which nobody sits there, where somebody of the other one does."""
        if self.ended_on or bool(self.public_seats) == bool(self.vcs_seats):
            return None
        return Sector.VCS if self.public_seats else Sector.PUBLIC


GROUPS = """SELECT g.group_id, g.ref, g.kind, g.name, g.formed_on, g.ended_on, g.why, g.why_lang, count(s.seat_id) AS seats,
    count(s.seat_id) FILTER (WHERE NOT t.taken) AS vacant,
    count(s.seat_id) FILTER (WHERE t.taken AND s.sector = 'public') AS public_seats,
    count(s.seat_id) FILTER (WHERE t.taken AND s.sector = 'vcs') AS vcs_seats
  FROM area_group g LEFT JOIN group_seat s ON s.group_id = g.group_id AND s.closed_on IS NULL
  LEFT JOIN LATERAL (SELECT EXISTS (SELECT FROM sitting i WHERE i.seat_id = s.seat_id AND i.left_on IS NULL AND NOT i.substitute) AS taken) t ON true """
BY_GROUP = "GROUP BY g.group_id, g.ref, g.kind, g.name, g.formed_on, g.ended_on, g.why, g.why_lang "


async def groups(ask: Asking) -> list[Listed]:
    """Those that are there first, then those that ended."""
    return await ask.rows(
        Listed, GROUPS + BY_GROUP + "ORDER BY g.ended_on IS NOT NULL, g.formed_on, g.name, g.group_id LIMIT 200"
    )


async def group(ask: Asking, ref: str) -> Listed | None:
    return await ask.row(Listed, GROUPS + "WHERE g.ref = %(ref)s " + BY_GROUP + "ORDER BY g.group_id LIMIT 1", {"ref": ref})


class SeatLine(Struct, frozen=True):
    seat_id: UUID
    ref: str
    group_id: UUID
    group_ref: str
    group: str
    organisation_id: UUID | None
    organisation: str | None
    directorate: str
    sector: Sector
    closed_on: date | None


SEATS = """SELECT s.seat_id, s.ref, s.group_id, g.ref AS group_ref, g.name AS "group", s.organisation_id, o.name AS organisation,
    s.directorate, s.sector, s.closed_on
  FROM group_seat s JOIN area_group g USING (group_id) LEFT JOIN organisation o USING (organisation_id) """


async def seats(ask: Asking, group_id: UUID) -> list[SeatLine]:
    """Those that there are; of a group that ended, those that it had then."""
    return await ask.rows(
        SeatLine,
        SEATS
        + """WHERE s.group_id = %(group)s AND s.closed_on IS NOT DISTINCT FROM g.ended_on
           ORDER BY s.sector, s.ordinal, s.seat_id LIMIT 200""",
        {"group": group_id},
    )


async def seat(ask: Asking, ref: str) -> SeatLine | None:
    """Also one that is no more."""
    return await ask.row(SeatLine, SEATS + "WHERE s.ref = %(ref)s ORDER BY s.seat_id LIMIT 1", {"ref": ref})


class Sitter(Struct, frozen=True):
    """Somebody in a seat. `shown`: this viewer may read who; then no `name` means that it was removed.

    `champion_for` are the services in which they are champion today: the first to hear a concern that this group may
    hear next.
    """

    seat_id: UUID
    person_id: UUID | None
    person_ref: str | None
    name: str | None
    shown: bool
    named: bool
    substitute: bool
    since: date
    left_on: date | None
    champion_for: list[str]


CHAMPION_FOR = """array(SELECT t.service_area || ', ' || o.name FROM term t JOIN organisation o USING (organisation_id)
    WHERE t.champion_id = i.person_id AND t.serves_from <= %(today)s AND t.left_on IS NULL
      AND NOT EXISTS (SELECT FROM term n WHERE (n.organisation_id, n.service_area) = (t.organisation_id, t.service_area)
        AND n.serves_from > t.serves_from AND n.serves_from <= %(today)s)
    ORDER BY o.name, t.service_area)"""


async def sitters(ask: Asking, group_id: UUID) -> list[Sitter]:
    """Who sits there and who did, latest first. The public reads of those who agreed, and that somebody else is there."""
    return await ask.rows(
        Sitter,
        """SELECT i.seat_id, CASE WHEN %(member)s OR i.named OR i.person_id = %(me)s THEN i.person_id END AS person_id,
             CASE WHEN %(member)s THEN p.ref END AS person_ref,
             CASE WHEN %(member)s OR i.named OR i.person_id = %(me)s THEN coalesce(p.called, p.name) END AS name,
             %(member)s OR i.named OR i.person_id IS NOT DISTINCT FROM %(me)s AS shown, i.named, i.substitute, i.since, i.left_on,
             CASE WHEN %(member)s OR i.named THEN """
        + CHAMPION_FOR
        + """ ELSE '{}' END AS champion_for
           FROM sitting i LEFT JOIN person p USING (person_id)
           WHERE i.group_id = %(group)s AND (i.left_on IS NULL OR %(member)s OR i.named)
           ORDER BY i.left_on DESC NULLS FIRST, i.substitute, i.since, i.person_id LIMIT 500""",
        {"group": group_id, "member": ask.viewer.is_member, "me": ask.viewer.person_id, "today": ask.today},
    )
