"""Performs commands: bind the area, look for the first time, load, decide, append; again where something moved."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, LiteralString, NamedTuple, TypeVar
from uuid import UUID

import psycopg
from eventsourcing.persistence import IntegrityError
from psycopg_pool import ConnectionPool, PoolTimeout

from domain.shared.dates import Calendar
from domain.shared.errors import Changed, DomainError, NotFound, Refused
from domain.shared.events import N_
from infra.eventstore.journal import Journal
from services.shared.membership import Addresses
from services.shared.ports import Command, Done, Vault
from services.shared.ports import Journal as JournalPort

Answer = TypeVar("Answer")
ATTEMPTS = 3
NOT_YOURS = N_("This form was made for somebody else, or has been used. Open it again.")
DONE_BEFORE, UNKNOWN_LEDGER, MOVED, ANOTHERS, TAKEN = "OC001", "OC002", "OC003", "OC004", "23505"
LOST = (None, "57P01", "57P02")
"""No word at all, or that of a server that is going down."""
BEGIN, BIND = "BEGIN; ", "SELECT now, simulated, bound_to, last_position FROM es.begin(%s, %s)"


class Bound(NamedTuple):
    """What a transaction knows once it is bound to a tenant: the time, and how this command ended if it came before."""

    now: datetime
    simulated: bool
    bound_to: bytes | None
    last_position: int | None

    def earlier(self, command: Command) -> Done[Any] | None:
        if self.bound_to is None:
            return None
        if self.bound_to != command.bound_to:
            raise Refused(NOT_YOURS)
        return Done(self.last_position, None, repeated=True)


class PostgresDesk:
    """See `services.shared.ports.Desk`. `ring` tells followers, after the commit, that a tenant has something new."""

    def __init__(
        self, pool: ConnectionPool, vault: Vault, addresses: Addresses, calendar: Calendar, ring: Callable[[UUID], None]
    ) -> None:
        self.pool, self.vault, self.addresses, self.calendar, self.ring = pool, vault, addresses, calendar, ring

    def within(self, tenant_id: UUID, do: Callable[[psycopg.Connection[Any]], Answer]) -> Answer:
        with self._begun(tenant_id) as (cx, _bound):
            return do(cx)

    def perform(self, command: Command, decide: Callable[[JournalPort], Answer]) -> Done[Answer]:
        for attempt in range(ATTEMPTS):
            try:
                done = self._once(command, decide)
            except DomainError:
                # its own first arrival, a moment ago, may be what stood in the way
                with self._begun(command.tenant_id, command.command_id) as (_cx, bound):
                    earlier = bound.earlier(command)
                if earlier is None:
                    raise
                return earlier
            except IntegrityError:
                _wait_a_little(attempt)
            except psycopg.Error as error:
                if _connection_is_lost(error) and attempt < ATTEMPTS - 1:
                    self.pool.check()  # others may be gone with it; whether it was recorded, its id will tell
                    continue
                if error.sqlstate == UNKNOWN_LEDGER:
                    raise NotFound from None
                if error.sqlstate == ANOTHERS:
                    raise Refused(NOT_YOURS) from None
                if error.sqlstate not in (MOVED, DONE_BEFORE, TAKEN):
                    raise
                _wait_a_little(attempt)
            else:
                if done.position:
                    self.ring(command.tenant_id)
                return done
        raise Changed

    def _once(self, command: Command, decide: Callable[[JournalPort], Answer]) -> Done[Answer]:
        with self._begun(command.tenant_id, command.command_id) as (cx, bound):
            if earlier := bound.earlier(command):
                return earlier
            journal = Journal(
                cx,
                command,
                self.vault,
                self.addresses,
                self.calendar,
                now=command.at or bound.now,
                at_named=bound.simulated or bool(command.at),
            )
            answer = decide(journal)
            position = journal.commit()
            if position:
                return Done(position, answer)
            return _bind(cx, BIND, command.tenant_id, command.command_id).earlier(command) or Done(None, answer)

    @contextmanager
    def _begun(self, tenant_id: UUID, command_id: UUID | None = None) -> Iterator[tuple[psycopg.Connection[Any], Bound]]:
        """A transaction bound to a tenant, begun in the same message; it ends with the block, if it has not before.

        A connection that is not in autocommit begins by itself, in a message more.
        """
        with self.pool.connection() as cx:
            yield cx, _bind(cx, BEGIN + BIND if cx.autocommit else BIND, tenant_id, command_id)


def _bind(cx: psycopg.Connection[Any], question: LiteralString, tenant_id: UUID, command_id: UUID | None) -> Bound:
    cursor = psycopg.ClientCursor(cx)
    cursor.execute(question, (tenant_id, command_id)).set_result(-1)
    row = cursor.fetchone()
    assert row
    return Bound(*row)


def _connection_is_lost(error: psycopg.Error) -> bool:
    """While it was in use. That there was none to be had in time is another matter: asking again would take as long again."""
    return isinstance(error, psycopg.OperationalError) and error.sqlstate in LOST and not isinstance(error, PoolTimeout)


def _wait_a_little(attempt: int) -> None:
    time.sleep(random.uniform(0, 0.01) * 2**attempt)
