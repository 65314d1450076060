"""How what happens changes the register."""

from datetime import date

from msgspec.structs import replace

from domain import organisations, signatories
from domain.shared.actor import Role
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId
from services.shared.cells import Words
from services.shared.rows import ReadModel, Rows
from services.signatories.register.rows import Represented, Signatory, Signature, SignatureRequest, SigningRule, State, Twin


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case signatories.SignedUp() | signatories.Reaffirmed() as signed:
            signature = _signature(signed, signed.signed_on, backfilled=event.meta.backfilled)
            _signs(rows, replace(signature, unconfirmed=_unconfirmed(event)))
        case signatories.SignatureAsked() as asked:
            rows.put(replace(_request(asked, event.version), unconfirmed=_unconfirmed(event)))
        case signatories.Approved(organisation_id=organisation_id, signed_on=signed_on):
            if request := rows.get(SignatureRequest, organisation_id):
                rows.change(request, state="approved", version=event.version)
                _signs(rows, _signature(request, signed_on, backfilled=event.meta.backfilled))
        case signatories.SignatureRefused(organisation_id=organisation_id, why=why):
            if request := rows.get(SignatureRequest, organisation_id):
                rows.change(request, state="refused", why=why, version=event.version)
        case signatories.ReaffirmationAsked() as asking:
            known = rows.get(Signatory, asking.organisation_id) or Signatory(organisation_id=asking.organisation_id)
            rows.change(known, asked_id=asking.version_id, reaffirm_by=asking.reaffirm_by.on)
        case signatories.Lapsed(organisation_id=organisation_id):
            _ends(rows, organisation_id, State.LAPSED, _day(event))
        case signatories.Withdrawn(organisation_id=organisation_id, withdrawn_on=withdrawn_on, why=why):
            _ends(rows, organisation_id, State.WITHDRAWN, withdrawn_on, why)
            if (request := rows.get(SignatureRequest, organisation_id)) and request.state == "asked":
                rows.change(request, state="withdrawn", version=event.version)
        case organisations.Succeeded() as succeeded:
            for one in _records(rows, succeeded.organisation_id):
                _ends(rows, one, State.SUCCEEDED, succeeded.succeeded_on, successor_id=succeeded.successor_id)
        case organisations.Merged(organisation_id=organisation_id, into_id=into_id):
            rows.put(Twin(organisation_id=organisation_id, into_id=into_id))
        case organisations.Separated(organisation_id=organisation_id):
            if twin := rows.get(Twin, organisation_id):
                rows.drop(twin)
            for one in _records(rows, organisation_id):
                _stands_again(rows, one)
        case signatories.ApprovalSet(needed=needed):
            rows.put(SigningRule(approval_needed=needed))
        case signatories.MemberNamed(organisation_id=organisation_id, member_id=member_id, version_id=version_id):
            rows.put(Represented(organisation_id=organisation_id, member_id=member_id, version_id=version_id))
        case signatories.MemberOptedOut(organisation_id=organisation_id, member_id=member_id):
            if represented := rows.get(Represented, organisation_id, member_id):
                rows.change(represented, opted_out=True)


MODEL = ReadModel(
    "signatories",
    (Signature, Signatory, Twin, SignatureRequest, SigningRule, Represented),
    absorb,
    of=("signatory", "organisation", "area"),
)


def _signs(rows: Rows, signature: Signature) -> None:
    rows.put(signature)
    rows.put(
        Signatory(
            organisation_id=signature.organisation_id,
            version_id=signature.version_id,
            kind=signature.kind,
            state=State.STANDS,
        )
    )


def _records(rows: Rows, organisation_id: OrganisationId) -> list[OrganisationId]:
    """It, and all that were merged into it."""
    below = [_records(rows, twin.organisation_id) for twin in rows.where(Twin, into_id=organisation_id)]
    return [organisation_id, *(one for found in below for one in found)]


def _stands_again(rows: Rows, organisation_id: OrganisationId) -> None:
    """Nobody followed it, but one that it was taken for."""
    known = rows.get(Signatory, organisation_id)
    if known and known.state is State.SUCCEEDED and known.version_id:
        rows.change(known, state=State.STANDS, ended_on=None, successor_id=None)
        if signature := rows.get(Signature, organisation_id, known.version_id):
            rows.change(signature, ended_on=None)


def _ends(
    rows: Rows,
    organisation_id: OrganisationId,
    state: State,
    on: date,
    why: Words | None = None,
    successor_id: OrganisationId | None = None,
) -> None:
    """Of whoever never signed there is nothing to end, but what was asked of it."""
    known = rows.get(Signatory, organisation_id)
    if known is None:
        return
    if known.state is not State.STANDS or known.version_id is None:
        rows.change(known, asked_id=None, reaffirm_by=None)
        return
    rows.change(known, state=state, ended_on=on, why_ended=why, successor_id=successor_id, asked_id=None, reaffirm_by=None)
    if signature := rows.get(Signature, organisation_id, known.version_id):
        rows.change(signature, ended_on=on)


def _signature(
    told: signatories.SignedUp | signatories.Reaffirmed | SignatureRequest, signed_on: date, *, backfilled: bool
) -> Signature:
    return Signature(
        organisation_id=told.organisation_id,
        version_id=told.version_id,
        kind=told.kind,
        capacity=told.capacity,
        represents=told.represents,
        signer_id=told.signer_id,
        position=told.position,
        authority=told.authority,
        signed_on=signed_on,
        backfilled=backfilled,
    )


def _request(asked: signatories.SignatureAsked, version: int) -> SignatureRequest:
    return SignatureRequest(
        organisation_id=asked.organisation_id,
        version_id=asked.version_id,
        version=version,
        kind=asked.kind,
        capacity=asked.capacity,
        represents=asked.represents,
        signer_id=asked.signer_id,
        position=asked.position,
        authority=asked.authority,
        asked_on=asked.asked_on,
        members=asked.members,
    )


def _unconfirmed(event: Recorded) -> bool:
    return event.meta.role is Role.PARTICIPANT


def _day(event: Recorded) -> date:
    return event.meta.effective or event.recorded_at.astimezone(LONDON).date()
