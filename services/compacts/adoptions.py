"""Which bodies are to adopt a version, and what each has said: that it can follow it through, and that it adopts it."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import compacts
from domain.shared.dates import LONDON
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, VersionId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import ReadModel, Row, Rows


class Adoption(Row, frozen=True, kw_only=True):
    """A body that is to adopt a version."""

    __key__ = ("version_id", "organisation_id")
    __find__ = ("version_id",)

    version_id: VersionId
    organisation_id: OrganisationId
    ready_on: date | None = None
    how: Words | None = None
    decided_on: date | None = None
    minute: Words | None = None


def absorb(rows: Rows, event: Recorded) -> None:
    on = event.meta.effective or event.recorded_at.astimezone(LONDON).date()
    match event.fact:
        case compacts.PutToBodies(version_id=version_id, bodies=bodies):
            for organisation_id in bodies:
                rows.put(Adoption(version_id=version_id, organisation_id=organisation_id))
        case compacts.TakenBack(version_id=version_id):
            for adoption in rows.where(Adoption, version_id=version_id):
                rows.drop(adoption)
        case compacts.ReadinessConfirmed() as ready:
            if asked := rows.get(Adoption, ready.version_id, ready.organisation_id):
                rows.change(asked, ready_on=on, how=ready.how)
        case compacts.AdoptedByBody() as by:
            if asked := rows.get(Adoption, by.version_id, by.organisation_id):
                rows.change(asked, decided_on=by.decided_on, minute=by.minute)


MODEL = ReadModel("adoptions", (Adoption,), absorb, of=("compact",))


class AdoptionLine(Struct, frozen=True):
    organisation_id: UUID
    organisation: str
    ready_on: date | None
    how: str | None
    how_lang: str | None
    decided_on: date | None
    minute: str | None
    minute_lang: str | None


async def of_version(ask: Asking, version_id: UUID) -> list[AdoptionLine]:
    return await ask.rows(
        AdoptionLine,
        """SELECT a.organisation_id, o.name AS organisation, a.ready_on, a.how, a.how_lang, a.decided_on, a.minute, a.minute_lang
           FROM adoption a JOIN organisation o USING (organisation_id) WHERE a.version_id = %(version)s ORDER BY o.name, o.organisation_id""",
        {"version": version_id},
    )
