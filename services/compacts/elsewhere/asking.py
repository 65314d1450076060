"""What a drafter asks: which wording elsewhere is about the same. Nobody there learns that it was asked."""

from msgspec import Struct

from domain.compacts import Kind, Owner, Source
from services.shared.asking import Asking

AREAS = 200
"""Of those whose agreement came into force last: with more areas than that, asking costs no more."""
SHOWN = 5
FOUND, FOUND_OF_EACH = 10, 3
LONGEST_SOUGHT = 100
"""Characters that somebody looks for."""
WORDS = 60
COMMON = (
    "compact agreement accord charter local area partner partnership public body sector voluntary community organisation group "
    "council work together undertake agree ensure make include"
)
"""What every agreement is about tells none apart."""
ALIKE = 0.12
"""A word of the section's heading in common, or two of the clause: those weigh 0.6 and 0.06 each."""


class Wording(Struct, frozen=True):
    """A clause in force in another area."""

    slug: str
    area: str
    title: str
    number: int
    clause_id: str
    heading: str | None
    kind: Kind
    owner: Owner | None
    text: str
    text_lang: str
    points: list[str | None]
    against: list[str | None]
    same_clock: bool

    @property
    def name(self) -> str:
        """By which it is asked for again: its area, version and clause."""
        return f"{self.slug}/{self.number}/{self.clause_id}"

    @property
    def path(self) -> str:
        return f"/{self.slug}/clauses/{self.clause_id}?version={self.number}"

    @property
    def source(self) -> Source:
        return Source(self.area, self.title, self.number, self.clause_id, self.path)


NEAR = """near AS MATERIALIZED (SELECT tenant_id, slug, name FROM listed_area
             WHERE in_force_from IS NOT NULL AND tenant_id <> current_setting('app.tenant')::uuid
             ORDER BY in_force_from DESC, slug LIMIT %(areas)s)"""
COLUMNS = """c.title, c.number, c.clause_id, c.heading, c.kind, c.owner, c.text, c.text_lang,
  ARRAY(SELECT p.text FROM public_point p WHERE (p.tenant_id, p.version_id, p.clause_id) = (c.tenant_id, c.version_id, c.clause_id)
    AND NOT p.against ORDER BY p.ordinal) AS points,
  ARRAY(SELECT p.text FROM public_point p WHERE (p.tenant_id, p.version_id, p.clause_id) = (c.tenant_id, c.version_id, c.clause_id)
    AND p.against ORDER BY p.ordinal) AS against"""


async def alike(ask: Asking, about: str, cited: str = "") -> list[Wording]:
    """The nearest of each area, the nearest first: by the words of `about`, and by the clock that comes from clause `cited` here."""
    return await ask.rows(
        Wording,
        """WITH asked AS MATERIALIZED (SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS query FROM
             (SELECT lexeme FROM unnest(to_tsvector('pg_catalog.english', translate(%(about)s, '\\', ' ')))
              WHERE length(lexeme) > 2 AND lexeme <> ALL(tsvector_to_array(to_tsvector('pg_catalog.english', %(common)s)))
              ORDER BY positions[1] LIMIT %(words)s) words),
           mine AS MATERIALIZED (SELECT clock FROM area_clock WHERE period->>'clause_id' = %(cited)s LIMIT 1),
           """
        + NEAR
        + """,
           found AS (SELECT n.slug, n.name AS area, c.tenant_id, c.version_id, c.clause_id, same_clock,
               coalesce(ts_rank(c.searched, a.query) * (numnode(a.query) + 1) / 2, 0) + same_clock::int AS fit
             FROM near n JOIN public_clause c USING (tenant_id) CROSS JOIN asked a
             CROSS JOIN LATERAL (SELECT c.clock IS NOT NULL AND c.clock IN (SELECT clock FROM mine) AS same_clock) s
             WHERE c.text IS NOT NULL AND (c.searched @@ a.query OR same_clock)),
           best AS (SELECT DISTINCT ON (tenant_id) * FROM found WHERE fit >= %(alike)s ORDER BY tenant_id, fit DESC, clause_id)
           SELECT b.slug, b.area, b.same_clock, """
        + COLUMNS
        + """ FROM best b JOIN public_clause c USING (tenant_id, version_id, clause_id) ORDER BY b.fit DESC, b.slug LIMIT %(shown)s""",
        {"about": about, "cited": cited, "common": COMMON, "words": WORDS, "areas": AREAS, "alike": ALIKE, "shown": SHOWN},
    )


async def sought(ask: Asking, words: str) -> list[Wording]:
    """Clauses with all of these words, in whatever form, those that they fit best first; `or` stands between alternatives."""
    return await ask.rows(
        Wording,
        """WITH asked AS MATERIALIZED (SELECT websearch_to_tsquery('pg_catalog.english', %(words)s) AS query), """
        + NEAR
        + """,
           found AS (SELECT n.slug, n.name AS area, c.tenant_id, c.version_id, c.clause_id, ts_rank(c.searched, a.query) AS fit
             FROM near n JOIN public_clause c USING (tenant_id) CROSS JOIN asked a
             WHERE c.text IS NOT NULL AND c.searched @@ a.query),
           best AS (SELECT *, row_number() OVER (PARTITION BY tenant_id ORDER BY fit DESC, clause_id) AS place FROM found)
           SELECT b.slug, b.area, false AS same_clock, """
        + COLUMNS
        + """ FROM best b JOIN public_clause c USING (tenant_id, version_id, clause_id) WHERE b.place <= %(each)s
           ORDER BY b.fit DESC, b.slug, b.clause_id LIMIT %(shown)s""",
        {"words": words[:LONGEST_SOUGHT], "areas": AREAS, "each": FOUND_OF_EACH, "shown": FOUND},
    )


async def named(ask: Asking, name: str) -> Wording | None:
    """The one of that name, if it is still in force and public."""
    slug, number, clause_id = [*name.split("/", 2), "", ""][:3]
    return await ask.row(
        Wording,
        """SELECT l.slug, l.name AS area, false AS same_clock, """
        + COLUMNS
        + """ FROM listed_area l JOIN public_clause c USING (tenant_id)
           WHERE l.slug = %(slug)s AND c.number::text = %(number)s AND c.clause_id = %(clause)s AND c.text IS NOT NULL
             AND c.tenant_id <> current_setting('app.tenant')::uuid""",
        {"slug": slug, "number": number, "clause": clause_id},
    )
