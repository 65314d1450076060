"""Who serves as champion for which service area, who is asked, and where nobody is."""

from services.champions.register.asking import (
    Asked,
    Covered,
    ServedTerm,
    coverage,
    nomination,
    of_body,
    slot,
    terms,
)
from services.champions.register.folding import MODEL, absorb
from services.champions.register.rows import ChampionSlot, Nomination, Term

__all__ = [
    "MODEL",
    "Asked",
    "ChampionSlot",
    "Covered",
    "Nomination",
    "ServedTerm",
    "Term",
    "absorb",
    "coverage",
    "nomination",
    "of_body",
    "slot",
    "terms",
]
