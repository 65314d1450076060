"""What can happen to a nomination and a term."""

from datetime import date
from enum import StrEnum

from domain.champions.term_events import Renewed, Replaced, ReplacementAsked, StoodDown, TermBegan, TermEnded, TermEnding
from domain.shared.dates import Due
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import NominationId, OrganisationId, PersonId
from domain.shared.sealed import Sealed, Text

__all__ = [
    "Accepted",
    "Declined",
    "Left",
    "Nominated",
    "NominationExpired",
    "Renewed",
    "Replaced",
    "ReplacementAsked",
    "StoodDown",
    "TermBegan",
    "TermEnded",
    "TermEnding",
]


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

    def about_person(self) -> PersonId | None:
        return self.nominee_id


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

    def about_person(self) -> PersonId | None:
        return self.nominee_id


class Left(Event, frozen=True, kw_only=True):
    """No longer champion from that day on, whenever the term would have ended."""

    TOPIC = "champion.left"

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    left_on: date

    def sentence(self) -> str:
        return N_("{champion} is no longer champion for {service_area} at {organisation}")


class NominationExpired(Event, frozen=True, kw_only=True):
    TOPIC = "champion.nomination-expired"
    AUDIENCE = Audience.MEMBERS

    nomination_id: NominationId
    organisation_id: OrganisationId
    service_area: str
    nominee_id: PersonId

    def sentence(self) -> str:
        return N_("The nomination of {nominee} as champion for {service_area} at {organisation} was not answered in time")
