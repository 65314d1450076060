"""Reads stored events of many tenants at once, in order, for whoever follows."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.shared.events import Recorded
from infra.eventstore.mapper import read

EVENTS = """SELECT t.tenant_id, e.position, e.stream_id, e.stream_version, e.recorded_at, e.topic, e.meta, e.state
  FROM unnest(%s::uuid[], %s::bigint[]) AS t (tenant_id, behind), LATERAL (
    SELECT * FROM es.event WHERE tenant_id = t.tenant_id AND position > t.behind ORDER BY position LIMIT %s) AS e
  ORDER BY t.tenant_id, e.position"""


class Unreadable(Exception):
    """An event that this code cannot decode; every model stops before it."""


class StoredEvent(msgspec.Struct, frozen=True, gc=False):
    """An event's row, before it is read."""

    tenant_id: UUID
    position: int
    stream_id: UUID
    version: int
    recorded_at: datetime
    topic: str
    meta: bytes
    state: bytes

    def recorded(self) -> Recorded:
        try:
            fact, meta = read(self.stream_id, self.version, self.topic, self.meta, self.state)
        except Exception as error:
            raise Unreadable(self.topic) from error
        return Recorded(self.position, self.stream_id, self.version, self.recorded_at, fact, meta)


def after(cx: psycopg.Connection[Any], behind: Mapping[UUID, int], limit: int) -> dict[UUID, list[StoredEvent]]:
    """Up to `limit` events of each tenant behind the position named."""
    found: dict[UUID, list[StoredEvent]] = defaultdict(list)
    for columns in cx.execute(EVENTS, (list(behind), list(behind.values()), limit), binary=True):
        found[columns[0]].append(StoredEvent(*columns))
    return found
