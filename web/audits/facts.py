"""Facts at header level: that each happened, when, of which kind, and in which role it was done."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from domain import EVENTS
from domain.audits import lot
from services.timeline import entries
from web.shared.telling import TOPICS, Told, tell
from web.shared.visit import Visit
from web.shared.words import ROLES, SERVICE_ACTORS


class Fact(Struct, frozen=True):
    """`name` is what a form sends for it; `lot` its draw in a sample, if it is in one."""

    told: Told
    name: str
    kind: str
    role: str
    recorded_at: datetime
    lot: str


async def facts(visit: Visit, lines: list[entries.Line], seed: str = "") -> list[Fact]:
    told = tell(lines, await entries.names(visit.page, lines), visit.words)
    return [_fact(visit, line, one, seed) for line, one in zip(lines, told, strict=True)]


def _fact(visit: Visit, line: entries.Line, told: Told, seed: str) -> Fact:
    _ = visit.words._
    return Fact(
        told=told,
        name=f"{line.stream_id}.{line.version}",
        kind=_(TOPICS[line.topic.partition(".")[0]]),
        role=_(ROLES[line.role]) if line.role else _(SERVICE_ACTORS[line.actor]) if line.actor in SERVICE_ACTORS else "",
        recorded_at=line.recorded_at,
        lot=lot(seed, line.stream_id, line.version) if seed else "",
    )


async def named(visit: Visit, name: str) -> entries.Line | None:
    """The fact that a form or an address names, if this viewer may read that it happened."""
    stream, _, version = name.partition(".")
    try:
        fact = (UUID(stream), int(version[:9]))
    except ValueError:
        return None
    found = await entries.entries(visit.page, entries.Wanted(fact=fact, limit=1))
    return found[0] if found else None


def topics_of(kind: str) -> tuple[str, ...]:
    """Every topic whose first word it is; a kind that there is none of narrows to nothing."""
    return tuple(topic for topic in EVENTS if topic.partition(".")[0] == kind) or (kind,)


def kinds(visit: Visit) -> list[tuple[str, str]]:
    return [(kind, visit.words._(label)) for kind, label in TOPICS.items()]
