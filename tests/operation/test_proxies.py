"""Where a request came from: what a named proxy says, and what anybody else says not."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from msgspec import structs

from infra.processes import server_of
from infra.settings import Settings

FORGED = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "Forwarded": "for=203.0.113.9"}


@pytest.mark.parametrize(
    ("named", "peer", "seen"),
    [
        ("", "127.0.0.1", "127.0.0.1"),
        ("", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.0/8", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.0/8, 127.0.0.1", "10.1.2.3", "203.0.113.9"),
        ("10.0.0.0/8, 127.0.0.1", "127.0.0.1", "203.0.113.9"),
    ],
)
def test_only_a_named_proxy_is_believed(settings: Settings, named: str, peer: str, seen: str) -> None:
    assert asked_from(structs.replace(settings, proxies=named), peer) == seen


def asked_from(settings: Settings, peer: str) -> str:
    """What the application is told of who asks."""
    found: list[Any] = []

    async def app(scope: Any, _receive: Any, send: Any) -> None:
        found.append(scope["client"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    config = server_of(app, settings)
    config.load()
    transport = httpx.ASGITransport(config.loaded_app, client=(peer, 4321))

    async def ask() -> None:
        async with httpx.AsyncClient(transport=transport, base_url="http://compacts.example") as client:
            await client.get("/", headers=FORGED)

    with ThreadPoolExecutor(1) as apart:  # a browser's loop may be at work in this thread
        apart.submit(lambda: asyncio.run(ask())).result()
    return str(found[0][0])
