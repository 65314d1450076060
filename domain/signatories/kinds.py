"""The closed lists of words that a signature is told in."""

from enum import StrEnum


class Capacity(StrEnum):
    OWN = "own"
    REPRESENTATIVE = "representative"


class SignatureKind(StrEnum):
    """A supporter endorses the agreement, as boards do, and is no signatory."""

    FULL = "full"
    MEMORANDUM = "memorandum"
    SUPPORTER = "supporter"
