"""The tables of what a host sees, and the one behind them that it does not."""

from datetime import date
from uuid import UUID

from domain.shared.ids import BreachId, HostId, OrganisationId, PersonId
from services.shared.rows import Row

ITS_HOST = "host_id = current_setting('app.tenant')::uuid"
HOSTS = "host"
"""An audience that no page of an area has."""
FEW = 5


class HostedArea(Row, frozen=True, kw_only=True):
    """`concerns` is None where fewer than five are open, and none is fewer.

    `urgency` sorts: an area that nobody leads, then by the oldest day by which something is due, the worst first.
    `leads` counts those who lead; `active_on` is the last day on which somebody did something that is no concern.
    """

    __wide__ = ITS_HOST
    __indexes__ = ("host_id, urgency, slug", "host_id, slug")

    host_id: HostId
    slug: str
    name: str
    instrument: str
    opened_on: date
    active_on: date
    suspended_on: date | None = None
    in_force_from: date | None = None
    ends_on: date | None = None
    leads: int = 0
    urgency: str = ""
    concerns: int | None = None

    @property
    def audience(self) -> str:
        return HOSTS


class HostedSlot(Row, frozen=True, kw_only=True):
    """A service area of a body, and until when its champion serves, if it has or had one. `wanted`: it should have one,
    unless its body is `gone`: another has followed it, or it is recorded twice.
    """

    __wide__ = ITS_HOST
    __key__ = ("organisation_id", "service_area")
    __find__ = ("organisation_id",)

    organisation_id: OrganisationId
    service_area: str
    host_id: HostId
    wanted: bool = False
    gone: bool = False
    until: date | None = None
    champion_id: PersonId | None = None

    @property
    def audience(self) -> str:
        return HOSTS


class HostedDue(Row, frozen=True, kw_only=True):
    """Something that somebody in the area owes by a day. Never a concern's."""

    __wide__ = ITS_HOST
    __key__ = ("thing",)

    thing: UUID
    host_id: HostId
    due_on: date

    @property
    def audience(self) -> str:
        return HOSTS


class HostedContact(Row, frozen=True, kw_only=True):
    """A body's contact for a service that was asked to confirm, or has gone stale, and was not heard of since."""

    __wide__ = ITS_HOST
    __key__ = ("organisation_id", "service_area")

    organisation_id: OrganisationId
    service_area: str
    host_id: HostId

    @property
    def audience(self) -> str:
        return HOSTS


class HostedOffer(Row, frozen=True, kw_only=True):
    """An area whose chair asks this host to look after it from now on."""

    __wide__ = ITS_HOST

    host_id: HostId
    slug: str
    name: str
    asked_on: date

    @property
    def audience(self) -> str:
        return HOSTS


class UncountedConcern(Row, frozen=True, kw_only=True):
    """One that is open: the area's own, so that it can be counted."""

    __key__ = ("breach_id",)

    breach_id: BreachId

    @property
    def audience(self) -> str:
        return "nobody"
