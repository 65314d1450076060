"""What pages ask about engagement."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from domain.compacts.engaging import HeldKind
from services.shared.asking import Asking


class HeldLine(Struct, frozen=True):
    """`heard` is None where nothing was written, and where it was removed."""

    kind: HeldKind
    held_on: date
    with_whom: str | None
    with_whom_lang: str | None
    took_part: int | None
    heard: str | None
    heard_lang: str | None
    has_heard: bool


class EngagementLine(Struct, frozen=True):
    """`begun_on` is the day on which the version asked about was begun, None where it was not for that one."""

    number: int
    opened_on: date
    until: date | None
    asks: str | None
    asks_lang: str | None
    take_part: str | None
    take_part_lang: str | None
    closed_on: date | None
    outcome: str | None
    outcome_lang: str | None
    spent: bool
    begun_on: date | None
    held: list[HeldLine]

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def people(self) -> int:
        return sum(one.took_part or 0 for one in self.held)


async def engagements(ask: Asking, version_id: UUID | None = None) -> list[EngagementLine]:
    """Newest first, each with what was held, in the order of its days."""
    return await ask.rows(
        EngagementLine,
        """SELECT e.number, e.opened_on, e.until, e.asks, e.asks_lang, e.take_part, e.take_part_lang, e.closed_on, e.outcome, e.outcome_lang,
             e.spent, v.begun_on,
             coalesce((SELECT json_agg(json_build_object('kind', h.kind, 'held_on', h.held_on, 'with_whom', h.with_whom,
                 'with_whom_lang', h.with_whom_lang, 'took_part', h.took_part, 'heard', h.heard, 'heard_lang', h.heard_lang,
                 'has_heard', h.heard_key IS NOT NULL) ORDER BY h.held_on, h.ordinal)
               FROM engagement_held h WHERE h.engagement_id = e.engagement_id), '[]') AS held
           FROM engagement e LEFT JOIN engaged_version v ON (v.engagement_id, v.version_id) = (e.engagement_id, %(version)s::uuid)
           ORDER BY e.number DESC LIMIT 50""",
        {"version": version_id},
    )


class Held(Struct, frozen=True):
    """What was held: how often in which way, and how many people took part where somebody counted."""

    kinds: list[tuple[HeldKind, int]]
    people: int


def held(engagements: Sequence[EngagementLine]) -> Held:
    return _counted([one for line in engagements for one in line.held])


def held_for(engagements: Sequence[EngagementLine], *, before: bool) -> Held:
    """Up to the day on which that version was begun, or after it."""
    found = ((one, line.begun_on) for line in engagements if line.begun_on for one in line.held)
    return _counted([one for one, begun_on in found if (one.held_on <= begun_on) is before])


def _counted(held: Sequence[HeldLine]) -> Held:
    counted = [(kind, sum(one.kind is kind for one in held)) for kind in HeldKind]
    return Held([(kind, count) for kind, count in counted if count], sum(one.took_part or 0 for one in held))
