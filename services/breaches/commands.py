"""What people can do about concerns, and what the ticker notes."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import areas, breaches, compacts, organisations
from domain.shared.actor import Actor, Role, Seat
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Loaded
from domain.shared.ids import BreachId, OrganisationId, PersonId, VersionId, reference
from domain.shared.policy import Resource
from domain.shared.rules import Procedure
from services.breaches.owners import Path, Sides, first_turn, owner_of, stand_in, turn_at
from services.shared.permission import require
from services.shared.ports import Journal


class Concern(Struct, frozen=True, kw_only=True):
    """What somebody wrote, before it is sent."""

    organisation_id: UUID
    respondent_id: UUID
    service_area: str | None
    version_id: UUID
    clause_id: str
    happened_on: date | None
    what_happened: str
    effect: str
    remedy: str


def first_reader(journal: Journal, *, organisation_id: UUID, respondent_id: UUID, service_area: str | None) -> Path:
    """Who would see it first, and by when they answer: shown before anything is sent."""
    procedure = _procedure(journal)
    require(journal.actor, "breach.raise", Resource(raisers=frozenset(procedure.raisers)))
    sides = Sides(_person(journal.actor), OrganisationId(organisation_id), OrganisationId(respondent_id), service_area)
    return first_turn(journal, procedure, sides)


def raise_concern(journal: Journal, concern: Concern) -> str:
    """Returns its reference."""
    actor, procedure = journal.actor, _procedure(journal)
    require(actor, "breach.raise", Resource(raisers=frozenset(procedure.raisers)))
    organisation, respondent = OrganisationId(concern.organisation_id), OrganisationId(concern.respondent_id)
    acting = _for_whom(actor, organisation)
    sides = Sides(_person(actor), organisation, respondent, concern.service_area)
    _known(journal, organisation, respondent)
    version = journal.load(compacts.evolve_version, VersionId(concern.version_id)).state
    ref = reference(journal.command_id)
    stream = breaches.breach_stream(journal.tenant_id, ref)
    case = journal.load(breaches.evolve, stream)
    if case.version:
        raise Refused(N_("Something got in the way. Nothing was recorded; send it again."))
    events = breaches.raise_concern(
        breach_id=stream,
        ref=ref,
        raiser_id=sides.raiser_id,
        organisation_id=organisation,
        respondent_id=respondent,
        service_area=concern.service_area,
        clause=compacts.cite(version, concern.clause_id),
        happened_on=concern.happened_on,
        what_happened=concern.what_happened,
        effect=concern.effect,
        remedy=concern.remedy,
        procedure=procedure,
        turn=first_turn(journal, procedure, sides).turn,
        today=journal.today,
    )
    journal.append(case, events, acting=acting)
    return ref


def acknowledge(journal: Journal, *, ref: str, seen: int | None = None) -> None:
    case, state = _case(journal, ref, "breach.acknowledge", seen)
    stage = _procedure(journal, state.procedure).stages[state.turn.stage - 1]
    events = breaches.acknowledge(state, BreachId(case.stream_id), stage, journal.now, journal.calendar)
    journal.append(case, events, acting=Seat(state.turn.role))


def answer(journal: Journal, *, ref: str, text: str, seen: int | None = None) -> None:
    case, state = _case(journal, ref, "breach.answer", seen)
    journal.append(case, breaches.answer(state, BreachId(case.stream_id), text), acting=Seat(state.turn.role))


def escalate(journal: Journal, *, ref: str, handover: str = "", seen: int | None = None) -> None:
    """To the next stage, by whoever raised it or whoever holds it."""
    case, state = _case(journal, ref, "breach.escalate", seen)
    procedure = _procedure(journal, state.procedure)
    turn = turn_at(journal, procedure, state.turn.stage + 1, Sides.of(state))
    by = _person(journal.actor)
    events = breaches.escalate(
        state, BreachId(case.stream_id), procedure, by=by, turn=turn, handover=handover, today=journal.today
    )
    journal.append(case, events, acting=Seat(state.turn.role) if by == state.turn.owner_id else _any_seat(journal.actor))


def settle(journal: Journal, *, ref: str, seen: int | None = None) -> None:
    case, state = _case(journal, ref, "breach.settle", seen)
    journal.append(case, breaches.settle(state, BreachId(case.stream_id)), acting=_any_seat(journal.actor))


def hand_to_successor(journal: Journal, *, breach_id: UUID) -> None:
    """A reaction's: whoever held the stage does so no longer, or somebody follows. It stays at the stage: with whoever
    holds its role now, and where nobody does, with whoever takes such concerns on.
    """
    case = journal.load(breaches.evolve, breach_id)
    state: breaches.Breach | None = case.state
    if state:
        stage = _procedure(journal, state.procedure).stages[state.turn.stage - 1]
        sides = Sides.of(state)
        holder = owner_of(journal, stage, sides)
        owner = holder or stand_in(journal, sides)
        journal.append(case, breaches.reassign(state, BreachId(breach_id), owner, stands_in=not holder) if owner else [])


def note_lateness(journal: Journal, *, breach_id: UUID) -> None:
    """The ticker's: each lateness once, in effect from the day after it was due."""
    case = journal.load(breaches.evolve, breach_id)
    for event in breaches.note_lateness(case.state, BreachId(breach_id), journal.now):
        journal.append(journal.load(breaches.evolve, breach_id), [event], effective=breaches.late_from(event))


def _case(journal: Journal, ref: str, action: str, seen: int | None) -> tuple[Loaded[breaches.Breach], breaches.Breach]:
    stream = breaches.breach_stream(journal.tenant_id, ref)
    state = journal.load(breaches.evolve, stream).state
    if state is None:
        raise NotFound
    require(journal.actor, action, Resource(holder=state.turn.owner_id, raiser=state.raiser_id, people=state.people))
    return journal.load(breaches.evolve, stream, seen=seen), state


def _procedure(journal: Journal, number: int | None = None) -> Procedure:
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    return area.numbered(number) if number else area.procedure


def _known(journal: Journal, *organisation_ids: OrganisationId) -> None:
    for organisation_id in organisation_ids:
        journal.known(organisations.evolve, organisation_id)


def _for_whom(actor: Actor, organisation_id: OrganisationId) -> Seat | None:
    """Their own organisation; the Compact lead may raise one on another's behalf."""
    for seat in actor.seats:
        if seat.organisation_id == organisation_id:
            return seat
    if actor.holds(Role.LEAD, Role.HOST):
        return actor.seat(Role.LEAD, Role.HOST)
    raise NotFound


def _any_seat(actor: Actor) -> Seat | None:
    return actor.seats[0] if actor.seats else None


def _person(actor: Actor) -> PersonId:
    if actor.person_id is None:
        raise NotFound
    return actor.person_id
