"""What an organisation is: its register number, and what it says of its kind and size."""

from collections.abc import Mapping

from domain.organisations.deciding import must_be_present
from domain.organisations.events import Described, Identified, OrganisationKind, Sector, Size
from domain.organisations.identity import normal_identifier
from domain.organisations.state import Organisation
from domain.shared.events import Event
from domain.shared.ids import OrganisationId

KINDS: Mapping[Sector, tuple[OrganisationKind, ...]] = {
    Sector.VCS: (
        OrganisationKind.INFORMAL,
        OrganisationKind.CHARITY,
        OrganisationKind.SOCIAL_ENTERPRISE,
        OrganisationKind.FAITH,
        OrganisationKind.FORUM,
        OrganisationKind.HOUSING,
        OrganisationKind.OTHER,
    ),
    Sector.PUBLIC: (
        OrganisationKind.COUNCIL,
        OrganisationKind.HEALTH,
        OrganisationKind.SAFETY,
        OrganisationKind.EDUCATION,
        OrganisationKind.HOUSING,
        OrganisationKind.OTHER,
    ),
}
"""What a form offers."""


def describe(
    state: Organisation,
    *,
    organisation_id: OrganisationId,
    identifier: str | None,
    kind: OrganisationKind | None,
    size: Size | None,
) -> list[Event]:
    """What changed of it. Another record may have the same number: that shows, and the two can be merged."""
    must_be_present(state)
    number = normal_identifier(identifier)
    events: list[Event] = []
    if number != state.identifier:
        events.append(Identified(organisation_id=organisation_id, identifier=number))
    if (kind, size) != (state.kind, state.size):
        events.append(Described(organisation_id=organisation_id, kind=kind, size=size))
    return events
