"""What stands around the clauses of a version: its tag-line, summary and foreword, its glossary; and related texts."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain import compacts
from domain.compacts import Relation
from domain.shared.events import Recorded
from domain.shared.ids import VersionId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, ReadModel, Row, Rows


class FrontMatter(Row, frozen=True, kw_only=True):
    """`foreword_by` is a name, `foreword_office` what that person is."""

    __key__ = ("version_id",)

    version_id: VersionId
    tag_line: Words | None = None
    summary: Words | None = None
    foreword: Words | None = None
    foreword_by: Words | None = None
    foreword_office: Words | None = None

    @property
    def audience(self) -> str:
        return MEMBERS  # it becomes public with its version, which moves then


class GlossaryTerm(Row, frozen=True, kw_only=True):
    __key__ = ("version_id", "ordinal")
    __find__ = ("version_id",)

    version_id: VersionId
    ordinal: int
    term: Words
    meaning: Words

    @property
    def audience(self) -> str:
        return MEMBERS


class RelatedText(Row, frozen=True, kw_only=True):
    """A text that the agreement comes from, replaced, or was replaced by."""

    __key__ = ("ordinal",)

    ordinal: int
    relation: Relation
    title: Words
    link: Words | None


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case compacts.Begun(version_id=version_id, from_version=before) if before:
            _carry(rows, before, version_id)
        case compacts.FrontMatterWritten() as front:
            rows.put(
                FrontMatter(
                    version_id=front.version_id,
                    tag_line=front.tag_line,
                    summary=front.summary,
                    foreword=front.foreword,
                    foreword_by=front.foreword_by,
                    foreword_office=front.foreword_office,
                )
            )
        case compacts.GlossaryWritten(version_id=version_id, entries=entries):
            for term in rows.where(GlossaryTerm, version_id=version_id):
                rows.drop(term)
            for ordinal, entry in enumerate(entries, 1):
                rows.put(GlossaryTerm(version_id=version_id, ordinal=ordinal, term=entry.term, meaning=entry.meaning))
        case compacts.RelatedTextsNamed(texts=texts):
            for text in rows.every(RelatedText):
                rows.drop(text)
            for ordinal, one in enumerate(texts, 1):
                rows.put(RelatedText(ordinal=ordinal, relation=one.relation, title=one.title, link=one.link))


def _carry(rows: Rows, before: VersionId, version_id: VersionId) -> None:
    """All but the foreword, which somebody wrote for the one version."""
    if front := rows.get(FrontMatter, before):
        rows.add(FrontMatter(version_id=version_id, tag_line=front.tag_line, summary=front.summary))
    for term in rows.where(GlossaryTerm, version_id=before):
        rows.add(replace(term, version_id=version_id))


MODEL = ReadModel("front", (FrontMatter, GlossaryTerm, RelatedText), absorb, of=("compact",))


class FrontLine(Struct, frozen=True):
    """`terms` and `meanings` go together, as do `relations`, `titles` and `links`. What was removed is None, as is what was left out: the `has_…` tell."""

    version_id: UUID
    tag_line: str | None
    tag_line_lang: str | None
    summary: str | None
    summary_lang: str | None
    has_summary: bool
    foreword: str | None
    foreword_lang: str | None
    has_foreword: bool
    foreword_by: str | None
    foreword_office: str | None
    terms: list[str | None]
    meanings: list[str | None]
    relations: list[str]
    titles: list[str | None]
    links: list[str | None]

    @property
    def glossary(self) -> list[tuple[str, str]]:
        return [(term, meaning) for term, meaning in zip(self.terms, self.meanings, strict=True) if term and meaning]

    def related(self, relation: str) -> list[tuple[str | None, str | None]]:
        """Their titles and web addresses."""
        both = zip(self.relations, self.titles, self.links, strict=True)
        return [(title, link) for one, title, link in both if one == relation]


async def of_version(ask: Asking, version_id: UUID) -> FrontLine:
    return (await of_versions(ask, [version_id]))[version_id]


async def of_versions(ask: Asking, version_ids: Sequence[UUID]) -> dict[UUID, FrontLine]:
    rows = await ask.rows(
        FrontLine,
        """SELECT v.version_id, f.tag_line, f.tag_line_lang, f.summary, f.summary_lang, f.summary_key IS NOT NULL AS has_summary,
             f.foreword, f.foreword_lang, f.foreword_key IS NOT NULL AS has_foreword, f.foreword_by, f.foreword_office,
             ARRAY(SELECT g.term FROM glossary_term g WHERE g.version_id = v.version_id ORDER BY g.ordinal) AS terms,
             ARRAY(SELECT g.meaning FROM glossary_term g WHERE g.version_id = v.version_id ORDER BY g.ordinal) AS meanings,
             ARRAY(SELECT r.relation FROM related_text r ORDER BY r.ordinal) AS relations,
             ARRAY(SELECT r.title FROM related_text r ORDER BY r.ordinal) AS titles,
             ARRAY(SELECT r.link FROM related_text r ORDER BY r.ordinal) AS links
           FROM compact_version v LEFT JOIN front_matter f USING (version_id) WHERE v.version_id = ANY(%(versions)s)""",
        {"versions": list(version_ids)},
    )
    return {row.version_id: row for row in rows}
