"""Being forgotten: somebody asks, two people decide by law and date, and it is done or refused with reasons."""

from domain.erasure.deciding import GROUNDS, confirm, late_from, note_lateness, propose, request, withdraw
from domain.erasure.events import (
    CONFIRMED_SENTENCES,
    PROPOSED_SENTENCES,
    Confirmed,
    DecisionOverdue,
    Outcome,
    Proposed,
    Requested,
    Withdrawn,
)
from domain.erasure.state import Request, evolve, request_stream

__all__ = [
    "CONFIRMED_SENTENCES",
    "GROUNDS",
    "PROPOSED_SENTENCES",
    "Confirmed",
    "DecisionOverdue",
    "Outcome",
    "Proposed",
    "Request",
    "Requested",
    "Withdrawn",
    "confirm",
    "evolve",
    "late_from",
    "note_lateness",
    "propose",
    "request",
    "request_stream",
    "withdraw",
]
