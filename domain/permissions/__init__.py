"""Which of the default permissions an area has taken from which roles: it may tighten them, and give them back."""

from domain.permissions.deciding import change
from domain.permissions.events import RELAXED_SENTENCES, TIGHTENED_SENTENCES, PolicyRelaxed, PolicyTightened
from domain.permissions.state import evolve, permissions_stream

__all__ = [
    "RELAXED_SENTENCES",
    "TIGHTENED_SENTENCES",
    "PolicyRelaxed",
    "PolicyTightened",
    "change",
    "evolve",
    "permissions_stream",
]
