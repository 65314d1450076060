"""Child instruments: codes of practice, guides and protocols that explain clauses of the agreement, in versions of their own."""

from domain.instruments.deciding import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_WHY,
    Writing,
    adopt,
    review_falls_due,
    withdraw,
)
from domain.instruments.events import KINDS_SENTENCES, Adopted, InstrumentKind, ReviewFellDue, Withdrawn
from domain.instruments.state import Instrument, evolve, stream

__all__ = [
    "KINDS_SENTENCES",
    "LONGEST_TEXT",
    "LONGEST_TITLE",
    "LONGEST_WHY",
    "Adopted",
    "Instrument",
    "InstrumentKind",
    "ReviewFellDue",
    "Withdrawn",
    "Writing",
    "adopt",
    "evolve",
    "review_falls_due",
    "stream",
    "withdraw",
]
