"""An invitation to a role: sent, perhaps again, then accepted or taken back. Single use, a week at a time."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.people.deciding import named, span
from domain.people.events import InvitationAccepted, InvitationRevoked, InvitationSent, InvitationSentAgain
from domain.shared.actor import Role, Seat
from domain.shared.dates import A_DAY
from domain.shared.errors import NotFound, Refused
from domain.shared.events import N_, Event
from domain.shared.ids import InvitationId, PersonId
from domain.shared.sealed import Text

LASTS = 7  # days
LONGEST_PURPOSE = 1_000
ACCEPTED, REVOKED = "accepted", "revoked"


class Audit(Struct, frozen=True):
    """What somebody is invited to audit: its days, and what for."""

    audits_from: date
    audits_until: date
    purpose: str


class Invitation(Struct, frozen=True):
    sent: InvitationSent
    ends_on: date
    ended: str = ""

    @property
    def seat(self) -> Seat:
        return Seat(self.sent.role, self.sent.organisation_id, self.sent.service_area)


def evolve(state: Invitation | None, event: Event) -> Invitation:
    match event:
        case InvitationSent():
            return Invitation(event, event.ends_on)
        case InvitationSentAgain() if state:
            return replace(state, ends_on=event.ends_on)
        case InvitationAccepted() if state:
            return replace(state, ended=ACCEPTED)
        case InvitationRevoked() if state:
            return replace(state, ended=REVOKED)
    raise AssertionError(event)


def send(
    *,
    invitation_id: InvitationId,
    ref: str,
    inviter_id: PersonId,
    invitee_id: PersonId,
    name: str,
    seat: Seat,
    audit: Audit | None,
    today: date,
) -> list[Event]:
    """An invitation to audit says from when until when and what for; no other does."""
    if seat.role is Role.AUDITOR:
        _whole(audit, today)
    elif audit:
        raise Refused(N_("Only an audit has a first and a last day."), field="audits_from")
    return [
        InvitationSent(
            invitation_id=invitation_id,
            ref=ref,
            inviter_id=inviter_id,
            invitee_id=invitee_id,
            name=named(invitee_id, name),
            role=seat.role,
            organisation_id=seat.organisation_id,
            service_area=seat.service_area,
            ends_on=today + LASTS * A_DAY,
            audits_from=audit.audits_from if audit else None,
            audits_until=audit.audits_until if audit else None,
            purpose=Text(audit.purpose.strip()) if audit else None,
        )
    ]


def send_again(state: Invitation | None, today: date) -> list[Event]:
    invitation = waiting(state)
    ends_on = today + LASTS * A_DAY
    sent = invitation.sent
    return [InvitationSentAgain(invitation_id=sent.invitation_id, invitee_id=sent.invitee_id, ends_on=ends_on)]


def revoke(state: Invitation | None) -> list[Event]:
    sent = waiting(state).sent
    return [InvitationRevoked(invitation_id=sent.invitation_id, invitee_id=sent.invitee_id)]


def accept(state: Invitation | None, person_id: PersonId, today: date, *, still_allowed: bool) -> list[Event]:
    """`still_allowed`: whoever invited may give that role today, too."""
    invitation = waiting(state)
    if today > invitation.ends_on:
        raise Refused(N_("The time of this invitation is over. Ask whoever invited you to send it again."))
    if not still_allowed:
        raise Refused(N_("Whoever invited you can no longer give this role. Ask the Compact lead to invite you."))
    sent = invitation.sent
    return [InvitationAccepted(invitation_id=sent.invitation_id, person_id=person_id, inviter_id=sent.inviter_id)]


def waiting(state: Invitation | None) -> Invitation:
    if state is None:
        raise NotFound
    if state.ended:
        raise Refused(
            {
                ACCEPTED: N_("This invitation has been accepted."),
                REVOKED: N_("This invitation was taken back. Ask whoever sent it if you think that is a slip."),
            }[state.ended]
        )
    return state


def _whole(audit: Audit | None, today: date) -> None:
    if audit is None:
        raise Refused(N_("Enter the first and the last day of the audit."), field="audits_from")
    if not audit.purpose.strip():
        raise Refused(N_("Say what the audit is for."), field="purpose")
    span(audit.audits_from, audit.audits_until, today)
