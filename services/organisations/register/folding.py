"""How what happens to organisations changes the rows."""

from domain import organisations
from domain.organisations import Sector
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, reference
from services.organisations.register.rows import Described, Organisation, OrganisationName, ServiceArea
from services.shared.rows import ReadModel, Rows


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
        case organisations.Identified(organisation_id=organisation_id, identifier=identifier):
            if body := rows.get(Organisation, organisation_id):
                rows.change(body, identifier=identifier)
        case organisations.Described(organisation_id=organisation_id, kind=kind, size=size):
            rows.put(Described(organisation_id=organisation_id, kind=kind, size=size))
        case organisations.ServiceAreaNamed(organisation_id=organisation_id, service_area=name):
            rows.put(ServiceArea(organisation_id=organisation_id, name=name, public=True))
        case organisations.ServiceAreaEnded(organisation_id=organisation_id, service_area=name):
            if service := rows.get(ServiceArea, organisation_id, name):
                rows.drop(service)
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


MODEL = ReadModel("organisations", (Organisation, OrganisationName, ServiceArea, Described), absorb, of=("organisation",))
