"""Who signed which version, in what capacity and by whose authority; and where each signatory stands now."""

from services.signatories.register.asking import PAGE, Former, Signed, Supporting, former, signed, supporting
from services.signatories.register.folding import MODEL, absorb
from services.signatories.register.one import (
    Asked,
    Carried,
    Standing,
    approval_needed,
    asked,
    carried,
    members,
    of,
    standing,
    waiting,
)
from services.signatories.register.reach import FEWEST, Reach, reach
from services.signatories.register.rows import Represented, Signatory, Signature, SignatureRequest, SigningRule, State

__all__ = [
    "FEWEST",
    "MODEL",
    "PAGE",
    "Asked",
    "Carried",
    "Former",
    "Reach",
    "Represented",
    "Signatory",
    "Signature",
    "SignatureRequest",
    "Signed",
    "SigningRule",
    "Standing",
    "State",
    "Supporting",
    "absorb",
    "approval_needed",
    "asked",
    "carried",
    "former",
    "members",
    "of",
    "reach",
    "signed",
    "standing",
    "supporting",
    "waiting",
]
