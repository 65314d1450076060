"""Names and roles of an area's people. The one place where a person's name lies."""

from datetime import date

from msgspec import Struct

from domain import champions, people
from domain.shared import actor
from domain.shared.actor import Role
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, PersonId, reference
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, ReadModel, Row, Rows

NO_ORGANISATION = "-"
AUDIT = "audit"
PAGE = 25


class Person(Row, frozen=True, kw_only=True):
    """Somebody here, or invited. `public`: they took on a role that is public, and were told so first."""

    __key__ = ("person_id",)
    __indexes__ = ("ref",)

    person_id: PersonId
    ref: str
    name: Words
    public: bool = False
    known_as: actor.Part | None = None
    """What somebody who was forgotten is called."""

    @property
    def audience(self) -> str:
        return PUBLIC if self.public else MEMBERS


class Seat(Row, frozen=True, kw_only=True):
    """An audit's seat has a first and a last day; whoever asks looks whether it is one of those."""

    __key__ = ("person_id", "role", "for_what")
    __indexes__ = ("role, person_id",)

    person_id: PersonId
    role: Role
    for_what: str
    organisation_id: OrganisationId | None
    service_area: str | None
    begins_on: date | None = None
    ends_on: date | None = None

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case people.PersonAdded(person_id=person_id, name=name):
            rows.add(Person(person_id=person_id, ref=reference(person_id), name=name))
        case people.InvitationSent(invitee_id=person_id, name=name):
            rows.add(Person(person_id=person_id, ref=reference(person_id), name=name))
        case people.RoleGranted() as granted:
            rows.put(_seat(granted))
        case people.RoleEnded() as ended:
            rows.drop(_seat(ended))
        case people.AuditGranted() as granted:
            rows.put(_audit(granted.person_id, granted.audits_from, granted.audits_until))
        case people.AuditEnded(person_id=person_id):
            rows.drop(_audit(person_id))
        case people.PersonErased(person_id=person_id, known_as=known_as):
            person = rows.get(Person, person_id)
            if person:
                rows.change(person, known_as=known_as)
        case champions.Accepted(champion_id=champion_id):
            person = rows.get(Person, champion_id)
            if person:
                rows.change(person, public=True)


def _seat(event: people.RoleGranted | people.RoleEnded) -> Seat:
    return Seat(
        person_id=event.person_id,
        role=event.role,
        for_what=f"{event.organisation_id or NO_ORGANISATION} {event.service_area or ''}".strip(),
        organisation_id=event.organisation_id,
        service_area=event.service_area,
    )


def _audit(person_id: PersonId, begins_on: date | None = None, ends_on: date | None = None) -> Seat:
    return Seat(
        person_id=person_id,
        role=Role.AUDITOR,
        for_what=AUDIT,
        organisation_id=None,
        service_area=None,
        begins_on=begins_on,
        ends_on=ends_on,
    )


MODEL = ReadModel("people", (Person, Seat), absorb, of=("person", "invitation", "audit", "champion"))


class Named(Struct, frozen=True):
    """Somebody in a role."""

    person_id: PersonId
    name: str | None
    role: Role
    organisation: str | None


NAMED = """SELECT s.person_id, p.name, s.role, o.name AS organisation FROM seat s JOIN person p USING (person_id)
  LEFT JOIN organisation o USING (organisation_id) """


async def holding(ask: Asking, role: Role) -> list[Named]:
    return await ask.rows(
        Named,
        NAMED + "WHERE s.role = %(role)s ORDER BY p.name, s.person_id LIMIT 50",
        {"role": role},
    )


async def name_of(ask: Asking, person_id: PersonId) -> str | None:
    """To members of the area; None for somebody who was erased."""
    row = await ask.row(Named, NAMED + "WHERE s.person_id = %(id)s LIMIT 1", {"id": person_id})
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
  WHERE s.person_id = p.person_id AND (s.ends_on IS NULL OR s.ends_on >= %(today)s)"""


async def present(ask: Asking, after: str = "") -> list[Present]:
    """Who is here, one page by name and one more if there are more; `after` is the reference that the page before ended with."""
    return await ask.rows(
        Present,
        f"""SELECT p.person_id, p.ref, p.name, h.seats FROM person p, LATERAL ({HELD}) h
           WHERE h.seats IS NOT NULL AND (coalesce(p.name, ''), p.person_id) >
             (coalesce((SELECT coalesce(a.name, '') FROM person a WHERE a.ref = %(after)s LIMIT 1), ''),
              coalesce((SELECT a.person_id FROM person a WHERE a.ref = %(after)s LIMIT 1), '00000000-0000-0000-0000-000000000000'))
           ORDER BY coalesce(p.name, ''), p.person_id LIMIT %(page)s""",
        {"today": ask.today, "after": after, "page": PAGE + 1},
    )


async def person(ask: Asking, ref: str) -> Present | None:
    """Also somebody who is here no longer, or not yet; with the seats they hold, which may be none."""
    return await ask.row(
        Present,
        f"""SELECT p.person_id, p.ref, p.name, coalesce(h.seats, '[]') AS seats FROM person p, LATERAL ({HELD}) h
           WHERE p.ref = %(ref)s ORDER BY p.person_id LIMIT 1""",
        {"ref": ref, "today": ask.today},
    )


async def everybody(ask: Asking) -> list[Present]:
    """To choose somebody from: by name, without what they do."""
    return await ask.rows(
        Present,
        """SELECT p.person_id, p.ref, p.name, '[]'::json AS seats FROM person p
           WHERE p.name IS NOT NULL AND EXISTS (SELECT FROM seat s WHERE s.person_id = p.person_id)
           ORDER BY p.name, p.person_id LIMIT 500""",
    )
