"""Champions: one for each service area of a body. Nominated, asked, and only on their yes a champion, for a term."""

from domain.champions.deciding import (
    LONGEST_TERM,
    SUCCESSION_OPENS,
    accept,
    decline,
    expire,
    leave,
    may_be_followed,
    nominate,
    pending,
)
from domain.champions.events import NOMINATED_SENTENCES, Accepted, Declined, Left, Nominated, NominatedBy, NominationExpired
from domain.champions.state import Serving, Slot, evolve, slot_stream

__all__ = [
    "LONGEST_TERM",
    "NOMINATED_SENTENCES",
    "SUCCESSION_OPENS",
    "Accepted",
    "Declined",
    "Left",
    "Nominated",
    "NominatedBy",
    "NominationExpired",
    "Serving",
    "Slot",
    "accept",
    "decline",
    "evolve",
    "expire",
    "leave",
    "may_be_followed",
    "nominate",
    "pending",
    "slot_stream",
]
