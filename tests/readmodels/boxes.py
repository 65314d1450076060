"""The boxes that lie in an area's history."""

from typing import Any
from uuid import UUID

import psycopg

from domain.shared.sealed import Sealed
from infra.eventstore.mapper import read
from infra.eventstore.sealing import map_values

Cx = psycopg.Connection[Any]


def sealed_in(cx: Cx, tenant: UUID) -> list[Sealed]:
    found: list[Sealed] = []
    query = "SELECT stream_id, stream_version, topic, meta, state FROM es.event WHERE tenant_id = %s ORDER BY position"
    for row in cx.execute(query, (tenant,), binary=True):
        for whole in read(*row):
            map_values(whole, lambda _path, value: found.append(value) or value)  # type: ignore[func-returns-value]
    return found
