"""One organisation that is recorded twice: what ends for the record that was asked ends for the other one too."""

from msgspec.structs import replace

from domain.shared.events import Event
from domain.shared.ids import OrganisationId, SignatoryId
from domain.signatories.events import Lapsed, Withdrawn
from domain.signatories.state import Signatory


def lapse_with(
    state: Signatory | None, lapsed: Lapsed, *, signatory_id: SignatoryId, organisation_id: OrganisationId
) -> list[Event]:
    """What another record of the same organisation signed, which was asked but once: with what lapsed."""
    if state is None or not state.stands or state.version_id == lapsed.version_id:
        return []
    return [replace(lapsed, signatory_id=signatory_id, organisation_id=organisation_id, earlier_id=state.version_id)]


def withdraw_with(
    state: Signatory | None, withdrawn: Withdrawn, *, signatory_id: SignatoryId, organisation_id: OrganisationId
) -> list[Event]:
    """What another record has not signed, but was asked to sign or asked to: with the signature that was withdrawn."""
    if state is None or state.stands or not (state.asked or state.reaffirm):
        return []
    return [replace(withdrawn, signatory_id=signatory_id, organisation_id=organisation_id)]
