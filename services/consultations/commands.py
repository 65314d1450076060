"""What people can do about consultations."""

from datetime import date
from uuid import UUID

from domain import areas, consultations, organisations, people
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import ConsultationId, OrganisationId, ResponseId, reference
from domain.shared.policy import Resource
from domain.shared.rules import Clock
from services.shared.membership import ask_to_be_confirmed
from services.shared.permission import require
from services.shared.ports import Journal

RESPONDING = (Role.CONTACT, Role.VCS, Role.PARTICIPANT)


def open_consultation(
    journal: Journal,
    *,
    organisation_id: UUID,
    title: str,
    about: str,
    opens_on: date,
    closes_on: date,
    why_short: str,
    none_given: bool,
) -> str:
    """Returns its reference."""
    actor, organisation = journal.actor, OrganisationId(organisation_id)
    require(actor, "consultation.open", Resource(organisation_id=organisation))
    journal.known(organisations.evolve, organisation)
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    ref = reference(journal.command_id)
    stream = consultations.consultation_stream(journal.tenant_id, ref)
    consultation = journal.load(consultations.evolve, stream)
    if consultation.version:
        raise Refused(N_("Something got in the way. Nothing was recorded; send it again."))
    events = consultations.open_consultation(
        consultation_id=stream,
        ref=ref,
        organisation_id=organisation,
        title=title,
        about=about,
        opens_on=opens_on,
        closes_on=closes_on,
        clock=area.clocks[Clock.CONSULTATION],
        why_short=why_short,
        none_given=none_given,
        today=journal.today,
    )
    journal.append(consultation, events, effective=opens_on, acting=actor.seat(Role.OFFICER, organisation_id=organisation))
    return ref


def respond(
    journal: Journal, *, ref: str, organisation_id: UUID, text: str, why_late: str, seen: int | None = None
) -> ResponseId:
    """`seen`: the version of the consultation that was on the screen, so that closing meanwhile does not go unnoticed.

    Whoever came uninvited waits for nobody; the group is asked now whether they act for it.
    """
    actor, organisation = journal.actor, OrganisationId(organisation_id)
    require(actor, "consultation.respond", Resource(organisation_id=organisation))
    consultation_id = consultations.consultation_stream(journal.tenant_id, ref)
    consultation = journal.load(consultations.evolve, consultation_id, seen=seen)
    stream = _response_stream(journal, consultation_id, organisation)
    response = journal.load(consultations.evolve_response, stream)
    events = consultations.respond(
        consultation.state,
        response.state,
        response_id=stream,
        consultation_id=consultation_id,
        organisation_id=organisation,
        text=text,
        why_late=why_late,
        now=journal.now,
    )
    journal.append(response, events, acting=actor.seat(*RESPONDING, organisation_id=organisation))
    ask_to_be_confirmed(journal, organisation)
    return stream


def _response_stream(journal: Journal, consultation_id: ConsultationId, organisation_id: OrganisationId) -> ResponseId:
    person: people.Person | None = journal.load(people.evolve, journal.actor.person_id).state if journal.actor.person_id else None
    if person and person.is_unconfirmed_for(organisation_id):
        return consultations.unconfirmed_response_stream(consultation_id, organisation_id, person.person_id)
    return consultations.response_stream(consultation_id, organisation_id)


def close(journal: Journal, *, consultation_id: UUID) -> None:
    """The ticker's. It closed when its day ended, whenever that was noticed."""
    consultation = journal.load(consultations.evolve, consultation_id)
    events = consultations.close(consultation.state, ConsultationId(consultation_id), journal.now)
    effective = consultation.state.closes_on if consultation.state else None
    journal.append(consultation, events, effective=effective)
