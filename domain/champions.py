"""Champions: one for each service area of a body. Nominated, asked, and only on their yes a champion, for a term."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.shared.dates import A_DAY, Due, add_months
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import NominationId, OrganisationId, PersonId, claim
from domain.shared.sealed import Sealed, Text

SUCCESSION_OPENS = 60  # days before a term ends, from when a successor may be nominated
LONGEST_TERM = 60  # months


class NominatedBy(StrEnum):
    SIGNATORY = "signatory"
    GROUP = "group"
    ONESELF = "oneself"


class Nominated(Event, frozen=True, kw_only=True):
    """`minimum_months` is what the area asked for at the time, so that a shorter term shows for ever."""

    TOPIC = "champion.nominated"
    AUDIENCE = Audience.MEMBERS

    nomination_id: NominationId
    ref: str
    organisation_id: OrganisationId
    service_area: str
    nominee_id: PersonId
    nominated_by: NominatedBy
    term_months: int
    minimum_months: int
    answer_by: Due
    why: Text | Sealed | None

    def sentence(self) -> str:
        return NOMINATED_SENTENCES[self.nominated_by]

    def reason(self) -> Text | Sealed | None:
        return self.why


NOMINATED_SENTENCES = {
    NominatedBy.SIGNATORY: N_("{actor} nominated {nominee} as champion for {service_area} at {organisation}"),
    NominatedBy.GROUP: N_("{actor}, for the group, nominated {nominee} as champion for {service_area} at {organisation}"),
    NominatedBy.ONESELF: N_("{actor} offered to be champion for {service_area} at {organisation}"),
}


class Accepted(Event, frozen=True, kw_only=True):
    """From here on the champion's name and role are public, as they were told."""

    TOPIC = "champion.accepted"

    nomination_id: NominationId
    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    serves_from: date
    term_ends: date
    shorter: bool

    def sentence(self) -> str:
        return N_("{champion} became champion for {service_area} at {organisation}, until {term_ends}")


class Declined(Event, frozen=True, kw_only=True):
    TOPIC = "champion.declined"
    AUDIENCE = Audience.MEMBERS

    nomination_id: NominationId
    organisation_id: OrganisationId
    service_area: str
    nominee_id: PersonId
    why: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{nominee} declined to be champion for {service_area} at {organisation}")

    def reason(self) -> Text | Sealed | None:
        return self.why


class NominationExpired(Event, frozen=True, kw_only=True):
    TOPIC = "champion.nomination-expired"
    AUDIENCE = Audience.MEMBERS

    nomination_id: NominationId
    organisation_id: OrganisationId
    service_area: str
    nominee_id: PersonId

    def sentence(self) -> str:
        return N_("The nomination of {nominee} as champion for {service_area} at {organisation} was not answered in time")


class Serving(Struct, frozen=True):
    champion_id: PersonId
    serves_from: date
    term_ends: date


class Slot(Struct, frozen=True):
    """A body's service area: who is asked, and who has served, oldest first.

    An elapsed term still serves until somebody follows; whoever follows early begins when it ends.
    """

    nomination: Nominated | None = None
    terms: tuple[Serving, ...] = ()

    def serving(self, day: date) -> Serving | None:
        begun = [term for term in self.terms if term.serves_from <= day]
        return begun[-1] if begun else None


def slot_stream(tenant_id: UUID, organisation_id: OrganisationId, service_area: str) -> UUID:
    return claim(tenant_id, "champion", organisation_id, service_area)


def evolve(state: Slot | None, event: Event) -> Slot:
    slot = state or Slot()
    match event:
        case Nominated():
            return replace(slot, nomination=event)
        case Accepted():
            term = Serving(event.champion_id, event.serves_from, event.term_ends)
            return replace(slot, nomination=None, terms=(*slot.terms, term))
        case Declined() | NominationExpired():
            return replace(slot, nomination=None)
    raise AssertionError(event)


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
) -> list[Event]:
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
    if slot.terms and not may_be_followed(slot.terms[-1], on):
        raise Refused(
            N_("There is a champion here until {until}. A successor can be nominated in the last {days} days before that."),
            field="service_area",
            until=slot.terms[-1].term_ends,
            days=SUCCESSION_OPENS,
        )
    return [
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


def may_be_followed(term: Serving, on: date) -> bool:
    return on >= term.term_ends - SUCCESSION_OPENS * A_DAY


def accept(state: Slot | None, nomination_id: NominationId, on: date) -> list[Event]:
    """Serves from today, or from the day after a predecessor's term."""
    nomination = pending(state, nomination_id)
    terms = state.terms if state else ()
    serves_from = max(on, terms[-1].term_ends + A_DAY) if terms else on
    return [
        Accepted(
            nomination_id=nomination_id,
            organisation_id=nomination.organisation_id,
            service_area=nomination.service_area,
            champion_id=nomination.nominee_id,
            serves_from=serves_from,
            term_ends=add_months(serves_from, nomination.term_months),
            shorter=nomination.term_months < nomination.minimum_months,
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
