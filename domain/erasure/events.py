"""What can happen to a request to be forgotten. Whoever keeps the area reads of it, and whoever asked."""

from datetime import date
from enum import StrEnum

from domain.shared.dates import Due
from domain.shared.events import N_, Audience, Event
from domain.shared.grounds import Ground
from domain.shared.ids import PersonId, RequestId
from domain.shared.sealed import Sealed, Text


class Outcome(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"


class Requested(Event, frozen=True, kw_only=True):
    TOPIC = "erasure.requested"
    AUDIENCE = Audience.KEEPERS

    request_id: RequestId
    ref: str
    person_id: PersonId
    decide_by: Due

    def sentence(self) -> str:
        return N_("{person} asked to be forgotten; to be decided by {decide_by}")


class Proposed(Event, frozen=True, kw_only=True):
    """The first of two who decide. Who sees it otherwise proposes anew; only a second person's yes decides."""

    TOPIC = "erasure.proposed"
    AUDIENCE = Audience.KEEPERS

    request_id: RequestId
    person_id: PersonId
    proposed_by: PersonId
    outcome: Outcome
    ground: Ground
    reasons: Text | Sealed | None

    def sentence(self) -> str:
        return PROPOSED_SENTENCES[self.outcome]

    def reason(self) -> Text | Sealed | None:
        return self.reasons

    def about_person(self) -> PersonId | None:
        return self.person_id


PROPOSED_SENTENCES = {
    Outcome.GRANTED: N_("{actor} proposed that {person} is forgotten, as they asked"),
    Outcome.REFUSED: N_("{actor} proposed to refuse what {person} asked: to be forgotten"),
}


class Confirmed(Event, frozen=True, kw_only=True):
    """The second of two. `certificate` is the public address of what comes of it: drawn by chance, it names nobody."""

    TOPIC = "erasure.confirmed"
    AUDIENCE = Audience.KEEPERS

    request_id: RequestId
    person_id: PersonId
    outcome: Outcome
    ground: Ground
    certificate: str

    def sentence(self) -> str:
        return CONFIRMED_SENTENCES[self.outcome]


CONFIRMED_SENTENCES = {
    Outcome.GRANTED: N_("{actor} confirmed that {person} is forgotten"),
    Outcome.REFUSED: N_("{actor} confirmed that what {person} asked, to be forgotten, is refused"),
}


class Withdrawn(Event, frozen=True, kw_only=True):
    TOPIC = "erasure.withdrawn"
    AUDIENCE = Audience.KEEPERS

    request_id: RequestId
    person_id: PersonId

    def sentence(self) -> str:
        return N_("{person} no longer asks to be forgotten")


class DecisionOverdue(Event, frozen=True, kw_only=True):
    TOPIC = "erasure.decision-overdue"
    AUDIENCE = Audience.KEEPERS

    request_id: RequestId
    person_id: PersonId
    due_on: date

    def sentence(self) -> str:
        return N_("The decision on a request to be forgotten, due on {due_on}, became overdue")
