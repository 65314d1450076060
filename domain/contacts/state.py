"""The contact of one body for one service, as the events have left it."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.contacts.events import Asked, Confirmed, GoneStale, Listed, Withdrawn
from domain.shared.events import Event
from domain.shared.ids import OrganisationId, claim


class Listing(Struct, frozen=True):
    """`listed` is None where nobody is listed now; `asked` since it was last confirmed."""

    listed: Listed | None = None
    confirm_by: date = date.min
    asked: bool = False
    stale: bool = False


def contact_stream(tenant_id: UUID, organisation_id: OrganisationId, service_area: str | None) -> UUID:
    """One for a body's service: two who list somebody for it meet here."""
    return claim(tenant_id, "contact", organisation_id, service_area or "")


def evolve(state: Listing | None, event: Event) -> Listing:
    match event:
        case Listed():
            return Listing(event, event.confirm_by)
        case Asked() if state:
            return replace(state, asked=True)
        case Confirmed() if state:
            return Listing(state.listed, event.confirm_by)
        case GoneStale() if state:
            return replace(state, stale=True)
        case Withdrawn():
            return Listing()
    raise AssertionError(event)
