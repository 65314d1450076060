"""Whoever is asked to take something on is waited for until they answer: a nomination, a handover, an entry as contact."""

from datetime import date

from domain import champions, contacts, people
from domain.shared.events import Event
from services.duties.waiting.rows import DutyKind
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case champions.Nominated() as nominated:
            _nominated(rows, nominated, at)
        case champions.Accepted() | champions.Declined() | champions.NominationExpired() as answered:
            done(rows, thing=answered.nomination_id)
        case people.HandoverOffered(handover_id=thing, taker_id=taker_id, ref=ref, answer_by=by):
            wait(rows, taker_id, DutyKind.ANSWER_HANDOVER, thing=thing, ref=ref, due_on=by.on, since=at)
        case (
            people.HandoverAccepted() | people.HandoverDeclined() | people.HandoverWithdrawn() | people.HandoverLapsed() as ended
        ):
            done(rows, thing=ended.handover_id)
        case contacts.Listed() as listed if listed.person_id:
            _to_confirm(rows, listed, None, at)
        case contacts.Asked() as asked if asked.person_id:
            done(rows, thing=asked.contact_id)
            _to_confirm(rows, asked, asked.confirm_by, at)
        case contacts.Confirmed() | contacts.Withdrawn() as answered:
            done(rows, thing=answered.contact_id)


def _nominated(rows: Rows, nominated: champions.Nominated, at: int) -> None:
    wait(
        rows,
        nominated.nominee_id,
        DutyKind.ANSWER_NOMINATION,
        thing=nominated.nomination_id,
        ref=nominated.ref,
        organisation_id=nominated.organisation_id,
        service_area=nominated.service_area,
        due_on=nominated.answer_by.on,
        since=at,
    )


def _to_confirm(rows: Rows, asked: contacts.Listed | contacts.Asked, due_on: date | None, at: int) -> None:
    """Whether they are still the one to reach: asked when they are listed, and once a year."""
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
