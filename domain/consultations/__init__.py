"""Consultations: opened for twelve weeks or with the reason why not, answered, and closed by themselves.

Nothing short or late is refused. It is recorded with its shortfall and a reason, or that none was given.
"""

from domain.consultations.deciding import (
    FURTHEST_BACK,
    LONGEST_REASON,
    LONGEST_RUN,
    LONGEST_TEXT,
    LONGEST_TITLE,
    close,
    open_consultation,
    respond,
)
from domain.consultations.events import Closed, Opened, ResponseReceived
from domain.consultations.state import (
    Consultation,
    Response,
    consultation_stream,
    evolve,
    evolve_response,
    is_confirmed,
    response_stream,
    unconfirmed_response_stream,
)

__all__ = [
    "FURTHEST_BACK",
    "LONGEST_REASON",
    "LONGEST_RUN",
    "LONGEST_TEXT",
    "LONGEST_TITLE",
    "Closed",
    "Consultation",
    "Opened",
    "Response",
    "ResponseReceived",
    "close",
    "consultation_stream",
    "evolve",
    "evolve_response",
    "is_confirmed",
    "open_consultation",
    "respond",
    "response_stream",
    "unconfirmed_response_stream",
]
