"""What may be done about a term that runs, by whoever serves it, by others, and by a passing date."""

from datetime import date

from msgspec import Struct

from domain.champions.deciding import LONGEST_TERM, SUCCESSION_OPENS, leave, may_be_followed
from domain.champions.events import Renewed, StoodDown, TermBegan, TermEnded, TermEnding
from domain.champions.state import Serving, Slot
from domain.shared.dates import A_DAY, add_months
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId, PersonId
from domain.shared.sealed import Text

WARNINGS = (60, 30)
"""Days before a term ends, on which that is noted and mailed."""


def renew(
    state: Slot | None,
    *,
    organisation_id: OrganisationId,
    service_area: str,
    champion_id: PersonId,
    months: int,
    minimum_months: int,
    on: date,
) -> list[Event]:
    """From the end of the present term; from today, if that has passed."""
    term = state.serving(on) if state else None
    if state is None or term is None or term.champion_id != champion_id:
        raise NotFound
    if not 1 <= months <= LONGEST_TERM:
        raise Refused(N_("Enter a term of 1 to {most} months."), field="months", most=LONGEST_TERM)
    if term is not state.terms[-1]:
        raise Refused(N_("Somebody follows you here from {day} on."), day=state.terms[-1].serves_from)
    if state.nomination:
        raise Refused(
            N_("Somebody has been asked to follow you, and has until {until} to answer."), until=state.nomination.answer_by.on
        )
    if not may_be_followed(term, on):
        raise Refused(
            N_("Your term runs until {until}. You can go on from {days} days before that."),
            until=term.term_ends,
            days=SUCCESSION_OPENS,
        )
    return [
        Renewed(
            organisation_id=organisation_id,
            service_area=service_area,
            champion_id=champion_id,
            before=term.term_ends,
            term_ends=add_months(max(term.term_ends, on), months),
            shorter=months < minimum_months,
        )
    ]


def stand_down(
    state: Slot | None, *, organisation_id: OrganisationId, service_area: str, champion_id: PersonId, why: str, on: date
) -> list[Event]:
    """Nothing to do for whoever does not serve here, now or next."""
    if not leave(state, organisation_id=organisation_id, service_area=service_area, champion_id=champion_id, on=on):
        return []
    return [
        StoodDown(
            organisation_id=organisation_id,
            service_area=service_area,
            champion_id=champion_id,
            stood_down_on=on,
            why=Text(why.strip()) if why.strip() else None,
        )
    ]


def begin(state: Slot | None, organisation_id: OrganisationId, service_area: str, today: date) -> list[Event]:
    """The ticker's, on the day from which somebody serves who said yes before it."""
    term = state.serving(today) if state else None
    if state is None or term is None or term.began or term is not state.terms[-1]:
        return []
    before = state.terms[: state.terms.index(term)]
    if not before or before[-1].champion_id == term.champion_id:
        return []
    return [
        TermBegan(
            organisation_id=organisation_id,
            service_area=service_area,
            champion_id=term.champion_id,
            before_id=before[-1].champion_id,
        )
    ]


def run_out(state: Slot | None, organisation_id: OrganisationId, service_area: str, today: date) -> list[Event]:
    """The ticker's: that a term nears its end or is over, each once; nothing where somebody follows."""
    term = state.serving(today) if state else None
    if state is None or term is None or term is not state.terms[-1]:
        return []
    about = Running(organisation_id, service_area, term)
    if today > term.term_ends:
        return [] if term.ended else [about.ended()]
    due = [days for days in WARNINGS if today >= term.term_ends - days * A_DAY]
    return [about.ending(min(due))] if due and not 0 < term.warned <= min(due) else []


class Running(Struct, frozen=True):
    """A term that nobody follows."""

    organisation_id: OrganisationId
    service_area: str
    term: Serving

    def ended(self) -> Event:
        return TermEnded(
            organisation_id=self.organisation_id,
            service_area=self.service_area,
            champion_id=self.term.champion_id,
            term_ends=self.term.term_ends,
        )

    def ending(self, within: int) -> Event:
        return TermEnding(
            organisation_id=self.organisation_id,
            service_area=self.service_area,
            champion_id=self.term.champion_id,
            term_ends=self.term.term_ends,
            within=within,
        )
