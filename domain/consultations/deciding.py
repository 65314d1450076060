"""What may be done with a consultation, and the events that follow."""

from datetime import date, datetime

from domain.consultations.events import Closed, Opened, ResponseReceived
from domain.consultations.state import Consultation, Response
from domain.shared.dates import LONDON, end_of
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import ConsultationId, OrganisationId, ResponseId
from domain.shared.rules import Period
from domain.shared.sealed import Text

LONGEST_TITLE, LONGEST_TEXT, LONGEST_REASON = 150, 20_000, 1_000
LONGEST_RUN = 730  # days; a closing date later than this is a slip of the keyboard
FURTHEST_BACK = 365


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
