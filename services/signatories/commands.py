"""What people can do about signatures."""

from uuid import UUID

from domain import compacts, organisations, signatories
from domain.shared.actor import Role
from domain.shared.ids import OrganisationId, PersonId, SignatoryId
from domain.shared.policy import Resource
from services.shared.permission import require
from services.shared.ports import Journal

SIGNERS = (Role.CONTACT, Role.OFFICER, Role.LEAD, Role.HOST)


def sign_up(journal: Journal, *, organisation_id: UUID, represents: str, position: str, authority: str) -> SignatoryId:
    """Signs an organisation up to the version in force, today."""
    organisation = OrganisationId(organisation_id)
    actor = journal.actor
    require(actor, "signatory.sign-up", Resource(organisation_id=organisation))
    journal.known(organisations.evolve, organisation)
    agreement = journal.load(compacts.evolve_agreement, compacts.agreement_stream(journal.tenant_id)).state
    stream = signatories.signatory_stream(journal.tenant_id, organisation)
    signatory = journal.load(signatories.evolve, stream)
    events = signatories.sign_up(
        signatory.state,
        signatory_id=stream,
        organisation_id=organisation,
        in_force=agreement.in_force if agreement else None,
        represents=represents,
        signer_id=PersonId(actor.person_id) if actor.person_id else PersonId(journal.command_id),
        position=position,
        authority=authority,
        on=journal.today,
    )
    journal.append(signatory, events, acting=actor.seat(*SIGNERS, organisation_id=organisation) or actor.seat(*SIGNERS))
    return stream
