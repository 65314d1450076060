"""Pages read in one transaction: who looks, at what area, as it was when the page began.

The first trip begins the transaction, binds the area and the generation in use, and asks who looks: one message, three
statements. Waiting for one's own write comes before it, so that the snapshot holds it.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any, LiteralString, TypeVar
from uuid import UUID

import msgspec
import psycopg
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

from domain.shared.actor import NOBODY, Actor, Seat
from domain.shared.dates import LONDON
from domain.shared.ids import PersonId, TenantId
from services.shared.asking import Viewer

T = TypeVar("T")
IDLE_MINUTES = 60
ATTEMPTS = 2
LONGEST_WAIT = 1.0  # seconds
MOST_ARRIVE = 0.008
BEGIN = """BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT * FROM web.begin(%(slug)s, %(session)s, %(login)s, %(models)s, %(idle)s)"""
REACHED = """SELECT set_config('app.tenant', %(tenant)s, true);
SELECT position FROM rm.cursor JOIN rm.live USING (generation) WHERE tenant_id = %(tenant)s::uuid"""
ACROSS = """SELECT set_config('app.people', coalesce(string_agg(person_id::text, ','), ''), true),
  set_config('app.tenants', coalesce(string_agg(tenant_id::text, ','), ''), true)
  FROM auth.membership WHERE login_id = %(login)s"""


class Here(msgspec.Struct, frozen=True):
    """The area that a page is in. `slug` is its present address, which the one asked for may have been before."""

    tenant_id: TenantId
    slug: str
    name: str
    instrument: str


class Page:
    """One page's transaction. See `services.shared.asking.Asking`."""

    def __init__(self, cx: psycopg.AsyncConnection[Any], bound: Mapping[str, Any]) -> None:
        self.cx = cx
        self.now: datetime = bound["now"]
        self.today: date = self.now.astimezone(LONDON).date()
        self.simulated: bool = bound["simulated"]
        self.moved: Sequence[str] = bound["moved"]
        self.area = Here(bound["tenant_id"], bound["slug"], bound["name"], bound["instrument"]) if bound["name"] else None
        self.viewer = _viewer(bound)
        self.updating = False
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
        asked = {"slug": slug, "session": session, "login": login_id, "models": list(models), "idle": IDLE_MINUTES}
        cx, bound, behind = await self._reach(asked, own_write)
        try:
            page = Page(cx, bound)
            page.updating = behind
            try:
                yield page
            finally:
                await cx.rollback()
            if bound["stale"]:
                await cx.execute("UPDATE auth.session SET seen_at = clock_timestamp() WHERE id_hash = %s", (session,))
        finally:
            await self.pool.putconn(cx)

    async def _reach(
        self, asked: Mapping[str, Any], own_write: tuple[UUID, int] | None
    ) -> tuple[psycopg.AsyncConnection[Any], Mapping[str, Any], bool]:
        """A connection that went away with its server is found out by its first question; that is then asked of another."""
        for attempt in range(ATTEMPTS):
            cx = await self.pool.getconn()
            try:
                behind = bool(own_write) and not await _wait(cx, *own_write)  # type: ignore[misc]
                return cx, await _begin(cx, asked), behind
            except BaseException as error:
                await self.pool.putconn(cx)
                if attempt == ATTEMPTS - 1 or not isinstance(error, psycopg.OperationalError):
                    raise
                await self.pool.check()
        raise AssertionError


async def _begin(cx: psycopg.AsyncConnection[Any], asked: Mapping[str, Any]) -> Mapping[str, Any]:
    cursor = psycopg.AsyncClientCursor(cx, row_factory=dict_row)
    await cursor.execute(BEGIN, asked)
    while cursor.nextset():
        pass
    found: Mapping[str, Any] | None = await cursor.fetchone()
    assert found
    return found


async def _wait(cx: psycopg.AsyncConnection[Any], tenant_id: UUID, position: int) -> bool:
    """A look each millisecond while most writes arrive, then 2, 4 … 16 ms apart, for a second at most: then the page comes
    all the same, and says so.
    """
    pause, waited = 0.001, 0.0
    while True:
        cursor = psycopg.AsyncClientCursor(cx)
        await cursor.execute(REACHED, {"tenant": str(tenant_id)})
        cursor.nextset()
        found = await cursor.fetchone()
        if found and found[0] >= position:
            return True
        if waited >= LONGEST_WAIT:
            return False
        await asyncio.sleep(pause)
        waited += pause
        pause = min(pause * 2, 0.016) if waited > MOST_ARRIVE else pause


def _viewer(bound: Mapping[str, Any]) -> Viewer:
    who = {"login_id": bound["login_id"], "proved": bound["proved"], "by_passkey": bound["by_passkey"]}
    if not bound["person_id"]:
        return Viewer(actor=NOBODY, **who)
    seats = msgspec.convert(bound["seats"], tuple[Seat, ...])
    return Viewer(
        actor=Actor(person_id=PersonId(bound["person_id"]), seats=seats),
        **who,
        name=bound["viewer_name"],
        cases=frozenset(bound["cases"]),
    )
