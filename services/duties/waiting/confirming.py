"""Whether they are still the one to reach: asked when they are listed, and once a year. A mailbox has no duties."""

from domain import contacts
from domain.shared.ids import PersonId
from services.duties.waiting.rows import DutyKind
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows

Happened = contacts.Listed | contacts.Asked | contacts.Confirmed | contacts.Withdrawn


def absorb(rows: Rows, event: Happened, at: int) -> None:
    done(rows, thing=event.contact_id)
    if isinstance(event, contacts.Listed | contacts.Asked) and event.person_id:
        _asks(rows, event, event.person_id, at)


def _asks(rows: Rows, asked: contacts.Listed | contacts.Asked, person_id: PersonId, at: int) -> None:
    wait(
        rows,
        person_id,
        DutyKind.CONFIRM_CONTACT,
        thing=asked.contact_id,
        ref=asked.ref,
        organisation_id=asked.organisation_id,
        service_area=asked.service_area,
        due_on=asked.confirm_by if isinstance(asked, contacts.Asked) else None,
        since=at,
    )
