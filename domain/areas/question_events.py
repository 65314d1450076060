"""What can happen between an area's people and the host that looks after it."""

from domain.shared.events import N_, Audience, Event
from domain.shared.ids import PersonId, QuestionId
from domain.shared.sealed import Sealed, Text


class QuestionAsked(Event, frozen=True, kw_only=True):
    """`page` is where it was asked: of a page about somebody or a concern, only of which kind."""

    TOPIC = "question.asked"
    AUDIENCE = Audience.KEEPERS

    question_id: QuestionId
    asker_id: PersonId
    page: str
    words: Text | Sealed

    def sentence(self) -> str:
        return N_("{asker} asked the host a question")

    def reason(self) -> Text | Sealed | None:
        return self.words
