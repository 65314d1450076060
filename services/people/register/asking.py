"""What pages ask about people."""

from datetime import date

from msgspec import Struct

from domain.shared.actor import Role
from domain.shared.ids import OrganisationId, PersonId
from services.shared.asking import Asking

PAGE = 25


class Named(Struct, frozen=True):
    """Somebody in a role."""

    person_id: PersonId
    name: str | None
    role: Role
    organisation: str | None


NAMED = """SELECT s.person_id, CASE WHEN p.person_id = %(me)s THEN p.name WHEN p.public OR %(member)s THEN coalesce(p.called, p.name) END AS name, s.role, o.name AS organisation FROM seat s JOIN person p USING (person_id)
  LEFT JOIN organisation o USING (organisation_id) """


async def holding(ask: Asking, role: Role) -> list[Named]:
    return await ask.rows(
        Named,
        NAMED + "WHERE s.role = %(role)s ORDER BY name, s.person_id LIMIT 50",
        {"role": role, "member": ask.viewer.is_member, "me": ask.viewer.person_id},
    )


async def name_of(ask: Asking, person_id: PersonId) -> str | None:
    """To members of the area, and to others if it is public; None also for somebody who was erased."""
    values = {"id": person_id, "member": ask.viewer.is_member, "me": ask.viewer.person_id}
    row = await ask.row(Named, NAMED + "WHERE s.person_id = %(id)s LIMIT 1", values)
    return row.name if row else None


class Held(Struct, frozen=True):
    """A seat as pages show it. `for_what` tells it from the others of that role."""

    role: Role
    for_what: str
    organisation_id: OrganisationId | None
    organisation: str | None
    service_area: str | None
    begins_on: date | None
    ends_on: date | None


class Present(Struct, frozen=True):
    """Somebody with the seats that they hold today, or will; no name once they were erased."""

    person_id: PersonId
    ref: str
    name: str | None
    seats: list[Held]


HELD = """SELECT json_agg(json_build_object('role', s.role, 'for_what', s.for_what, 'organisation_id', s.organisation_id,
    'organisation', o.name, 'service_area', s.service_area, 'begins_on', s.begins_on, 'ends_on', s.ends_on)
    ORDER BY s.role, o.name, s.for_what) AS seats
  FROM seat s LEFT JOIN organisation o USING (organisation_id)
  WHERE s.person_id = p.person_id AND s.role <> 'participant' AND (s.ends_on IS NULL OR s.ends_on >= %(today)s)"""


async def present(ask: Asking, after: str = "") -> list[Present]:
    """Who is here, one page by name and one more if there are more; `after` is the reference that the page before ended with."""
    return await ask.rows(
        Present,
        f"""SELECT p.person_id, p.ref, coalesce(p.called, p.name) AS name, h.seats FROM person p, LATERAL ({HELD}) h
           WHERE h.seats IS NOT NULL AND (coalesce(p.called, p.name, ''), p.person_id) >
             (coalesce((SELECT coalesce(a.called, a.name, '') FROM person a WHERE a.ref = %(after)s LIMIT 1), ''),
              coalesce((SELECT a.person_id FROM person a WHERE a.ref = %(after)s LIMIT 1), '00000000-0000-0000-0000-000000000000'))
           ORDER BY coalesce(p.called, p.name, ''), p.person_id LIMIT %(page)s""",
        {"today": ask.today, "after": after, "page": PAGE + 1},
    )


async def person(ask: Asking, ref: str) -> Present | None:
    """Also somebody who is here no longer, or not yet; with the seats they hold, which may be none. Nobody who came
    uninvited and is not confirmed, unless somebody here has named them: `taking_part` has those.
    """
    return await ask.row(
        Present,
        f"""SELECT p.person_id, p.ref, coalesce(p.called, p.name) AS name, coalesce(h.seats, '[]') AS seats FROM person p, LATERAL ({HELD}) h
           WHERE p.ref = %(ref)s AND (NOT p.uninvited OR p.called IS NOT NULL) ORDER BY p.person_id LIMIT 1""",
        {"ref": ref, "today": ask.today},
    )


async def everybody(ask: Asking) -> list[Present]:
    """To choose somebody from: by name, without what they do."""
    return await ask.rows(
        Present,
        """SELECT p.person_id, p.ref, coalesce(p.called, p.name) AS name, '[]'::json AS seats FROM person p
           WHERE p.name IS NOT NULL AND EXISTS (SELECT FROM seat s WHERE s.person_id = p.person_id AND s.role <> 'participant')
           ORDER BY name, p.person_id LIMIT 500""",
    )
