"""Events read once more for what was typed into them: for whoever asks for their own data, and to forget somebody."""

from collections.abc import Sequence
from uuid import UUID

from psycopg_pool import ConnectionPool

from domain.shared.sealed import Sealed, Value
from infra.eventstore.mapper import SOURCE, read
from infra.eventstore.sealing import map_values
from services.shared.ports import Written

AT = """SELECT stream_id, stream_version, topic, meta, state FROM es.event
  WHERE tenant_id = %s AND position = ANY(%s) ORDER BY position"""


class StoredHistory:
    """See `services.shared.ports.History`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self.pool = pool

    def texts(self, tenant_id: UUID, positions: Sequence[int]) -> list[Written]:
        with self.pool.connection() as cx, cx.transaction():
            cx.execute("SELECT set_config('app.tenant', %s, true)", (str(tenant_id),))
            rows = cx.execute(AT, (tenant_id, list(positions)), binary=True).fetchall()
        return [text for row in rows for text in _texts(*row)]


def _texts(stream_id: UUID, version: int, topic: str, meta: bytes, state: bytes) -> list[Written]:
    fact, about = read(stream_id, version, topic, meta, state)
    found: list[Written] = []

    def keep(path: str, value: Value) -> Value:
        if isinstance(value, Sealed):
            names = getattr(fact, "person_id", None) or getattr(fact, "invitee_id", None)
            found.append(
                Written(
                    stream_id=stream_id,
                    version=version,
                    field=path,
                    value=value,
                    by=about.person_id,
                    about=fact.about_person(),
                    names=names,
                )
            )
        return value

    map_values(fact, keep)
    map_values(about, keep, SOURCE)
    return found
