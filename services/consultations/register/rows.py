"""The tables of consultations, responses and the tally of what was kept."""

from datetime import date

from domain.shared.ids import ConsultationId, OrganisationId, PersonId, ResponseId, VersionId
from services.shared.cells import Words
from services.shared.rows import MEMBERS, Row


class Consultation(Row, frozen=True, kw_only=True):
    __key__ = ("consultation_id",)
    __indexes__ = ("ref", "closes_on, consultation_id", "organisation_id", "version_id, clause_id")

    consultation_id: ConsultationId
    version: int
    ref: str
    organisation_id: OrganisationId
    title: Words
    about: Words
    opens_on: date
    closes_on: date
    days: int
    minimum_days: int
    short_by: int
    why_short: Words | None
    version_id: VersionId | None
    clause_id: str | None
    closed: bool = False


class ConsultationResponse(Row, frozen=True, kw_only=True):
    __key__ = ("response_id",)
    __indexes__ = ("consultation_id, received_on",)

    response_id: ResponseId
    consultation_id: ConsultationId
    organisation_id: OrganisationId
    person_id: PersonId | None
    text: Words
    received_on: date
    late_by: int
    why_late: Words | None
    unconfirmed: bool = False
    """When it came; whether its sender has been confirmed since, the seats say."""

    @property
    def audience(self) -> str:
        return MEMBERS


class KeptTally(Row, frozen=True, kw_only=True):
    """Consultations opened in a year: with the full time, and with less."""

    __key__ = ("year",)

    year: int
    kept: int = 0
    bent: int = 0
