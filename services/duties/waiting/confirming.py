"""Whether they are still the one to reach: asked when they are listed, and once a year."""

from datetime import date

from domain import contacts
from domain.shared.events import Recorded
from services.duties.waiting.rows import DutyKind
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case contacts.Listed() as listed if listed.person_id:
            _asks(rows, listed, None, event.position)
        case contacts.Asked() as asked if asked.person_id:
            done(rows, thing=asked.contact_id)
            _asks(rows, asked, asked.confirm_by, event.position)
        case contacts.Confirmed() | contacts.Withdrawn() as answered:
            done(rows, thing=answered.contact_id)


def _asks(rows: Rows, asked: contacts.Listed | contacts.Asked, due_on: date | None, at: int) -> None:
    assert asked.person_id, "a mailbox has no duties"
    wait(
        rows,
        asked.person_id,
        DutyKind.CONFIRM_CONTACT,
        thing=asked.contact_id,
        ref=asked.ref,
        organisation_id=asked.organisation_id,
        service_area=asked.service_area,
        due_on=due_on,
        since=at,
    )
