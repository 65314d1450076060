"""A model that counts how often each event was folded, and after which other."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from domain.shared.events import Recorded
from infra.readmodels import follower
from infra.readmodels.generations import schemas
from services.shared.rows import ReadModel, Row, Rows

Cx = psycopg.Connection[Any]
Beside = Callable[..., int]


class Folded(Row, frozen=True, kw_only=True):
    """How often an event was folded, and after which other."""

    __key__ = ("position",)

    position: int
    times: int
    after: int


class Latest(Row, frozen=True, kw_only=True):
    position: int


def fold(rows: Rows, event: Recorded) -> None:
    known, latest = rows.get(Folded, event.position), rows.get(Latest)
    after = latest.position if latest else 0
    rows.put(Folded(position=event.position, times=known.times + 1 if known else 1, after=after))
    rows.put(Latest(position=event.position))


COUNTING = ReadModel("counting", (Folded, Latest), fold)


def exactly_once(positions: Sequence[int]) -> list[tuple[int, int, int]]:
    return [(position, 1, position - 1) for position in positions]


def taken(cx: Cx, generation: int, tenant: UUID) -> list[Any]:
    table = f"{schemas(generation)[0]}.folded"
    return cx.execute(f"SELECT position, times, after FROM {table} WHERE tenant_id = %s ORDER BY position", (tenant,)).fetchall()


def behind(cx: Cx, generation: int) -> bool:
    return bool(cx.execute(follower.DIRTY, (generation, 1)).fetchone())
