"""A case as its people see it. What was written stays sealed here, and is opened at render for them alone."""

from services.breaches.cases.asking import (
    CASES,
    CaseLine,
    Cited,
    StageLine,
    about_clause,
    by_id,
    by_ref,
    mine,
    stages,
    with_stages,
)
from services.breaches.cases.folding import MODEL, absorb
from services.breaches.cases.rows import Breach, BreachPerson, BreachStage

__all__ = [
    "CASES",
    "MODEL",
    "Breach",
    "BreachPerson",
    "BreachStage",
    "CaseLine",
    "Cited",
    "StageLine",
    "about_clause",
    "absorb",
    "by_id",
    "by_ref",
    "mine",
    "stages",
    "with_stages",
]
