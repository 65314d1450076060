"""What pages ask about the text."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.compacts import Kind, Owner
from services.shared.asking import Asking


class VersionLine(Struct, frozen=True):
    """A version, and how many signed it."""

    version_id: UUID
    number: int
    title: str
    in_force_from: date | None
    superseded_on: date | None
    signed: int


class ClauseLine(Struct, frozen=True):
    """A clause as a page shows it; `points` and `against` are texts, None where one was removed."""

    version_id: UUID
    clause_id: str
    section: int
    number: str | None
    kind: Kind
    owner: Owner | None
    text: str | None
    lang: str
    points: list[str | None]
    against: list[str | None]
    consultations: int


class SectionLine(Struct, frozen=True):
    ordinal: int
    number: str | None
    heading: str | None
    level: int


CLAUSES = """SELECT c.version_id, c.clause_id, c.section, c.number, c.kind, c.owner, c.text, c.text_lang AS lang,
    ARRAY(SELECT p.text FROM point p WHERE (p.version_id, p.clause_id) = (c.version_id, c.clause_id) AND NOT against ORDER BY ordinal) AS points,
    ARRAY(SELECT p.text FROM point p WHERE (p.version_id, p.clause_id) = (c.version_id, c.clause_id) AND against ORDER BY ordinal) AS against,
    coalesce((SELECT consultations FROM clause_use u WHERE (u.version_id, u.clause_id) = (c.version_id, c.clause_id)), 0) AS consultations
  FROM clause c """
VERSIONS = """SELECT version_id, number, title, in_force_from, superseded_on,
    (SELECT count(DISTINCT o.shown_id) FROM signature s JOIN organisation o USING (organisation_id) WHERE s.version_id = compact_version.version_id AND s.kind <> 'supporter' AND s.ended_on IS NULL) AS signed
  FROM compact_version """


async def versions(ask: Asking) -> list[VersionLine]:
    """Newest first; drafts for members only."""
    return await ask.rows(
        VersionLine,
        VERSIONS + "WHERE in_force_from IS NOT NULL OR %(member)s ORDER BY number DESC LIMIT 50",
        {"member": ask.viewer.is_member},
    )


async def in_force(ask: Asking) -> VersionLine | None:
    return await ask.row(
        VersionLine,
        VERSIONS + "JOIN in_force USING (version_id)",
    )


async def sections(ask: Asking, version_id: UUID) -> list[SectionLine]:
    return await ask.rows(
        SectionLine,
        "SELECT ordinal, number, heading, level FROM section WHERE version_id = %(version)s ORDER BY ordinal",
        {"version": version_id},
    )


async def clauses(ask: Asking, version_id: UUID) -> list[ClauseLine]:
    return await ask.rows(
        ClauseLine, CLAUSES + "WHERE c.version_id = %(version)s ORDER BY c.section, c.ordinal", {"version": version_id}
    )


async def clause(ask: Asking, version_id: UUID, clause_id: str) -> ClauseLine | None:
    return await ask.row(
        ClauseLine,
        CLAUSES + "WHERE c.version_id = %(version)s AND c.clause_id = %(clause)s",
        {"version": version_id, "clause": clause_id},
    )


async def undertakings(ask: Asking) -> list[ClauseLine]:
    """Of the version in force: what a concern can be about."""
    return await ask.rows(
        ClauseLine, CLAUSES + "JOIN in_force USING (version_id) WHERE c.kind = 'undertaking' ORDER BY c.section, c.ordinal"
    )
