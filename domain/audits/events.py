"""What can happen in an audit. Of a concern its people read it all; other auditors read that it happened, and of which concern."""

from datetime import date
from uuid import UUID

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import BreachId, ObservationId, PersonId, SampleId
from domain.shared.sealed import Sealed, Text


class CaseAsked(Event, frozen=True, kw_only=True):
    """`ref` is the concern's."""

    TOPIC = "audit.case-asked"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("An auditor asked to read the words of concern {ref}")

    breach_id: BreachId
    ref: str
    auditor_id: PersonId
    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{auditor}, who audits here, asked to read the words of this concern")


class CaseOpened(Event, frozen=True, kw_only=True):
    """`until` is the last day on which they may read them."""

    TOPIC = "audit.case-opened"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("An auditor was given leave to read the words of concern {ref}")

    breach_id: BreachId
    ref: str
    auditor_id: PersonId
    granter_id: PersonId
    until: date

    def sentence(self) -> str:
        return N_("{granter} gave {auditor}, who audits here, leave to read the words of this concern until {until}")


class CaseDeclined(Event, frozen=True, kw_only=True):
    TOPIC = "audit.case-declined"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("An auditor was not given leave to read the words of concern {ref}")

    breach_id: BreachId
    ref: str
    auditor_id: PersonId
    decided_by: PersonId
    why: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{decided_by} did not give {auditor}, who audits here, leave to read the words of this concern")


class CaseClosed(Event, frozen=True, kw_only=True):
    """Before its last day."""

    TOPIC = "audit.case-closed"
    AUDIENCE = Audience.CASE
    HEADLINE = N_("The leave of an auditor to read the words of concern {ref} was ended")

    breach_id: BreachId
    ref: str
    auditor_id: PersonId

    def sentence(self) -> str:
        return N_("{actor} ended the leave of {auditor}, who audits here, to read the words of this concern")


class SampleDrawn(Event, frozen=True, kw_only=True):
    """Which facts are in it follows from these fields alone, among those recorded before: see `lot`. `kind` is the first
    word of their topics.
    """

    TOPIC = "audit.sample-drawn"
    AUDIENCE = Audience.AUDIT

    sample_id: SampleId
    ref: str
    auditor_id: PersonId
    kind: str
    since: date
    until: date
    size: int
    seed: str

    def sentence(self) -> str:
        return N_("{auditor} drew a sample of {size} facts, of what happened from {since} to {until}, with the seed {seed}")


class Observed(Event, frozen=True, kw_only=True):
    """About one fact, by its stream and version there; or about none in particular."""

    TOPIC = "audit.observed"
    AUDIENCE = Audience.AUDIT

    observation_id: ObservationId
    ref: str
    auditor_id: PersonId
    fact_stream: UUID | None
    fact_version: int | None
    fact_topic: str | None
    words: Text | Sealed

    def sentence(self) -> str:
        return N_("{auditor} noted observation {ref}")

    def reason(self) -> Text | Sealed | None:
        return self.words


class ObservationAnswered(Event, frozen=True, kw_only=True):
    TOPIC = "audit.observation-answered"
    AUDIENCE = Audience.AUDIT

    observation_id: ObservationId
    ref: str
    answered_by: PersonId
    words: Text | Sealed

    def sentence(self) -> str:
        return N_("{answered_by} answered observation {ref}")

    def reason(self) -> Text | Sealed | None:
        return self.words
