"""Who serves as champion for which service area, who is asked, and where nobody is."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from domain import champions
from domain.champions import NominatedBy
from domain.organisations import Sector
from domain.shared.dates import Due
from domain.shared.events import Recorded
from domain.shared.ids import NominationId, OrganisationId, PersonId
from services.shared.asking import Asking
from services.shared.cells import Words
from services.shared.rows import MEMBERS, ReadModel, Row, Rows


class Term(Row, frozen=True, kw_only=True):
    """A champion's term. Public: they were told so when they accepted."""

    __key__ = ("organisation_id", "service_area", "serves_from")
    __find__ = ("organisation_id",)
    __indexes__ = ("champion_id",)

    organisation_id: OrganisationId
    service_area: str
    champion_id: PersonId
    serves_from: date
    term_ends: date
    shorter: bool
    left_on: date | None = None


class Nomination(Row, frozen=True, kw_only=True):
    """`state` is asked, accepted, declined or expired."""

    __key__ = ("nomination_id",)
    __indexes__ = ("ref",)

    nomination_id: NominationId
    ref: str
    slot: UUID
    version: int
    organisation_id: OrganisationId
    service_area: str
    nominee_id: PersonId
    nominated_by: NominatedBy
    nominator_id: PersonId | None
    term_months: int
    minimum_months: int
    answer_by: Due
    answer_on: date
    why: Words | None
    state: str

    @property
    def audience(self) -> str:
        return MEMBERS


def absorb(rows: Rows, event: Recorded) -> None:
    match event.fact:
        case champions.Nominated() as nominated:
            rows.put(
                Nomination(
                    nomination_id=nominated.nomination_id,
                    ref=nominated.ref,
                    slot=event.stream_id,
                    version=event.version,
                    organisation_id=nominated.organisation_id,
                    service_area=nominated.service_area,
                    nominee_id=nominated.nominee_id,
                    nominated_by=nominated.nominated_by,
                    nominator_id=event.meta.person_id,
                    term_months=nominated.term_months,
                    minimum_months=nominated.minimum_months,
                    answer_by=nominated.answer_by,
                    answer_on=nominated.answer_by.on,
                    why=nominated.why,
                    state="asked",
                )
            )
        case champions.Accepted() as accepted:
            _ended(rows, accepted.nomination_id, "accepted", event.version)
            rows.put(
                Term(
                    organisation_id=accepted.organisation_id,
                    service_area=accepted.service_area,
                    champion_id=accepted.champion_id,
                    serves_from=accepted.serves_from,
                    term_ends=accepted.term_ends,
                    shorter=accepted.shorter,
                )
            )
        case champions.Left() as left:
            _leave(rows, left)
        case champions.Declined(nomination_id=nomination_id):
            _ended(rows, nomination_id, "declined", event.version)
        case champions.NominationExpired(nomination_id=nomination_id):
            _ended(rows, nomination_id, "expired", event.version)


def _leave(rows: Rows, left: champions.Left) -> None:
    """Whoever serves there serves no longer, if it is they; and what was to come of theirs does not."""
    there = [one for one in rows.where(Term, organisation_id=left.organisation_id) if one.service_area == left.service_area]
    begun = [one for one in there if one.serves_from <= left.left_on]
    serving = max(begun, key=lambda one: one.serves_from, default=None)
    if serving and serving.champion_id == left.champion_id:
        rows.change(serving, term_ends=min(serving.term_ends, left.left_on), left_on=left.left_on)
    for one in there:
        if one.serves_from > left.left_on and one.champion_id == left.champion_id:
            rows.drop(one)


def _ended(rows: Rows, nomination_id: NominationId, state: str, version: int) -> None:
    nomination = rows.get(Nomination, nomination_id)
    if nomination:
        rows.change(nomination, state=state, version=version)


MODEL = ReadModel("champions", (Term, Nomination), absorb, of=("champion",))


class Covered(Struct, frozen=True):
    """A body's service area: its champion today, if there is one; who follows; and whether somebody is asked (members)."""

    organisation_id: UUID
    organisation: str
    sector: Sector
    service_area: str
    champion: str | None
    champion_id: UUID | None
    serves_from: date | None
    term_ends: date | None
    shorter: bool | None
    follows_on: date | None
    asked: bool

    def elapsed(self, today: date) -> bool:
        return bool(self.term_ends and self.term_ends < today and not self.follows_on)


async def coverage(ask: Asking) -> list[Covered]:
    """Every service area of every body. The public sees public bodies, and any area that has had a champion."""
    return await ask.rows(
        Covered,
        """SELECT o.organisation_id, o.name AS organisation, o.sector, a.name AS service_area,
             p.name AS champion, t.champion_id, t.serves_from, t.term_ends, t.shorter,
             (SELECT min(n.serves_from) FROM term n WHERE (n.organisation_id, n.service_area) = (a.organisation_id, a.name)
                AND n.serves_from > %(today)s) AS follows_on,
             %(member)s AND EXISTS (SELECT FROM nomination n WHERE (n.organisation_id, n.service_area) = (a.organisation_id, a.name)
                AND n.state = 'asked') AS asked
           FROM service_area a JOIN organisation o USING (organisation_id)
           LEFT JOIN LATERAL (SELECT * FROM term t WHERE (t.organisation_id, t.service_area) = (a.organisation_id, a.name)
             AND t.serves_from <= %(today)s ORDER BY t.serves_from DESC LIMIT 1) t ON t.left_on IS NULL
           LEFT JOIN person p ON p.person_id = t.champion_id
           WHERE a.public OR t.champion_id IS NOT NULL OR %(member)s
           ORDER BY o.sector, o.name, a.name LIMIT 500""",
        {"today": ask.today, "member": ask.viewer.is_member},
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


ASKED = """SELECT n.nomination_id, n.ref, n.slot, n.version, n.organisation_id, o.name AS organisation, n.service_area, n.nominee_id,
    p.name AS nominee, q.name AS nominator, n.nominated_by, n.term_months, n.minimum_months, n.answer_by, n.answer_on,
    n.why, n.why_lang, n.state
  FROM nomination n JOIN organisation o USING (organisation_id) LEFT JOIN person p ON p.person_id = n.nominee_id
  LEFT JOIN person q ON q.person_id = n.nominator_id """


async def nomination(ask: Asking, ref: str) -> Asked | None:
    return await ask.row(Asked, ASKED + "WHERE n.ref = %(ref)s", {"ref": ref})
