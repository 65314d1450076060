"""What forms and pages ask about organisations: which there are, and which are recorded twice."""

from uuid import UUID

from msgspec import Struct

from domain.organisations import Sector
from services.shared.asking import Asking


class Body(Struct, frozen=True):
    """An organisation to choose, with its service areas if it has any; `followed`: another took its place.

    `named`: by somebody who came uninvited. `merged`: recorded twice, and shown under the other's name; here for the service
    areas that it has.
    """

    organisation_id: UUID
    ref: str
    name: str
    sector: Sector
    service_areas: list[str]
    followed: bool
    merged: bool
    named: bool


async def bodies(ask: Asking) -> list[Body]:
    """By name, public bodies first: what a form offers. Whoever is not of the area's people chooses among what everybody
    can see, and their own; these among what somebody here knows.
    """
    return await ask.rows(
        Body,
        """SELECT o.organisation_id, o.ref, o.name, o.sector, o.successor_id IS NOT NULL AS followed, o.into_id IS NOT NULL AS merged,
             o.named, coalesce(array_agg(s.name ORDER BY s.name) FILTER (WHERE s.name IS NOT NULL), '{}') AS service_areas
           FROM organisation o LEFT JOIN service_area s ON s.organisation_id = o.organisation_id AND (s.public OR %(member)s)
           WHERE (o.organisation_id = ANY(%(mine)s::uuid[]) OR o.sector = 'public'
             OR EXISTS (SELECT FROM signature g WHERE g.organisation_id = o.organisation_id)
             OR (%(member)s AND (NOT o.named OR EXISTS (SELECT FROM seat t
               WHERE t.organisation_id = o.organisation_id AND t.role <> 'participant'))))
           GROUP BY o.organisation_id, o.ref, o.name, o.sector, o.successor_id, o.into_id, o.named
           HAVING o.into_id IS NULL OR count(s.name) > 0 ORDER BY o.sector, o.name, o.organisation_id LIMIT 500""",
        {
            "member": ask.viewer.is_member,
            "mine": [seat.organisation_id for seat in ask.viewer.actor.seats if seat.organisation_id],
        },
    )


class Twin(Struct, frozen=True):
    """Another record of the same organisation."""

    organisation_id: UUID
    ref: str
    own_name: str


async def record(ask: Asking, ref: str) -> Twin | None:
    return await ask.row(Twin, "SELECT organisation_id, ref, own_name FROM organisation WHERE ref = %(ref)s", {"ref": ref})


async def twins(ask: Asking, organisation_id: UUID) -> list[Twin]:
    return await ask.rows(
        Twin,
        """SELECT organisation_id, ref, own_name FROM organisation WHERE shown_id = %(organisation)s AND organisation_id <> %(organisation)s
           ORDER BY own_name, organisation_id LIMIT 50""",
        {"organisation": organisation_id},
    )
