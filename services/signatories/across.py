"""Where one organisation can sign, across areas: those that its person has a part in, and those open to whoever comes."""

from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct
from psycopg.rows import class_row

from domain.organisations import alike
from services.shared.asking import Asking

MOST_AREAS, PAGE = 50, 25
Cx = psycopg.Connection[Any]


class Known(Struct, frozen=True):
    """An organisation of somebody's in one area, and how it stands there. `earlier` is a version that it still stands signed to."""

    organisation_id: UUID
    organisation: str
    version: str
    signed: bool
    asked: bool
    earlier: str | None


class Part(Struct, frozen=True):
    """An area in which somebody is `person_id`, under that name, and for whom they can sign there."""

    tenant_id: UUID
    slug: str
    area: str
    approval_needed: bool
    person_id: UUID
    name: str | None
    known: list[Known]

    def of(self, organisation: str) -> Known | None:
        return next((one for one in self.known if alike(one.organisation, organisation)), None)


OPEN = "a.in_force IS NOT NULL AND NOT a.suspended AND a.tries_until IS NULL"
KNOWN = """SELECT o.organisation_id, o.name AS organisation, v.title || ' (' || v.number || ')' AS version,
    coalesce(s.state = 'stands' AND s.version_id = f.version_id, false) AS signed, coalesce(r.state = 'asked', false) AS asked,
    CASE WHEN s.state = 'stands' AND s.version_id <> f.version_id THEN e.title || ' (' || e.number || ')' END AS earlier
  FROM in_force f JOIN compact_version v USING (version_id) JOIN organisation o ON o.successor_id IS NULL AND o.into_id IS NULL
  LEFT JOIN signatory s USING (organisation_id) LEFT JOIN compact_version e ON e.version_id = s.version_id
  LEFT JOIN signature_request r USING (organisation_id)
  WHERE EXISTS (SELECT FROM seat x WHERE (x.person_id, x.organisation_id) = (%s, o.organisation_id) AND (
    x.role IN ('contact', 'officer', 'vcs-member') OR (x.role = 'participant' AND o.named
      AND NOT EXISTS (SELECT FROM signature g WHERE g.organisation_id = o.organisation_id))))
  ORDER BY o.name, o.organisation_id"""


def parts(cx: Cx, login_id: UUID) -> list[Part]:
    """Of somebody who asks for their own. One look into each of their areas, at most so many."""
    (before,) = cx.execute("SELECT current_setting('app.tenant')").fetchone() or ("",)
    mine = cx.execute(
        f"""SELECT a.tenant_id, a.slug, a.name, a.approval_needed, m.person_id FROM auth.membership m
            JOIN listed_area a USING (tenant_id) WHERE m.login_id = %s AND {OPEN} ORDER BY a.name, a.slug LIMIT {MOST_AREAS}""",
        (login_id,),
    ).fetchall()
    found = [_look_into(cx, *one) for one in mine]
    cx.execute("SELECT set_config('app.tenant', %s, true)", (before,))
    return found


def _look_into(cx: Cx, tenant_id: UUID, slug: str, area: str, approval_needed: bool, person_id: UUID) -> Part:
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(tenant_id),))
    name = (cx.execute("SELECT name FROM person WHERE person_id = %s", (person_id,)).fetchone() or (None,))[0]
    with cx.cursor(row_factory=class_row(Known)) as cursor:
        known = cursor.execute(KNOWN, (person_id,)).fetchall()
    return Part(tenant_id, slug, area, approval_needed, person_id, name, known)


class Open(Struct, frozen=True):
    """An area of the directory where something can be signed."""

    tenant_id: UUID
    slug: str
    area: str
    version: str
    approval_needed: bool


COLUMNS = "a.tenant_id, a.slug, a.name AS area, a.in_force AS version, a.approval_needed"


async def open_areas(ask: Asking, search: str, after: str, without: list[str]) -> list[Open]:
    """One page of them by name, and one more if there is one; `after` is the slug that the page before ended with."""
    return await ask.rows(
        Open,
        f"""SELECT {COLUMNS} FROM listed_area a WHERE {OPEN} AND a.slug <> ALL(%(without)s) AND strpos(a.search, %(search)s) > 0
              AND (a.name, a.slug) > (coalesce((SELECT name FROM listed_area WHERE slug = %(after)s), ''), %(after)s)
            ORDER BY a.name, a.slug LIMIT %(page)s""",
        {"search": " ".join(search.lower().split()), "after": after, "without": without, "page": PAGE + 1},
    )


async def named_areas(ask: Asking, slugs: list[str]) -> list[Open]:
    """Those of them that are there and open."""
    return await ask.rows(
        Open,
        f"SELECT {COLUMNS} FROM listed_area a WHERE {OPEN} AND a.slug = ANY(%(slugs)s) ORDER BY a.name, a.slug",
        {"slugs": slugs},
    )
