"""What may be done about a champion, and the events that follow."""

from datetime import date

from domain.champions.events import (
    Accepted,
    Declined,
    Left,
    Nominated,
    NominatedBy,
    NominationExpired,
    Replaced,
    ReplacementAsked,
)
from domain.champions.state import Serving, Slot
from domain.shared.dates import A_DAY, Due, add_months
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import NominationId, OrganisationId, PersonId
from domain.shared.sealed import Text

SUCCESSION_OPENS = 60  # days before a term ends, from when a successor may be nominated
LONGEST_TERM = 60  # months


def nominate(
    state: Slot | None,
    *,
    nomination_id: NominationId,
    ref: str,
    organisation_id: OrganisationId,
    service_area: str,
    known_service_areas: tuple[str, ...],
    nominee_id: PersonId,
    nominated_by: NominatedBy,
    term_months: int,
    minimum_months: int,
    answer_by: Due,
    why: str,
    on: date,
    replacing: bool = False,
) -> list[Event]:
    """`replacing`: whoever serves now, before their term ends."""
    slot = state or Slot()
    if service_area not in known_service_areas:
        raise Refused(N_("Choose one of the body's service areas."), field="service_area")
    if not 1 <= term_months <= LONGEST_TERM:
        raise Refused(N_("Enter a term of 1 to {most} months."), field="term_months", most=LONGEST_TERM)
    if slot.nomination:
        raise Refused(
            N_("Somebody has been asked to be champion here already, and has until {until} to answer."),
            field="service_area",
            until=slot.nomination.answer_by.on,
        )
    now = slot.serving(on) if replacing else None
    _may_follow(slot, on, replacing=bool(now))
    if now and now.champion_id == nominee_id:
        raise Refused(N_("They are champion here already. Name somebody else to replace them."), field="address")
    asked: list[Event] = [
        Nominated(
            nomination_id=nomination_id,
            ref=ref,
            organisation_id=organisation_id,
            service_area=service_area,
            nominee_id=nominee_id,
            nominated_by=nominated_by,
            term_months=term_months,
            minimum_months=minimum_months,
            answer_by=answer_by,
            why=Text(why.strip()) if why.strip() else None,
        )
    ]
    if now:
        asked.append(
            ReplacementAsked(
                nomination_id=nomination_id,
                organisation_id=organisation_id,
                service_area=service_area,
                champion_id=now.champion_id,
            )
        )
    return asked


def _may_follow(slot: Slot, on: date, *, replacing: bool) -> None:
    """Whoever has begun can be replaced; whoever is still to begin cannot be followed yet."""
    latest = slot.terms[-1] if slot.terms else None
    if latest and not may_be_followed(latest, on) and not (replacing and latest.serves_from <= on):
        raise Refused(
            N_("There is a champion here until {until}. A successor can be nominated in the last {days} days before that."),
            field="service_area",
            until=latest.term_ends,
            days=SUCCESSION_OPENS,
        )


def may_be_followed(term: Serving, on: date) -> bool:
    return term.left or may_be_renewed(term.term_ends, on)


def may_be_renewed(term_ends: date, on: date) -> bool:
    """In its last days, and for as long after it as nobody follows."""
    return on >= term_ends - SUCCESSION_OPENS * A_DAY


def accept(state: Slot | None, nomination_id: NominationId, on: date) -> list[Event]:
    """Serves from today, or from the day after a predecessor's term."""
    nomination = pending(state, nomination_id)
    replaced = _replaced(state, nomination, on)
    terms = state.terms if state else ()
    waits = terms and not terms[-1].left and not replaced
    serves_from = max(on, terms[-1].term_ends + A_DAY) if waits else on
    return [
        *replaced,
        Accepted(
            nomination_id=nomination_id,
            organisation_id=nomination.organisation_id,
            service_area=nomination.service_area,
            champion_id=nomination.nominee_id,
            serves_from=serves_from,
            term_ends=add_months(serves_from, nomination.term_months),
            shorter=nomination.term_months < nomination.minimum_months,
        ),
    ]


def _replaced(state: Slot | None, nomination: Nominated, on: date) -> list[Event]:
    now = state.serving(on) if state and state.replaces else None
    if now is None or now.champion_id == nomination.nominee_id:
        return []
    return [
        Replaced(
            organisation_id=nomination.organisation_id,
            service_area=nomination.service_area,
            champion_id=now.champion_id,
            successor_id=nomination.nominee_id,
            replaced_on=on,
        )
    ]


def decline(state: Slot | None, nomination_id: NominationId, why: str) -> list[Event]:
    nomination = pending(state, nomination_id)
    return [
        Declined(
            nomination_id=nomination_id,
            organisation_id=nomination.organisation_id,
            service_area=nomination.service_area,
            nominee_id=nomination.nominee_id,
            why=Text(why.strip()) if why.strip() else None,
        )
    ]


def leave(
    state: Slot | None, *, organisation_id: OrganisationId, service_area: str, champion_id: PersonId, on: date
) -> list[Event]:
    """Nothing to do for whoever does not serve here, now or next."""
    serving = state.serving(on) if state else None
    ahead = [term for term in state.terms if term.serves_from > on] if state else []
    if champion_id not in [term.champion_id for term in (serving, *ahead) if term]:
        return []
    return [Left(organisation_id=organisation_id, service_area=service_area, champion_id=champion_id, left_on=on)]


def expire(state: Slot | None, nomination_id: NominationId, today: date) -> list[Event]:
    nomination = state.nomination if state else None
    if not nomination or nomination.nomination_id != nomination_id or today <= nomination.answer_by.on:
        return []
    return [
        NominationExpired(
            nomination_id=nomination_id,
            organisation_id=nomination.organisation_id,
            service_area=nomination.service_area,
            nominee_id=nomination.nominee_id,
        )
    ]


def pending(state: Slot | None, nomination_id: NominationId) -> Nominated:
    if state is None:
        raise NotFound
    if state.nomination is None or state.nomination.nomination_id != nomination_id:
        raise Refused(N_("This nomination has been answered, or its time has passed."))
    return state.nomination
