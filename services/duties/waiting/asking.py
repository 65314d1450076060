"""What pages ask about what waits."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from services.duties.waiting.rows import DutyKind
from services.shared.asking import Asking


class Waiting(Struct, frozen=True):
    """A duty as its person sees it."""

    duty_id: UUID
    tenant_id: UUID
    kind: DutyKind
    ref: str
    slug: str
    area: str
    instrument: str
    organisation: str | None
    acting_for: str | None
    service_area: str | None
    title: str | None
    title_lang: str | None
    due_on: date | None


async def waiting(ask: Asking) -> list[Waiting]:
    """Everything that waits for the viewer, in every area, soonest first. Needs `app.people` and `app.tenants` set."""
    return await ask.rows(
        Waiting,
        """SELECT d.duty_id, d.tenant_id, d.kind, d.ref, d.slug, a.name AS area, a.instrument, o.name AS organisation, f.name AS acting_for,
             d.service_area, d.title, d.title_lang, d.due_on
           FROM duty d JOIN listed_area a USING (tenant_id)
           LEFT JOIN organisation_name o ON (o.tenant_id, o.organisation_id) = (d.tenant_id, d.organisation_id)
           LEFT JOIN organisation_name f ON (f.tenant_id, f.organisation_id) = (d.tenant_id, d.acting_for_id)
           ORDER BY d.due_on NULLS LAST, d.tenant_id, d.since, d.duty_id LIMIT 200""",
    )


class MyArea(Struct, frozen=True):
    """An area that the viewer is in."""

    slug: str
    name: str


async def my_areas(ask: Asking) -> list[MyArea]:
    return await ask.rows(
        MyArea,
        """SELECT slug, name FROM listed_area WHERE tenant_id = ANY (string_to_array(current_setting('app.tenants'), ',')::uuid[])
           ORDER BY name, slug""",
    )
