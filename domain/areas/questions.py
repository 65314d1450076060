"""Asking the host: what may be said of the page it was asked from, and the question itself."""

from domain.areas.events import QuestionAsked
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import PersonId, QuestionId
from domain.shared.sealed import Text

LONGEST_QUESTION = 2_000
TOLD_WHOLE = ("agreement", "clauses", "signatories", "champions", "consultations", "timeline", "how-concerns-are-handled")
TOLD_BY_KIND = ("people", "set-up", "suspension", "host", "concerns")
LONGEST_PAGE = 80


def ask(state: object, *, question_id: QuestionId, asker_id: PersonId, page: str, words: str) -> list[Event]:
    words = words.strip()
    if not words or len(words) > LONGEST_QUESTION:
        raise Refused(N_("Write your question, in at most {most} characters."), field="words", most=LONGEST_QUESTION)
    return [] if state else [QuestionAsked(question_id=question_id, asker_id=asker_id, page=whence(page), words=Text(words))]


def whence(path: str) -> str:
    """What may be told of a page of the area, by its path there: of a person or a concern, nothing but the kind.

    >>> whence("consultations/B7K2-9QXM"), whence("concerns/B7K2-9QXM/answer"), whence("people/B7K2-9QXM"), whence("my-data")
    ('consultations/B7K2-9QXM', 'concerns', 'people', '')
    """
    kind = path.strip("/").partition("/")[0]
    if kind in TOLD_WHOLE and "nominations" not in path:
        return path.strip("/")[:LONGEST_PAGE]
    return kind if kind in (*TOLD_BY_KIND, *TOLD_WHOLE) else ""


def evolve_question(_state: object, event: Event) -> Event:
    return event
