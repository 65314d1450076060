"""Asking to be forgotten, and deciding on it: two people, with a ground of the law, within a month (UK GDPR Art. 12(3), 17)."""

from datetime import date, datetime

from domain.erasure.events import Confirmed, DecisionOverdue, Outcome, Proposed, Requested, Withdrawn
from domain.erasure.state import Request
from domain.shared.dates import A_DAY, LONDON, Calendar, Unit, due
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.grounds import Ground
from domain.shared.ids import PersonId, RequestId
from domain.shared.sealed import Text

GROUNDS = {
    Outcome.GRANTED: (Ground.NO_LONGER_NEEDED, Ground.OBJECTED, Ground.CONSENT_WITHDRAWN, Ground.UNLAWFUL),
    Outcome.REFUSED: (Ground.PUBLIC_TASK, Ground.LEGAL_CLAIMS, Ground.ARCHIVING, Ground.EXPRESSION, Ground.PUBLIC_HEALTH),
}


def request(
    state: Request | None, *, request_id: RequestId, ref: str, person_id: PersonId, today: date, calendar: Calendar
) -> list[Event]:
    """Asked again while one is open: nothing more to do."""
    if state and state.is_open:
        return []
    if state and state.outcome is Outcome.GRANTED:
        raise Refused(N_("It is decided already: you will be forgotten."))
    decide_by = due(today, 1, Unit.MONTHS, calendar)
    return [Requested(request_id=request_id, ref=ref, person_id=person_id, decide_by=decide_by)]


def propose(state: Request | None, *, outcome: Outcome, ground: Ground, reasons: str, by: PersonId) -> list[Event]:
    asked = _open(state, by)
    if ground not in GROUNDS[outcome]:
        raise Refused(N_("Choose a ground that goes with the decision."), field="ground")
    if outcome is Outcome.REFUSED and not reasons.strip():
        raise Refused(N_("Say why: whoever asked can read it, and may complain to the regulator."), field="reasons")
    return [
        Proposed(
            request_id=asked.request_id,
            person_id=asked.person_id,
            proposed_by=by,
            outcome=outcome,
            ground=ground,
            reasons=Text(reasons.strip()) if reasons.strip() else None,
        )
    ]


def confirm(state: Request | None, *, by: PersonId, only_lead: bool, certificate: str) -> list[Event]:
    """`only_lead`: whoever asked keeps this area alone, with nobody of the host's to take it over."""
    asked = _open(state, by)
    if asked.proposal is None:
        raise Refused(N_("Nobody has proposed a decision yet."))
    if asked.proposal.proposed_by == by:
        raise Refused(N_("You made this proposal. Somebody else has to confirm it."))
    if only_lead and asked.proposal.outcome is Outcome.GRANTED:
        raise Refused(N_("Nobody else leads this area yet. Its host names another Compact lead first; then confirm this."))
    return [
        Confirmed(
            request_id=asked.request_id,
            person_id=asked.person_id,
            outcome=asked.proposal.outcome,
            ground=asked.proposal.ground,
            certificate=certificate,
        )
    ]


def withdraw(state: Request | None) -> list[Event]:
    if state is None:
        raise NotFound
    if state.withdrawn:
        return []
    if state.outcome:
        raise Refused(N_("This has been decided; it can no longer be taken back."))
    return [Withdrawn(request_id=state.request_id, person_id=state.person_id)]


def note_lateness(state: Request | None, now: datetime) -> list[Event]:
    """The ticker's question; once."""
    if state is None or not state.is_open or state.noted or now.astimezone(LONDON).date() <= state.decide_by.on:
        return []
    return [DecisionOverdue(request_id=state.request_id, person_id=state.person_id, due_on=state.decide_by.on)]


def late_from(event: Event) -> date | None:
    """Lateness takes effect the day after it was due, whenever it is noticed."""
    return event.due_on + A_DAY if isinstance(event, DecisionOverdue) else None


def _open(state: Request | None, by: PersonId) -> Request:
    if state is None:
        raise NotFound
    if state.withdrawn:
        raise Refused(N_("Whoever asked has taken it back."))
    if state.outcome:
        raise Refused(N_("This has been decided."))
    if by == state.person_id:
        raise Refused(N_("This is your own request. Others decide on it."))
    return state
