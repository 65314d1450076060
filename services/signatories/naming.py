"""The members that an organisation signs for by name: named with its signature, and each by its own word signed for no longer."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID

from domain import organisations, signatories
from domain.shared.actor import Role
from domain.shared.errors import Refused
from domain.shared.events import N_, Event, Loaded
from domain.shared.ids import OrganisationId, VersionId
from domain.shared.policy import Resource
from services.shared.permission import require
from services.shared.ports import Journal
from services.signatories.records import records

BODY = (Role.CONTACT, Role.OFFICER)


def name_members(
    journal: Journal, organisation_id: OrganisationId, members: Iterable[OrganisationId], version_id: VersionId
) -> None:
    for member_id in members:
        membership, events = _named(journal, organisation_id, member_id, version_id)
        journal.append(membership, events)


def may_be_named(
    journal: Journal, organisation_id: OrganisationId, members: Iterable[OrganisationId], version_id: VersionId
) -> None:
    """Nothing is told of them yet: they are named once what was asked is approved."""
    for member_id in members:
        _named(journal, organisation_id, member_id, version_id)


def name_those_asked(journal: Journal, asked: signatories.SignatureAsked) -> None:
    """Not one that has said no meanwhile, or is no more."""
    for member_id in asked.members:
        with suppress(Refused):
            name_members(journal, asked.organisation_id, [member_id], asked.version_id)


def _named(
    journal: Journal, organisation_id: OrganisationId, member_id: OrganisationId, version_id: VersionId
) -> tuple[Loaded[Any], list[Event]]:
    member: organisations.Organisation = journal.known(organisations.evolve, member_id)
    organisations.must_be_present(member, field="members")
    stream = signatories.membership_stream(journal.tenant_id, organisation_id, member_id)
    membership = journal.load(signatories.evolve_membership, stream)
    events = signatories.name_member(
        membership.state, organisation_id=organisation_id, member_id=member_id, version_id=version_id, name=member.name
    )
    return membership, events


def opt_out(journal: Journal, *, organisation_id: UUID, member_id: UUID) -> None:
    """A member says that it is not signed for by that organisation, whichever of its records was named."""
    organisation, member = OrganisationId(organisation_id), OrganisationId(member_id)
    shown = records(journal, member)[0]
    require(journal.actor, "signatory.opt-out", Resource(organisation_id=shown))
    stream = signatories.membership_stream(journal.tenant_id, organisation, member)
    membership = journal.load(signatories.evolve_membership, stream)
    events = signatories.opt_out(membership.state, organisation_id=organisation, member_id=member)
    acting = journal.actor.seat(*BODY, organisation_id=shown) or journal.actor.seat(Role.LEAD, Role.HOST)
    journal.append(membership, events, acting=acting)


def members_named(known: dict[str, UUID], typed: str) -> list[UUID]:
    """A name on each line, as organisations here are called, whatever the case of its letters."""
    found: list[UUID] = []
    for line in (" ".join(line.split()) for line in typed.splitlines()):
        if line and line.lower() not in known:
            raise Refused(
                N_("No organisation here is called “{name}”. The Compact lead can add it; leave it out until then."),
                field="members",
                name=line,
            )
        if line:
            found.append(known[line.lower()])
    return found
