"""Signing up and what becomes of it: approved, reaffirmed, lapsed or withdrawn; and the members that somebody signs for."""

from domain.signatories.approval import Approval, approval_stream, evolve_approval, set_approval
from domain.signatories.deciding import answer, approve, ask_to_reaffirm, lapse, refuse, sign_up, withdraw
from domain.signatories.events import (
    ApprovalSet,
    Approved,
    Lapsed,
    MemberNamed,
    MemberOptedOut,
    ReaffirmationAsked,
    Reaffirmed,
    SignatureAsked,
    SignatureRefused,
    SignedUp,
    Withdrawn,
)
from domain.signatories.kinds import SIGNED_SENTENCES, Capacity, SignatureKind
from domain.signatories.members import Membership, evolve_membership, membership_stream, name_member, opt_out
from domain.signatories.merged import lapse_with, withdraw_with
from domain.signatories.older import LATER_IS_KNOWN, NOT_YET, must_be_latest
from domain.signatories.state import LONGEST_ANSWER, LONGEST_WHY, Signatory, evolve, signatory_stream

__all__ = [
    "LATER_IS_KNOWN",
    "LONGEST_ANSWER",
    "LONGEST_WHY",
    "NOT_YET",
    "SIGNED_SENTENCES",
    "Approval",
    "ApprovalSet",
    "Approved",
    "Capacity",
    "Lapsed",
    "MemberNamed",
    "MemberOptedOut",
    "Membership",
    "ReaffirmationAsked",
    "Reaffirmed",
    "Signatory",
    "SignatureAsked",
    "SignatureKind",
    "SignatureRefused",
    "SignedUp",
    "Withdrawn",
    "answer",
    "approval_stream",
    "approve",
    "ask_to_reaffirm",
    "evolve",
    "evolve_approval",
    "evolve_membership",
    "lapse",
    "lapse_with",
    "membership_stream",
    "must_be_latest",
    "name_member",
    "opt_out",
    "refuse",
    "set_approval",
    "sign_up",
    "signatory_stream",
    "withdraw",
    "withdraw_with",
]
