"""The agreement's text by section and clause, version by version."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import compacts, consultations
from domain.compacts import Kind, Owner
from domain.shared.events import Recorded
from domain.shared.ids import VersionId
from services.shared.asking import Asking
from services.shared.rows import MEMBERS, PUBLIC, ReadModel, Row, Rows, Words


class CompactVersion(Row, frozen=True, kw_only=True):
    """`in_force_from` is None for a draft; `superseded_on` for the version in force."""

    __key__ = ("version_id",)
    __find__ = ("number",)

    version_id: VersionId
    number: int
    title: str
    in_force_from: date | None = None
    superseded_on: date | None = None

    @property
    def audience(self) -> str:
        return PUBLIC if self.in_force_from else MEMBERS


class InForce(Row, frozen=True, kw_only=True):
    """The one version in force."""

    version_id: VersionId


class Section(Row, frozen=True, kw_only=True):
    __key__ = ("version_id", "ordinal")

    version_id: VersionId
    ordinal: int
    number: str | None
    heading: Words
    level: int

    @property
    def audience(self) -> str:
        return MEMBERS  # it becomes public with its version, which moves then


class Clause(Row, frozen=True, kw_only=True):
    """A clause's own text; its sub-points are `Point`s."""

    __key__ = ("version_id", "clause_id")
    __indexes__ = ("version_id, section, ordinal",)

    version_id: VersionId
    clause_id: str
    section: int
    ordinal: int
    number: str | None
    kind: Kind
    owner: Owner | None
    text: Words

    @property
    def audience(self) -> str:
        return MEMBERS


class Point(Row, frozen=True, kw_only=True):
    """A sub-point of a clause; for a value `against` marks the behaviour that is not in action."""

    __key__ = ("version_id", "clause_id", "against", "ordinal")

    version_id: VersionId
    clause_id: str
    against: bool
    ordinal: int
    text: Words

    @property
    def audience(self) -> str:
        return MEMBERS


class ClauseUse(Row, frozen=True, kw_only=True):
    """What has publicly happened under a clause."""

    __key__ = ("version_id", "clause_id")

    version_id: VersionId
    clause_id: str
    consultations: int = 0


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case compacts.Drafted(version_id=version_id, number=number, title=title):
            rows.put(CompactVersion(version_id=version_id, number=number, title=title))
        case compacts.SectionDrafted() as section:
            _put_section(rows, section)
        case compacts.Adopted(version_id=version_id, in_force_from=since):
            before, version = rows.get(InForce), rows.get(CompactVersion, version_id)
            if before and (old := rows.get(CompactVersion, before.version_id)):
                rows.change(old, superseded_on=since)
            if version:
                rows.change(version, in_force_from=since)
            rows.put(InForce(version_id=version_id))
        case consultations.Opened(version_id=version_id, clause_id=clause_id) if version_id and clause_id:
            use = rows.get(ClauseUse, version_id, clause_id) or ClauseUse(version_id=version_id, clause_id=clause_id)
            rows.change(use, consultations=use.consultations + 1)


def _put_section(rows: Rows, section: compacts.SectionDrafted) -> None:
    version_id = section.version_id
    rows.put(
        Section(
            version_id=version_id, ordinal=section.ordinal, number=section.number, heading=section.heading, level=section.level
        )
    )
    for ordinal, clause in enumerate(section.clauses, 1):
        rows.put(
            Clause(
                version_id=version_id,
                clause_id=clause.clause_id,
                section=section.ordinal,
                ordinal=ordinal,
                number=clause.number,
                kind=clause.kind,
                owner=clause.owner,
                text=clause.text,
            )
        )
        for against, points in ((False, clause.points), (True, clause.against)):
            for place, text in enumerate(points, 1):
                rows.put(Point(version_id=version_id, clause_id=clause.clause_id, against=against, ordinal=place, text=text))


MODEL = ReadModel("compacts", (CompactVersion, InForce, Section, Clause, Point, ClauseUse), absorb)


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


VERSIONS = """SELECT version_id, number, title, in_force_from, superseded_on, coalesce(signed, 0) AS signed
  FROM compact_version LEFT JOIN signature_tally USING (version_id) """


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
