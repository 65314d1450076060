"""The worker's part in bringing a table in: all of it is recorded in one transaction, or nothing, and a page sees how far it is."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg
from msgspec.structs import replace
from psycopg_pool import ConnectionPool

from domain.importing import Line, check, read
from domain.shared.errors import DomainError
from domain.shared.ids import PersonId, TenantId
from infra.readmodels.binding import bind
from services.importing import bringing, recording
from services.importing.bringing import Bringing, Brought, Said
from services.shared.membership import Addresses, make_logins, normal
from services.shared.ports import Command, Desk, Vault

LOGINS_AT_ONCE = 200
"""Each takes a lock until it is committed."""
ONE_WORKER = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 25))"
log = logging.getLogger("worker")


class Bringer:
    """`desk` performs in the worker's role; `now` may be set by whoever lets simulated time pass."""

    def __init__(
        self, pool: ConnectionPool, desk: Desk, addresses: Addresses, vault: Vault, now: Callable[[], datetime | None]
    ) -> None:
        self.pool, self.desk, self.addresses, self.vault, self.now = pool, desk, addresses, vault, now

    def bring(self) -> int:
        """Records what was confirmed; returns how many tables. Killed halfway, nothing of that table is there, and it begins again."""
        with self.pool.connection() as cx:
            found = bringing.waiting(cx)
        return sum(self._alone(one) for one in found)

    def _alone(self, one: Bringing) -> bool:
        with self.pool.connection() as held:
            (mine,) = held.execute(ONE_WORKER, (str(one.draft_id),)).fetchone() or (False,)
            if mine:
                self._bring(one)
        return bool(mine)

    def _bring(self, one: Bringing) -> None:
        command = Command(
            tenant_id=TenantId(one.tenant_id),
            command_id=uuid5(one.draft_id, "recording"),
            route="tables",
            person_id=PersonId(one.person_id),
            at=self.now(),
            large=True,
        )
        brought = self._within(one.tenant_id, lambda cx: bringing.brought(cx, self.vault, one.draft))
        if brought is None:
            return self._refuse(one, [])
        checked = self._within(one.tenant_id, lambda cx: check([read(one.kind, brought.table.encode())], recording.known(cx)))[0]
        if not checked.fit:
            return self._refuse(one, [])  # what it names has changed since: its page says what
        return self._record(one, brought, checked.lines, command)

    def _record(self, one: Bringing, brought: Brought, lines: Sequence[Line], command: Command) -> None:
        self._make_logins(lines)
        try:
            self.desk.perform(
                replace(command, source=brought.source),
                lambda journal: recording.record_all(journal, lines, lambda done: self._reached(one, done)),
            )
        except recording.NotRecorded as problem:
            return self._refuse(one, [Said(row, why.message, _plain(why)) for row, why in problem.rows])  # type: ignore[attr-defined]
        except DomainError as problem:
            return self._refuse(one, [Said(0, getattr(problem, "message", ""), _plain(problem))])
        self._within(one.tenant_id, lambda cx: bringing.recorded(cx, one))
        self.vault.destroy(one.tenant_id, [one.draft_id])
        log.info("brought=%s rows=%s", one.kind, one.total)
        return None

    def _make_logins(self, lines: Sequence[Line]) -> None:
        """A few at a time, before: they are nobody's in any area until the table is recorded."""
        addresses = [normal(line.address) for line in lines if line.address]
        for start in range(0, len(addresses), LOGINS_AT_ONCE):
            with self.pool.connection() as cx:
                make_logins(cx, self.addresses, addresses[start : start + LOGINS_AT_ONCE])

    def _reached(self, one: Bringing, done: int) -> None:
        self._within(one.tenant_id, lambda cx: bringing.reached(cx, one, done))

    def _refuse(self, one: Bringing, said: list[Said]) -> None:
        self._within(one.tenant_id, lambda cx: bringing.refused(cx, self.vault, one, said))

    def _within(self, tenant_id: UUID, do: Callable[[psycopg.Connection[Any]], Any]) -> Any:
        with self.pool.connection() as cx:
            bind(cx, tenant_id)
            return do(cx)


def _plain(problem: DomainError) -> dict[str, str]:
    return {name: str(value) for name, value in getattr(problem, "values", {}).items()}
