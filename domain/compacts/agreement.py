"""The agreement: which versions were in force from when; and the streams of it and of its versions."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.compacts import events as e
from domain.shared.events import Event
from domain.shared.ids import VersionId, claim


class Agreement(Struct, frozen=True):
    """Which versions were in force from when, oldest first."""

    adopted: tuple[tuple[date, VersionId], ...] = ()
    review_on: date | None = None
    """Of the version in force, while it is still to come."""

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


def evolve_agreement(state: Agreement | None, event: Event) -> Agreement:
    match event:
        case e.Adopted():
            earlier = state.adopted if state else ()
            return Agreement((*earlier, (event.in_force_from, event.version_id)))
        case e.RelatedTextsNamed():
            return state or Agreement()
        case e.ReviewSet() if state:
            return replace(state, review_on=event.review_on)
        case e.ReviewFellDue() if state:
            return replace(state, review_on=None)
        case e.ClockQuestioned() if state:
            return state
    raise AssertionError(event)
