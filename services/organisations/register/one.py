"""What an organisation's own page asks."""

from uuid import UUID

from msgspec import Struct

from domain.organisations import OrganisationKind, Sector, Size
from services.shared.asking import Asking


class One(Struct, frozen=True):
    """An organisation under its one name: `same` are all records of it, `recorded_as` the names of the others.

    `kind` and `size` are for the area's people; everybody reads them as counts.
    """

    organisation_id: UUID
    ref: str
    name: str
    sector: Sector
    identifier: str | None
    kind: OrganisationKind | None
    size: Size | None
    same: list[UUID]
    recorded_as: list[str]
    service_areas: list[str]
    successor: str | None
    successor_ref: str | None
    follows: list[str]
    signs: bool


SEEN = """(o.organisation_id = ANY(%(mine)s::uuid[]) OR o.sector = 'public'
    OR EXISTS (SELECT FROM signature g JOIN organisation y USING (organisation_id) WHERE y.shown_id = o.organisation_id)
    OR EXISTS (SELECT FROM represented r JOIN organisation y ON y.organisation_id = r.member_id WHERE y.shown_id = o.organisation_id)
    OR EXISTS (SELECT FROM champion_slot w JOIN organisation y USING (organisation_id) WHERE y.shown_id = o.organisation_id AND w.wanted)
    OR EXISTS (SELECT FROM term h JOIN organisation y USING (organisation_id) WHERE y.shown_id = o.organisation_id)
    OR (%(member)s AND (NOT o.named OR EXISTS (SELECT FROM seat t
      WHERE t.organisation_id = o.organisation_id AND t.role <> 'participant')))) """
"""A public body is known to everybody; of a group, what it does: it may be here for a concern."""


async def one(ask: Asking, ref: str) -> One | None:
    """None for one that this viewer may not know of."""
    return await ask.row(
        One,
        """SELECT o.organisation_id, o.ref, o.name, o.sector, o.identifier,
             CASE WHEN %(member)s THEN d.kind END AS kind, CASE WHEN %(member)s THEN d.size END AS size,
             ARRAY(SELECT g.organisation_id FROM organisation g WHERE g.shown_id = o.organisation_id) AS same,
             ARRAY(SELECT g.own_name FROM organisation g WHERE g.shown_id = o.organisation_id AND g.organisation_id <> o.organisation_id
               ORDER BY g.own_name, g.organisation_id LIMIT 50) AS recorded_as,
             ARRAY(SELECT s.name FROM service_area s WHERE s.organisation_id = o.organisation_id AND (s.public OR %(member)s)
               ORDER BY s.name LIMIT 500) AS service_areas,
             f.name AS successor, f.ref AS successor_ref,
             ARRAY(SELECT b.name FROM organisation b WHERE b.successor_id = o.organisation_id AND b.into_id IS NULL
               ORDER BY b.name, b.organisation_id LIMIT 50) AS follows,
             EXISTS (SELECT FROM signatory s JOIN organisation g USING (organisation_id) WHERE g.shown_id = o.organisation_id) AS signs
           FROM organisation o LEFT JOIN described d USING (organisation_id) LEFT JOIN organisation f ON f.organisation_id = o.successor_id
           WHERE o.organisation_id = (SELECT shown_id FROM organisation WHERE ref = %(ref)s) AND """
        + SEEN,
        {"ref": ref} | _viewed(ask),
    )


class Alike(Struct, frozen=True):
    ref: str
    name: str


async def alike(ask: Asking, organisation: One) -> list[Alike]:
    """Other organisations with the same register number, as far as this viewer may know of them."""
    return await ask.rows(
        Alike,
        """SELECT o.ref, o.name FROM organisation o WHERE o.identifier = %(identifier)s AND o.into_id IS NULL
             AND o.organisation_id <> %(organisation)s AND """
        + SEEN
        + "ORDER BY o.name, o.organisation_id LIMIT 20",
        {"identifier": organisation.identifier, "organisation": organisation.organisation_id} | _viewed(ask),
    )


async def listed(ask: Asking) -> list[Alike]:
    """Every organisation that this viewer may know of, by name."""
    return await ask.rows(
        Alike,
        "SELECT o.ref, o.name FROM organisation o WHERE o.into_id IS NULL AND "
        + SEEN
        + "ORDER BY o.name, o.organisation_id LIMIT 2000",
        _viewed(ask),
    )


def _viewed(ask: Asking) -> dict[str, object]:
    return {
        "member": ask.viewer.is_member,
        "mine": [seat.organisation_id for seat in ask.viewer.actor.seats if seat.organisation_id],
    }
