"""Forgetting somebody, step by step. It can be broken off anywhere and begun again: each step does what is left to do.

What is to be destroyed is noted outside the databases first. Then the keys go, then what lies beside the history, and
last it is recorded, by a command that its cause names: as long as that has not happened, the alarm rings.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import psycopg
from msgspec import Struct
from psycopg import sql

from domain.shared.grounds import Ground
from domain.shared.ids import PersonId, RequestId, TenantId, claim
from services.erasure import beside, commands
from services.erasure.shredding import Shred, Shreds
from services.shared.membership import Addresses
from services.shared.oneself import ONESELF
from services.shared.ports import Command, Desk, History, Vault

LONGEST_WAIT_FOR_MAIL = timedelta(days=1)
GENERATIONS = """SELECT n.nspname, c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_attribute k ON k.attrelid = c.oid AND k.attname = a.attname || '_key'
  WHERE (n.nspname LIKE 'rm\\_%%' OR n.nspname LIKE 'wide\\_%%') AND c.relkind = 'r'"""
ABOUT = """SELECT t.position FROM entry_thing t WHERE t.thing = %s ORDER BY t.position"""


class Whom(Struct, frozen=True, kw_only=True):
    person_id: PersonId
    request_id: RequestId | None
    ground: Ground
    certificate: str


class Granted(Struct, frozen=True):
    person_id: PersonId
    ground: Ground
    certificate: str
    told: bool


class Eraser:
    """`pool` is the worker's, `rows` the follower's: the only one who may write read models."""

    def __init__(
        self, pool: Any, rows: Any, desk: Desk, vault: Vault, history: History, addresses: Addresses, shreds: Shreds
    ) -> None:
        self.pool, self.rows, self.desk, self.vault = pool, rows, desk, vault
        self.history, self.addresses, self.shreds = history, addresses, shreds

    def erase(self, tenant_id: UUID, request_id: UUID, now: datetime | None = None) -> bool:
        """What was granted, once the person has been told; whether it is done."""
        with self.pool.connection() as cx:
            _bind(cx, tenant_id)
            granted = _granted(cx, tenant_id, request_id, now)
        if granted is None or not granted.told:
            return False
        whom = Whom(
            person_id=granted.person_id,
            request_id=RequestId(request_id),
            ground=granted.ground,
            certificate=granted.certificate,
        )
        self.forget(tenant_id, whom, now)
        return True

    def forget(self, tenant_id: UUID, whom: Whom, now: datetime | None = None) -> None:
        with self.pool.connection() as cx:
            at = _bind(cx, tenant_id)
            positions = [position for (position,) in cx.execute(ABOUT, (whom.person_id,))]
            invited = {one for (one,) in cx.execute(ONESELF, {"me": whom.person_id})}
        keys = self._keys(tenant_id, whom.person_id, positions, invited)
        self.shreds.add(
            Shred(
                at=now or at,
                tenant_id=tenant_id,
                keys=keys,
                person_id=whom.person_id,
                request_id=whom.request_id,
                ground=whom.ground,
                certificate=whom.certificate,
            )
        )
        self.vault.destroy(tenant_id, keys)
        self._beside_the_history(tenant_id, whom.person_id, keys, now or at)
        self._read_models(tenant_id, keys)
        self._record(tenant_id, whom, keys, now)

    def _keys(self, tenant_id: UUID, person_id: PersonId, positions: Sequence[int], invited: set[UUID]) -> tuple[UUID, ...]:
        """Their own, those under which they were invited, and those of texts that are about them.

        With what was noted already: whoever was broken off may have taken away what tells whose an invitation is.
        """
        texts = self.history.texts(tenant_id, positions)
        about = {one.value.key_id for one in texts if one.about == person_id}
        noted = {
            key for one in self.shreds.every() if (one.tenant_id, one.person_id) == (tenant_id, person_id) for key in one.keys
        }
        return (person_id, *sorted((about | invited | noted) - {person_id}))

    def _beside_the_history(self, tenant_id: UUID, person_id: PersonId, keys: tuple[UUID, ...], at: datetime) -> None:
        with self.pool.connection() as cx:
            _bind(cx, tenant_id)
            drafts = tuple(
                draft for (draft,) in cx.execute("SELECT draft_id FROM draft.draft WHERE person_id = %s", (person_id,))
            )
            self._shred(at, tenant_id, drafts)
            login = beside.login_of(cx, tenant_id, person_id)
            address = None
            if login and login.memberships == 1:
                address = beside.addresses_written_to(cx, self.addresses).get(login.address_hash)
                self._shred(at, login.installation_id, (login.login_id,))
            beside.forget_mail_that_names(cx, tenant_id, keys, login.login_id if login else None)
            cx.execute("SELECT auth.forget(%s, %s, %s)", (tenant_id, person_id, address))

    def _shred(self, at: datetime, tenant_id: UUID, keys: tuple[UUID, ...]) -> None:
        if keys:
            self.shreds.add(Shred(at=at, tenant_id=tenant_id, keys=keys))
            self.vault.destroy(tenant_id, keys)

    def _read_models(self, tenant_id: UUID, keys: Sequence[UUID]) -> None:
        """In every generation there is: the one before the present one is kept, and nothing follows into it."""
        with self.rows.connection() as cx:
            for schema, table, column in cx.execute(GENERATIONS).fetchall():
                names = [sql.Identifier(schema, table), *map(sql.Identifier, (column, f"{column}_lang", f"{column}_key"))]
                query = sql.SQL("UPDATE {} SET {} = NULL, {} = 'en' WHERE tenant_id = %s AND {} = ANY(%s)").format(*names)
                cx.execute(query, (tenant_id, list(keys)))

    def _record(self, tenant_id: UUID, whom: Whom, keys: tuple[UUID, ...], now: datetime | None) -> None:
        cause = whom.request_id or whom.person_id
        command = Command(
            tenant_id=TenantId(tenant_id),
            command_id=uuid5(cause, "erase"),
            route="erase",
            actor="reaction",
            at=now,
            correlation_id=cause,
            causation_id=cause,
        )
        self.desk.perform(
            command,
            lambda journal: commands.record_erasure(
                journal,
                person_id=whom.person_id,
                request_id=whom.request_id,
                ground=whom.ground,
                keys=keys,
                certificate=whom.certificate,
            ),
        )


def _granted(cx: psycopg.Connection[Any], tenant_id: UUID, request_id: UUID, now: datetime | None) -> Granted | None:
    """`told`: the mail that says so has left, or cannot; or there is nobody left to write to."""
    row = cx.execute(
        """SELECT e.person_id, e.ground, e.certificate,
             NOT EXISTS (SELECT FROM auth.membership m WHERE (m.tenant_id, m.person_id) = (%(tenant)s, e.person_id))
             OR EXISTS (SELECT FROM ops.outbox o WHERE (o.tenant_id, o.mail_id) = (%(tenant)s, %(mail)s)
               AND (o.sent_at IS NOT NULL OR o.gave_up_at IS NOT NULL))
             OR coalesce(%(now)s, es.now()) > e.decided_on + %(wait)s
           FROM erasure e WHERE e.request_id = %(request)s AND e.state = 'granted'""",
        {
            "tenant": tenant_id,
            "request": request_id,
            "mail": claim(request_id, "mail"),
            "now": now,
            "wait": LONGEST_WAIT_FOR_MAIL + timedelta(days=1),
        },
    ).fetchone()
    return Granted(row[0], Ground(row[1]), row[2], row[3]) if row else None


def _bind(cx: psycopg.Connection[Any], tenant_id: UUID) -> datetime:
    row = cx.execute(
        """SELECT set_config('search_path', (SELECT format('rm_%%s, wide_%%s', generation, generation) FROM rm.live), true),
             set_config('app.tenant', %s, true), es.now()""",
        (str(tenant_id),),
    ).fetchone()
    assert row
    now: datetime = row[2]
    return now


Erases = Callable[[UUID, UUID, datetime | None], bool]
