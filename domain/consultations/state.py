"""A consultation, and one organisation's response to it, as their events have left them."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.consultations.events import Closed, Opened, ResponseReceived
from domain.shared.events import Event
from domain.shared.ids import ConsultationId, OrganisationId, PersonId, ResponseId, claim


class Consultation(Struct, frozen=True):
    ref: str
    organisation_id: OrganisationId
    closes_on: date
    closed: bool = False


class Response(Struct, frozen=True):
    received: bool = True


def consultation_stream(tenant_id: UUID, ref: str) -> ConsultationId:
    return ConsultationId(claim(tenant_id, "ref", ref))


def response_stream(consultation_id: ConsultationId, organisation_id: OrganisationId) -> ResponseId:
    """An organisation responds once: two of its people who send at the same time meet here."""
    return ResponseId(claim(consultation_id, "response", organisation_id))


def unconfirmed_response_stream(
    consultation_id: ConsultationId, organisation_id: OrganisationId, person_id: PersonId
) -> ResponseId:
    """Of somebody who takes part for it, which it has not confirmed: that takes nothing from its own response."""
    return ResponseId(claim(consultation_id, "response", organisation_id, person_id))


def is_confirmed(response: ResponseReceived) -> bool:
    """When it came, whoever sent it was known to act for the organisation that it is from."""
    return response.response_id == response_stream(response.consultation_id, response.organisation_id)


def evolve(state: Consultation | None, event: Event) -> Consultation:
    match event:
        case Opened():
            return Consultation(event.ref, event.organisation_id, event.closes_on)
        case Closed() if state:
            return replace(state, closed=True)
    raise AssertionError(event)


def evolve_response(_state: Response | None, event: Event) -> Response:
    match event:
        case ResponseReceived():
            return Response()
    raise AssertionError(event)
