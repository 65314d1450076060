"""What people can do about signatures."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from domain import areas, compacts, organisations, signatories
from domain.shared.actor import Role
from domain.shared.dates import A_DAY
from domain.shared.errors import Refused
from domain.shared.events import N_
from domain.shared.ids import OrganisationId, PersonId, SignatoryId, VersionId
from domain.shared.policy import Resource
from domain.shared.rules import Clock
from domain.signatories import SignatureKind
from services.shared.membership import ask_to_be_confirmed, contact_by_signing
from services.shared.permission import require
from services.shared.ports import Journal
from services.signatories.naming import BODY, may_be_named, name_members, name_those_asked
from services.signatories.records import records

SIGNERS = (Role.CONTACT, Role.OFFICER, Role.VCS, Role.LEAD, Role.HOST, Role.PARTICIPANT)
NOT_FOR_IT_YET = N_(
    "Nobody has confirmed yet that you act for this organisation. Its contact can sign, or the Compact lead on its behalf."
)
NOBODY_BY_NAME = N_("You can sign for others by name once somebody has confirmed that you act for this organisation.")


def sign_up(
    journal: Journal,
    *,
    organisation_id: UUID,
    represents: str,
    position: str,
    authority: str,
    kind: SignatureKind = SignatureKind.FULL,
    members: Sequence[UUID] = (),
    signed_on: date | None = None,
) -> bool:
    """Signs an organisation up to the version in force, today or as older records say; returns whether it waits for approval.

    A Compact lead's own record of a signature needs none. `members` are those that it signs for by name: nothing is told of them
    before it is approved, where it is to be. Whoever came uninvited
    signs for a group that they named, the first time; it is asked now whether they act for it. A member whom the group knows
    becomes its contact by it, once it needs or has approval, where it has no contact.
    """
    organisation = OrganisationId(organisation_id)
    actor = journal.actor
    require(actor, "signatory.sign-up", Resource(organisation_id=organisation))
    body: organisations.Organisation = journal.known(organisations.evolve, organisation)
    organisations.must_be_present(body)
    approval = journal.load(signatories.evolve_approval, signatories.approval_stream(journal.tenant_id)).state
    waits = bool(approval and approval.needed and not actor.holds(Role.LEAD))
    in_force = _in_force(journal)
    stream = signatories.signatory_stream(journal.tenant_id, organisation)
    signatory = journal.load(signatories.evolve, stream)
    acting = actor.seat(*SIGNERS, organisation_id=organisation) or actor.seat(Role.LEAD, Role.HOST)
    if acting and acting.role is Role.PARTICIPANT:
        _may_sign_unconfirmed(body, signatory.state, members)
    named = tuple(OrganisationId(member) for member in dict.fromkeys(members))
    events = signatories.sign_up(
        signatory.state,
        signatory_id=stream,
        organisation_id=organisation,
        in_force=in_force,
        kind=kind,
        represents=represents,
        signer_id=PersonId(actor.person_id) if actor.person_id else PersonId(journal.command_id),
        position=position,
        authority=authority,
        on=signed_on or journal.today,
        waits=waits,
        members=named,
    )
    journal.append(signatory, events, acting=acting)
    ask_to_be_confirmed(journal, organisation)
    if actor.person_id and not waits:
        contact_by_signing(journal, actor.person_id, organisation, acting)
    assert in_force
    (may_be_named if waits else name_members)(journal, organisation, named, in_force)
    return waits


def _may_sign_unconfirmed(body: organisations.Organisation, state: signatories.Signatory | None, members: Sequence[UUID]) -> None:
    """A stranger speaks for a group that nobody knew here before; not for one that has signed, nor for others by name."""
    if not body.named or (state and state.version_id):
        raise Refused(NOT_FOR_IT_YET, field="organisation")
    if members:
        raise Refused(NOBODY_BY_NAME, field="members")


def _in_force(journal: Journal) -> VersionId | None:
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id)).state
    return agreement.in_force if agreement else None


def answer_request(journal: Journal, *, organisation_id: UUID, approved: bool, why: str, seen: int | None = None) -> None:
    """The Compact lead approves what was asked, or says why not. Of one that another has followed meanwhile nothing is approved."""
    require(journal.actor, "signatory.approve")
    organisation = OrganisationId(organisation_id)
    if approved:
        organisations.must_be_present(journal.known(organisations.evolve, organisation))
    stream = signatories.signatory_stream(journal.tenant_id, organisation)
    signatory = journal.load(signatories.evolve, stream, seen=seen)
    events = signatories.answer(signatory.state, approved=approved, why=why)
    journal.append(signatory, events, acting=journal.actor.seat(Role.LEAD))
    asked = signatory.state.asked if signatory.state else None
    if approved and asked:
        contact_by_signing(journal, asked.signer_id, organisation, journal.actor.seat(Role.LEAD))
        name_those_asked(journal, asked)


def withdraw(journal: Journal, *, organisation_id: UUID, withdrawn_on: date, why: str) -> None:
    """Whatever stands of it, under whichever of its records, and whatever waits to be signed under the others."""
    shown, *others = records(journal, organisation_id)
    actor = journal.actor
    require(actor, "signatory.withdraw", Resource(organisation_id=shown))
    acting = actor.seat(*BODY, organisation_id=shown) or actor.seat(Role.LEAD, Role.HOST)
    effective = withdrawn_on if withdrawn_on != journal.today else None
    known = {one: journal.load(signatories.evolve, _stream(journal, one)) for one in (shown, *others)}
    standing = {one: loaded for one, loaded in known.items() if loaded.state and loaded.state.stands}
    for one, loaded in (standing or {shown: known[shown]}).items():
        events = signatories.withdraw(
            loaded.state,
            signatory_id=_stream(journal, one),
            organisation_id=one,
            withdrawn_on=withdrawn_on,
            why=why,
            today=journal.today,
        )
        journal.append(loaded, events, effective=effective, acting=acting)
    (withdrawn,) = events
    assert isinstance(withdrawn, signatories.Withdrawn)
    for one, loaded in known.items():
        events = signatories.withdraw_with(loaded.state, withdrawn, signatory_id=_stream(journal, one), organisation_id=one)
        journal.append(loaded, events, effective=effective, acting=acting)


def _stream(journal: Journal, organisation_id: OrganisationId) -> SignatoryId:
    return signatories.signatory_stream(journal.tenant_id, organisation_id)


def set_approval(journal: Journal, *, needed: bool) -> None:
    """Whether signatures wait for the Compact lead; what waits already goes on waiting."""
    require(journal.actor, "signatory.set-approval")
    approval = journal.load(signatories.evolve_approval, signatories.approval_stream(journal.tenant_id))
    events = signatories.set_approval(approval.state, needed=needed)
    journal.append(approval, events, acting=journal.actor.seat(Role.LEAD))


def ask_to_reaffirm(journal: Journal, *, organisation_id: UUID, follows: bool = False) -> None:
    """A reaction's: by when, as the area's clock has it. Where it has none, a signature stays where it is and never lapses."""
    organisation = OrganisationId(organisation_id)
    area: areas.Area = journal.known(areas.evolve, journal.tenant_id)
    body: organisations.Organisation = journal.known(organisations.evolve, organisation)
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id)).state
    if agreement is None or Clock.REAFFIRMATION not in area.clocks or body.successor_id or body.merged_into:
        return
    since, in_force = agreement.adopted[-1]
    stream = signatories.signatory_stream(journal.tenant_id, organisation)
    signatory = journal.load(signatories.evolve, stream)
    events = signatories.ask_to_reaffirm(
        signatory.state,
        signatory_id=stream,
        organisation_id=organisation,
        in_force=in_force,
        reaffirm_by=area.due(Clock.REAFFIRMATION, max(since, journal.today), journal.calendar),
        follows=follows,
    )
    journal.append(signatory, events)


def lapse(journal: Journal, *, signatory_id: UUID) -> None:
    """The ticker's. Of one that was merged meanwhile the other record is asked, and lapses for both."""
    signatory = journal.load(signatories.evolve, signatory_id)
    for event in signatories.lapse(signatory.state, journal.today):
        assert isinstance(event, signatories.Lapsed)
        shown, *others = records(journal, event.organisation_id)
        if shown == event.organisation_id:
            journal.append(signatory, [event], effective=event.due_on + A_DAY)
            for one in others:
                _lapse_with(journal, event, one)


def _lapse_with(journal: Journal, lapsed: signatories.Lapsed, organisation_id: OrganisationId) -> None:
    stream = _stream(journal, organisation_id)
    loaded = journal.load(signatories.evolve, stream)
    events = signatories.lapse_with(loaded.state, lapsed, signatory_id=stream, organisation_id=organisation_id)
    journal.append(loaded, events, effective=lapsed.due_on + A_DAY)
