"""Consultations with their dates and shortfalls, the responses to them, and how many kept the promise."""

from services.consultations.register.asking import (
    CONSULTATIONS,
    PAGE,
    ConsultationLine,
    Kept,
    ResponseLine,
    by_ref,
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
    "Consultation",
    "ConsultationLine",
    "ConsultationResponse",
    "Kept",
    "KeptTally",
    "ResponseLine",
    "absorb",
    "by_ref",
    "closed",
    "kept",
    "open_now",
    "responses",
]
