"""What may be done about a signature, and the events that follow."""

from datetime import date
from typing import Any

from domain.shared.dates import Due
from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId, PersonId, SignatoryId, VersionId
from domain.shared.sealed import Text
from domain.signatories.events import (
    Approved,
    Lapsed,
    ReaffirmationAsked,
    Reaffirmed,
    SignatureAsked,
    SignatureRefused,
    SignedUp,
    Withdrawn,
)
from domain.signatories.kinds import Capacity, SignatureKind
from domain.signatories.state import Signatory


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
    kind: SignatureKind = SignatureKind.FULL,
    waits: bool = False,
    members: tuple[OrganisationId, ...] = (),
) -> list[Event]:
    """Signs the version in force, or asks to where that `waits` for approval, and `members` to be named after it.

    `represents` empty means for itself alone. No signature moves to another version but here: by somebody who signs that one.
    """
    before = state or Signatory()
    version_id = _may_be_signed(before, in_force, kind)
    if not position.strip():
        raise Refused(N_("Say what your role in the organisation is."), field="position")
    if not authority.strip():
        raise Refused(N_("Say who decided that it signs, and when."), field="authority")
    told: dict[str, Any] = {
        "signatory_id": signatory_id,
        "organisation_id": organisation_id,
        "version_id": version_id,
        "kind": kind,
        "capacity": Capacity.REPRESENTATIVE if represents.strip() else Capacity.OWN,
        "represents": Text(represents.strip()) if represents.strip() else None,
        "signer_id": signer_id,
        "position": Text(position.strip()),
        "authority": Text(authority.strip()),
    }
    if waits:
        return [SignatureAsked(**told, asked_on=on, members=members)]
    if before.stands and before.version_id and before.version_id != in_force:
        return [Reaffirmed(**told, earlier_id=before.version_id, signed_on=on)]
    return [SignedUp(**told, signed_on=on)]


def _may_be_signed(state: Signatory, in_force: VersionId | None, kind: SignatureKind) -> VersionId:
    if in_force is None:
        raise Refused(N_("No version is in force here yet, so there is nothing to sign."))
    if state.asked:
        raise Refused(
            N_("Its signature has been asked for already, on {on}, and waits for approval."),
            field="organisation",
            on=state.asked.asked_on,
        )
    if state.stands and state.version_id == in_force and state.kind == kind:
        raise Refused(N_("It has signed this version already, on {on}."), field="organisation", on=state.signed_on)
    return in_force


def approve(state: Signatory | None) -> list[Event]:
    asked = _waiting(state)
    return [
        Approved(
            signatory_id=asked.signatory_id,
            organisation_id=asked.organisation_id,
            version_id=asked.version_id,
            signed_on=asked.asked_on,
        )
    ]


def refuse(state: Signatory | None, why: str) -> list[Event]:
    asked = _waiting(state)
    if not why.strip():
        raise Refused(N_("Say why it is not approved. Whoever asked reads that."), field="why")
    return [
        SignatureRefused(
            signatory_id=asked.signatory_id,
            organisation_id=asked.organisation_id,
            version_id=asked.version_id,
            why=Text(why.strip()),
        )
    ]


def answer(state: Signatory | None, *, approved: bool, why: str) -> list[Event]:
    return approve(state) if approved else refuse(state, why)


def _waiting(state: Signatory | None) -> SignatureAsked:
    if state is None or state.asked is None:
        raise Refused(N_("Nothing waits for approval here: it has been answered."))
    return state.asked


def withdraw(
    state: Signatory | None,
    *,
    signatory_id: SignatoryId,
    organisation_id: OrganisationId,
    withdrawn_on: date,
    why: str,
    today: date,
) -> list[Event]:
    """Without a reason it is withdrawn all the same, and shown so."""
    if state is None or not state.stands or state.version_id is None or state.signed_on is None:
        raise Refused(N_("It has no signature here that could be withdrawn."))
    if not state.signed_on <= withdrawn_on <= today:
        raise Refused(
            N_("Enter a day from {signed_on}, when it signed, until today."), field="withdrawn_on", signed_on=state.signed_on
        )
    return [
        Withdrawn(
            signatory_id=signatory_id,
            organisation_id=organisation_id,
            version_id=state.version_id,
            withdrawn_on=withdrawn_on,
            why=Text(why.strip()) if why.strip() else None,
        )
    ]


def ask_to_reaffirm(
    state: Signatory | None,
    *,
    signatory_id: SignatoryId,
    organisation_id: OrganisationId,
    in_force: VersionId,
    reaffirm_by: Due,
    follows: bool = False,
) -> list[Event]:
    """Of whoever stands signed to another version; or `follows` somebody that stood, and has signed nothing itself."""
    before = state or Signatory()
    asked_before = before.reaffirm is not None and before.reaffirm.version_id == in_force
    if asked_before or before.version_id == in_force or not (before.stands or follows):
        return []
    return [
        ReaffirmationAsked(
            signatory_id=signatory_id, organisation_id=organisation_id, version_id=in_force, reaffirm_by=reaffirm_by
        )
    ]


def lapse(state: Signatory | None, today: date) -> list[Event]:
    """Nothing to do before the day is over, nor for whoever has signed, or withdrew, meanwhile, or waits for approval of just that."""
    asked = state.reaffirm if state else None
    if state is None or asked is None or today <= asked.reaffirm_by.on:
        return []
    if state.asked and state.asked.version_id == asked.version_id:
        return []
    return [
        Lapsed(
            signatory_id=asked.signatory_id,
            organisation_id=asked.organisation_id,
            version_id=asked.version_id,
            earlier_id=state.version_id if state.stands else None,
            due_on=asked.reaffirm_by.on,
        )
    ]
