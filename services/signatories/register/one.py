"""What a signatory's own page asks: where it stands, what it signed, whom it signs for and who signs for it."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.organisations import Sector
from domain.signatories import Capacity, SignatureKind
from services.shared.asking import Asking
from services.signatories.register.rows import State


class Standing(Struct, frozen=True):
    """An organisation that signed, asked to, or is signed for; `state` is None where it never signed itself.

    `same` are all records of it, where it is recorded more than once.
    """

    organisation_id: UUID
    same: list[UUID]
    ref: str
    organisation: str
    sector: Sector
    version_id: UUID | None
    version: str | None
    kind: SignatureKind | None
    state: State | None
    ended_on: date | None
    why_ended: str | None
    why_ended_lang: str | None
    successor: str | None
    successor_ref: str | None
    asked: str | None
    reaffirm_by: date | None


async def standing(ask: Asking, ref: str) -> Standing | None:
    """None for one that has nothing to do with signing, as far as this viewer may know."""
    return await ask.row(
        Standing,
        """SELECT o.organisation_id, ARRAY(SELECT g.organisation_id FROM organisation g WHERE g.shown_id = o.organisation_id) AS same,
             o.ref, o.name AS organisation, o.sector, s.version_id, v.title || ' (' || v.number || ')' AS version,
             s.kind, s.state, s.ended_on, s.why_ended, s.why_ended_lang, f.name AS successor, f.ref AS successor_ref,
             a.title || ' (' || a.number || ')' AS asked, t.reaffirm_by
           FROM organisation o LEFT JOIN LATERAL (SELECT y.* FROM signatory y JOIN organisation g USING (organisation_id)
             WHERE g.shown_id = o.organisation_id ORDER BY coalesce(y.state = 'stands', false) DESC, g.into_id IS NULL DESC,
               y.organisation_id LIMIT 1) s ON true
           LEFT JOIN compact_version v ON v.version_id = s.version_id LEFT JOIN signatory t ON t.organisation_id = o.organisation_id
           LEFT JOIN compact_version a ON a.version_id = t.asked_id LEFT JOIN organisation f ON f.organisation_id = s.successor_id
           WHERE o.organisation_id = (SELECT shown_id FROM organisation WHERE ref = %(ref)s)
             AND (%(member)s OR s.organisation_id IS NOT NULL OR EXISTS (SELECT FROM represented r
               JOIN organisation g ON g.organisation_id = r.member_id WHERE g.shown_id = o.organisation_id))""",
        {"ref": ref, "member": ask.viewer.is_member},
    )


class Of(Struct, frozen=True):
    """One signature of theirs."""

    version: str
    kind: SignatureKind
    capacity: Capacity
    represents: str | None
    represents_lang: str | None
    position: str | None
    authority: str | None
    signer: str | None
    signed_on: date
    ended_on: date | None
    backfilled: bool


async def of(ask: Asking, same: list[UUID]) -> list[Of]:
    """Every version that it signed, latest first."""
    return await ask.rows(
        Of,
        """SELECT v.title || ' (' || v.number || ')' AS version, s.kind, s.capacity, s.represents, s.represents_lang, s.position,
             s.authority, CASE WHEN %(member)s THEN p.name END AS signer, s.signed_on, s.ended_on, s.backfilled
           FROM signature s JOIN compact_version v USING (version_id) LEFT JOIN person p ON p.person_id = s.signer_id
           WHERE s.organisation_id = ANY(%(same)s) ORDER BY v.number DESC, s.signed_on LIMIT 50""",
        {"same": same, "member": ask.viewer.is_member},
    )


class Carried(Struct, frozen=True):
    """`stands`: whoever signs for it stands signed to that version."""

    organisation_id: UUID
    member_id: UUID
    ref: str
    organisation: str
    version: str
    opted_out: bool
    stands: bool


async def carried(ask: Asking, same: list[UUID]) -> list[Carried]:
    """Via whom it is signed for."""
    return await ask.rows(
        Carried,
        """SELECT r.organisation_id, r.member_id, o.ref, o.name AS organisation, v.title || ' (' || v.number || ')' AS version, r.opted_out,
             EXISTS (SELECT FROM signature s WHERE (s.organisation_id, s.version_id) = (r.organisation_id, r.version_id)
               AND s.ended_on IS NULL) AS stands
           FROM represented r JOIN organisation o USING (organisation_id) JOIN compact_version v USING (version_id)
           WHERE r.member_id = ANY(%(same)s) ORDER BY o.name, o.organisation_id LIMIT 50""",
        {"same": same},
    )


class Member(Struct, frozen=True):
    ref: str
    name: str
    version: str
    opted_out: bool


async def members(ask: Asking, same: list[UUID]) -> list[Member]:
    """Whom it signs for by name; those who opted out last."""
    return await ask.rows(
        Member,
        """SELECT o.ref, o.name, v.title || ' (' || v.number || ')' AS version, r.opted_out
           FROM represented r JOIN organisation o ON o.organisation_id = r.member_id JOIN compact_version v USING (version_id)
           WHERE r.organisation_id = ANY(%(same)s) ORDER BY r.opted_out, o.name, o.organisation_id LIMIT 500""",
        {"same": same},
    )


class Asked(Struct, frozen=True):
    """What waits, or waited last, for approval: for members to read. `members` are to be named with it."""

    organisation_id: UUID
    ref: str
    organisation: str
    title: str
    version: int
    kind: SignatureKind
    capacity: Capacity
    represents: str | None
    represents_lang: str | None
    position: str | None
    authority: str | None
    signer: str | None
    asked_on: date
    members: list[str]
    state: str
    why: str | None
    why_lang: str | None
    unconfirmed: bool


ASKED = """SELECT r.organisation_id, o.ref, o.name AS organisation, v.title || ' (' || v.number || ')' AS title, r.version, r.kind, r.capacity,
    r.represents, r.represents_lang, r.position, r.authority, p.name AS signer, r.asked_on, r.state, r.why, r.why_lang,
    ARRAY(SELECT m.name FROM jsonb_array_elements_text(r.members) x JOIN organisation m ON m.organisation_id = x::uuid ORDER BY m.name) AS members,
    r.unconfirmed AND NOT EXISTS (SELECT FROM seat u WHERE (u.person_id, u.organisation_id) = (r.signer_id, r.organisation_id)
      AND u.role <> 'participant') AS unconfirmed
  FROM signature_request r JOIN organisation o USING (organisation_id) JOIN compact_version v USING (version_id)
  LEFT JOIN person p ON p.person_id = r.signer_id WHERE %(member)s """


async def asked(ask: Asking, ref: str) -> Asked | None:
    return await ask.row(Asked, ASKED + "AND o.ref = %(ref)s", {"ref": ref, "member": ask.viewer.is_member})


async def waiting(ask: Asking) -> list[Asked]:
    return await ask.rows(
        Asked,
        ASKED + "AND r.state = 'asked' ORDER BY r.asked_on, o.name, o.organisation_id LIMIT 50",
        {"member": ask.viewer.is_member},
    )


class Needed(Struct, frozen=True):
    approval_needed: bool


async def approval_needed(ask: Asking) -> bool:
    """Whether signing up waits for the Compact lead."""
    row = await ask.row(Needed, "SELECT approval_needed FROM signing_rule")
    return bool(row and row.approval_needed)
