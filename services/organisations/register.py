"""Organisations by name, and the service areas of public bodies."""

from uuid import UUID

from msgspec import Struct

from domain import organisations
from domain.organisations import Sector
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, reference
from services.shared.asking import Asking
from services.shared.rows import MEMBERS, PUBLIC, ReadModel, Row, Rows


class Organisation(Row, frozen=True, kw_only=True):
    """That a public body is known here is public; of a group, only what it does: it may be here for a concern."""

    __key__ = ("organisation_id",)
    __indexes__ = ("ref",)

    organisation_id: OrganisationId
    ref: str
    name: str
    sector: Sector
    identifier: str | None
    successor_id: OrganisationId | None = None

    @property
    def audience(self) -> str:
        return PUBLIC if self.sector is Sector.PUBLIC else MEMBERS


class OrganisationName(Row, frozen=True, kw_only=True):
    """For pages across areas, which show names of the viewer's own areas only."""

    __wide__ = "tenant_id = ANY (string_to_array(current_setting('app.tenants'), ',')::uuid[])"
    __key__ = ("organisation_id",)

    organisation_id: OrganisationId
    name: str

    @property
    def audience(self) -> str:
        return MEMBERS


class ServiceArea(Row, frozen=True, kw_only=True):
    __key__ = ("organisation_id", "name")

    organisation_id: OrganisationId
    name: str
    public: bool

    @property
    def audience(self) -> str:
        return PUBLIC if self.public else MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case organisations.OrganisationAdded() as added:
            rows.add(
                Organisation(
                    organisation_id=added.organisation_id,
                    ref=reference(added.organisation_id),
                    name=added.name,
                    sector=added.sector,
                    identifier=added.identifier,
                )
            )
            rows.add(OrganisationName(organisation_id=added.organisation_id, name=added.name))
            for name in added.service_areas:
                rows.add(ServiceArea(organisation_id=added.organisation_id, name=name, public=added.sector is Sector.PUBLIC))
        case organisations.Succeeded(organisation_id=organisation_id, successor_id=successor_id):
            if body := rows.get(Organisation, organisation_id):
                rows.change(body, successor_id=successor_id)


MODEL = ReadModel("organisations", (Organisation, OrganisationName, ServiceArea), absorb, of=("organisation",))


class Body(Struct, frozen=True):
    """An organisation to choose, with its service areas if it has any; `followed`: another took its place."""

    organisation_id: UUID
    ref: str
    name: str
    sector: Sector
    service_areas: list[str]
    followed: bool


async def bodies(ask: Asking) -> list[Body]:
    """By name, public bodies first: what a form offers."""
    return await ask.rows(
        Body,
        """SELECT o.organisation_id, o.ref, o.name, o.sector, o.successor_id IS NOT NULL AS followed,
             coalesce(array_agg(s.name ORDER BY s.name) FILTER (WHERE s.name IS NOT NULL), '{}') AS service_areas
           FROM organisation o LEFT JOIN service_area s USING (organisation_id)
           GROUP BY o.organisation_id, o.ref, o.name, o.sector, o.successor_id ORDER BY o.sector, o.name, o.organisation_id LIMIT 500""",
    )
