"""What a group decides, and what follows from it. Nothing of a concern is decided here: that is written in the concern itself."""

from datetime import date

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import DecisionId, GroupId, PersonId, ThingId
from domain.shared.sealed import Sealed, Text


class DecisionRecorded(Event, frozen=True, kw_only=True):
    """Both lists are of people who sit, or sat, on the group."""

    TOPIC = "decision.recorded"

    decision_id: DecisionId
    ref: str
    group_id: GroupId
    decided_on: date
    what: Text | Sealed
    reasons: Text | Sealed
    took_part: tuple[PersonId, ...]
    stood_aside: tuple[PersonId, ...]

    def sentence(self) -> str:
        return N_("{group} took {decision}")


class DecisionLinked(Event, frozen=True, kw_only=True):
    """A fact that it caused: the one of that number in the stream `fact_id`, which is about `about_id`."""

    TOPIC = "decision.linked"

    decision_id: DecisionId
    group_id: GroupId
    fact_id: ThingId
    fact: int
    about_id: ThingId | None

    def sentence(self) -> str:
        return N_("{actor} noted what followed from {decision} of {group}")


class DecisionLinkedForMembers(Event, frozen=True, kw_only=True):
    """The same, where only the area's people may read that the fact happened."""

    TOPIC = "decision.linked-for-members"
    AUDIENCE = Audience.MEMBERS

    decision_id: DecisionId
    group_id: GroupId
    fact_id: ThingId
    fact: int
    about_id: ThingId | None

    def sentence(self) -> str:
        return N_("{actor} noted what followed from {decision} of {group}")
