"""What can happen to a signature."""

from datetime import date

from domain.shared.dates import Due
from domain.shared.events import N_, Audience, Event
from domain.shared.ids import OrganisationId, PersonId, SignatoryId, VersionId
from domain.shared.sealed import Sealed, Text
from domain.signatories.kinds import SIGNED_SENTENCES, Capacity, SignatureKind


class SignedUp(Event, frozen=True, kw_only=True):
    """`represents` names the wider group; `position` and `authority` are the signer's, as they stated them."""

    TOPIC = "signatory.signed-up"
    VERSION = 2

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    kind: SignatureKind = SignatureKind.FULL
    capacity: Capacity
    represents: Text | Sealed | None
    signer_id: PersonId
    position: Text | Sealed
    authority: Text | Sealed
    signed_on: date

    def sentence(self) -> str:
        if self.kind is SignatureKind.FULL and self.capacity is Capacity.REPRESENTATIVE:
            return N_("{actor} signed {organisation} up to {version}, for itself and for a wider group")
        return SIGNED_SENTENCES[self.kind]

    def reason(self) -> Text | Sealed | None:
        return self.authority


class Reaffirmed(Event, frozen=True, kw_only=True):
    """Signed the version in force, having stood signed to an `earlier` one."""

    TOPIC = "signatory.reaffirmed"

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    earlier_id: VersionId
    kind: SignatureKind
    capacity: Capacity
    represents: Text | Sealed | None
    signer_id: PersonId
    position: Text | Sealed
    authority: Text | Sealed
    signed_on: date

    def sentence(self) -> str:
        return N_("{actor} reaffirmed for {organisation}: it had signed {earlier}, and now signed {version}")

    def reason(self) -> Text | Sealed | None:
        return self.authority


class SignatureAsked(Event, frozen=True, kw_only=True):
    """Where the area approves signatures, what waits for that. The fields are those of signing up; `members` are to be named then."""

    TOPIC = "signatory.asked-to-sign"
    VERSION = 2
    AUDIENCE = Audience.MEMBERS

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    kind: SignatureKind
    capacity: Capacity
    represents: Text | Sealed | None
    signer_id: PersonId
    position: Text | Sealed
    authority: Text | Sealed
    asked_on: date
    members: tuple[OrganisationId, ...] = ()

    def sentence(self) -> str:
        return N_("{actor} asked to sign {organisation} up to {version}, which waits for approval")

    def reason(self) -> Text | Sealed | None:
        return self.authority


class Approved(Event, frozen=True, kw_only=True):
    TOPIC = "signatory.approved"

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    signed_on: date

    def sentence(self) -> str:
        return N_("{actor} approved that {organisation} signed {version}")


class SignatureRefused(Event, frozen=True, kw_only=True):
    TOPIC = "signatory.refused"
    AUDIENCE = Audience.MEMBERS

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    why: Text | Sealed

    def sentence(self) -> str:
        return N_("{actor} did not approve that {organisation} signs {version}")

    def reason(self) -> Text | Sealed | None:
        return self.why


class ReaffirmationAsked(Event, frozen=True, kw_only=True):
    """A newer version is in force. The signature stands where it stood, and lapses after `reaffirm_by`."""

    TOPIC = "signatory.reaffirmation-asked"

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    reaffirm_by: Due

    def sentence(self) -> str:
        return N_("{organisation} is asked to sign {version}, by {reaffirm_by}")


class Lapsed(Event, frozen=True, kw_only=True):
    """The signature of the `earlier` version counts no longer. There is none where it only followed somebody that signed."""

    TOPIC = "signatory.lapsed"

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    earlier_id: VersionId | None
    due_on: date

    def sentence(self) -> str:
        if self.earlier_id is None:
            return N_("{organisation} had not signed {version} by {due_on}")
        return N_("The signature of {organisation} for {earlier} lapsed: it had not signed {version} by {due_on}")


class Withdrawn(Event, frozen=True, kw_only=True):
    TOPIC = "signatory.withdrawn"

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    withdrawn_on: date
    why: Text | Sealed | None

    def sentence(self) -> str:
        return N_("{actor} withdrew {organisation} from {version} on {withdrawn_on}")

    def reason(self) -> Text | Sealed | None:
        return self.why


class ApprovalSet(Event, frozen=True, kw_only=True):
    TOPIC = "area.approval-set"

    needed: bool

    def sentence(self) -> str:
        if self.needed:
            return N_("{actor} set that signing up waits for the Compact lead's approval")
        return N_("{actor} set that signing up needs nobody's approval")


class MemberNamed(Event, frozen=True, kw_only=True):
    """An organisation that signs for a wider group names one of it. A member so named is not a signatory itself."""

    TOPIC = "signatory.member-named"

    organisation_id: OrganisationId
    member_id: OrganisationId
    version_id: VersionId

    def sentence(self) -> str:
        return N_("{organisation} signs {version} for {member} too")


class MemberOptedOut(Event, frozen=True, kw_only=True):
    TOPIC = "signatory.member-opted-out"

    organisation_id: OrganisationId
    member_id: OrganisationId

    def sentence(self) -> str:
        return N_("{actor} said that {organisation} does not sign for {member}")
