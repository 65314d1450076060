"""Consultations: opened for twelve weeks or with the reason why not, answered, and closed by themselves.

Nothing short or late is refused. It is recorded with its shortfall and a reason, or that none was given.
"""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.dates import LONDON, end_of
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import ConsultationId, OrganisationId, ResponseId, VersionId, claim
from domain.shared.rules import Period
from domain.shared.sealed import Sealed, Text

LONGEST_TITLE, LONGEST_TEXT, LONGEST_REASON = 150, 20_000, 1_000
LONGEST_RUN = 730  # days; a closing date later than this is a slip of the keyboard
FURTHEST_BACK = 365


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


def open_consultation(
    *,
    consultation_id: ConsultationId,
    ref: str,
    organisation_id: OrganisationId,
    title: str,
    about: str,
    opens_on: date,
    closes_on: date,
    clock: Period,
    why_short: str,
    none_given: bool,
    today: date,
) -> list[Event]:
    if not title.strip():
        raise Refused(N_("Enter what the consultation is called."), field="title")
    if not about.strip():
        raise Refused(N_("Say what is being asked, and of whom."), field="about")
    if opens_on > today:
        raise Refused(
            N_("A consultation is opened on the day it opens. {opens_on} is still to come."), field="opens_on", opens_on=opens_on
        )
    if (today - opens_on).days > FURTHEST_BACK:
        raise Refused(N_("It can have opened at most a year ago. Older ones are added from records."), field="opens_on")
    if closes_on <= today:
        raise Refused(
            N_("A consultation needs a closing date after today. {closes_on} is not."), field="closes_on", closes_on=closes_on
        )
    days = (closes_on - opens_on).days
    if days > LONGEST_RUN:
        raise Refused(N_("That is {days} days. Check the year of the closing date."), field="closes_on", days=days)
    short_by = max(0, clock.length - days)
    if short_by and not why_short.strip() and not none_given:
        raise Refused(
            N_("This gives {days} days, {short_by} fewer than the {minimum} promised. Say why, or tick that no reason is given."),
            field="why_short",
            days=days,
            short_by=short_by,
            minimum=clock.length,
        )
    return [
        Opened(
            consultation_id=consultation_id,
            ref=ref,
            organisation_id=organisation_id,
            title=Text(title.strip()),
            about=Text(about.strip()),
            opens_on=opens_on,
            closes_on=closes_on,
            minimum_days=clock.length,
            short_by=short_by,
            why_short=Text(why_short.strip()) if short_by and why_short.strip() else None,
            version_id=clock.version_id,
            clause_id=clock.clause_id,
        )
    ]


def close(state: Consultation | None, consultation_id: ConsultationId, now: datetime) -> list[Event]:
    """The ticker's question; the answer is nothing until the closing date has ended in London."""
    if state is None or state.closed or now < end_of(state.closes_on):
        return []
    return [Closed(consultation_id=consultation_id, organisation_id=state.organisation_id, closed_on=state.closes_on)]


def respond(
    state: Consultation | None,
    earlier: Response | None,
    *,
    response_id: ResponseId,
    consultation_id: ConsultationId,
    organisation_id: OrganisationId,
    text: str,
    why_late: str,
    now: datetime,
) -> list[Event]:
    """In time or late is a matter of the day in London, not of whether anybody noticed that it closed."""
    if state is None:
        raise NotFound
    if earlier:
        raise Refused(N_("Your organisation has responded to this consultation already."), field="organisation")
    if organisation_id == state.organisation_id:
        raise Refused(N_("This is your own body's consultation; its responses come from others."), field="organisation")
    if not text.strip():
        raise Refused(N_("Write your response."), field="text")
    late_by = max(0, (now.astimezone(LONDON).date() - state.closes_on).days)
    if late_by and not why_late.strip():
        raise Refused(
            N_("This consultation closed on {closes_on}. It can be sent as late: say why."),
            field="why_late",
            closes_on=state.closes_on,
        )
    return [
        ResponseReceived(
            response_id=response_id,
            consultation_id=consultation_id,
            organisation_id=organisation_id,
            text=Text(text.strip()),
            late_by=late_by,
            why_late=Text(why_late.strip()) if late_by else None,
        )
    ]
