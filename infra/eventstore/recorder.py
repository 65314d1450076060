"""Rows in and out of one tenant's ledger, on the command's own connection. No retry in here: the desk decides."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg
from eventsourcing.persistence import ApplicationRecorder, IntegrityError, Notification, StoredEvent, Subscription

from infra.eventstore.mapper import StoredFact

SALT = 16
APPEND = "SELECT first_position, last_position FROM es.append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
COMMIT = "; COMMIT"
SELECT = """SELECT stream_version, topic, meta, state FROM es.event
  WHERE tenant_id = %s AND stream_id = %s AND stream_version > %s ORDER BY stream_version"""


class AreaRecorder(ApplicationRecorder):
    """Bound to a transaction in which `app.tenant` is set. `guards` are (stream, version) that must not have moved."""

    def __init__(
        self, cx: psycopg.Connection[Any], tenant_id: UUID, command_id: UUID, bound_to: bytes, at: datetime | None
    ) -> None:
        super().__init__()
        self.cx, self.tenant_id = cx, tenant_id
        self.command_id, self.bound_to, self.at = command_id, bound_to, at

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        guards: Sequence[tuple[UUID, int]] = (),
        commit: bool = False,
        part: int = 0,
        **_: Any,
    ) -> Sequence[int]:
        """`commit` ends the transaction in the same message: after an error in it, the rest of a message is not heard.

        `part` counts the appends of one command; it is found again by its first. Only what ends in a COMMIT is put together
        on this side: of a lone question psycopg would keep the whole text, a megabyte each, with the connection.
        """
        rows = [row for row in stored_events if isinstance(row, StoredFact)]
        parameters = (
            uuid5(self.command_id, f"part {part}") if part else self.command_id,
            self.bound_to,
            self.at,
            _array(row.originator_id for row in rows),
            _array(row.originator_version for row in rows),
            [row.topic for row in rows],
            _binary(row.meta for row in rows),
            _binary(row.state for row in rows),
            _binary(os.urandom(SALT) for _ in rows),
            _binary(os.urandom(SALT) for _ in rows),
            _array(stream for stream, _version in guards),
            _array(version for _stream, version in guards),
        )
        cursor = psycopg.ClientCursor(self.cx) if commit else self.cx.cursor()
        try:
            first, last = cursor.execute(APPEND + COMMIT if commit else APPEND, parameters).fetchone() or (0, 0)
        except psycopg.errors.UniqueViolation as error:
            raise IntegrityError(error) from error
        return range(first, last + 1)

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredFact]:
        if lte is not None or desc or limit is not None:
            raise ValueError("A stream is read forwards and to its end.")
        rows = self.cx.execute(SELECT, (self.tenant_id, originator_id, gt or 0), binary=True)
        return [
            StoredFact(originator_id=originator_id, originator_version=version, topic=topic, state=state, meta=meta)
            for version, topic, meta, state in rows
        ]

    def select_notifications(self, *_: Any, **__: Any) -> Sequence[Notification]:
        raise LookupError("Followers read by tenant and position.")

    def max_notification_id(self) -> int | None:
        raise LookupError("Positions count within a tenant.")

    def subscribe(self, *_: Any, **__: Any) -> Subscription[ApplicationRecorder]:
        raise LookupError("Followers read by tenant and position.")


def _array(values: Iterable[object]) -> str:
    """Ids or numbers, as PostgreSQL reads them. Over the lists of one append psycopg takes as long as over a whole trip."""
    return "{" + ",".join(map(str, values)) + "}"


def _binary(values: Iterable[bytes]) -> str:
    return "{" + ",".join([f'"\\\\x{value.hex()}"' for value in values]) + "}"
