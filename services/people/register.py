"""Names and roles of an area's people. The one place where a person's name lies."""

from msgspec import Struct

from domain import champions, people
from domain.shared import actor
from domain.shared.actor import Role
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, PersonId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, PUBLIC, ReadModel, Row, Rows

NO_ORGANISATION = "-"


class Person(Row, frozen=True, kw_only=True):
    """`public`: they took on a role that is public, and were told so first."""

    __key__ = ("person_id",)

    person_id: PersonId
    name: Words
    public: bool = False
    known_as: actor.Seat | None = None
    """What somebody who was forgotten is called."""

    @property
    def audience(self) -> str:
        return PUBLIC if self.public else MEMBERS


class Seat(Row, frozen=True, kw_only=True):
    __key__ = ("person_id", "role", "for_what")
    __indexes__ = ("role, person_id",)

    person_id: PersonId
    role: Role
    for_what: str
    organisation_id: OrganisationId | None
    service_area: str | None

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case people.PersonAdded(person_id=person_id, name=name):
            rows.add(Person(person_id=person_id, name=name))
        case people.RoleGranted() as granted:
            rows.put(_seat(granted))
        case people.RoleEnded() as ended:
            rows.drop(_seat(ended))
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


MODEL = ReadModel("people", (Person, Seat), absorb)


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
