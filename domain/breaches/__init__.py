"""A suspected breach, called a *concern* wherever people read: raised, acknowledged, answered, passed on, never public.

It moves along the procedure that the area had when it was raised, one stage at a time, each with one owner and two
dates: by when it is acknowledged, and by when it is answered with reasons.
"""

from domain.breaches.deciding import (
    LONGEST_ANSWER,
    Candidate,
    acknowledge,
    answer,
    escalate,
    has_happened,
    is_about_another,
    late_from,
    may_be_passed_on,
    note_lateness,
    raise_concern,
    settle,
    take_turn,
)
from domain.breaches.events import (
    Acknowledged,
    AcknowledgementOverdue,
    Answered,
    AnswerOverdue,
    Escalated,
    PassedOnBy,
    Raised,
    Reassigned,
    Settled,
    Turn,
)
from domain.breaches.handing import reassign
from domain.breaches.state import Breach, breach_stream, evolve

__all__ = [
    "LONGEST_ANSWER",
    "Acknowledged",
    "AcknowledgementOverdue",
    "AnswerOverdue",
    "Answered",
    "Breach",
    "Candidate",
    "Escalated",
    "PassedOnBy",
    "Raised",
    "Reassigned",
    "Settled",
    "Turn",
    "acknowledge",
    "answer",
    "breach_stream",
    "escalate",
    "evolve",
    "has_happened",
    "is_about_another",
    "late_from",
    "may_be_passed_on",
    "note_lateness",
    "raise_concern",
    "reassign",
    "settle",
    "take_turn",
]
