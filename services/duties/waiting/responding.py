"""Consultations wait for everybody who responds for an organisation here, until they have or it closes."""

from uuid import UUID

from domain import consultations, people
from domain.shared.actor import Role
from domain.shared.events import Event
from domain.shared.ids import ConsultationId, OrganisationId, PersonId, claim
from services.duties.waiting.rows import Answerable, Duty, DutyKind, Respondent
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows

RESPONDING = (Role.CONTACT, Role.VCS)
"""Whoever came uninvited responds besides."""


def changed(rows: Rows, fact: Event, at: int) -> None:
    match fact:
        case people.RoleGranted(role=role, person_id=person_id, organisation_id=body) if role in RESPONDING and body:
            _responds(rows, person_id, body, at)
        case people.RoleEnded(role=role, person_id=person_id, organisation_id=body) if role in RESPONDING and body:
            _responds_no_more(rows, person_id, body)
        case people.PersonJoined(person_id=person_id, organisation_id=body):
            _responds(rows, person_id, body, at)
        case people.NotConfirmed() | people.PersonLeft() as left:
            _responds_no_more(rows, left.person_id, left.organisation_id)
        case consultations.Opened() as opened:
            _consultation_opened(rows, opened, at)
        case consultations.ResponseReceived() as received:
            _responded(rows, received)
        case consultations.Closed(consultation_id=consultation_id):
            done(rows, thing=consultation_id)
            if answerable := rows.get(Answerable, consultation_id):
                rows.drop(answerable)


def _consultation_opened(rows: Rows, opened: consultations.Opened, at: int) -> None:
    answerable = Answerable(
        consultation_id=opened.consultation_id,
        ref=opened.ref,
        organisation_id=opened.organisation_id,
        title=opened.title,
        closes_on=opened.closes_on,
    )
    rows.add(answerable)
    for respondent in rows.every(Respondent):
        _ask(rows, respondent, answerable, at)


def _responds(rows: Rows, person_id: PersonId, organisation_id: OrganisationId, at: int) -> None:
    respondent = Respondent(person_id=person_id, organisation_id=organisation_id)
    rows.put(respondent)
    for answerable in rows.every(Answerable):
        _ask(rows, respondent, answerable, at)


def _responds_no_more(rows: Rows, person_id: PersonId, organisation_id: OrganisationId) -> None:
    rows.drop(Respondent(person_id=person_id, organisation_id=organisation_id))
    for answerable in rows.every(Answerable):
        done(rows, task=_responding(answerable.consultation_id, organisation_id), person_id=person_id)


def _responded(rows: Rows, received: consultations.ResponseReceived) -> None:
    """For the organisation, and then for everybody who responds for it; by somebody unconfirmed, for themself alone."""
    about, body = received.consultation_id, received.organisation_id
    for duty in rows.where(Duty, task=_responding(about, body)):
        own = consultations.unconfirmed_response_stream(about, body, duty.person_id)
        if consultations.is_confirmed(received) or received.response_id == own:
            rows.drop(duty)


def _ask(rows: Rows, respondent: Respondent, consultation: Answerable, at: int) -> None:
    """Everybody who responds is asked, but not by their own body."""
    if respondent.organisation_id != consultation.organisation_id:
        wait(
            rows,
            respondent.person_id,
            DutyKind.RESPOND,
            thing=consultation.consultation_id,
            task=_responding(consultation.consultation_id, respondent.organisation_id),
            ref=consultation.ref,
            organisation_id=consultation.organisation_id,
            acting_for_id=respondent.organisation_id,
            title=consultation.title,
            due_on=consultation.closes_on,
            since=at,
        )


def _responding(consultation_id: ConsultationId, organisation_id: OrganisationId) -> UUID:
    return claim(consultation_id, DutyKind.RESPOND, organisation_id)
