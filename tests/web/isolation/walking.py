"""Many requests as many people, straight to the application; and what somebody can tell from each answer."""

import asyncio
import re
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from litestar.testing import TestClient
from msgspec import Struct, field

from services.people.signing_in import forms_of
from tests.browser import HOST
from tests.web.watching import DRAWN_ANEW
from web.shared.security import form_token

NONCE = re.compile(r"nonce-[\w-]+")
NOT_COMPARED = ("content-length", "x-request-id", "set-cookie")
AT_ONCE = 4
"""As many as there are connections for pages."""


class Asked(Struct, frozen=True):
    """One request: who asks for what, with which form. `named` is what they put into it, which may come back to them."""

    who: str
    method: str
    path: str
    typed: dict[str, str] = {}
    named: tuple[str, ...] = ()
    token_of: str = ""
    """Somebody else, whose token it carries."""


PUBLIC_ELSEWHERE = re.compile(r'<aside class="oc-elsewhere".*?</aside>', re.DOTALL)


class Answer(Struct, frozen=True):
    """What somebody can tell from it, without what is drawn anew for each answer and what they asked for."""

    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: str

    def __str__(self) -> str:
        title = re.search(r"<h1[^>]*>\s*([^<]*)", self.body)
        return f"{self.status} {self.headers.get('location', '')} {title[1].strip() if title else self.body[:40]}"

    def says(self, word: str) -> bool:
        """Elsewhere than where a drafter reads what is everybody's: what stands there is held by tests/web/test_elsewhere.py."""
        return word in PUBLIC_ELSEWHERE.sub("", self.body) or any(word in value for value in self.headers.values())

    def but_for(self, *words: str) -> "Answer":
        """With a name blotted out that differs from one who looks to another."""

        def without(text: str) -> str:
            for word in words:
                text = text.replace(word, "…")
            return text

        return Answer(self.status, {name: without(v) for name, v in self.headers.items()}, self.cookies, without(self.body))


class Walk(Struct):
    """`sessions`: the cookie of everybody who is signed in; all others have one of a visit."""

    client: TestClient
    sessions: dict[str, str]
    visit: str = field(default_factory=lambda: uuid4().hex)
    took: list[float] = []

    def answers(self, asked: Sequence[Asked]) -> list[Answer]:
        """In the order in which they were asked."""
        return self.client.blocking_portal.call(self._all, asked)

    def token(self, who: str) -> str:
        """What their forms carry."""
        session = self.sessions.get(who)
        return form_token(self.client.app.state.outside.secret, forms_of(session) if session else self.visit)

    async def _all(self, asked: Sequence[Asked]) -> list[Answer]:
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(this: Asked) -> Answer:
            async with gate:
                return await self._ask(this)

        return list(await asyncio.gather(*map(one, asked)))

    async def _ask(self, asked: Asked) -> Answer:
        exchange, begun = Exchange(self._body(asked)), time.perf_counter()
        await self.client.app(self._scope(asked), exchange.receive, exchange.send)  # type: ignore[arg-type]
        self.took.append(time.perf_counter() - begun)
        return exchange.answer(asked.named)

    def _body(self, asked: Asked) -> bytes:
        return (
            urlencode({"token": self.token(asked.token_of or asked.who)} | asked.typed).encode()
            if asked.method == "POST"
            else b""
        )

    def _scope(self, asked: Asked) -> dict[str, Any]:
        session, url = self.sessions.get(asked.who), urlsplit(asked.path)
        cookie = f"oc={session}" if session else f"oc-visit={self.visit}"
        headers = [(b"host", HOST.encode()), (b"cookie", cookie.encode())]
        if asked.method == "POST":
            headers.append((b"content-type", b"application/x-www-form-urlencoded"))
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": asked.method,
            "scheme": "http",
            "path": url.path,
            "raw_path": url.path.encode(),
            "root_path": "",
            "query_string": url.query.encode(),
            "headers": headers,
            "client": ("testclient", 1),
            "server": (HOST, 80),
            "state": {},
        }


class Exchange:
    """Both ends of one request. A live stream is left once it said something."""

    def __init__(self, body: bytes) -> None:
        self.sent, self.over = [{"type": "http.request", "body": body, "more_body": False}], asyncio.Event()
        self.status, self.headers, self.body = 0, list[tuple[str, str]](), b""

    async def receive(self) -> dict[str, Any]:
        if self.sent:
            return self.sent.pop()
        await self.over.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = [(name.decode().lower(), value.decode()) for name, value in message["headers"]]
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body") or b"event:" in self.body:
                self.over.set()

    def answer(self, named: Sequence[str]) -> Answer:
        def without(text: str) -> str:
            for value in sorted(named, key=len, reverse=True):
                text = text.replace(value, "…")
            return NONCE.sub("nonce", text)

        headers = {name: without(value) for name, value in self.headers if name not in NOT_COMPARED}
        if "etag" in headers:
            headers["etag"] = "of this page for this session"
        cookies = sorted(value.split("=")[0] for name, value in self.headers if name == "set-cookie")
        return Answer(self.status, headers, tuple(cookies), DRAWN_ANEW.sub(r"\1", without(self.body.decode(errors="replace"))))
