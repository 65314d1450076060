"""Pages read in one transaction: who looks, at what area, as it was when the page began.

The first trip begins the transaction, binds the area and the generation in use, and asks who looks: one message, two
statements. Waiting for one's own write comes before it, so that the snapshot holds it. For who has the page already, a
glance at what moved may do: the same question without a transaction.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any, LiteralString, TypeVar
from uuid import UUID

import msgspec
import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

from domain.shared.actor import NOBODY, Actor, Role, Seat
from domain.shared.dates import LONDON
from domain.shared.ids import PersonId
from infra.places import area_of, host_of
from infra.readmodels.arriving import wait
from services.shared.asking import Viewer
from services.shared.rows import MEMBERS

T = TypeVar("T")
Connection = psycopg.AsyncConnection[Any]
Asked = Mapping[str, Any]
IDLE_MINUTES = 60
ATTEMPTS = 2
WHO = "SELECT w.*, web.barred() AS barred FROM web.begin(%(slug)s, %(session)s, %(login)s, string_to_array(%(models)s, ','), %(idle)s) w"
BEGIN: LiteralString = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + WHO
STALE = "UPDATE auth.session SET seen_at = clock_timestamp() WHERE id_hash = %(session)s"
ACROSS = """SELECT set_config('app.people', coalesce(string_agg(person_id::text, ','), ''), true),
  set_config('app.tenants', coalesce(string_agg(tenant_id::text, ','), ''), true)
  FROM auth.membership WHERE login_id = %(login)s"""


class Glance:
    """Who looks at what, as it was when they looked. See `web.shared.outside.Glance`."""

    def __init__(self, bound: Mapping[str, Any]) -> None:
        self.now: datetime = bound["now"]
        self.today: date = self.now.astimezone(LONDON).date()
        self.simulated: bool = bound["simulated"]
        self.area, self.host = area_of(bound), host_of(bound)
        self.viewer = _viewer(bound)
        self.moved = _felt(bound["moved"], self.viewer)
        self.updating = False


class Page(Glance):
    """One page's transaction. See `services.shared.asking.Asking`."""

    def __init__(self, cx: Connection, bound: Mapping[str, Any]) -> None:
        super().__init__(bound)
        self.cx = cx
        self.statements = 0

    async def rows(self, kind: type[T], query: LiteralString, values: Mapping[str, Any] | None = None) -> list[T]:
        self.statements += 1
        cursor = self.cx.cursor(row_factory=dict_row)
        await cursor.execute(query, values or {})
        return msgspec.convert(await cursor.fetchall(), list[kind])  # type: ignore[valid-type]

    async def row(self, kind: type[T], query: LiteralString, values: Mapping[str, Any] | None = None) -> T | None:
        found = await self.rows(kind, query, values)
        return found[0] if found else None

    async def look_across(self) -> None:
        """From here on, what lies in the viewer's own areas may be asked for too."""
        self.statements += 1
        await self.cx.execute(ACROSS, {"login": self.viewer.login_id})


class PostgresPages:
    def __init__(self, pool: AsyncConnectionPool) -> None:
        self.pool = pool

    @asynccontextmanager
    async def page(
        self,
        *,
        slug: str = "",
        session: bytes | None = None,
        login_id: UUID | None = None,
        models: Sequence[str] = (),
        own_write: tuple[UUID, int] | None = None,
    ) -> AsyncIterator[Page]:
        """`session` is the hash of the cookie's id, `login_id` somebody proved otherwise (by a mailed link); `own_write`
        the tenant and position to wait for.
        """
        asked = _asked(slug, session, login_id, models)
        async with self._reached(lambda cx: _begin(cx, asked, own_write)) as (cx, (bound, behind)):
            page = Page(cx, bound)
            page.updating = behind
            try:
                yield page
            finally:
                await _end(cx)
            await _seen(cx, bound, asked)

    async def glance(self, *, slug: str = "", session: bytes | None = None, models: Sequence[str] = ()) -> Glance:
        """One statement, and no transaction is left open."""
        asked = _asked(slug, session, None, models)
        async with self._reached(lambda cx: _who(cx, asked)) as (cx, bound):
            await _seen(cx, bound, asked)
            return Glance(bound)

    @asynccontextmanager
    async def _reached(self, first: Callable[[Connection], Awaitable[T]]) -> AsyncIterator[tuple[Connection, T]]:
        """A connection, with the answer to its first question. One that went away with its server is found out by that; it
        is then asked of another.
        """
        for attempt in range(ATTEMPTS):
            cx = await self.pool.getconn()
            try:
                answer = await first(cx)
                break
            except BaseException as error:
                await self.pool.putconn(cx)
                if attempt == ATTEMPTS - 1 or not isinstance(error, psycopg.OperationalError):
                    raise
                await self.pool.check()
        try:
            yield cx, answer
        finally:
            await self.pool.putconn(cx)


def _asked(slug: str, session: bytes | None, login_id: UUID | None, models: Sequence[str]) -> Asked:
    return {"slug": slug, "session": session, "login": login_id, "models": ",".join(models), "idle": IDLE_MINUTES}


async def _seen(cx: Connection, bound: Mapping[str, Any], asked: Asked) -> None:
    """Keeps a session alive, now and then."""
    if bound["stale"]:
        await cx.execute(STALE, asked)


async def _end(cx: Connection) -> None:
    """Nothing was written, so either will do; but a rollback would throw away every plan that the connection has kept."""
    if cx.info.transaction_status is TransactionStatus.INTRANS:
        await cx.commit()
    else:
        await cx.rollback()


async def _begin(cx: Connection, asked: Asked, own_write: tuple[UUID, int] | None) -> tuple[Mapping[str, Any], bool]:
    """With whether one's own write is still to come."""
    behind = bool(own_write) and not await wait(cx, *own_write)  # type: ignore[misc]
    cursor = psycopg.AsyncClientCursor(cx, row_factory=dict_row)
    await cursor.execute(BEGIN, asked)
    cursor.nextset()
    found: Mapping[str, Any] | None = await cursor.fetchone()
    assert found
    return found, behind


async def _who(cx: Connection, asked: Asked) -> Mapping[str, Any]:
    found: Mapping[str, Any] | None = await (await cx.cursor(row_factory=dict_row).execute(WHO, asked)).fetchone()
    assert found
    return found


def _barred(cells: Sequence[str]) -> frozenset[tuple[str, Role]]:
    return frozenset((action, Role(role)) for action, _, role in (cell.partition(" ") for cell in cells))


def _felt(moved: Sequence[str], viewer: Viewer) -> Sequence[str]:
    """Whoever is somebody here without a role, not yet or no more, does not feel what only those with one see move."""
    return moved if viewer.is_member else [one for one in moved if one.split()[1] != MEMBERS]


def _viewer(bound: Mapping[str, Any]) -> Viewer:
    who = {"login_id": bound["login_id"], "proved": bound["proved"], "by_passkey": bound["by_passkey"]}
    if not bound["person_id"]:
        return Viewer(actor=NOBODY, **who)
    seats = msgspec.convert(bound["seats"], tuple[Seat, ...])
    return Viewer(
        actor=Actor(person_id=PersonId(bound["person_id"]), seats=seats, barred=_barred(bound["barred"])),
        **who,
        name=bound["viewer_name"],
        cases=frozenset(bound["cases"]),
    )
