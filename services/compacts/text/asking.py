"""What pages ask about the text."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.compacts import Kind, Owner, Source
from services.compacts.text.rows import Lineage
from services.shared.asking import Asking


class VersionLine(Struct, frozen=True):
    """A version, and how many signed it."""

    version_id: UUID
    number: int
    title: str
    in_force_from: date | None
    superseded_on: date | None
    signed: int
    from_version: UUID | None
    drafter_id: UUID | None
    drafter: str | None
    version: int
    edition: int
    closes_on: date | None
    before_bodies: bool
    review_on: date | None
    ends_on: date | None
    review_due: bool

    @property
    def is_draft(self) -> bool:
        return self.in_force_from is None


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
    comments: int
    undecided: int
    origin: str | None
    how: Lineage
    split_from: str | None
    example: str | None
    example_lang: str | None
    has_example: bool
    taken: Source | None


class SectionLine(Struct, frozen=True):
    ordinal: int
    number: str | None
    heading: str | None
    level: int


class GoneLine(Struct, frozen=True):
    """A clause that stood in a version and stands there no more; its last words, and why."""

    clause_id: str
    origin: str | None
    is_split: bool
    text: str | None
    lang: str
    why: str | None
    why_lang: str | None


CLAUSES = """SELECT c.version_id, c.clause_id, c.section, c.number, c.kind, c.owner, c.text, c.text_lang AS lang, c.origin, c.how, c.split_from, c.example, c.example_lang, c.example_key IS NOT NULL AS has_example, c.taken,
    coalesce(p.points, '{}') AS points, coalesce(p.against, '{}') AS against,
    coalesce(u.consultations, 0) AS consultations, coalesce(t.comments, 0) AS comments, coalesce(t.undecided, 0) AS undecided
  FROM clause c JOIN section s ON (s.version_id, s.ordinal) = (c.version_id, c.section)
  LEFT JOIN (SELECT version_id, clause_id, array_agg(text ORDER BY ordinal) FILTER (WHERE NOT against) AS points,
      array_agg(text ORDER BY ordinal) FILTER (WHERE against) AS against FROM point GROUP BY version_id, clause_id) p
    ON (p.version_id, p.clause_id) = (c.version_id, c.clause_id)
  LEFT JOIN clause_use u ON (u.version_id, u.clause_id) = (c.version_id, c.clause_id)
  LEFT JOIN comment_tally t ON (t.version_id, t.clause_id) = (c.version_id, c.clause_id) """
IN_ORDER = "ORDER BY s.place, c.ordinal"
VERSIONS = """SELECT version_id, number, title, in_force_from, superseded_on,
    (SELECT count(DISTINCT o.shown_id) FROM signature s JOIN organisation o USING (organisation_id) WHERE s.version_id = compact_version.version_id AND s.kind <> 'supporter' AND s.ended_on IS NULL) AS signed,
    from_version, drafter_id,
    person.name AS drafter, version, edition, closes_on, before_bodies, review_on, ends_on, review_due
  FROM compact_version LEFT JOIN person ON person_id = drafter_id """


async def versions(ask: Asking) -> list[VersionLine]:
    """Newest first; drafts that were never issued for members only."""
    return await ask.rows(
        VersionLine,
        VERSIONS + "WHERE in_force_from IS NOT NULL OR edition > 0 OR before_bodies OR %(member)s ORDER BY number DESC LIMIT 50",
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
        "SELECT ordinal, number, heading, level FROM section WHERE version_id = %(version)s ORDER BY place",
        {"version": version_id},
    )


async def clauses(ask: Asking, version_id: UUID) -> list[ClauseLine]:
    return await ask.rows(ClauseLine, CLAUSES + "WHERE c.version_id = %(version)s " + IN_ORDER, {"version": version_id})


async def clause(ask: Asking, version_id: UUID, clause_id: str) -> ClauseLine | None:
    return await ask.row(
        ClauseLine,
        CLAUSES + "WHERE c.version_id = %(version)s AND c.clause_id = %(clause)s",
        {"version": version_id, "clause": clause_id},
    )


async def gone(ask: Asking, version_id: UUID, clause_id: str | None = None) -> list[GoneLine]:
    """What stood in a version and stands there no more: all of it, or one clause."""
    return await ask.rows(
        GoneLine,
        """SELECT clause_id, origin, is_split, text, text_lang AS lang, why, why_lang FROM gone_clause
           WHERE version_id = %(version)s AND (%(clause)s::text IS NULL OR clause_id = %(clause)s) ORDER BY clause_id""",
        {"version": version_id, "clause": clause_id},
    )


async def last_with(ask: Asking, clause_id: str) -> int | None:
    """The number of the newest version that was ever in force and had that clause, or says what became of it."""
    row = await ask.row(
        Numbered,
        """SELECT number FROM compact_version WHERE in_force_from IS NOT NULL AND version_id IN
             (SELECT version_id FROM clause WHERE clause_id = %(clause)s UNION SELECT version_id FROM gone_clause WHERE clause_id = %(clause)s)
           ORDER BY number DESC LIMIT 1""",
        {"clause": clause_id},
    )
    return row.number if row else None


class Numbered(Struct, frozen=True):
    number: int


class KinLine(Struct, frozen=True):
    """The same clause in the version before or after: as it was carried, amended, split or dropped there."""

    version_id: UUID
    clause_id: str
    how: str
    is_later: bool


async def kin(ask: Asking, clause: ClauseLine, before: UUID | None, after: Sequence[UUID]) -> list[KinLine]:
    """What it came from in the version `before`, and what it became in those `after`."""
    return await ask.rows(
        KinLine,
        """SELECT version_id, clause_id, how, false AS is_later FROM clause WHERE version_id = %(before)s AND clause_id = %(origin)s
           UNION ALL SELECT version_id, clause_id, how, true FROM clause WHERE version_id = ANY(%(after)s) AND origin = %(clause)s
           UNION ALL SELECT version_id, clause_id, 'dropped', true FROM gone_clause
             WHERE version_id = ANY(%(after)s) AND origin = %(clause)s AND NOT is_split
           ORDER BY is_later, version_id, clause_id LIMIT 50""",
        {"before": before, "origin": clause.origin, "after": list(after), "clause": clause.clause_id},
    )


async def parts(ask: Asking, version_id: UUID, clause_id: str) -> list[ClauseLine]:
    """The clauses that one was split into, as far as they still stand."""
    return await ask.rows(
        ClauseLine,
        CLAUSES + "WHERE c.version_id = %(version)s AND c.split_from = %(clause)s " + IN_ORDER,
        {"version": version_id, "clause": clause_id},
    )


async def undertakings(ask: Asking) -> list[ClauseLine]:
    """Of the version in force: what a concern can be about."""
    return await ask.rows(
        ClauseLine, CLAUSES + "JOIN in_force f ON f.version_id = c.version_id WHERE c.kind = 'undertaking' " + IN_ORDER
    )
