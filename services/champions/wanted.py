"""Which slots should have a champion: the service areas that a public body names, and the VCS's forums and sectors."""

from uuid import UUID

from domain import champions, organisations
from domain.organisations import Sector
from domain.shared.actor import Role, Seat
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import OrganisationId
from domain.shared.policy import Resource
from services.champions.terms import end_role
from services.shared.permission import require
from services.shared.ports import Journal


def name_service(journal: Journal, *, organisation_id: UUID, service_area: str) -> None:
    """A public body names its own; which forums and sectors the voluntary sector has, whoever keeps the register."""
    body = OrganisationId(organisation_id)
    state = _may(journal, body)
    known = journal.load(organisations.evolve, body)
    journal.append(known, organisations.name_service(state, body, service_area), acting=_acting(journal, body))


def end_service(journal: Journal, *, organisation_id: UUID, service_area: str) -> None:
    """Whoever serves there stops with it."""
    body = OrganisationId(organisation_id)
    state = _may(journal, body)
    known = journal.load(organisations.evolve, body)
    events = organisations.end_service(state, body, service_area)
    slot = journal.load(champions.evolve, champions.slot_stream(journal.tenant_id, body, service_area))
    if events and slot.state and slot.state.nomination:
        raise Refused(
            N_("Somebody has been asked to be champion there, and has until {until} to answer. End it after that."),
            field="service",
            until=slot.state.nomination.answer_by.on,
        )
    journal.append(known, events, acting=_acting(journal, body))
    for term in slot.state.terms if events and slot.state else ():
        left = champions.leave(
            slot.state, organisation_id=body, service_area=service_area, champion_id=term.champion_id, on=journal.today
        )
        if left:
            journal.append(slot, left, acting=_acting(journal, body))
            end_role(journal, term.champion_id, body, service_area)
            slot = journal.load(champions.evolve, slot.stream_id)


def _may(journal: Journal, body: OrganisationId) -> organisations.Organisation:
    require(journal.actor, "organisation.describe", Resource(organisation_id=body))
    state: organisations.Organisation = journal.known(organisations.evolve, body)
    if state.sector is Sector.VCS:
        require(journal.actor, "organisation.keep")
    return state


def _acting(journal: Journal, body: OrganisationId) -> Seat | None:
    actor = journal.actor
    return actor.seat(Role.CONTACT, Role.OFFICER, organisation_id=body) or actor.seat(Role.LEAD, Role.HOST)
