"""The closed lists of words that a signature is told in."""

from enum import StrEnum

from domain.shared.events import N_


class Capacity(StrEnum):
    OWN = "own"
    REPRESENTATIVE = "representative"


class SignatureKind(StrEnum):
    """A supporter endorses the agreement, as boards do, and is no signatory."""

    FULL = "full"
    MEMORANDUM = "memorandum"
    SUPPORTER = "supporter"


SIGNED_SENTENCES = {
    SignatureKind.FULL: N_("{actor} signed {organisation} up to {version}"),
    SignatureKind.MEMORANDUM: N_("{actor} signed {organisation} up to {version} by a memorandum"),
    SignatureKind.SUPPORTER: N_("{actor} recorded that {organisation} supports {version}"),
}
