"""Asking to be forgotten, the two decisions, and what is recorded when it is done."""

from uuid import UUID, uuid5

from domain import champions, erasure, groups, people
from domain.erasure import Outcome
from domain.people import invitations
from domain.shared.actor import Role, Seat
from domain.shared.errors import NotFound
from domain.shared.events import Loaded
from domain.shared.grounds import Ground
from domain.shared.ids import PersonId, RequestId, reference
from services.shared.permission import require
from services.shared.ports import Journal

KEEPING = (Role.LEAD, Role.HOST)


def request(journal: Journal) -> str:
    """The reference of one's request: of the one that is open already, if there is one."""
    require(journal.actor, "erasure.request")
    me = journal.actor.person_id
    assert me
    asked = _load(journal, me)
    events = erasure.request(
        asked.state,
        request_id=RequestId(uuid5(journal.command_id, "request")),
        ref=reference(journal.command_id),
        person_id=me,
        today=journal.today,
        calendar=journal.calendar,
    )
    journal.append(asked, events, acting=next(iter(journal.actor.seats), None))
    ref: str = _load(journal, me).state.ref  # type: ignore[union-attr]
    return ref


def withdraw(journal: Journal, *, seen: int | None = None) -> None:
    require(journal.actor, "erasure.request")
    me = journal.actor.person_id
    assert me
    asked = _load(journal, me, seen)
    journal.append(asked, erasure.withdraw(asked.state), acting=next(iter(journal.actor.seats), None))


def propose(
    journal: Journal, *, person_id: UUID, outcome: Outcome, ground: Ground, reasons: str, seen: int | None = None
) -> None:
    by, asked = _decider(journal), _load(journal, PersonId(person_id), seen)
    events = erasure.propose(asked.state, outcome=outcome, ground=ground, reasons=reasons, by=by)
    journal.append(asked, events, acting=_seat(journal))


def confirm(journal: Journal, *, person_id: UUID, certificate: str, seen: int | None = None) -> None:
    by, asked = _decider(journal), _load(journal, PersonId(person_id), seen)
    events = erasure.confirm(asked.state, by=by, only_lead=_keeps_alone(journal, PersonId(person_id)), certificate=certificate)
    journal.append(asked, events, acting=_seat(journal))


def note_lateness(journal: Journal, *, stream: UUID) -> None:
    """The ticker's: once, in effect from the day after it was due."""
    asked = journal.load(erasure.evolve, stream)
    for event in erasure.note_lateness(asked.state, journal.now):
        journal.append(asked, [event], effective=erasure.late_from(event))


def record_erasure(
    journal: Journal,
    *,
    person_id: PersonId,
    request_id: RequestId | None,
    ground: Ground,
    keys: tuple[UUID, ...],
    certificate: str,
) -> None:
    """After the keys are gone: their seats end, and whoever serves as champion or sits on a group does no longer; what invites
    them is taken back.
    """
    person = journal.load(people.evolve, person_id)
    there = journal.load(groups.evolve, groups.groups_stream(journal.tenant_id))
    journal.append(there, groups.leave_everything(there.state, person_id, journal.today))
    for seat in person.state.seats if person.state else ():
        if seat.role is Role.CHAMPION and seat.organisation_id and seat.service_area:
            slot = journal.load(
                champions.evolve, champions.slot_stream(journal.tenant_id, seat.organisation_id, seat.service_area)
            )
            left = champions.leave(
                slot.state,
                organisation_id=seat.organisation_id,
                service_area=seat.service_area,
                champion_id=person_id,
                on=journal.today,
            )
            journal.append(slot, left)
    _revoke_invitations(journal, keys)
    state = person.state or people.Person(person_id)  # of whoever was invited and never came there is nothing else
    events = people.erase(state, request_id=request_id, ground=ground, keys=keys, certificate=certificate)
    journal.append(person, events)


def _revoke_invitations(journal: Journal, keys: tuple[UUID, ...]) -> None:
    """Those that wait for them: under an id whose key is gone nobody can begin."""
    waiting = journal.cx.execute(
        "SELECT invitation_id FROM invitation WHERE invitee_id = ANY(%s) AND state = 'waiting' ORDER BY invitation_id",
        (list(keys),),
    ).fetchall()
    for (invitation_id,) in waiting:
        stream = journal.load(invitations.evolve, invitation_id)
        if stream.state and not stream.state.ended:
            journal.append(stream, invitations.revoke(stream.state))


def _load(journal: Journal, person_id: PersonId, seen: int | None = None) -> Loaded[erasure.Request]:
    return journal.load(erasure.evolve, erasure.request_stream(journal.tenant_id, person_id), seen=seen)


def _decider(journal: Journal) -> PersonId:
    require(journal.actor, "erasure.decide")
    if journal.actor.person_id is None:
        raise NotFound
    return journal.actor.person_id


def _seat(journal: Journal) -> Seat | None:
    return journal.actor.seat(*KEEPING)


def _keeps_alone(journal: Journal, person_id: PersonId) -> bool:
    """By history itself, and held to the moment it is recorded: nobody else leads, or is there for the host."""
    if not journal.person(person_id).holds(Role.LEAD):
        return False
    others = {one for role in KEEPING for one in journal.holders(role)} - {person_id}
    return not any(journal.person(one).holds(*KEEPING) for one in sorted(others))
