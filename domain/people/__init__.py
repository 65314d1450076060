"""A person in one area: a name, the roles they hold, how they were invited, and how a lead hands over.

Addresses and sign-in are not kept in history.
"""

from domain.people.deciding import LONGEST_NAME, add, audit, end, end_audit, erase, grant
from domain.people.events import (
    AreaRecovered,
    AuditEnded,
    AuditGranted,
    HandoverAccepted,
    HandoverDeclined,
    HandoverLapsed,
    HandoverOffered,
    HandoverWithdrawn,
    InvitationAccepted,
    InvitationRevoked,
    InvitationSent,
    InvitationSentAgain,
    PersonAdded,
    PersonErased,
    RoleEnded,
    RoleGranted,
)
from domain.people.state import Person, evolve, seat_of

__all__ = [
    "LONGEST_NAME",
    "AreaRecovered",
    "AuditEnded",
    "AuditGranted",
    "HandoverAccepted",
    "HandoverDeclined",
    "HandoverLapsed",
    "HandoverOffered",
    "HandoverWithdrawn",
    "InvitationAccepted",
    "InvitationRevoked",
    "InvitationSent",
    "InvitationSentAgain",
    "Person",
    "PersonAdded",
    "PersonErased",
    "RoleEnded",
    "RoleGranted",
    "add",
    "audit",
    "end",
    "end_audit",
    "erase",
    "evolve",
    "grant",
    "seat_of",
]
