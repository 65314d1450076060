"""What can happen while an area is asked what its next text should say, before a version is drafted or while one is."""

from datetime import date
from enum import StrEnum

from domain.shared.events import N_, Event
from domain.shared.ids import EngagementId
from domain.shared.sealed import Sealed, Text


class HeldKind(StrEnum):
    """In what way people were asked."""

    SESSION = "session"
    VISIT = "visit"
    INTERVIEWS = "interviews"
    SURVEY = "survey"
    OTHER = "other"


class EngagementOpened(Event, frozen=True, kw_only=True):
    """`asks` is what people are asked, `take_part` how they answer. `until` is its last day, where one was said.

    `number` counts those of the agreement, from 1. Which version it is for shows in what is drafted next.
    """

    TOPIC = "compact.engagement-opened"

    engagement_id: EngagementId
    number: int
    opened_on: date
    until: date | None
    asks: Text | Sealed
    take_part: Text | Sealed

    def sentence(self) -> str:
        if self.until:
            return N_("{actor} opened engagement on what the agreement should say, from {opened_on} until {until}")
        return N_("{actor} opened engagement on what the agreement should say, from {opened_on}")


class EngagementHeld(Event, frozen=True, kw_only=True):
    """`with_whom` says it in words, without names; `took_part` counts people, None where nobody counted."""

    TOPIC = "compact.engagement-held"

    engagement_id: EngagementId
    number: int
    ordinal: int
    kind: HeldKind
    held_on: date
    with_whom: Text | Sealed
    took_part: int | None
    heard: Text | Sealed | None

    def sentence(self) -> str:
        return HELD_SENTENCES[self.kind]


class EngagementFellDue(Event, frozen=True, kw_only=True):
    """Its last day was over, and nobody had closed it."""

    TOPIC = "compact.engagement-fell-due"

    engagement_id: EngagementId
    number: int
    until: date

    def sentence(self) -> str:
        return N_("Engagement on what the agreement should say was open until {until}, and is still to be closed")


class EngagementClosed(Event, frozen=True, kw_only=True):
    """`outcome` is what comes of it."""

    TOPIC = "compact.engagement-closed"

    engagement_id: EngagementId
    number: int
    closed_on: date
    outcome: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} closed engagement on what the agreement should say, on {closed_on}")


HELD_SENTENCES = {
    HeldKind.SESSION: N_("A session on what the agreement should say was held on {held_on}"),
    HeldKind.VISIT: N_("People were visited on {held_on}, and asked what the agreement should say"),
    HeldKind.INTERVIEWS: N_("Interviews on what the agreement should say were held until {held_on}"),
    HeldKind.SURVEY: N_("A survey on what the agreement should say ran until {held_on}"),
    HeldKind.OTHER: N_("People were asked on {held_on} what the agreement should say"),
}
