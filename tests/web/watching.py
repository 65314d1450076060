"""Looking at every page through somebody's eyes, and listening to what their pages would hear."""

import asyncio
import difflib
import re
import time
from collections.abc import AsyncIterator
from concurrent.futures import Future
from typing import Any, Self
from uuid import UUID

from litestar.testing import TestClient
from msgspec import Struct

from tests.browser import HOST, Browser
from tests.web.furnished import Things
from tests.web.routes import PAGES, Route

DRAWN_ANEW = re.compile(r'(nonce="|name="(?:token|command_id|challenge)" value="|data-asks="|its clock says |It is noted )[^"<]*')
NOT_COMPARED = {"x-request-id", "content-security-policy", "set-cookie"}
NEWS = re.compile(r"event: changed\ndata: (\w+)\n\n")


class Sight(Struct, frozen=True):
    """A page as it came: `body` without what is drawn anew for each answer."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def lines(self) -> list[str]:
        return [str(self.status), *(f"{name}: {value}" for name, value in self.headers.items()), *self.body.splitlines()]


def look(browser: Browser, route: Route, things: Things, **instead: str) -> Sight:
    got = browser.raw("GET", route.at(things, **instead), follow_redirects=False, headers={"Accept-Encoding": "identity"})
    headers = {name: value for name, value in got.headers.items() if name not in NOT_COMPARED}
    return Sight(got.status_code, headers, DRAWN_ANEW.sub(r"\1", got.text))


def look_round(browser: Browser, things: Things, concern: str) -> dict[str, Sight]:
    """Every page there is, by its route; where one is about a concern, about that one."""
    return {
        route.path: look(browser, route, things, **({"ref": concern} if "/concerns/{ref" in route.path else {}))
        for route in PAGES
        if route.path != "/demo/mailbox"
    }


def changes(before: dict[str, Sight], after: dict[str, Sight]) -> list[str]:
    """What is not as it was, page by page."""
    return [
        f"{path}: {line}"
        for path, sight in after.items()
        for line in difflib.unified_diff(before[path].lines, sight.lines, lineterm="", n=0)
        if not line.startswith(("@@", "---", "+++"))
    ]


class Restless:
    """Hints that never stop: a live page looks again and again, whether or not anything happened."""

    def __init__(self) -> None:
        self.looks: list[int] = []

    async def listen(self, _tenant_id: UUID) -> AsyncIterator[None]:
        mine = len(self.looks)
        self.looks.append(0)
        while True:
            yield None
            self.looks[mine] += 1
            await asyncio.sleep(0.05)

    def all_looked(self) -> None:
        """Returns once everybody who listens has begun to look after this, and seen what there was."""
        upto, deadline = [looks + 2 for looks in self.looks], time.monotonic() + 10
        while any(now < then for now, then in zip(self.looks, upto, strict=False)):
            assert time.monotonic() < deadline, "somebody listens no more"
            time.sleep(0.002)


class Ear:
    """Somebody's live stream, open from now on until `close`; `news` are the versions it was told."""

    def __init__(self, client: TestClient, browser: Browser, path: str, query: str) -> None:
        self.heard, self.status = b"", 0
        self.closing = client.blocking_portal.call(asyncio.Event)
        self.client = client
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        self.scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(b"host", HOST.encode()), (b"cookie", cookie.encode())],
            "client": ("127.0.0.1", 1),
            "server": (HOST, 80),
            "state": {},
        }
        self.begun = False
        self.done: Future[None] = client.blocking_portal.start_task_soon(self._listen)

    async def _listen(self) -> None:
        await self.client.app(self.scope, self._receive, self._send)  # type: ignore[arg-type]

    async def _receive(self) -> dict[str, Any]:
        if not self.begun:
            self.begun = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.closing.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.status = message.get("status", self.status)
        self.heard += message.get("body", b"")

    @property
    def news(self) -> list[str]:
        return NEWS.findall(self.heard.decode())

    def until(self, count: int) -> list[str]:
        deadline = time.monotonic() + 10
        while len(self.news) < count:
            assert time.monotonic() < deadline, f"heard {self.heard!r}"
            time.sleep(0.002)
        return self.news

    def __enter__(self) -> Self:
        self.until(1)
        return self

    def __exit__(self, *_error: object) -> None:
        self.client.blocking_portal.call(self.closing.set)
        self.done.result(timeout=10)
