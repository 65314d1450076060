"""The service areas of an organisation, each of which should have a champion."""

from domain.organisations.deciding import alike, must_be_present
from domain.organisations.events import ServiceAreaEnded, ServiceAreaNamed
from domain.organisations.state import Organisation
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId

LONGEST_SERVICE = 80


def name_service(state: Organisation, organisation_id: OrganisationId, typed: str) -> list[Event]:
    """One that is there already under that name, however it is written, stays as it is."""
    must_be_present(state)
    name = " ".join(typed.split())
    if not name or len(name) > LONGEST_SERVICE:
        raise Refused(N_("Enter what it is called, in at most {most} characters."), field="service_area", most=LONGEST_SERVICE)
    if any(alike(name, one) for one in state.service_areas):
        return []
    return [ServiceAreaNamed(organisation_id=organisation_id, service_area=name, sector=state.sector)]


def end_service(state: Organisation, organisation_id: OrganisationId, service_area: str) -> list[Event]:
    if service_area not in state.service_areas:
        return []
    return [ServiceAreaEnded(organisation_id=organisation_id, service_area=service_area)]
