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
    """That a public body is known here is public; of a group, only what it does: it may be here for a concern. `named`: by
    somebody who came uninvited; the area's people hear of it once it does something, or somebody confirms who acts for it.

    One of two records of the same organisation is merged `into` the other: it is shown as `shown_id`, whose `name` it has.
    Whatever points at it keeps doing so.
    """

    __key__ = ("organisation_id",)
    __find__ = ("into_id",)
    __indexes__ = ("ref", "shown_id")

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


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case organisations.OrganisationAdded() as added:
            rows.add(
                Organisation(
                    organisation_id=added.organisation_id,
                    ref=reference(added.organisation_id),
                    name=added.name,
                    own_name=added.name,
                    shown_id=added.organisation_id,
                    sector=added.sector,
                    identifier=added.identifier,
                )
            )
            rows.add(OrganisationName(organisation_id=added.organisation_id, name=added.name))
            for name in added.service_areas:
                rows.add(ServiceArea(organisation_id=added.organisation_id, name=name, public=added.sector is Sector.PUBLIC))
        case organisations.OrganisationNamed(organisation_id=organisation_id, name=name):
            rows.add(
                Organisation(
                    organisation_id=organisation_id,
                    ref=reference(organisation_id),
                    name=name,
                    own_name=name,
                    shown_id=organisation_id,
                    sector=Sector.VCS,
                    identifier=None,
                    named=True,
                )
            )
            rows.add(OrganisationName(organisation_id=organisation_id, name=name, named=True))
        case organisations.Succeeded(organisation_id=organisation_id, successor_id=successor_id):
            if body := rows.get(Organisation, organisation_id):
                rows.change(body, successor_id=successor_id)
        case organisations.Merged(organisation_id=organisation_id, into_id=into_id):
            _points_to(rows, organisation_id, into_id)
        case organisations.Separated(organisation_id=organisation_id):
            _points_to(rows, organisation_id, None)


def _points_to(rows: Rows, organisation_id: OrganisationId, into_id: OrganisationId | None) -> None:
    if body := rows.get(Organisation, organisation_id):
        rows.change(body, into_id=into_id)
        shown = into = rows.get(Organisation, into_id) if into_id else None
        if into and into.into_id:
            shown = rows.get(Organisation, into.shown_id)
        _show(rows, organisation_id, shown)


def _show(rows: Rows, organisation_id: OrganisationId, shown: Organisation | None) -> None:
    """It, and whatever was merged into it, under that one's name; or its own, where there is none."""
    body = rows.get(Organisation, organisation_id)
    assert body
    under = shown or body
    name, shown_id = (shown.own_name, shown.organisation_id) if shown else (body.own_name, body.organisation_id)
    rows.change(body, name=name, shown_id=shown_id)
    rows.put(OrganisationName(organisation_id=organisation_id, name=name))
    for one in rows.where(Organisation, into_id=organisation_id):
        _show(rows, one.organisation_id, under)


MODEL = ReadModel("organisations", (Organisation, OrganisationName, ServiceArea), absorb, of=("organisation",))


class Body(Struct, frozen=True):
    """An organisation to choose, with its service areas if it has any; `followed`: another took its place.

    `named`: by somebody who came uninvited. `merged`: recorded twice, and shown under the other's name; here for the service areas that it has.
    """

    organisation_id: UUID
    ref: str
    name: str
    sector: Sector
    service_areas: list[str]
    followed: bool
    merged: bool
    named: bool


async def bodies(ask: Asking) -> list[Body]:
    """By name, public bodies first: what a form offers. Whoever is not of the area's people chooses among what everybody
    can see, and their own; these among what somebody here knows.
    """
    return await ask.rows(
        Body,
        """SELECT o.organisation_id, o.ref, o.name, o.sector, o.successor_id IS NOT NULL AS followed, o.into_id IS NOT NULL AS merged, o.named,
             coalesce(array_agg(s.name ORDER BY s.name) FILTER (WHERE s.name IS NOT NULL), '{}') AS service_areas
           FROM organisation o LEFT JOIN service_area s ON s.organisation_id = o.organisation_id AND (s.public OR %(member)s)
           WHERE (o.organisation_id = ANY(%(mine)s::uuid[]) OR o.sector = 'public'
             OR EXISTS (SELECT FROM signature g WHERE g.organisation_id = o.organisation_id)
             OR (%(member)s AND (NOT o.named OR EXISTS (SELECT FROM seat t
               WHERE t.organisation_id = o.organisation_id AND t.role <> 'participant'))))
           GROUP BY o.organisation_id, o.ref, o.name, o.sector, o.successor_id, o.into_id, o.named
           HAVING o.into_id IS NULL OR count(s.name) > 0 ORDER BY o.sector, o.name, o.organisation_id LIMIT 500""",
        {
            "member": ask.viewer.is_member,
            "mine": [seat.organisation_id for seat in ask.viewer.actor.seats if seat.organisation_id],
        },
    )


class Twin(Struct, frozen=True):
    """Another record of the same organisation."""

    organisation_id: UUID
    ref: str
    own_name: str


async def record(ask: Asking, ref: str) -> Twin | None:
    return await ask.row(Twin, "SELECT organisation_id, ref, own_name FROM organisation WHERE ref = %(ref)s", {"ref": ref})


async def twins(ask: Asking, organisation_id: UUID) -> list[Twin]:
    return await ask.rows(
        Twin,
        """SELECT organisation_id, ref, own_name FROM organisation WHERE shown_id = %(organisation)s AND organisation_id <> %(organisation)s
           ORDER BY own_name, organisation_id LIMIT 50""",
        {"organisation": organisation_id},
    )
