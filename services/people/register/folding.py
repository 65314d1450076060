"""How what happens to people changes their rows."""

from datetime import date

from domain import champions, contacts, groups, people
from domain.shared.actor import Role
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, PersonId, reference
from services.people.register.rows import Person, Seat
from services.shared.rows import ReadModel, Rows

NO_ORGANISATION = "-"
AUDIT = "audit"


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case people.PersonAdded(person_id=person_id, name=name):
            came = rows.get(Person, person_id)
            if came and came.uninvited:
                rows.change(came, called=name)
            else:
                rows.add(Person(person_id=person_id, ref=reference(person_id), name=name))
        case people.InvitationSent(invitee_id=person_id, name=name):
            rows.add(Person(person_id=person_id, ref=reference(person_id), name=name))
        case people.PersonCame(person_id=person_id, name=name):
            rows.add(Person(person_id=person_id, ref=reference(person_id), name=name, uninvited=True))
        case people.PersonJoined() as joined:
            rows.put(_for_a_group(joined, Role.PARTICIPANT))
        case people.ConfirmationAsked() as asking:
            rows.put(_for_a_group(asking, Role.PARTICIPANT, asked=True))
        case people.PersonConfirmed() as confirmed:
            rows.put(_for_a_group(confirmed, Role.VCS))
            _vouched_for(rows, confirmed.person_id, confirmed.organisation_id)
            _answered(rows, confirmed.person_id)
        case people.InvitationAccepted(person_id=person_id):
            _answered(rows, person_id)
        case contacts.Confirmed(person_id=person_id) if person_id:
            _answered(rows, person_id)
        case groups.NamingDeclined(person_id=person_id):
            _answered(rows, person_id)
        case people.NotConfirmed() | people.PersonLeft() as left:
            rows.drop(_for_a_group(left, Role.PARTICIPANT))
        case people.RoleGranted() as granted:
            rows.put(_seat(granted))
            _vouched_for(rows, granted.person_id, granted.organisation_id)
        case people.RoleEnded() as ended:
            rows.drop(_seat(ended))
        case people.AuditGranted() as granted:
            rows.put(_audit(granted.person_id, granted.audits_from, granted.audits_until))
            _vouched_for(rows, granted.person_id)
        case people.AuditEnded(person_id=person_id):
            rows.drop(_audit(person_id))
        case people.PersonErased(person_id=person_id, known_as=known_as):
            person = rows.get(Person, person_id)
            if person:
                rows.change(person, known_as=known_as)
        case champions.Accepted(champion_id=person_id) | groups.NamingAgreed(person_id=person_id):
            _answered(rows, person_id)
            person = rows.get(Person, person_id)
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


OfAGroup = people.PersonJoined | people.ConfirmationAsked | people.PersonConfirmed | people.NotConfirmed | people.PersonLeft


def _for_a_group(event: OfAGroup, role: Role, *, asked: bool = False) -> Seat:
    return Seat(
        person_id=event.person_id,
        role=role,
        for_what=str(event.organisation_id),
        organisation_id=event.organisation_id,
        service_area=None,
        asked=asked,
    )


def _vouched_for(rows: Rows, person_id: PersonId, organisation_id: OrganisationId | None = None) -> None:
    """From now on somebody of the area's people; what they took for that group uninvited, they hold."""
    person = rows.get(Person, person_id)
    if person and person.uninvited:
        rows.change(person, uninvited=False)
    taken = rows.get(Seat, person_id, Role.PARTICIPANT, str(organisation_id)) if organisation_id else None
    if taken:
        rows.drop(taken)


def _answered(rows: Rows, person_id: PersonId) -> None:
    """They said yes to what somebody here named them for: from now on they go by their own name."""
    person = rows.get(Person, person_id)
    if person and (person.uninvited or person.called):
        rows.change(person, uninvited=False, called=None)


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


MODEL = ReadModel("people", (Person, Seat), absorb, of=("person", "invitation", "audit", "champion", "group", "contact"))
