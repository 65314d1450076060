"""The agreement: which versions were in force from when; and the streams of it and of its versions."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.compacts import events as e
from domain.shared.events import Event
from domain.shared.ids import EngagementId, VersionId, claim


class Engagement(Struct, frozen=True):
    """That an area is asked, or was, what its next text should say."""

    engagement_id: EngagementId
    opened_on: date
    until: date | None = None
    held: int = 0
    """How often."""
    last_held: date | None = None
    fell_due: bool = False
    closed_on: date | None = None


class Agreement(Struct, frozen=True):
    """Which versions were in force from when, oldest first; and the engagements, of which only the last may be open."""

    adopted: tuple[tuple[date, VersionId], ...] = ()
    review_on: date | None = None
    """Of the version in force, while it is still to come."""
    engagements: tuple[Engagement, ...] = ()

    @property
    def in_force(self) -> VersionId | None:
        return self.adopted[-1][1] if self.adopted else None

    def has_adopted(self, version_id: VersionId) -> bool:
        return any(one == version_id for _since, one in self.adopted)


def agreement_stream(tenant_id: UUID) -> UUID:
    return claim(tenant_id, "agreement")


def version_stream(tenant_id: UUID, number: int) -> VersionId:
    """Two who draft version 4 at once meet here."""
    return VersionId(claim(tenant_id, "version", number))


def engagement_named(tenant_id: UUID, number: int) -> EngagementId:
    return EngagementId(claim(tenant_id, "engagement", number))


def evolve_agreement(state: Agreement | None, event: Event) -> Agreement:
    match event:
        case e.Adopted():
            earlier, engagements = (state.adopted, state.engagements) if state else ((), ())
            return Agreement((*earlier, (event.in_force_from, event.version_id)), engagements=engagements)
        case e.EngagementOpened():
            opened, before = Engagement(event.engagement_id, event.opened_on, event.until), state or Agreement()
            return replace(before, engagements=(*before.engagements, opened))
        case e.RelatedTextsNamed():
            return state or Agreement()
        case e.ReviewSet() if state:
            return replace(state, review_on=event.review_on)
        case e.ReviewFellDue() if state:
            return replace(state, review_on=None)
        case e.ClockQuestioned() if state:
            return state
        case e.EngagementHeld() | e.EngagementFellDue() | e.EngagementClosed() if state:
            return _engaged(state, event)
    raise AssertionError(event)


def _engaged(state: Agreement, event: e.EngagementHeld | e.EngagementFellDue | e.EngagementClosed) -> Agreement:
    at = event.number - 1
    one = state.engagements[at]
    match event:
        case e.EngagementHeld(held_on=held_on):
            one = replace(one, held=one.held + 1, last_held=max(one.last_held or held_on, held_on))
        case e.EngagementFellDue():
            one = replace(one, fell_due=True)
        case e.EngagementClosed(closed_on=closed_on):
            one = replace(one, closed_on=closed_on)
    return replace(state, engagements=(*state.engagements[:at], one, *state.engagements[at + 1 :]))
