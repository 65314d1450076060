"""A mailbox that several people share: each is somebody, and only a passkey of one's own tells which.

A code, or a link, proves the mailbox. That is enough to come in as one of its people, and for what is not confidential.
Words of a case, roles, exports and erasures need more, for any of the others could have read that code.

Adding the first passkey has only the mailbox to go by as well. So a passkey that was added from a shared mailbox waits
three days before it speaks for its person. Meanwhile the mailbox is told, and so is whoever leads or hosts the areas that
they have a part in: a colleague who deletes the mail in the mailbox cannot delete that one. Any of the people there can
remove it while it waits; a lead who is in doubt asks by telephone, and can end the roles. To wait for a lead's yes instead
would lock out the one volunteer who runs an area from a shared mailbox. One that was added with a passkey that speaks
already does not wait; nor do those of somebody who had the mailbox to themself.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from msgspec import Struct
from psycopg.types.json import Json

from domain.shared.dates import LONDON
from services.people.signing_in import SHARED
from services.shared.asking import Asking
from services.shared.links import hashed

WAITS = timedelta(days=3)
PASSKEY, NOTICED = "passkey", "passkey-noticed"
MOST = 50


class Sharer(Struct, frozen=True):
    """One of those behind an address, by the names that they have in the areas they are in; a host's people are in none."""

    login_id: UUID
    names: tuple[str, ...]
    areas: tuple[str, ...]


class Flag(Struct, frozen=True):
    so: bool


def sharers(cx: psycopg.Connection[Any], address_hash: bytes) -> list[Sharer]:
    """Whoever has a part somewhere by that address. Only for somebody who has just proved it."""
    (before,) = cx.execute("SELECT current_setting('app.tenant')").fetchone() or ("",)
    found: dict[UUID, list[tuple[str, str | None]]] = {}
    for login_id, tenant_id, person_id in cx.execute(
        """SELECT l.login_id, m.tenant_id, m.person_id FROM auth.login l JOIN auth.membership m USING (login_id)
           WHERE l.address_hash = %s ORDER BY l.made_at, l.login_id, m.tenant_id LIMIT %s""",
        (address_hash, MOST),
    ).fetchall():
        _look_into(cx, tenant_id)
        named = cx.execute("SELECT p.name, a.name FROM person p LEFT JOIN area a ON true WHERE p.person_id = %s", (person_id,))
        found.setdefault(login_id, []).extend((name, area) for name, area in named if name)
    _look_into(cx, before)
    return [
        Sharer(
            login_id,
            tuple(dict.fromkeys(name for name, _area in there)),
            tuple(dict.fromkeys(area for _name, area in there if area)),
        )
        for login_id, there in found.items()
        if there
    ]


def sharers_of(cx: psycopg.Connection[Any], login_id: UUID) -> list[Sharer]:
    row = cx.execute("SELECT address_hash FROM auth.login WHERE login_id = %s", (login_id,)).fetchone()
    return sharers(cx, row[0]) if row else []


def known(cx: psycopg.Connection[Any], login_id: UUID) -> bool:
    """Whether anybody has a part somewhere by that mailbox, or a passkey to sign in with."""
    row = cx.execute(
        """SELECT EXISTS (SELECT FROM auth.login l JOIN auth.login o USING (address_hash) WHERE l.login_id = %s
             AND (EXISTS (SELECT FROM auth.membership m WHERE m.login_id = o.login_id)
               OR EXISTS (SELECT FROM auth.passkey p WHERE p.login_id = o.login_id)))""",
        (login_id,),
    ).fetchone()
    return bool(row and row[0])


def login_of_person(cx: psycopg.Connection[Any], tenant_id: UUID, person_id: UUID) -> UUID | None:
    query = "SELECT login_id FROM auth.membership WHERE (tenant_id, person_id) = (%s, %s)"
    row = cx.execute(query, (tenant_id, person_id)).fetchone()
    return row[0] if row else None


async def shares(ask: Asking, login_id: UUID) -> bool:
    row = await ask.row(Flag, f"SELECT {SHARED} AS so", {"login": login_id})
    return bool(row and row.so)


async def mailbox_proved(ask: Asking, session: str) -> bool:
    """Within ten minutes, whoever it was."""
    query = "SELECT mailbox_at > clock_timestamp() - interval '10 minutes' AS so FROM auth.session WHERE id_hash = %(hash)s"
    row = await ask.row(Flag, query, {"hash": hashed(session)})
    return bool(row and row.so)


def announce(cx: psycopg.Connection[Any], login_id: UUID) -> date:
    """Tells the mailbox, and whoever keeps the areas, that a passkey was added; returns from which day on it opens things."""
    (now,) = cx.execute("SELECT es.now()").fetchone() or (None,)
    assert now
    opens_on: date = (now + WAITS).astimezone(LONDON).date()
    (installation,) = cx.execute("SELECT ledger_id FROM es.installation").fetchone() or (None,)
    _write(cx, installation, PASSKEY, None, {"login_id": str(login_id), "opens_on": opens_on.isoformat()}, login_id)
    for tenant_id, person_id in _memberships(cx, login_id):
        _look_into(cx, tenant_id)
        keepers = cx.execute(
            "SELECT DISTINCT person_id FROM seat WHERE role IN ('lead', 'host') AND person_id <> %s ORDER BY person_id",
            (person_id,),
        ).fetchall()
        for (keeper,) in keepers:
            _write(cx, tenant_id, NOTICED, keeper, {"person_id": str(person_id), "opens_on": opens_on.isoformat()})
    return opens_on


def _memberships(cx: psycopg.Connection[Any], login_id: UUID) -> Sequence[tuple[UUID, UUID]]:
    query = "SELECT tenant_id, person_id FROM auth.membership WHERE login_id = %s ORDER BY tenant_id LIMIT %s"
    return cx.execute(query, (login_id, MOST)).fetchall()


def _look_into(cx: psycopg.Connection[Any], tenant_id: object) -> None:
    cx.execute("SELECT set_config('app.tenant', %s, true)", (str(tenant_id),))


def _write(
    cx: psycopg.Connection[Any],
    tenant_id: UUID | None,
    kind: str,
    person_id: UUID | None,
    about: dict[str, str],
    login_id: UUID | None = None,
) -> None:
    cx.execute(
        """INSERT INTO ops.outbox (tenant_id, mail_id, login_id, person_id, kind, about, made_at, next_try)
           VALUES (%s, %s, %s, %s, %s, %s, es.now(), es.now())""",
        (tenant_id, uuid4(), login_id, person_id, kind, Json(about)),
    )
