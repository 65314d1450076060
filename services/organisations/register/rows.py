"""The tables of organisations, their names, and the service areas of public bodies."""

from domain.organisations import OrganisationKind, Sector, Size
from domain.shared.ids import OrganisationId
from services.shared.rows import MEMBERS, PUBLIC, Row


class Organisation(Row, frozen=True, kw_only=True):
    """That a public body is known here is public; of a group, only what it does: it may be here for a concern. `named`: by
    somebody who came uninvited; the area's people hear of it once it does something, or somebody confirms who acts for it.

    One of two records of the same organisation is merged `into` the other: it is shown as `shown_id`, whose `name` it has.
    Whatever points at it keeps doing so.
    """

    __key__ = ("organisation_id",)
    __find__ = ("into_id",)
    __indexes__ = ("ref", "shown_id", "identifier")

    organisation_id: OrganisationId
    ref: str
    name: str
    sector: Sector
    identifier: str | None
    named: bool = False
    successor_id: OrganisationId | None = None
    own_name: str
    into_id: OrganisationId | None = None
    shown_id: OrganisationId

    @property
    def audience(self) -> str:
        if self.named:
            return "nobody"
        return PUBLIC if self.sector is Sector.PUBLIC else MEMBERS


class OrganisationName(Row, frozen=True, kw_only=True):
    """For pages across areas, which show names of the viewer's own areas only."""

    __wide__ = "tenant_id = ANY (string_to_array(current_setting('app.tenants'), ',')::uuid[])"
    __key__ = ("organisation_id",)

    organisation_id: OrganisationId
    name: str
    named: bool = False

    @property
    def audience(self) -> str:
        return "nobody" if self.named else MEMBERS


class ServiceArea(Row, frozen=True, kw_only=True):
    __key__ = ("organisation_id", "name")

    organisation_id: OrganisationId
    name: str
    public: bool

    @property
    def audience(self) -> str:
        return PUBLIC if self.public else MEMBERS


class Described(Row, frozen=True, kw_only=True):
    """What an organisation says that it is. Counted for everybody; of one organisation, shown to the area's people."""

    __key__ = ("organisation_id",)

    organisation_id: OrganisationId
    kind: OrganisationKind | None
    size: Size | None
