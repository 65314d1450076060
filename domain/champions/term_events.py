"""What can happen to a term once it runs: it nears its end, goes on, is laid down, or another takes over."""

from datetime import date

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import NominationId, OrganisationId, PersonId
from domain.shared.sealed import Sealed, Text


class Renewed(Event, frozen=True, kw_only=True):
    """The same champion goes on: `before` is when the term would have ended."""

    TOPIC = "champion.renewed"

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    before: date
    term_ends: date
    shorter: bool

    def sentence(self) -> str:
        return N_("{champion} goes on as champion for {service_area} at {organisation}, until {term_ends}")


class StoodDown(Event, frozen=True, kw_only=True):
    """By the champion's own wish, from that day on. The reason is for the area's people, not for the timeline."""

    TOPIC = "champion.stood-down"

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    stood_down_on: date
    why: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{champion} stood down as champion for {service_area} at {organisation}")

    def about_person(self) -> PersonId | None:
        return self.champion_id


class ReplacementAsked(Event, frozen=True, kw_only=True):
    """With a nomination: its nominee, on their yes, takes over at once and not when the term ends."""

    TOPIC = "champion.replacement-asked"
    AUDIENCE = Audience.MEMBERS

    nomination_id: NominationId
    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId

    def sentence(self) -> str:
        return N_("{actor} asked that somebody takes over from {champion} as champion for {service_area} at {organisation}")


class Replaced(Event, frozen=True, kw_only=True):
    """Together with the successor's yes."""

    TOPIC = "champion.replaced"

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    successor_id: PersonId
    replaced_on: date

    def sentence(self) -> str:
        return N_("{successor} replaced {champion} as champion for {service_area} at {organisation}")


class TermBegan(Event, frozen=True, kw_only=True):
    """Whoever accepted early begins, on the day after their predecessor's term."""

    TOPIC = "champion.term-began"

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    before_id: PersonId

    def sentence(self) -> str:
        return N_("{champion} followed {before} as champion for {service_area} at {organisation}")


class TermEnding(Event, frozen=True, kw_only=True):
    """Nobody follows yet, and there are `within` days left or fewer."""

    TOPIC = "champion.term-ending"
    AUDIENCE = Audience.MEMBERS

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    term_ends: date
    within: int

    def sentence(self) -> str:
        return N_("The term of {champion} as champion for {service_area} at {organisation} ends on {term_ends}")


class TermEnded(Event, frozen=True, kw_only=True):
    """Nobody follows. They stay the contact until somebody does."""

    TOPIC = "champion.term-ended"

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    term_ends: date

    def sentence(self) -> str:
        return N_(
            "The term of {champion} as champion for {service_area} at {organisation} ended on {term_ends}; nobody follows yet"
        )
