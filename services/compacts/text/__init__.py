"""The agreement's text by section and clause, version by version."""

from services.compacts.text.asking import (
    CLAUSES,
    VERSIONS,
    ClauseLine,
    SectionLine,
    VersionLine,
    clause,
    clauses,
    in_force,
    sections,
    undertakings,
    versions,
)
from services.compacts.text.folding import MODEL, absorb
from services.compacts.text.rows import Clause, ClauseUse, CompactVersion, InForce, Point, Section

__all__ = [
    "CLAUSES",
    "MODEL",
    "VERSIONS",
    "Clause",
    "ClauseLine",
    "ClauseUse",
    "CompactVersion",
    "InForce",
    "Point",
    "Section",
    "SectionLine",
    "VersionLine",
    "absorb",
    "clause",
    "clauses",
    "in_force",
    "sections",
    "undertakings",
    "versions",
]
