"""Why personal data is erased, or is not: the grounds of UK GDPR Art. 17."""

from enum import StrEnum


class Ground(StrEnum):
    """Its first paragraph says why to erase, its third why not to."""

    NO_LONGER_NEEDED = "no-longer-needed"  # 17(1)(a)
    CONSENT_WITHDRAWN = "consent-withdrawn"  # 17(1)(b)
    OBJECTED = "objected"  # 17(1)(c)
    UNLAWFUL = "unlawful"  # 17(1)(d)
    EXPRESSION = "expression"  # 17(3)(a)
    PUBLIC_TASK = "public-task"  # 17(3)(b)
    PUBLIC_HEALTH = "public-health"  # 17(3)(c)
    ARCHIVING = "archiving"  # 17(3)(d)
    LEGAL_CLAIMS = "legal-claims"  # 17(3)(e)
