"""What the agreements of other areas say that are public and in force: for whoever drafts here."""

from services.compacts.elsewhere.asking import AREAS, LONGEST_SOUGHT, Wording, alike, named, sought
from services.compacts.elsewhere.rows import CitedClock, Openness, PublicClause, PublicPoint

__all__ = [
    "AREAS",
    "LONGEST_SOUGHT",
    "CitedClock",
    "Openness",
    "PublicClause",
    "PublicPoint",
    "Wording",
    "alike",
    "named",
    "sought",
]
