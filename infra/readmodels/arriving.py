"""Waiting until the read models hold what somebody has just written."""

import asyncio
from typing import Any
from uuid import UUID

import psycopg

LONGEST_WAIT = 1.0  # seconds
MOST_ARRIVE = 0.008
REACHED = """SELECT set_config('app.tenant', %(tenant)s, true);
SELECT position FROM rm.cursor JOIN rm.live USING (generation) WHERE tenant_id = %(tenant)s::uuid"""


async def wait(cx: psycopg.AsyncConnection[Any], tenant_id: UUID, position: int) -> bool:
    """A look each millisecond while most writes arrive, then 2, 4 … 16 ms apart, for a second at most: then the page comes
    all the same, and says so.
    """
    pause, waited = 0.001, 0.0
    while True:
        cursor = psycopg.AsyncClientCursor(cx)
        await cursor.execute(REACHED, {"tenant": str(tenant_id)})
        cursor.nextset()
        found = await cursor.fetchone()
        if found and found[0] >= position:
            return True
        if waited >= LONGEST_WAIT:
            return False
        await asyncio.sleep(pause)
        waited += pause
        pause = min(pause * 2, 0.016) if waited > MOST_ARRIVE else pause
