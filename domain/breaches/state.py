"""A concern as its events have left it."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.breaches.events import (
    Acknowledged,
    AcknowledgementOverdue,
    Answered,
    AnswerOverdue,
    Escalated,
    Raised,
    Reassigned,
    Settled,
    Turn,
)
from domain.shared.events import Event
from domain.shared.ids import BreachId, OrganisationId, PersonId, claim


class Breach(Struct, frozen=True):
    raiser_id: PersonId
    organisation_id: OrganisationId
    respondent_id: OrganisationId
    service_area: str | None
    procedure: int
    turn: Turn
    people: frozenset[PersonId]
    acknowledged: bool = False
    answered: bool = False
    settled: bool = False
    noted: frozenset[str] = frozenset()
    """Topics of the lateness already recorded at this stage."""


def breach_stream(tenant_id: UUID, ref: str) -> BreachId:
    return BreachId(claim(tenant_id, "ref", ref))


def evolve(state: Breach | None, event: Event) -> Breach:
    match event:
        case Raised():
            return Breach(
                raiser_id=event.raiser_id,
                organisation_id=event.organisation_id,
                respondent_id=event.respondent_id,
                service_area=event.service_area,
                procedure=event.procedure,
                turn=event.turn,
                people=frozenset({event.raiser_id, event.turn.owner_id}),
            )
        case Acknowledged() if state:
            return replace(state, acknowledged=True, turn=replace(state.turn, answer_by=event.answer_by))
        case Answered() if state:
            return replace(state, acknowledged=True, answered=True)
        case Escalated() if state:
            return replace(
                state,
                turn=event.turn,
                people=state.people | {event.turn.owner_id},
                acknowledged=False,
                answered=False,
                noted=frozenset(),
            )
        case Reassigned() if state:
            turn = replace(state.turn, owner_id=event.owner_id, role=event.role or state.turn.role)
            return replace(state, turn=turn, people=state.people | {event.owner_id})
        case Settled() if state:
            return replace(state, settled=True)
        case AcknowledgementOverdue() | AnswerOverdue() if state:
            return replace(state, noted=state.noted | {event.TOPIC})
    raise AssertionError(event)
