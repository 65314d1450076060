"""The members that an organisation signs for by name. Each may sign itself, or say that it is not signed for."""

from uuid import UUID

from msgspec import Struct

from domain.shared.errors import Refused
from domain.shared.events import N_, Event
from domain.shared.ids import OrganisationId, VersionId, claim
from domain.signatories.events import MemberNamed, MemberOptedOut


class Membership(Struct, frozen=True):
    """The version that was last signed for it, unless it has opted out."""

    version_id: VersionId
    opted_out: bool = False


def membership_stream(tenant_id: UUID, organisation_id: OrganisationId, member_id: OrganisationId) -> UUID:
    return claim(tenant_id, "signs-for", organisation_id, member_id)


def evolve_membership(state: Membership | None, event: Event) -> Membership:
    match event:
        case MemberNamed():
            return Membership(event.version_id)
        case MemberOptedOut() if state:
            return Membership(state.version_id, opted_out=True)
    raise AssertionError(event)


def name_member(
    state: Membership | None, *, organisation_id: OrganisationId, member_id: OrganisationId, version_id: VersionId, name: str
) -> list[Event]:
    """Of each version anew: not even for its members is a signature carried over."""
    if member_id == organisation_id:
        raise Refused(N_("It signs for itself already: leave “{name}” out."), field="members", name=name)
    if state and state.opted_out:
        raise Refused(N_("“{name}” has said that it is not to be signed for. It can sign itself."), field="members", name=name)
    if state and state.version_id == version_id:
        return []
    return [MemberNamed(organisation_id=organisation_id, member_id=member_id, version_id=version_id)]


def opt_out(state: Membership | None, *, organisation_id: OrganisationId, member_id: OrganisationId) -> list[Event]:
    if state is None or state.opted_out:
        raise Refused(N_("It is not signed for by that organisation, or has said so already."), field="representative")
    return [MemberOptedOut(organisation_id=organisation_id, member_id=member_id)]
