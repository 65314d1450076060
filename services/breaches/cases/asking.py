"""What pages ask about concerns; the database shows each only to whoever is in on it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from domain.shared.actor import Role
from domain.shared.dates import Due
from services.shared.asking import Asking


class CaseLine(Struct, frozen=True):
    """A case in the list of one's own, or whole. `unconfirmed`: nobody has said that whoever raised it acts for the organisation."""

    breach_id: UUID
    version: int
    ref: str
    raiser_id: UUID
    raiser: str | None
    organisation: str
    respondent: str
    service_area: str | None
    version_id: UUID
    clause_id: str
    happened_on: date | None
    what_happened: bytes
    effect: bytes
    remedy: bytes
    procedure: int
    raised_at: datetime
    stage: int
    owner_id: UUID
    owner: str | None
    state: str
    unconfirmed: bool


class StageLine(Struct, frozen=True):
    stage: int
    owner_id: UUID
    owner: str | None
    role: Role
    began_on: date
    acknowledge_by: Due
    answer_by: Due
    acknowledged_on: date | None
    answered_on: date | None
    answer: bytes | None
    handover: bytes | None


COLUMNS = """SELECT c.breach_id, c.version, c.ref, c.raiser_id, CASE WHEN r.public OR %(named)s OR r.person_id = %(me)s THEN r.name END AS raiser,
    o.name AS organisation, b.name AS respondent, c.service_area,
    c.version_id, c.clause_id, c.happened_on, c.what_happened, c.effect, c.remedy, c.procedure, c.raised_at, c.stage,
    c.owner_id, CASE WHEN w.public OR %(named)s OR w.person_id = %(me)s THEN w.name END AS owner, c.state,
    c.unconfirmed AND NOT EXISTS (SELECT FROM seat u WHERE (u.person_id, u.organisation_id) = (c.raiser_id, c.organisation_id)
      AND u.role <> 'participant') AS unconfirmed
  FROM breach c JOIN organisation o USING (organisation_id) JOIN organisation b ON b.organisation_id = c.respondent_id
  LEFT JOIN person r ON r.person_id = c.raiser_id LEFT JOIN person w ON w.person_id = c.owner_id """
CASES = COLUMNS + "JOIN breach_person me ON me.breach_id = c.breach_id AND me.person_id = %(me)s "

WITH_STAGES = f"""SELECT k.*, s.stage AS of_stage, s.owner_id AS of_owner_id,
    CASE WHEN p.public OR %(named)s OR p.person_id = %(me)s THEN p.name END AS of_owner, s.role AS of_role, s.began_on AS of_began_on,
    s.acknowledge_by AS of_acknowledge_by, s.answer_by AS of_answer_by, s.acknowledged_on AS of_acknowledged_on,
    s.answered_on AS of_answered_on, s.answer AS of_answer, s.handover AS of_handover
  FROM ({CASES}) k JOIN breach_stage s USING (breach_id) LEFT JOIN person p ON p.person_id = s.owner_id"""


async def mine(ask: Asking) -> list[CaseLine]:
    """The cases that the viewer is in, latest first."""
    return await ask.rows(CaseLine, CASES + "ORDER BY c.raised_at DESC, c.breach_id LIMIT 100", _looking(ask))


class Cited(Struct, frozen=True):
    ref: str


async def about_clause(ask: Asking, version_id: UUID, clause_id: str) -> list[Cited]:
    """The viewer's own cases under a clause, latest first; nobody else's."""
    if ask.viewer.person_id is None:
        return []
    return await ask.rows(
        Cited,
        """SELECT c.ref FROM breach c JOIN breach_person me ON me.breach_id = c.breach_id AND me.person_id = %(me)s
           WHERE (c.version_id, c.clause_id) = (%(version)s, %(clause)s) ORDER BY c.raised_at DESC, c.breach_id LIMIT 20""",
        {"me": ask.viewer.person_id, "version": version_id, "clause": clause_id},
    )


async def by_ref(ask: Asking, ref: str) -> CaseLine | None:
    """None also for somebody who is not in the case."""
    return await ask.row(CaseLine, CASES + "WHERE c.ref = %(ref)s", _looking(ask) | {"ref": ref})


async def by_id(ask: Asking, breach_id: UUID) -> CaseLine | None:
    """Whoever asks: for an auditor who was given leave to read this one."""
    return await ask.row(CaseLine, COLUMNS + "WHERE c.breach_id = %(id)s", _looking(ask) | {"id": breach_id})


async def stages(ask: Asking, breach_id: UUID) -> list[StageLine]:
    return await ask.rows(
        StageLine,
        """SELECT s.stage, s.owner_id, CASE WHEN p.public OR %(named)s OR p.person_id = %(me)s THEN p.name END AS owner, s.role, s.began_on, s.acknowledge_by, s.answer_by, s.acknowledged_on, s.answered_on,
             s.answer, s.handover
           FROM breach_stage s LEFT JOIN person p ON p.person_id = s.owner_id WHERE s.breach_id = %(id)s ORDER BY s.stage""",
        _looking(ask) | {"id": breach_id},
    )


async def with_stages(ask: Asking, ref: str) -> tuple[CaseLine, list[StageLine]] | None:
    """Both at once; None also for somebody who is not in the case."""
    found = await ask.rows(dict[str, Any], f"{WITH_STAGES} WHERE k.ref = %(ref)s ORDER BY s.stage", _looking(ask) | {"ref": ref})
    if not found:
        return None
    stages = [{name[3:]: value for name, value in row.items() if name.startswith("of_")} for row in found]
    return msgspec.convert(found[0], CaseLine), msgspec.convert(stages, list[StageLine])


def _looking(ask: Asking) -> dict[str, Any]:
    """Whoever is in a case reads the names in it, unless they came uninvited: to those it says which role somebody has."""
    viewer = ask.viewer
    return {"me": viewer.person_id, "named": viewer.is_member or not viewer.takes_part}
