"""The people of a demo, with what waits for each. Asked only where time is simulated."""

from datetime import datetime

from msgspec import Struct

from services.shared.asking import Asking


class Awaited(Struct, frozen=True):
    """How many duties a login has, by the keyed hash of its address."""

    address_hash: bytes
    duties: int


async def awaited(ask: Asking, hashes: list[bytes]) -> dict[bytes, int]:
    await ask.rows(
        Bound,
        """SELECT set_config('app.people', coalesce(string_agg(person_id::text, ','), ''), true) AS people
           FROM auth.membership JOIN auth.login USING (login_id) WHERE address_hash = ANY(%(hashes)s)""",
        {"hashes": hashes},
    )
    rows = await ask.rows(
        Awaited,
        """SELECT l.address_hash, count(d.duty_id) AS duties FROM auth.login l JOIN auth.membership m USING (login_id)
           LEFT JOIN duty d ON (d.tenant_id, d.person_id) = (m.tenant_id, m.person_id)
           WHERE l.address_hash = ANY(%(hashes)s) GROUP BY l.address_hash""",
        {"hashes": hashes},
    )
    return {row.address_hash: row.duties for row in rows}


class Bound(Struct, frozen=True):
    people: str


class Received(Struct, frozen=True):
    """A mail in the demo's mailbox."""

    name: str
    address: str
    subject: str
    body: str
    sent_at: datetime


async def mailbox(ask: Asking, address: str = "") -> list[Received]:
    """Latest first; of one address, if one is named."""
    return await ask.rows(
        Received,
        """SELECT name, address, subject, body, sent_at FROM ops.mailbox
           WHERE %(address)s = '' OR address = %(address)s ORDER BY sent_at DESC, message_id LIMIT 50""",
        {"address": address},
    )
