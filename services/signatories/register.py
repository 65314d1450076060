"""Who signed which version, in what capacity and by whose authority."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import signatories
from domain.organisations import Sector
from domain.shared.events import Recorded
from domain.shared.ids import OrganisationId, PersonId, VersionId
from domain.signatories import Capacity
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import ReadModel, Row, Rows

PAGE = 50


class Signature(Row, frozen=True, kw_only=True):
    """One organisation's signature under one version; earlier ones stay."""

    __key__ = ("organisation_id", "version_id")
    __indexes__ = ("version_id, organisation_id",)

    organisation_id: OrganisationId
    version_id: VersionId
    capacity: Capacity
    represents: Words | None
    signer_id: PersonId
    position: Words
    authority: Words
    signed_on: date
    backfilled: bool


class SignatureTally(Row, frozen=True, kw_only=True):
    __key__ = ("version_id",)

    version_id: VersionId
    signed: int = 0


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case signatories.SignedUp() as signed:
            rows.put(
                Signature(
                    organisation_id=signed.organisation_id,
                    version_id=signed.version_id,
                    capacity=signed.capacity,
                    represents=signed.represents,
                    signer_id=signed.signer_id,
                    position=signed.position,
                    authority=signed.authority,
                    signed_on=signed.signed_on,
                    backfilled=event.meta.backfilled,
                )
            )
            tally = rows.get(SignatureTally, signed.version_id) or SignatureTally(version_id=signed.version_id)
            rows.change(tally, signed=tally.signed + 1)


MODEL = ReadModel("signatories", (Signature, SignatureTally), absorb, of=("signatory",))


class Signed(Struct, frozen=True):
    """A line of the register. The signer's name shows to members."""

    organisation_id: UUID
    organisation: str
    sector: Sector
    capacity: Capacity
    represents: str | None
    represents_lang: str | None
    position: str | None
    authority: str | None
    signer: str | None
    signed_on: date
    backfilled: bool


async def signed(ask: Asking, version_id: UUID, after: UUID | None = None) -> list[Signed]:
    """Who signed that version, one page by name; `after` is the organisation that the page before ended with."""
    return await ask.rows(
        Signed,
        """SELECT s.organisation_id, o.name AS organisation, o.sector, s.capacity, s.represents, s.represents_lang,
             s.position, s.authority, s.signed_on, s.backfilled,
             CASE WHEN %(member)s THEN p.name END AS signer
           FROM signature s JOIN organisation o USING (organisation_id) LEFT JOIN person p ON p.person_id = s.signer_id
           WHERE s.version_id = %(version)s AND (%(after)s::uuid IS NULL OR (o.name, s.organisation_id) >
             (SELECT a.name, a.organisation_id FROM organisation a WHERE a.organisation_id = %(after)s))
           ORDER BY o.name, s.organisation_id LIMIT %(page)s""",
        {"version": version_id, "member": ask.viewer.is_member, "after": after, "page": PAGE + 1},
    )
