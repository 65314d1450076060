"""What can happen to a child instrument."""

from datetime import date
from enum import StrEnum

from domain.shared.events import N_, Event
from domain.shared.ids import ClauseRef, InstrumentId
from domain.shared.sealed import Sealed, Text


class InstrumentKind(StrEnum):
    CODE = "code"
    GUIDE = "guide"
    PROTOCOL = "protocol"
    OTHER = "other"


class Adopted(Event, frozen=True, kw_only=True):
    """A version of it, the first or the next. It is `text`, or lies at `link`, or both; it explains `clauses`.

    `review_on` is when it is to be looked at again, None where nobody said.
    """

    TOPIC = "instrument.adopted"

    instrument_id: InstrumentId
    ref: str
    number: int
    kind: InstrumentKind
    title: Text | Sealed
    text: Text | Sealed | None
    link: Text | Sealed | None
    clauses: tuple[ClauseRef, ...]
    adopted_on: date
    review_on: date | None

    def sentence(self) -> str:
        return KINDS_SENTENCES[self.kind]


class ReviewFellDue(Event, frozen=True, kw_only=True):
    TOPIC = "instrument.review-fell-due"

    instrument_id: InstrumentId
    ref: str
    due_on: date

    def sentence(self) -> str:
        return N_("The review of {ref}, which explains the agreement, fell due on {due_on}")


class Withdrawn(Event, frozen=True, kw_only=True):
    """It explains nothing any more; every version of it stays to be read."""

    TOPIC = "instrument.withdrawn"

    instrument_id: InstrumentId
    ref: str
    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} withdrew {ref}, which explained the agreement")

    def reason(self) -> Text | Sealed | None:
        return self.why


KINDS_SENTENCES = {
    InstrumentKind.CODE: N_("{actor} recorded the code of practice {ref}, version {number}"),
    InstrumentKind.GUIDE: N_("{actor} recorded the guide {ref}, version {number}"),
    InstrumentKind.PROTOCOL: N_("{actor} recorded the protocol {ref}, version {number}"),
    InstrumentKind.OTHER: N_("{actor} recorded {ref}, which explains the agreement, version {number}"),
}
