"""What can happen when a version is put to the bodies that are to adopt it, and when it is to be looked at again."""

from datetime import date

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import OrganisationId, VersionId
from domain.shared.rules import Clock
from domain.shared.sealed import Sealed, Text


class PutToBodies(Event, frozen=True, kw_only=True):
    """It is in force once each of these has adopted it. Its wording stands still meanwhile."""

    TOPIC = "compact.put-to-bodies"

    version_id: VersionId
    bodies: tuple[OrganisationId, ...]

    def sentence(self) -> str:
        return N_("{actor} put {version} to the {count} bodies that are to adopt it")

    @property
    def count(self) -> int:
        return len(self.bodies)


class TakenBack(Event, frozen=True, kw_only=True):
    """To be changed; what bodies had said of it by then was of another wording."""

    TOPIC = "compact.taken-back"

    version_id: VersionId
    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} took {version} back to drafting")

    def reason(self) -> Text | Sealed | None:
        return self.why


class ReadinessConfirmed(Event, frozen=True, kw_only=True):
    """A body's answer to “can we follow this through?”, and how it will."""

    TOPIC = "compact.readiness-confirmed"

    version_id: VersionId
    organisation_id: OrganisationId
    how: Text | Sealed

    def sentence(self) -> str:
        return N_("{organisation} confirmed that it can follow {version} through")

    def reason(self) -> Text | Sealed | None:
        return self.how


class AdoptedByBody(Event, frozen=True, kw_only=True):
    """`minute` says where the decision is written down."""

    TOPIC = "compact.adopted-by-body"

    version_id: VersionId
    organisation_id: OrganisationId
    decided_on: date
    minute: Text | Sealed

    def sentence(self) -> str:
        return N_("{organisation} adopted {version}, by its decision of {decided_on}")


class ClockQuestioned(Event, frozen=True, kw_only=True):
    """The clause that a clock comes from is another in the new version. What is running keeps its own."""

    TOPIC = "compact.clock-questioned"
    AUDIENCE = Audience.MEMBERS

    version_id: VersionId
    clock: Clock
    clause_id: str
    became: tuple[str, ...]

    def sentence(self) -> str:
        return N_("Clause {clause_id}, which a clock comes from, is another in {version}: the clock is to be confirmed")


class ReviewSet(Event, frozen=True, kw_only=True):
    """`ends_on` is the last day for which it was agreed, where it was agreed for a time."""

    TOPIC = "compact.review-set"

    version_id: VersionId
    review_on: date
    ends_on: date | None

    def sentence(self) -> str:
        return N_("{actor} set the review of {version} for {review_on}")


class ReviewFellDue(Event, frozen=True, kw_only=True):
    TOPIC = "compact.review-fell-due"

    version_id: VersionId
    due_on: date

    def sentence(self) -> str:
        return N_("The review of {version} fell due on {due_on}")
