"""What the agreements of other areas say that are public and in force: for whoever drafts here."""

from services.compacts.elsewhere.asking import Wording, alike, named
from services.compacts.elsewhere.rows import CitedClock, Openness, PublicClause, PublicPoint

__all__ = ["CitedClock", "Openness", "PublicClause", "PublicPoint", "Wording", "alike", "named"]
