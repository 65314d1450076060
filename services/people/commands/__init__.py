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
from services.people.commands.joining import (
    ask_confirmation,
    confirm_member,
    join_known,
    join_named,
    leave_group,
    must_be_unknown,
    newcomer,
    refuse_member,
)
from services.people.commands.roles import end_role, grant_audit, grant_role

__all__ = [
    "accept_handover",
    "accept_invitation",
    "add_person",
    "ask_confirmation",
    "confirm_member",
    "decline_handover",
    "end_role",
    "grant_audit",
    "grant_role",
    "invite",
    "join_known",
    "join_named",
    "lapse_handover",
    "leave_group",
    "must_be_unknown",
    "newcomer",
    "offer_handover",
    "recover",
    "refuse_member",
    "revoke_invitation",
    "send_invitation_again",
    "withdraw_handover",
]
