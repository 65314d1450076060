"""What is kept no longer than `kept` says: looked for by kind of record, and removed. History is never touched; where
somebody's time is over, they are forgotten like anybody who asks.
"""

from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from msgspec import Struct

from domain.shared.events import N_
from domain.shared.grounds import Ground
from domain.shared.ids import PersonId
from services.erasure import beside
from services.erasure.erasing import Eraser, Whom
from services.erasure.kept import ATTEMPTS, COPIES, DRAFTS, INVITATIONS, LINKS, LOGINS, MAIL, NOMINATIONS, PICTURES
from services.shared.phrases import Phrase
from services.shared.ports import Vault

AREAS = """SELECT c.tenant_id, s.slug FROM rm.cursor c JOIN rm.live USING (generation)
  JOIN registry.slug s ON s.tenant_id = c.tenant_id AND s.current ORDER BY s.slug"""
NOT_TAKEN_UP = """SELECT p.person_id FROM person p WHERE p.name IS NOT NULL
    AND EXISTS (SELECT FROM nomination n WHERE n.nominee_id = p.person_id)
    AND NOT EXISTS (SELECT FROM nomination n WHERE n.nominee_id = p.person_id
      AND (n.state IN ('asked', 'accepted') OR n.answer_on > %(since)s::date))
    AND NOT EXISTS (SELECT FROM seat s WHERE s.person_id = p.person_id)
    AND NOT EXISTS (SELECT FROM term t WHERE t.champion_id = p.person_id AND t.left_on IS NULL)
    AND NOT EXISTS (SELECT FROM sitting s WHERE s.person_id = p.person_id AND s.left_on IS NULL)
    AND NOT EXISTS (SELECT FROM group_chair c WHERE c.person_id = p.person_id AND c.left_on IS NULL)
    AND NOT EXISTS (SELECT FROM contact c WHERE c.person_id = p.person_id AND NOT c.ended)
    AND NOT EXISTS (SELECT FROM breach_person b WHERE b.person_id = p.person_id)
    AND NOT EXISTS (SELECT FROM auth.membership m JOIN auth.login l USING (login_id) JOIN auth.login o USING (address_hash)
      JOIN auth.invitation a ON (a.tenant_id, a.login_id) = (m.tenant_id, o.login_id)
      JOIN invitation i ON i.invitation_id = a.invitation_id
      WHERE (m.tenant_id, m.person_id) = (p.tenant_id, p.person_id) AND i.state = 'waiting' AND i.ends_on > %(since)s::date)
    AND NOT EXISTS (SELECT FROM entry e WHERE e.person_id = p.person_id AND e.topic NOT LIKE 'champion.%%')
    AND NOT EXISTS (SELECT FROM entry_thing t JOIN entry e USING (position) WHERE t.thing = p.person_id
      AND e.recorded_at > %(since)s AND e.topic NOT LIKE 'champion.%%')
    AND NOT EXISTS (SELECT FROM rm.parked r WHERE r.tenant_id = p.tenant_id)
  ORDER BY p.person_id"""
"""Whoever has a place here, or had one less than that time ago, stays: not every place is a role. So does everybody where a
read model stands still, for what it would say of them is not known.
"""

NEVER_CAME = """SELECT i.invitee_id FROM invitation i JOIN person p ON p.person_id = i.invitee_id
  WHERE p.name IS NOT NULL AND i.ends_on < %(since)s::date
    AND (i.state <> 'accepted' OR EXISTS (SELECT FROM entry e WHERE e.stream_id = i.invitation_id AND e.topic = 'invitation.accepted'
      AND NOT EXISTS (SELECT FROM auth.membership m WHERE (m.tenant_id, m.person_id) = (e.tenant_id, e.person_id))))
    AND NOT EXISTS (SELECT FROM auth.membership m WHERE (m.tenant_id, m.person_id) = (i.tenant_id, i.invitee_id))
    AND NOT EXISTS (SELECT FROM seat s WHERE s.person_id = i.invitee_id)
    AND NOT EXISTS (SELECT FROM rm.parked r WHERE r.tenant_id = i.tenant_id)
  ORDER BY i.invitee_id"""
"""Under an id that was made for whoever accepts, and is nobody's. One that somebody accepted who was here already has another
name of theirs: it goes with them.
"""

NOT_SHOWN = """FROM files.blob b WHERE b.kind = 'logo' AND b.stored_at < %s
    AND NOT EXISTS (SELECT FROM area a WHERE a.logo ->> 'picture' = encode(b.hash, 'hex'))
    AND NOT EXISTS (SELECT FROM rm.parked p WHERE p.tenant_id = b.tenant_id AND p.model = 'areas')"""
"""Where the area's own row stands still, what it will show is not known."""
BOUND = """SELECT set_config('search_path', (SELECT format('rm_%%s, wide_%%s', generation, generation) FROM rm.live), true),
  set_config('app.tenant', %s, true)"""


class Kind(Struct, frozen=True):
    """Rows of one table past their time. `gone` is the condition, with `at` for the moment before which that is so.

    `keys` names the column of the key that goes with the row, where it has one of its own.
    """

    what: str
    table: LiteralString
    gone: LiteralString
    after: timedelta
    keys: LiteralString | None = None


KINDS = (
    Kind(N_("drafts that were not sent"), "draft.draft", "saved_at < %(at)s", DRAFTS, "tenant_id, draft_id"),
    Kind(N_("mailed links whose time is over"), "auth.link", "ends_at < %(at)s", LINKS),
    Kind(N_("addresses typed to sign in"), "auth.attempt", "made_at < %(at)s", ATTEMPTS),
    Kind(N_("notes that a passkey has answered"), "auth.spent", "spent_at < %(at)s", ATTEMPTS),
    Kind(N_("sessions that have ended"), "auth.session", "ends_at < %(at)s", timedelta()),
    Kind(N_("notes of mail that was sent, or could not be"), "ops.outbox", "coalesce(sent_at, gave_up_at) < %(at)s", MAIL),
    Kind(N_("copies of mail"), "ops.mailbox", "sent_at < %(at)s", COPIES),
    Kind(
        N_("addresses of people who are in no area"),
        "auth.login",
        """made_at < %(at)s AND NOT EXISTS (SELECT FROM auth.membership m WHERE m.login_id = login.login_id)
             AND NOT EXISTS (SELECT FROM auth.session s WHERE s.login_id = login.login_id AND s.ends_at > %(now)s)
             AND NOT EXISTS (SELECT FROM auth.link k WHERE k.login_id = login.login_id AND k.power = 'invitation'
               AND k.ends_at > %(now)s)
             AND NOT EXISTS (SELECT FROM auth.invitation i JOIN ops.outbox o ON o.tenant_id = i.tenant_id
               AND o.about ->> 'invitation_id' = i.invitation_id::text
               WHERE i.login_id = login.login_id AND o.sent_at IS NULL AND o.gave_up_at IS NULL)""",
        LOGINS,
        "(SELECT ledger_id FROM es.installation), login_id",
    ),
)


class Over(Struct, frozen=True):
    """People of an area whose time is over: found by `query`, so long after what it looks for."""

    what: str
    query: LiteralString
    after: timedelta


OVER = (
    Over(N_("people in {area} who did not take up a nomination"), NOT_TAKEN_UP, NOMINATIONS),
    Over(N_("people invited in {area} who never came"), NEVER_CAME, INVITATIONS),
)


class Found(Struct, frozen=True):
    """How much of one kind there is; of people, in which area."""

    what: Phrase
    count: int


class Retention:
    """`pool` is the worker's. With `dry` it only looks."""

    def __init__(self, pool: Any, vault: Vault, eraser: Eraser) -> None:
        self.pool, self.vault, self.eraser = pool, vault, eraser

    def run(self, *, dry: bool, now: datetime | None = None) -> list[Found]:
        with self.pool.connection() as cx:
            (here,) = cx.execute("SELECT es.now()").fetchone()
            areas: list[tuple[UUID, str]] = cx.execute(AREAS).fetchall()
        at = now or here
        people = [self._people(over, tenant_id, slug, at, dry=dry) for tenant_id, slug in areas for over in OVER]
        pictures = sum(self._pictures(tenant_id, at, dry=dry) for tenant_id, _slug in areas)
        found = [self._rows(kind, at, dry=dry) for kind in KINDS]
        return [
            *found,
            Found(Phrase(N_("pictures that no page shows any more")), pictures),
            *(one for one in people if one.count),
        ]

    def _rows(self, kind: Kind, now: datetime, *, dry: bool) -> Found:
        values = {"at": now - kind.after, "now": now}
        with self.pool.connection() as cx:
            columns = kind.keys or "1"
            rows = cx.execute(f"SELECT {columns} FROM {kind.table} WHERE {kind.gone}", values).fetchall()
            if not dry:
                self._remove(cx, kind, values, rows)
        return Found(Phrase(kind.what), len(rows))

    def _remove(self, cx: psycopg.Connection[Any], kind: Kind, values: dict[str, datetime], rows: list[Any]) -> None:
        """Keys first: a row without its key says nothing, a key without its row would stay for ever."""
        if kind.keys:
            for tenant_id, key_id in rows:
                self.vault.destroy(tenant_id, [key_id])
        if kind.table == "auth.login":
            written_to = beside.addresses_written_to(cx, self.eraser.addresses)
            for _tenant, login_id in rows:
                (hashed,) = cx.execute("SELECT address_hash FROM auth.login WHERE login_id = %s", (login_id,)).fetchone() or (
                    b"",
                )
                cx.execute("SELECT auth.forget_login(%s, %s)", (login_id, written_to.get(hashed)))
        else:
            cx.execute(f"DELETE FROM {kind.table} WHERE {kind.gone}", values)  # our own text

    def _pictures(self, tenant_id: UUID, now: datetime, *, dry: bool) -> int:
        """Sent and not set after all, replaced, or removed. One that is stored again at this moment counts as new, and stays."""
        with self.pool.connection() as cx:
            cx.execute(BOUND, (str(tenant_id),))
            what: LiteralString = "SELECT 1" if dry else "DELETE"
            found: int = cx.execute(f"{what} {NOT_SHOWN}", (now - PICTURES,)).rowcount
        return found

    def _people(self, over: Over, tenant_id: UUID, slug: str, now: datetime, *, dry: bool) -> Found:
        with self.pool.connection() as cx:
            cx.execute(BOUND, (str(tenant_id),))
            people = [PersonId(one) for (one,) in cx.execute(over.query, {"since": now - over.after})]
        for person_id in people if not dry else ():
            self.eraser.forget(
                tenant_id, Whom(person_id=person_id, request_id=None, ground=Ground.NO_LONGER_NEEDED, certificate=""), now
            )
        return Found(Phrase(over.what, {"area": slug}), len(people))
