"""What follows by itself: reactions and mail after events, and what a passing date brings.

The truth lies in Postgres: cursors, the outbox, alarms. Dramatiq is only the bell that says *look now*; a sweeper looks
anyway. Everything here may run twice and happens once: commands and mails are named by their cause.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg
from psycopg_pool import ConnectionPool

from domain.shared.events import Recorded
from domain.shared.ids import TenantId
from infra.mail import Mail
from infra.posting import Post
from infra.readmodels.binding import bind
from infra.readmodels.events import StoredEvent, after
from services import ticker
from services.catalogue import ELSEWHERE, REACTIONS
from services.duties import post
from services.duties.alarms import AlarmKind
from services.erasure.erasing import Erases
from services.shared.membership import Addresses
from services.shared.ports import Command, Desk

CURSOR = "follow-up"
EVENTS_AT_ONCE = 500
# what reactions and letters look into; where one of those is parked, they wait for it
READ = ("areas", "people", "invitations", "organisations", "signatories", "contacts", "breaches", "duties", "questions")
REACHED = """SELECT c.tenant_id, least(c.position, (SELECT min(p.position) - 1 FROM rm.parked p
    WHERE (p.tenant_id, p.generation) = (c.tenant_id, c.generation) AND p.model = ANY(%s))) AS position
  FROM rm.cursor c JOIN rm.live USING (generation)"""
BEHIND = f"""SELECT r.tenant_id FROM ({REACHED}) r LEFT JOIN ops.cursor o ON o.tenant_id = r.tenant_id AND o.name = %s
  WHERE r.position > coalesce(o.position, 0) LIMIT 100"""
log = logging.getLogger("worker")


class Worker:
    """`desk` performs in this role; `now` may be set by whoever lets simulated time pass."""

    def __init__(
        self,
        pool: ConnectionPool,
        desk: Desk,
        addresses: Addresses,
        mail: Mail,
        url: str,
        now: Callable[[], datetime | None] = lambda: None,
        erase: Erases = lambda _tenant, _request, _now: False,
    ) -> None:
        self.erase = erase
        self.pool, self.desk, self.now = pool, desk, now
        self.post = Post(pool, desk, addresses, mail, url, now)
        self.aside: set[UUID] = set()

    def behind(self) -> list[UUID]:
        """Tenants whose events have reached the read models but not yet what follows from them."""
        with self.pool.connection() as cx:
            return [tenant for (tenant,) in cx.execute(BEHIND, (list(READ), CURSOR))]

    def follow_up(self, tenant_id: UUID) -> int:
        """Reactions to what is new in a tenant, and mails for the duties it brought; returns how many events that were."""
        with self.pool.connection() as cx:
            cx.execute(
                "INSERT INTO ops.cursor (tenant_id, name, position) VALUES (%s, %s, 0) ON CONFLICT DO NOTHING",
                (tenant_id, CURSOR),
            )
            row = cx.execute(
                "SELECT position FROM ops.cursor WHERE (tenant_id, name) = (%s, %s) FOR UPDATE SKIP LOCKED", (tenant_id, CURSOR)
            ).fetchone()
            if row is None:
                return 0  # another worker has it
            now = bind(cx, tenant_id)
            _tenant, upto = cx.execute(f"{REACHED} WHERE c.tenant_id = %s", (list(READ), tenant_id)).fetchone() or (None, 0)
            stored = (
                after(cx, {tenant_id: row[0]}, min(EVENTS_AT_ONCE, upto - row[0])).get(tenant_id, []) if upto > row[0] else []
            )
            fresh = [event for event in map(StoredEvent.recorded, stored) if not event.meta.backfilled]
            for event in fresh:
                self._react(cx, TenantId(tenant_id), event)
            if stored:
                reached = stored[-1].position
                post.write_outbox(cx, tenant_id, fresh, self.now() or now)
                cx.execute("UPDATE ops.cursor SET position = %s WHERE (tenant_id, name) = (%s, %s)", (reached, tenant_id, CURSOR))
        return len(stored)

    def tick(self) -> int:
        """Closes, expires and notes what is due; returns how many alarms rang."""
        with self.pool.connection() as cx:
            now = bind(cx, UUID(int=0))
            rung = ticker.rung(cx, self.now() or now, self.aside)
        failed: list[Exception] = []
        for alarm in rung:
            try:
                self._ring(alarm)
            except Exception as error:  # noqa: BLE001  # the others ring all the same
                log.error("alarm=%s tenant=%s error=%s", alarm.alarm_id, alarm.tenant_id, type(error).__name__)  # noqa: TRY400
                failed.append(error)
        # behind a whole batch others may wait: let them by, until it is the turn of those that are still there
        self.aside = self.aside | {alarm.alarm_id for alarm in rung} if len(rung) == ticker.BATCH else set()
        if failed:
            raise failed[0]
        return len(rung)

    def _ring(self, alarm: ticker.Rung) -> None:
        if alarm.kind == AlarmKind.ERASE:  # as stored, it is a plain text
            self.erase(alarm.tenant_id, alarm.thing, self.now())  # whoever is to be forgotten is first told so
            return
        command = Command(
            tenant_id=TenantId(alarm.tenant_id),
            command_id=uuid5(alarm.alarm_id, "tick"),
            route="ticker",
            actor="ticker",
            at=self.now(),
        )
        self.desk.perform(command, ticker.decision(alarm))

    def send_mail(self) -> int:
        """Sends what is due; returns how many left."""
        return self.post.send()

    def _react(self, cx: psycopg.Connection[Any], tenant_id: TenantId, event: Recorded) -> None:
        for reaction in (*REACTIONS, *ELSEWHERE):
            for thing, decide in reaction(cx, event).items():
                name = f"{reaction.__name__} {event.position} {thing}"
                command = Command(
                    tenant_id=TenantId(thing) if reaction in ELSEWHERE else tenant_id,
                    command_id=uuid5(tenant_id, name),
                    route=reaction.__name__,
                    actor="reaction",
                    at=self.now(),
                    correlation_id=event.meta.correlation_id,
                    causation_id=event.meta.command_id,
                )
                self.desk.perform(command, decide)
