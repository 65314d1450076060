"""How what happens to a consultation changes its rows."""

from domain import consultations
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from services.consultations.register.rows import Consultation, ConsultationResponse, KeptTally
from services.shared.rows import ReadModel, Rows


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case consultations.Opened() as opened:
            _put(rows, opened, event.version)
        case consultations.Closed(consultation_id=consultation_id):
            consultation = rows.get(Consultation, consultation_id)
            if consultation:
                rows.change(consultation, closed=True, version=event.version)
        case consultations.ResponseReceived() as response:
            rows.add(
                ConsultationResponse(
                    response_id=response.response_id,
                    consultation_id=response.consultation_id,
                    organisation_id=response.organisation_id,
                    person_id=event.meta.person_id,
                    text=response.text,
                    received_on=event.recorded_at.astimezone(LONDON).date(),
                    late_by=response.late_by,
                    why_late=response.why_late,
                    unconfirmed=not consultations.is_confirmed(response),
                )
            )


def _put(rows: Rows, opened: consultations.Opened, version: int) -> None:
    rows.add(
        Consultation(
            consultation_id=opened.consultation_id,
            version=version,
            ref=opened.ref,
            organisation_id=opened.organisation_id,
            title=opened.title,
            about=opened.about,
            opens_on=opened.opens_on,
            closes_on=opened.closes_on,
            days=opened.days,
            minimum_days=opened.minimum_days,
            short_by=opened.short_by,
            why_short=opened.why_short,
            version_id=opened.version_id,
            clause_id=opened.clause_id,
        )
    )
    tally = rows.get(KeptTally, opened.opens_on.year) or KeptTally(year=opened.opens_on.year)
    rows.put(KeptTally(year=tally.year, kept=tally.kept + (not opened.short_by), bent=tally.bent + bool(opened.short_by)))


MODEL = ReadModel("consultations", (Consultation, ConsultationResponse, KeptTally), absorb, of=("consultation",))
