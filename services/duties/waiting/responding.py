"""Consultations wait for everybody who responds for an organisation, until it has responded or they close."""

from uuid import UUID

from domain import consultations
from domain.shared.ids import ConsultationId, OrganisationId, PersonId, claim
from services.duties.waiting.rows import Answerable, DutyKind, Respondent
from services.duties.waiting.writing import done, wait
from services.shared.rows import Rows


def opened(rows: Rows, event: consultations.Opened, at: int) -> None:
    answerable = Answerable(
        consultation_id=event.consultation_id,
        ref=event.ref,
        organisation_id=event.organisation_id,
        title=event.title,
        closes_on=event.closes_on,
    )
    rows.add(answerable)
    for respondent in rows.every(Respondent):
        _ask(rows, respondent, answerable, at)


def closed(rows: Rows, consultation_id: ConsultationId) -> None:
    done(rows, thing=consultation_id)
    if answerable := rows.get(Answerable, consultation_id):
        rows.drop(answerable)


def responds(rows: Rows, person_id: PersonId, organisation_id: OrganisationId, at: int) -> None:
    respondent = Respondent(person_id=person_id, organisation_id=organisation_id)
    rows.put(respondent)
    for answerable in rows.every(Answerable):
        _ask(rows, respondent, answerable, at)


def responds_no_more(rows: Rows, person_id: PersonId, organisation_id: OrganisationId) -> None:
    rows.drop(Respondent(person_id=person_id, organisation_id=organisation_id))
    for answerable in rows.every(Answerable):
        done(rows, task=responding(answerable.consultation_id, organisation_id), person_id=person_id)


def _ask(rows: Rows, respondent: Respondent, consultation: Answerable, at: int) -> None:
    """Everybody who responds is asked, but not by their own body."""
    if respondent.organisation_id != consultation.organisation_id:
        wait(
            rows,
            respondent.person_id,
            DutyKind.RESPOND,
            thing=consultation.consultation_id,
            task=responding(consultation.consultation_id, respondent.organisation_id),
            ref=consultation.ref,
            organisation_id=consultation.organisation_id,
            acting_for_id=respondent.organisation_id,
            title=consultation.title,
            due_on=consultation.closes_on,
            since=at,
        )


def responding(consultation_id: ConsultationId, organisation_id: OrganisationId) -> UUID:
    return claim(consultation_id, DutyKind.RESPOND, organisation_id)
