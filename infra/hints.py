"""Hints over Valkey: that a tenant has something new. Losing one costs a second, never a fact: everybody also looks."""

import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from uuid import UUID

import redis
import redis.asyncio

WRITTEN, READABLE = "oc:written", "oc:readable"  # appended to the history; visible in the read models
LOOK_ANYWAY = 15.0  # seconds between looks of a live page that hears nothing
log = logging.getLogger("hints")


class Hints:
    """Sends, for processes that run in threads. Valkey away: nothing is sent, and nothing is lost."""

    def __init__(self, url: str) -> None:
        self.client = redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)

    def written(self, tenant_id: UUID) -> None:
        self._send(WRITTEN, tenant_id)

    def readable(self, tenant_ids: Iterable[UUID]) -> None:
        for tenant_id in tenant_ids:
            self._send(READABLE, tenant_id)

    def wait_for_written(self, seconds: float) -> Callable[[], None]:
        """Returns a function that waits until something was written, or that long."""
        subscription = self.client.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]
        with suppress(redis.RedisError):
            subscription.subscribe(WRITTEN)

        def wait() -> None:
            try:
                subscription.get_message(timeout=seconds)
            except (redis.RedisError, OSError):
                time.sleep(seconds)

        return wait

    def _send(self, channel: str, tenant_id: UUID) -> None:
        try:
            self.client.publish(channel, str(tenant_id))
        except redis.RedisError:
            log.warning("hint not sent: Valkey is away")


class LiveHints:
    """Listens, for live pages. See `web.shared.outside.Hints`."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def listen(self, tenant_id: UUID) -> AsyncIterator[None]:
        yield None
        client = redis.asyncio.Redis.from_url(self.url)
        try:
            async with client.pubsub(ignore_subscribe_messages=True) as subscription:
                await subscription.subscribe(READABLE)
                while True:
                    message = await subscription.get_message(timeout=LOOK_ANYWAY)
                    if message is None or message["data"] == str(tenant_id).encode():
                        yield None
        except redis.RedisError:
            log.warning("live pages hear nothing: Valkey is away")
        finally:
            await client.aclose()
