"""Every kind of mail: which rows events mean, and which letter a row is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

from domain.shared.events import Recorded
from services.duties import delivery, mailboxes, news, passkeys, signed, tidings
from services.duties.delivery import Addressed
from services.duties.outbox import Mail
from services.shared.membership import Addresses


def write_outbox(cx: psycopg.Connection[Any], tenant_id: UUID, events: Sequence[Recorded], now: datetime) -> None:
    """A row for each mail; each once, however often this runs."""
    news.write_outbox(cx, tenant_id, events, now)
    delivery.write_outbox(cx, tenant_id, [event.position for event in events], now)
    tidings.write_outbox(cx, tenant_id, events, now)
    mailboxes.write_outbox(cx, tenant_id, events, now)
    signed.write_outbox(cx, tenant_id, events, now)


def may_reach(cx: psycopg.Connection[Any], mail: Mail, addresses: Addresses, to: str) -> bool:
    """From an area to try things out in, mail goes to whoever tries them: nobody else knows that it is invented."""
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(mail.tenant_id),))
    row = cx.execute(
        """SELECT l.login_id, l.address FROM area a LEFT JOIN auth.membership m ON (m.tenant_id, m.person_id) = (a.tenant_id, a.tried_by)
           LEFT JOIN auth.login l USING (login_id) WHERE a.tenant_id = %s AND a.tries_until IS NOT NULL""",
        (mail.tenant_id,),
    ).fetchone()
    return row is None or (row[0] is not None and addresses.open(row[0], row[1]) == to)


def address(cx: psycopg.Connection[Any], mail: Mail, addresses: Addresses, now: datetime) -> Addressed | None:
    """None if it is needed no longer."""
    if mail.kind == mailboxes.KIND:
        return mailboxes.address(cx, mail, now)
    if mail.kind == signed.KIND:
        return signed.address(cx, mail, addresses, now)
    if mail.kind in passkeys.KINDS:
        return passkeys.address(cx, mail, addresses, now)
    if mail.kind in tidings.KINDS:
        return tidings.address(cx, mail, addresses, now)
    return delivery.address(cx, mail, addresses, now)
