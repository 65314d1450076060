"""A transaction of the worker's, bound to an area and to the generation in use."""

from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg


def bind(cx: psycopg.Connection[Any], tenant_id: UUID) -> datetime:
    """Until the transaction ends; returns the installation's time."""
    row = cx.execute(
        """SELECT set_config('search_path', (SELECT format('rm_%%s, wide_%%s', generation, generation) FROM rm.live), true),
             set_config('app.tenant', %s, true), es.now()""",
        (str(tenant_id),),
    ).fetchone()
    assert row
    now: datetime = row[2]
    return now
