"""What the register's page asks: who signed, who supports, who is to sign anew, and who no longer stands."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.organisations import Sector
from domain.signatories import Capacity, SignatureKind
from services.shared.asking import Asking
from services.signatories.register.rows import State

PAGE = 50


class Signed(Struct, frozen=True):
    """A line of the register. The signer's name, and that nobody has confirmed them, shows to members; `members` are those it signs for by name."""

    organisation_id: UUID
    ref: str
    organisation: str
    sector: Sector
    kind: SignatureKind
    capacity: Capacity
    represents: str | None
    represents_lang: str | None
    position: str | None
    authority: str | None
    signer: str | None
    signed_on: date
    backfilled: bool
    members: list[str]
    unconfirmed: bool


async def signed(ask: Asking, version_id: UUID, after: UUID | None = None) -> list[Signed]:
    """Who signed that version, one page by name; `after` is the organisation that the page before ended with."""
    return await ask.rows(
        Signed,
        """SELECT s.organisation_id, o.ref, o.name AS organisation, o.sector, s.kind, s.capacity, s.represents, s.represents_lang,
             s.position, s.authority, s.signed_on, s.backfilled,
             CASE WHEN %(member)s THEN p.name END AS signer,
             ARRAY(SELECT m.name FROM represented r JOIN organisation m ON m.organisation_id = r.member_id
               WHERE r.organisation_id = s.organisation_id AND r.version_id = s.version_id AND NOT r.opted_out
               ORDER BY m.name, m.organisation_id LIMIT 500) AS members,
             %(member)s AND s.unconfirmed AND NOT EXISTS (SELECT FROM seat u
               WHERE (u.person_id, u.organisation_id) = (s.signer_id, s.organisation_id) AND u.role <> 'participant') AS unconfirmed
           FROM signature s JOIN organisation o USING (organisation_id) LEFT JOIN person p ON p.person_id = s.signer_id
           WHERE s.version_id = %(version)s AND s.kind <> 'supporter' AND s.ended_on IS NULL
             AND NOT (o.into_id IS NOT NULL AND EXISTS (SELECT FROM signature z JOIN organisation y USING (organisation_id)
               WHERE z.version_id = s.version_id AND z.kind <> 'supporter' AND z.ended_on IS NULL AND y.shown_id = o.shown_id
               AND (y.into_id IS NULL OR y.organisation_id < o.organisation_id)))
             AND (%(after)s::uuid IS NULL OR (o.name, s.organisation_id) >
             (SELECT a.name, a.organisation_id FROM organisation a WHERE a.organisation_id = %(after)s))
           ORDER BY o.name, s.organisation_id LIMIT %(page)s""",
        {"version": version_id, "member": ask.viewer.is_member, "after": after, "page": PAGE + 1},
    )


class Supporting(Struct, frozen=True):
    """Endorses the version, and is no signatory."""

    ref: str
    organisation: str
    signed_on: date


async def supporting(ask: Asking, version_id: UUID) -> list[Supporting]:
    return await ask.rows(
        Supporting,
        """SELECT o.ref, o.name AS organisation, s.signed_on FROM signature s JOIN organisation o USING (organisation_id)
           WHERE s.version_id = %(version)s AND s.kind = 'supporter' AND s.ended_on IS NULL
           ORDER BY o.name, o.organisation_id LIMIT 100""",
        {"version": version_id},
    )


class Former(Struct, frozen=True):
    """Signed once and does not stand signed to the version in force: is asked to, or no longer stands at all."""

    ref: str
    organisation: str
    version: str | None
    kind: SignatureKind | None
    state: State
    ended_on: date | None
    reaffirm_by: date | None
    successor: str | None


async def former(ask: Asking, version_id: UUID) -> list[Former]:
    """Those still asked to sign first."""
    return await ask.rows(
        Former,
        """SELECT s.ref, s.organisation, v.title || ' (' || v.number || ')' AS version, s.kind, s.state, s.ended_on, t.reaffirm_by,
             f.name AS successor
           FROM (SELECT DISTINCT ON (o.shown_id) y.*, o.shown_id, o.ref, o.name AS organisation
             FROM signatory y JOIN organisation o ON o.organisation_id = y.organisation_id WHERE y.state IS NOT NULL
             ORDER BY o.shown_id, y.state <> 'stands', o.into_id IS NOT NULL, y.organisation_id) s
           LEFT JOIN compact_version v ON v.version_id = s.version_id LEFT JOIN organisation f ON f.organisation_id = s.successor_id
           LEFT JOIN signatory t ON t.organisation_id = s.shown_id
           WHERE NOT EXISTS (SELECT FROM signatory z JOIN organisation y USING (organisation_id)
             WHERE z.state = 'stands' AND z.version_id = %(version)s AND y.shown_id = s.shown_id)
           ORDER BY s.state <> 'stands', s.organisation, s.organisation_id LIMIT 200""",
        {"version": version_id},
    )
