"""A Compact lead hands over to somebody here; a host administrator recovers an area that nobody leads any more."""

from uuid import UUID, uuid5

from domain import areas, people
from domain.people import handovers
from domain.shared.actor import Role, Seat
from domain.shared.events import Loaded
from domain.shared.ids import HandoverId, PersonId, reference
from domain.shared.policy import Resource
from domain.shared.rules import Clock
from services.people.commands.inviting import invite
from services.shared.permission import require
from services.shared.ports import Journal

LEADING, HOSTING = Seat(Role.LEAD), Seat(Role.HOST)


def offer_handover(journal: Journal, *, person_id: PersonId) -> str:
    """Asks somebody here to follow; returns the handover's reference."""
    actor = journal.actor
    require(actor, "handover.offer")
    assert actor.person_id
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    stream = journal.load(handovers.evolve, handovers.handover_stream(journal.tenant_id, actor.person_id))
    ref = reference(journal.command_id)
    events = handovers.offer(
        stream.state,
        handover_id=HandoverId(uuid5(journal.command_id, "handover")),
        ref=ref,
        giver_id=actor.person_id,
        taker=journal.load(people.evolve, person_id).state,
        answer_by=area.due(Clock.NOMINATION, journal.calendar.counts_as_received(journal.now), journal.calendar),
        today=journal.today,
    )
    journal.append(stream, events, acting=LEADING)
    return ref


def accept_handover(journal: Journal, *, giver_id: PersonId, handover: UUID, seen: int | None = None) -> None:
    """The one becomes lead and the other stops in the same append: there is no moment with neither."""
    stream, offered = _asked(journal, giver_id, handover, seen)
    giver, taker = (journal.load(people.evolve, one) for one in (giver_id, offered.taker_id))
    journal.append(stream, handovers.accept(stream.state, offered.handover_id, giver.state, taker.state, journal.today))
    assert giver.state
    journal.append(taker, people.grant(taker.state, offered.taker_id, LEADING))
    for seat in [seat for seat in giver.state.seats if seat.role is Role.LEAD]:
        giver = journal.load(people.evolve, giver_id)
        journal.append(giver, people.end(giver.state, seat, others_lead=True))


def decline_handover(journal: Journal, *, giver_id: PersonId, handover: UUID, seen: int | None = None) -> None:
    stream, offered = _asked(journal, giver_id, handover, seen)
    journal.append(stream, handovers.decline(stream.state, offered.handover_id))


def withdraw_handover(journal: Journal, *, giver_id: PersonId, handover: UUID, seen: int | None = None) -> None:
    stream = journal.load(handovers.evolve, handovers.handover_stream(journal.tenant_id, giver_id), seen=seen)
    require(journal.actor, "handover.withdraw", Resource(holder=giver_id))
    journal.append(stream, handovers.withdraw(stream.state, HandoverId(handover)), acting=LEADING)


def lapse_handover(journal: Journal, *, stream: UUID, handover: UUID) -> None:
    """The ticker's."""
    loaded = journal.load(handovers.evolve, stream)
    journal.append(loaded, handovers.lapse(loaded.state, HandoverId(handover), journal.today))


def recover(journal: Journal, *, why: str, person_id: PersonId | None = None, name: str = "", address: str = "") -> None:
    """Gives the area a new lead, by name or by invitation. Everybody here gets a mail, and the reason is public."""
    require(journal.actor, "area.recover")
    lead_id = person_id
    if lead_id:
        lead = journal.load(people.evolve, lead_id)
        journal.known(people.evolve, lead_id)
        journal.append(lead, people.grant(lead.state, lead_id, LEADING), acting=HOSTING)
    else:
        lead_id = PersonId(uuid5(journal.command_id, "invitee"))
        invite(journal, name=name, address=address, seat=LEADING)
    stream = journal.load(handovers.evolve_recovery, handovers.recovery_stream(journal.tenant_id))
    journal.append(stream, handovers.recover(lead_id, why, invited=person_id is None), acting=HOSTING)


def _asked(
    journal: Journal, giver_id: PersonId, handover: UUID, seen: int | None
) -> tuple[Loaded[handovers.Handover], people.HandoverOffered]:
    """As the one who is asked."""
    stream = journal.load(handovers.evolve, handovers.handover_stream(journal.tenant_id, giver_id), seen=seen)
    offered = handovers.waiting(stream.state, HandoverId(handover))
    require(journal.actor, "handover.answer", Resource(holder=offered.taker_id))
    return stream, offered
