"""What can happen to a person's part in an area: added, come uninvited, invited, given a role, asked to lead, sent to audit."""

from datetime import date
from uuid import UUID

from domain.people.lead_events import (
    AreaRecovered,
    HandoverAccepted,
    HandoverDeclined,
    HandoverLapsed,
    HandoverOffered,
    HandoverWithdrawn,
)
from domain.people.uninvited_events import ConfirmationAsked, NotConfirmed, PersonCame, PersonConfirmed, PersonJoined, PersonLeft
from domain.shared.actor import Part, Role
from domain.shared.events import N_, Audience, Event
from domain.shared.grounds import Ground
from domain.shared.ids import InvitationId, OrganisationId, PersonId, RequestId
from domain.shared.sealed import Personal, Sealed, Text

__all__ = [
    "AreaRecovered",
    "AuditEnded",
    "AuditGranted",
    "ConfirmationAsked",
    "HandoverAccepted",
    "HandoverDeclined",
    "HandoverLapsed",
    "HandoverOffered",
    "HandoverWithdrawn",
    "InvitationAccepted",
    "InvitationRevoked",
    "InvitationSent",
    "InvitationSentAgain",
    "NotConfirmed",
    "PersonAdded",
    "PersonCame",
    "PersonConfirmed",
    "PersonErased",
    "PersonJoined",
    "PersonLeft",
    "RoleEnded",
    "RoleGranted",
]


class PersonAdded(Event, frozen=True, kw_only=True):
    TOPIC = "person.added"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    name: Personal | Sealed

    def sentence(self) -> str:
        return N_("{person} was added to the people of this area")


class RoleGranted(Event, frozen=True, kw_only=True):
    TOPIC = "person.role-granted"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    role: Role
    organisation_id: OrganisationId | None = None
    service_area: str | None = None

    def sentence(self) -> str:
        if self.organisation_id:
            return N_("{person} became {role} for {organisation}")
        return N_("{person} became {role}")


class RoleEnded(Event, frozen=True, kw_only=True):
    TOPIC = "person.role-ended"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    role: Role
    organisation_id: OrganisationId | None = None
    service_area: str | None = None

    def sentence(self) -> str:
        if self.organisation_id:
            return N_("{person} is no longer {role} for {organisation}")
        return N_("{person} is no longer {role}")


class PersonErased(Event, frozen=True, kw_only=True):
    """Their keys were destroyed; `known_as` is what they are called from here on. Without a request: their time was over."""

    TOPIC = "person.erased"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    request_id: RequestId | None
    ground: Ground
    keys: tuple[UUID, ...]
    known_as: Part | None
    certificate: str

    def sentence(self) -> str:
        return N_("{person} was forgotten: what they did stays, without their name")

    def destroyed(self) -> tuple[UUID, ...]:
        return self.keys


class InvitationSent(Event, frozen=True, kw_only=True):
    """`invitee_id` was made for whoever accepts; somebody who is here already accepts as who they are.

    The address is not in history. The last three are for an audit alone.
    """

    TOPIC = "invitation.sent"
    AUDIENCE = Audience.MEMBERS

    invitation_id: InvitationId
    ref: str
    inviter_id: PersonId
    invitee_id: PersonId
    name: Personal | Sealed
    role: Role
    organisation_id: OrganisationId | None = None
    service_area: str | None = None
    ends_on: date
    audits_from: date | None = None
    audits_until: date | None = None
    purpose: Text | Sealed | None = None

    def sentence(self) -> str:
        if self.organisation_id:
            return N_("{actor} invited {invitee} to be {role} for {organisation}")
        return N_("{actor} invited {invitee} to be {role}")

    def reason(self) -> Text | Sealed | None:
        return self.purpose


class InvitationSentAgain(Event, frozen=True, kw_only=True):
    TOPIC = "invitation.sent-again"
    AUDIENCE = Audience.MEMBERS

    invitation_id: InvitationId
    invitee_id: PersonId
    ends_on: date

    def sentence(self) -> str:
        return N_("{actor} sent the invitation of {invitee} again")


class InvitationAccepted(Event, frozen=True, kw_only=True):
    TOPIC = "invitation.accepted"
    AUDIENCE = Audience.MEMBERS

    invitation_id: InvitationId
    person_id: PersonId
    inviter_id: PersonId

    def sentence(self) -> str:
        return N_("{person} accepted the invitation of {inviter}")


class InvitationRevoked(Event, frozen=True, kw_only=True):
    TOPIC = "invitation.revoked"
    AUDIENCE = Audience.MEMBERS

    invitation_id: InvitationId
    invitee_id: PersonId

    def sentence(self) -> str:
        return N_("{actor} took the invitation of {invitee} back")


class AuditGranted(Event, frozen=True, kw_only=True):
    """From and until count as days of the audit. Without a purpose here, it stands in the invitation."""

    TOPIC = "audit.granted"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId
    granter_id: PersonId
    audits_from: date
    audits_until: date
    purpose: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{granter} gave {person} the area to audit, from {audits_from} until {audits_until}")

    def reason(self) -> Text | Sealed | None:
        return self.purpose


class AuditEnded(Event, frozen=True, kw_only=True):
    TOPIC = "audit.ended"
    AUDIENCE = Audience.MEMBERS

    person_id: PersonId

    def sentence(self) -> str:
        return N_("{actor} ended the audit of {person} before its time")
