"""Performs commands: bind the area, look for the first time, load, decide, append; again where something moved."""

import random
import time
from collections.abc import Callable
from typing import Any, TypeVar
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
BIND = """SELECT set_config('app.tenant', %s, true), es.now(), (SELECT simulated FROM es.installation),
  set_config('search_path', (SELECT format('rm_%%s, wide_%%s', generation, generation) FROM rm.live), true)"""
EARLIER = "SELECT bound_to, last_position FROM es.command WHERE tenant_id = %s AND command_id = %s"


class PostgresDesk:
    """See `services.shared.ports.Desk`. `ring` tells followers, after the commit, that a tenant has something new."""

    def __init__(
        self, pool: ConnectionPool, vault: Vault, addresses: Addresses, calendar: Calendar, ring: Callable[[UUID], None]
    ) -> None:
        self.pool, self.vault, self.addresses, self.calendar, self.ring = pool, vault, addresses, calendar, ring

    def within(self, tenant_id: UUID, do: Callable[[psycopg.Connection[Any]], Answer]) -> Answer:
        with self.pool.connection() as cx, cx.transaction():
            cx.execute(BIND, (str(tenant_id),))
            return do(cx)

    def perform(self, command: Command, decide: Callable[[JournalPort], Answer]) -> Done[Answer]:
        for attempt in range(ATTEMPTS):
            try:
                done = self._once(command, decide)
            except DomainError:
                # its own first arrival, a moment ago, may be what stood in the way
                earlier: Done[Answer] | None = self.within(command.tenant_id, lambda cx: _earlier(cx, command))
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
        with self.pool.connection() as cx, cx.transaction():
            bound = cx.execute(BIND, (str(command.tenant_id),)).fetchone()
            assert bound
            _tenant, now, simulated, _path = bound
            if earlier := _earlier(cx, command):
                return earlier
            journal = Journal(
                cx,
                command,
                self.vault,
                self.addresses,
                self.calendar,
                now=command.at or now,
                at_named=simulated or bool(command.at),
            )
            answer = decide(journal)
            position = journal.commit()
            return Done(position, answer) if position else _earlier(cx, command) or Done(None, answer)


def _earlier(cx: psycopg.Connection[Any], command: Command) -> Done[Any] | None:
    """How this command ended when it came before, if it did."""
    row = cx.execute(EARLIER, (command.tenant_id, command.command_id)).fetchone()
    if row and bytes(row[0]) != command.bound_to:
        raise Refused(NOT_YOURS)
    return Done(row[1], None, repeated=True) if row else None


def _connection_is_lost(error: psycopg.Error) -> bool:
    """While it was in use. That there was none to be had in time is another matter: asking again would take as long again."""
    return isinstance(error, psycopg.OperationalError) and error.sqlstate in LOST and not isinstance(error, PoolTimeout)


def _wait_a_little(attempt: int) -> None:
    time.sleep(random.uniform(0, 0.01) * 2**attempt)
