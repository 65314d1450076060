"""What pages ask about champions: who covers what, one slot with its terms, and a nomination."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.champions import WARNINGS, NominatedBy
from domain.organisations import Sector
from domain.shared.dates import A_DAY, Due
from services.shared.asking import Asking


class Covered(Struct, frozen=True):
    """A body's service area: its champion today, if there is one; who follows; and whether somebody is asked (members)."""

    ref: str
    organisation_id: UUID
    organisation: str
    sector: Sector
    service_area: str
    wanted: bool
    ended: bool
    champion: str | None
    champion_id: UUID | None
    serves_from: date | None
    term_ends: date | None
    shorter: bool | None
    follows_on: date | None
    asked: bool

    def elapsed(self, today: date) -> bool:
        return bool(self.champion_id and self.term_ends and self.term_ends < today and not self.follows_on)

    def ending(self, today: date) -> bool:
        """Within the days in which that is noted, and nobody follows."""
        return bool(
            self.champion_id and self.term_ends and not self.follows_on and today <= self.term_ends <= today + WARNINGS[0] * A_DAY
        )

    @property
    def vacant(self) -> bool:
        return self.wanted and self.champion_id is None


SLOTS = """SELECT s.ref, s.organisation_id, o.name AS organisation, o.sector, s.service_area,
    s.wanted AND o.successor_id IS NULL AND o.into_id IS NULL AS wanted, s.ended OR o.successor_id IS NOT NULL OR o.into_id IS NOT NULL AS ended,
    coalesce(p.called, p.name) AS champion, t.champion_id, t.serves_from, t.term_ends, t.shorter,
    (SELECT min(n.serves_from) FROM term n WHERE (n.organisation_id, n.service_area) = (s.organisation_id, s.service_area)
      AND n.serves_from > %(today)s) AS follows_on,
    %(member)s AND EXISTS (SELECT FROM nomination n WHERE (n.organisation_id, n.service_area) = (s.organisation_id, s.service_area)
      AND n.state = 'asked') AS asked
  FROM champion_slot s JOIN organisation o USING (organisation_id)
  LEFT JOIN LATERAL (SELECT * FROM term t WHERE (t.organisation_id, t.service_area) = (s.organisation_id, s.service_area)
    AND t.serves_from <= %(today)s ORDER BY t.serves_from DESC, t.left_on DESC NULLS FIRST LIMIT 1) t ON t.left_on IS NULL
  LEFT JOIN person p ON p.person_id = t.champion_id """


async def coverage(ask: Asking) -> list[Covered]:
    """Every slot. The public sees those that are wanted, and any other while somebody serves there. An organisation that
    another has followed, or that is recorded twice, wants nobody.
    """
    return await ask.rows(
        Covered,
        SLOTS
        + """WHERE t.champion_id IS NOT NULL OR ((s.wanted OR (%(member)s AND NOT s.ended)) AND o.successor_id IS NULL AND o.into_id IS NULL)
           ORDER BY o.sector, o.name, s.service_area LIMIT 500""",
        {"today": ask.today, "member": ask.viewer.is_member},
    )


async def of_body(ask: Asking, same: list[UUID]) -> list[Covered]:
    """The slots of one organisation, under all its records."""
    return await ask.rows(
        Covered,
        SLOTS
        + """WHERE s.organisation_id = ANY(%(same)s) AND (t.champion_id IS NOT NULL
             OR ((s.wanted OR (%(member)s AND NOT s.ended)) AND o.successor_id IS NULL AND o.into_id IS NULL))
           ORDER BY s.service_area LIMIT 500""",
        {"same": same, "today": ask.today, "member": ask.viewer.is_member},
    )


async def slot(ask: Asking, ref: str) -> Covered | None:
    """None also where only members may know of it: one that is not wanted, and never had a champion."""
    return await ask.row(
        Covered,
        SLOTS
        + """WHERE s.ref = %(ref)s AND (s.wanted OR %(member)s OR EXISTS (SELECT FROM term h
             WHERE (h.organisation_id, h.service_area) = (s.organisation_id, s.service_area)))""",
        {"ref": ref, "today": ask.today, "member": ask.viewer.is_member},
    )


class ServedTerm(Struct, frozen=True):
    champion_id: UUID
    champion: str | None
    serves_from: date
    term_ends: date
    shorter: bool
    left_on: date | None
    why: str | None
    why_lang: str | None


async def terms(ask: Asking, one: Covered) -> list[ServedTerm]:
    """Who served and who will, latest first; why somebody stood down, to members."""
    return await ask.rows(
        ServedTerm,
        """SELECT t.champion_id, coalesce(p.called, p.name) AS champion, t.serves_from, t.term_ends, t.shorter, t.left_on,
             CASE WHEN %(member)s THEN t.why END AS why, t.why_lang
           FROM term t LEFT JOIN person p ON p.person_id = t.champion_id
           WHERE (t.organisation_id, t.service_area) = (%(body)s, %(service)s) ORDER BY t.serves_from DESC, t.left_on DESC NULLS FIRST LIMIT 50""",
        {"body": one.organisation_id, "service": one.service_area, "member": ask.viewer.is_member},
    )


class Asked(Struct, frozen=True):
    """A nomination as its nominee, or a member, sees it."""

    nomination_id: UUID
    ref: str
    slot: UUID
    version: int
    organisation_id: UUID
    organisation: str
    service_area: str
    nominee_id: UUID
    nominee: str | None
    nominator: str | None
    nominated_by: NominatedBy
    term_months: int
    minimum_months: int
    answer_by: Due
    answer_on: date
    why: str | None
    why_lang: str | None
    state: str
    replaces: bool


ASKED = """SELECT n.nomination_id, n.ref, n.slot, n.version, n.organisation_id, o.name AS organisation, n.service_area, n.nominee_id,
    coalesce(p.called, p.name) AS nominee, q.name AS nominator, n.nominated_by, n.term_months, n.minimum_months, n.answer_by, n.answer_on,
    n.why, n.why_lang, n.state, n.replaces
  FROM nomination n JOIN organisation o USING (organisation_id) LEFT JOIN person p ON p.person_id = n.nominee_id
  LEFT JOIN person q ON q.person_id = n.nominator_id """


async def nomination(ask: Asking, ref: str) -> Asked | None:
    return await ask.row(Asked, ASKED + "WHERE n.ref = %(ref)s", {"ref": ref})
