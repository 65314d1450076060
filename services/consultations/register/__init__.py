"""Consultations with their dates and shortfalls, the responses to them, and how many kept the promise."""

from services.consultations.register.asking import (
    CONSULTATIONS,
    PAGE,
    Citing,
    ConsultationLine,
    Kept,
    ResponseLine,
    by_ref,
    citing,
    closed,
    kept,
    open_now,
    responses,
)
from services.consultations.register.folding import MODEL, absorb
from services.consultations.register.rows import Consultation, ConsultationResponse, KeptTally

__all__ = [
    "CONSULTATIONS",
    "MODEL",
    "PAGE",
    "Citing",
    "Consultation",
    "ConsultationLine",
    "ConsultationResponse",
    "Kept",
    "KeptTally",
    "ResponseLine",
    "absorb",
    "by_ref",
    "citing",
    "closed",
    "kept",
    "open_now",
    "responses",
]
