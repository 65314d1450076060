"""Whom it waits for to say that somebody, who came uninvited, acts for a group: its contacts and the Compact lead.

Only once they ask for it. That somebody took part, for instance to raise a concern, tells nobody anything.
"""

from uuid import UUID

from domain import people
from domain.shared.actor import Role
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, PersonId, claim, reference
from services.duties.waiting.rows import Confirming, Duty, DutyKind, Unconfirmed
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows

CONFIRMING = (Role.CONTACT, Role.LEAD)


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case people.ConfirmationAsked(person_id=person_id, organisation_id=organisation_id):
            came = Unconfirmed(person_id=person_id, organisation_id=organisation_id, ref=reference(person_id))
            rows.put(came)
            _ask(rows, came, at)
        case people.PersonConfirmed() | people.NotConfirmed() | people.PersonLeft() as over:
            _over(rows, over.person_id, over.organisation_id)
        case people.RoleGranted() as granted:
            _over(rows, granted.person_id, granted.organisation_id)
            if granted.role in CONFIRMING:
                rows.put(_confirming(granted))
                _ask_anew(rows, at)
        case people.RoleEnded(role=role) as ended if role in CONFIRMING:
            rows.drop(_confirming(ended))
            _ask_anew(rows, at)


def _over(rows: Rows, person_id: PersonId, organisation_id: OrganisationId | None) -> None:
    """Confirmed, refused, left, or given another role for it."""
    if organisation_id and (came := rows.get(Unconfirmed, person_id, organisation_id)):
        rows.drop(came)
        done(rows, thing=_thing(came))


def _confirming(event: people.RoleGranted | people.RoleEnded) -> Confirming:
    what = event.organisation_id if event.role is Role.CONTACT else None
    for_what = f"{what} {event.service_area or ''}".strip() if what else str(Role.LEAD)
    return Confirming(person_id=event.person_id, for_what=for_what, organisation_id=what)


def _ask_anew(rows: Rows, at: int) -> None:
    for came in rows.every(Unconfirmed):
        _ask(rows, came, at)


def _ask(rows: Rows, came: Unconfirmed, at: int) -> None:
    """Whoever can say it now; nobody is asked about themself."""
    asking = {one.person_id for one in rows.every(Confirming) if one.organisation_id in (None, came.organisation_id)} - {
        came.person_id
    }
    thing = _thing(came)
    for duty in rows.where(Duty, thing=thing):
        if duty.person_id not in asking:
            rows.drop(duty)
    for person_id in sorted(asking):
        wait(
            rows,
            person_id,
            DutyKind.CONFIRM_MEMBER,
            thing=thing,
            ref=came.ref,
            organisation_id=came.organisation_id,
            due_on=None,
            since=at,
        )


def _thing(came: Unconfirmed) -> UUID:
    return claim(came.person_id, "member", came.organisation_id)
