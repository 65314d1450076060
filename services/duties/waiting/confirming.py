"""Whether they are still the one to reach: asked when they are listed, and once a year."""

from datetime import date

from domain import contacts
from services.duties.waiting.rows import DutyKind
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows


def absorb(rows: Rows, fact: contacts.Listed | contacts.Asked | contacts.Confirmed | contacts.Withdrawn, at: int) -> None:
    match fact:
        case contacts.Listed() if fact.person_id:
            asks(rows, fact, None, at)
        case contacts.Asked() if fact.person_id:
            done(rows, thing=fact.contact_id)
            asks(rows, fact, fact.confirm_by, at)
        case contacts.Confirmed() | contacts.Withdrawn():
            done(rows, thing=fact.contact_id)


def asks(rows: Rows, asked: contacts.Listed | contacts.Asked, due_on: date | None, at: int) -> None:
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
