"""Signing up: an organisation signs a version, for itself or on behalf of a wider group that it names."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId, PersonId, SignatoryId, VersionId, claim
from domain.shared.sealed import Sealed, Text

LONGEST_ANSWER = 500


class Capacity(StrEnum):
    OWN = "own"
    REPRESENTATIVE = "representative"


class SignedUp(Event, frozen=True, kw_only=True):
    """`represents` names the wider group; `position` and `authority` are the signer's, as they stated them."""

    TOPIC = "signatory.signed-up"

    signatory_id: SignatoryId
    organisation_id: OrganisationId
    version_id: VersionId
    capacity: Capacity
    represents: Text | Sealed | None
    signer_id: PersonId
    position: Text | Sealed
    authority: Text | Sealed
    signed_on: date

    def sentence(self) -> str:
        if self.capacity is Capacity.REPRESENTATIVE:
            return N_("{actor} signed {organisation} up to {version}, for itself and for a wider group")
        return N_("{actor} signed {organisation} up to {version}")

    def reason(self) -> Text | Sealed | None:
        return self.authority


class Signatory(Struct, frozen=True):
    """The version an organisation stands signed to, and since when."""

    version_id: VersionId
    signed_on: date


def signatory_stream(tenant_id: UUID, organisation_id: OrganisationId) -> SignatoryId:
    """An organisation signs once: two of its people who sign at the same time meet here."""
    return SignatoryId(claim(tenant_id, "signatory", organisation_id))


def evolve(_state: Signatory | None, event: Event) -> Signatory:
    match event:
        case SignedUp():
            return Signatory(event.version_id, event.signed_on)
    raise AssertionError(event)


def sign_up(
    state: Signatory | None,
    *,
    signatory_id: SignatoryId,
    organisation_id: OrganisationId,
    in_force: VersionId | None,
    represents: str,
    signer_id: PersonId,
    position: str,
    authority: str,
    on: date,
) -> list[Event]:
    """Signs the version in force; `represents` empty means for itself alone."""
    if in_force is None:
        raise Refused(N_("No version is in force here yet, so there is nothing to sign."))
    if state and state.version_id == in_force:
        raise Refused(N_("It has signed this version already, on {on}."), field="organisation", on=state.signed_on)
    if not position.strip():
        raise Refused(N_("Say what your role in the organisation is."), field="position")
    if not authority.strip():
        raise Refused(N_("Say who decided that it signs, and when."), field="authority")
    return [
        SignedUp(
            signatory_id=signatory_id,
            organisation_id=organisation_id,
            version_id=in_force,
            capacity=Capacity.REPRESENTATIVE if represents.strip() else Capacity.OWN,
            represents=Text(represents.strip()) if represents.strip() else None,
            signer_id=signer_id,
            position=Text(position.strip()),
            authority=Text(authority.strip()),
            signed_on=on,
        )
    ]
