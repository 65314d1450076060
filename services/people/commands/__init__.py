"""What is done about people and their roles: adding, inviting, giving and ending roles, handing over, recovering."""

from services.people.commands.adding import add_person
from services.people.commands.handing_over import (
    accept_handover,
    decline_handover,
    lapse_handover,
    offer_handover,
    recover,
    withdraw_handover,
)
from services.people.commands.inviting import accept_invitation, invite, revoke_invitation, send_invitation_again
from services.people.commands.roles import end_role, grant_audit, grant_role

__all__ = [
    "accept_handover",
    "accept_invitation",
    "add_person",
    "decline_handover",
    "end_role",
    "grant_audit",
    "grant_role",
    "invite",
    "lapse_handover",
    "offer_handover",
    "recover",
    "revoke_invitation",
    "send_invitation_again",
    "withdraw_handover",
]
