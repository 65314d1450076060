"""What can happen to a concern. Its case words are sealed; its parties alone read these in the timeline."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.shared.actor import Role
from domain.shared.dates import Due
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import BreachId, ClauseRef, OrganisationId, PersonId
from domain.shared.sealed import Confidential, Sealed


class PassedOnBy(StrEnum):
    RAISER = "raiser"
    OWNER = "owner"


class Turn(Struct, frozen=True):
    """Whose stage it is and by when: `stage` counts from 1; `role` is what they hold it as."""

    stage: int
    owner_id: PersonId
    role: Role
    acknowledge_by: Due
    answer_by: Due


class Raised(Event, frozen=True, kw_only=True):
    TOPIC = "breach.raised"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("Concern {ref} was raised")

    breach_id: BreachId
    ref: str
    raiser_id: PersonId
    organisation_id: OrganisationId
    respondent_id: OrganisationId
    service_area: str | None
    clause: ClauseRef
    happened_on: date | None
    what_happened: Confidential | Sealed
    effect: Confidential | Sealed
    remedy: Confidential | Sealed
    procedure: int
    turn: Turn

    def sentence(self) -> str:
        return N_("{raiser} raised a concern for {organisation} about {respondent}, under clause {clause}")


class Acknowledged(Event, frozen=True, kw_only=True):
    TOPIC = "breach.acknowledged"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("A concern was acknowledged at stage {stage}")

    breach_id: BreachId
    stage: int
    answer_by: Due

    def sentence(self) -> str:
        return N_("{actor} acknowledged the concern at stage {stage}, and answers by {answer_by}")


class Answered(Event, frozen=True, kw_only=True):
    TOPIC = "breach.answered"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("A concern was answered at stage {stage}")

    breach_id: BreachId
    stage: int
    answer: Confidential | Sealed

    def sentence(self) -> str:
        return N_("{actor} answered the concern at stage {stage}, with reasons")


class Escalated(Event, frozen=True, kw_only=True):
    """Always to the next stage. The raiser needs no reason; an owner leaves a note for whoever follows."""

    TOPIC = "breach.escalated"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("A concern was passed on from stage {from_stage} to stage {stage}")

    breach_id: BreachId
    from_stage: int
    passed_on_by: PassedOnBy
    handover: Confidential | Sealed | None
    turn: Turn

    @property
    def stage(self) -> int:
        return self.turn.stage

    @property
    def owner_id(self) -> PersonId:
        return self.turn.owner_id

    def sentence(self) -> str:
        if self.passed_on_by is PassedOnBy.RAISER:
            return N_("{actor} passed the concern on from stage {from_stage} to {owner} at stage {stage}")
        return N_("{actor} could not settle the concern at stage {from_stage} and passed it on to {owner} at stage {stage}")


class Reassigned(Event, frozen=True, kw_only=True):
    """The same stage with the same dates, now with somebody else: whoever had it holds the role no longer.

    `role` is what it is now held as; in version 1, which did not say, the same as before. `stands_in`: nobody follows.
    """

    TOPIC = "breach.reassigned"
    VERSION = 2
    AUDIENCE = Audience.CASE
    HEADLINE = N_("A concern was handed to a successor at stage {stage}")

    breach_id: BreachId
    stage: int
    owner_id: PersonId
    before_id: PersonId
    role: Role | None
    stands_in: bool

    def sentence(self) -> str:
        if self.stands_in:
            return N_("At stage {stage} the concern was handed from {before} to {owner}, as nobody follows in the role")
        return N_("At stage {stage} the concern was handed from {before} to {owner}, who follows in the role")


class Settled(Event, frozen=True, kw_only=True):
    """Whoever raised it says that the answer settles it."""

    TOPIC = "breach.settled"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("A concern was settled at stage {stage}")

    breach_id: BreachId
    stage: int

    def sentence(self) -> str:
        return N_("{actor} said that the answer at stage {stage} settles the concern")


class AcknowledgementOverdue(Event, frozen=True, kw_only=True):
    TOPIC = "breach.acknowledgement-overdue"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("An acknowledgement became overdue at stage {stage}")

    breach_id: BreachId
    stage: int
    due_on: date

    def sentence(self) -> str:
        return N_("The acknowledgement at stage {stage}, due on {due_on}, became overdue")


class AnswerOverdue(Event, frozen=True, kw_only=True):
    TOPIC = "breach.answer-overdue"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("An answer became overdue at stage {stage}")

    breach_id: BreachId
    stage: int
    due_on: date

    def sentence(self) -> str:
        return N_("The answer at stage {stage}, due on {due_on}, became overdue")
