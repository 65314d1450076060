"""A Compact lead asks somebody here to follow; on their yes the one becomes lead and the other stops, at once."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.people.events import (
    AreaRecovered,
    HandoverAccepted,
    HandoverDeclined,
    HandoverLapsed,
    HandoverOffered,
    HandoverWithdrawn,
)
from domain.people.state import Person
from domain.shared.dates import Due
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import HandoverId, PersonId, claim
from domain.shared.sealed import Text

LONGEST_WHY = 1_000


class Handover(Struct, frozen=True):
    """What one lead offers: `offered` while it waits for an answer."""

    offered: HandoverOffered | None = None


def handover_stream(tenant_id: UUID, giver_id: PersonId) -> UUID:
    return claim(tenant_id, "handover", giver_id)


def recovery_stream(tenant_id: UUID) -> UUID:
    return claim(tenant_id, "recovery")


def evolve(_state: Handover | None, event: Event) -> Handover:
    match event:
        case HandoverOffered():
            return Handover(event)
        case HandoverAccepted() | HandoverDeclined() | HandoverWithdrawn() | HandoverLapsed():
            return Handover()
    raise AssertionError(event)


def evolve_recovery(state: int | None, event: Event) -> int:
    """How often the area was recovered."""
    assert isinstance(event, AreaRecovered)
    return (state or 0) + 1


def offer(
    state: Handover | None,
    *,
    handover_id: HandoverId,
    ref: str,
    giver_id: PersonId,
    taker: Person | None,
    answer_by: Due,
    today: date,
) -> list[Event]:
    if taker is None or not taker.is_vouched_for(today):
        raise Refused(N_("They have no role here now. Invite them first."))
    if taker.person_id == giver_id:
        raise Refused(N_("You lead already. Choose somebody else to follow you."))
    if taker.leads:
        raise Refused(N_("They lead here already; you can simply lay down your own role."))
    if state and state.offered:
        raise Refused(N_("You have asked somebody to follow you already. Withdraw that first."))
    return [HandoverOffered(handover_id=handover_id, ref=ref, giver_id=giver_id, taker_id=taker.person_id, answer_by=answer_by)]


def accept(
    state: Handover | None, handover_id: HandoverId, giver: Person | None, taker: Person | None, today: date
) -> list[Event]:
    """As things are now: the one still leads, and the other still has a part here."""
    offered = waiting(state, handover_id)
    if taker is None or not taker.is_vouched_for(today):
        raise Refused(N_("You have no role here any more, so you cannot follow. Ask whoever leads."))
    if giver is None or not giver.leads:
        raise Refused(N_("Whoever asked you no longer leads here, so there is nothing to take over. Ask the host."))
    return [HandoverAccepted(handover_id=handover_id, giver_id=offered.giver_id, taker_id=offered.taker_id)]


def decline(state: Handover | None, handover_id: HandoverId) -> list[Event]:
    offered = waiting(state, handover_id)
    return [HandoverDeclined(handover_id=handover_id, giver_id=offered.giver_id, taker_id=offered.taker_id)]


def withdraw(state: Handover | None, handover_id: HandoverId) -> list[Event]:
    offered = waiting(state, handover_id)
    return [HandoverWithdrawn(handover_id=handover_id, giver_id=offered.giver_id, taker_id=offered.taker_id)]


def lapse(state: Handover | None, handover_id: HandoverId, today: date) -> list[Event]:
    """Nothing to do for what was answered, withdrawn, or may still be answered."""
    offered = state.offered if state else None
    if not offered or offered.handover_id != handover_id or today <= offered.answer_by.on:
        return []
    return [HandoverLapsed(handover_id=handover_id, giver_id=offered.giver_id, taker_id=offered.taker_id)]


def waiting(state: Handover | None, handover_id: HandoverId) -> HandoverOffered:
    if state is None:
        raise NotFound
    if state.offered is None or state.offered.handover_id != handover_id:
        raise Refused(N_("This has been answered or withdrawn, or its time is over."))
    return state.offered


def recover(lead_id: PersonId, why: str, *, invited: bool) -> list[Event]:
    if not why.strip():
        raise Refused(N_("Say why the area needs a new Compact lead."), field="why")
    return [AreaRecovered(lead_id=lead_id, invited=invited, why=Text(why.strip()))]
