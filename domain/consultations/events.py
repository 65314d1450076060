"""What can happen to a consultation and to a response."""

from datetime import date

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import ConsultationId, OrganisationId, ResponseId, VersionId
from domain.shared.sealed import Sealed, Text


class Opened(Event, frozen=True, kw_only=True):
    """`minimum_days` and the clause are the area's clock when it opened; `short_by` is 0 where it was kept."""

    TOPIC = "consultation.opened"

    consultation_id: ConsultationId
    ref: str
    organisation_id: OrganisationId
    title: Text | Sealed
    about: Text | Sealed
    opens_on: date
    closes_on: date
    minimum_days: int
    short_by: int
    why_short: Text | Sealed | None
    version_id: VersionId | None
    clause_id: str | None

    @property
    def days(self) -> int:
        return (self.closes_on - self.opens_on).days

    def sentence(self) -> str:
        if not self.short_by:
            return N_("{actor} opened the consultation “{consultation}” for {organisation}, for {days} days until {closes_on}")
        if self.why_short:
            return N_(
                "{actor} opened the consultation “{consultation}” for {organisation} until {closes_on}: "
                "{short_by} days short of {minimum_days}, with a reason"
            )
        return N_(
            "{actor} opened the consultation “{consultation}” for {organisation} until {closes_on}: "
            "{short_by} days short of {minimum_days}, no reason given"
        )

    def reason(self) -> Text | Sealed | None:
        return self.why_short


class Closed(Event, frozen=True, kw_only=True):
    TOPIC = "consultation.closed"

    consultation_id: ConsultationId
    organisation_id: OrganisationId
    closed_on: date

    def sentence(self) -> str:
        return N_("The consultation “{consultation}” closed at 23:59 on {closed_on}")


class ResponseReceived(Event, frozen=True, kw_only=True):
    """`late_by` days after closing, 0 for one in time."""

    TOPIC = "consultation.response-received"
    AUDIENCE = Audience.MEMBERS

    response_id: ResponseId
    consultation_id: ConsultationId
    organisation_id: OrganisationId
    text: Text | Sealed
    late_by: int
    why_late: Text | Sealed | None

    def sentence(self) -> str:
        if self.late_by:
            return N_("{actor} responded to “{consultation}” for {organisation}, {late_by} days late")
        return N_("{actor} responded to “{consultation}” for {organisation}")

    def reason(self) -> Text | Sealed | None:
        return self.why_late
