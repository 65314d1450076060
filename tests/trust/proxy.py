"""A way to the database that now and then, at a COMMIT, loses the question or the answer, halves it, or is slow."""

import asyncio
import random
import threading
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

Answer = TypeVar("Answer")
COMMIT, CHUNK = b"COMMIT\0", 65536


class Harm(StrEnum):
    CUT = "cut"
    """The commit happens, and nobody hears of it."""
    HALVED = "halved"
    """As above, but for the first half of the answer."""
    UNSENT = "unsent"
    """The commit never arrives."""
    DELAYED = "delayed"


class Proxy:
    """`url` is the same database through this. Runs in a thread of its own; `share` of the commits come to harm."""

    def __init__(self, url: str, share: float, seed: int = 0) -> None:
        self.to, self.share, self.chance = urlsplit(url), share, random.Random(seed)
        self.harmed: Counter[Harm] = Counter()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)

    def __enter__(self) -> Self:
        self.thread.start()
        self.server = self._run(asyncio.start_server(self._carry, "127.0.0.1", 0))
        port = self.server.sockets[0].getsockname()[1]
        self.url = self.to._replace(netloc=self.to.netloc.replace(str(self.to.port), str(port))).geturl()
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def _run(self, doing: Coroutine[Any, Any, Answer]) -> Answer:
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(20)

    async def _end(self) -> None:
        self.server.close()
        await asyncio.sleep(0)  # what was let in has begun, and so ends what it opened
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _carry(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        with _cut_off(to_client):
            server, to_server = await asyncio.open_connection("127.0.0.1", self.to.port)
            with _cut_off(to_server):
                next_answer: list[Harm] = []
                await _until_either_ends(
                    self._questions(client, to_server, next_answer), self._answers(server, to_client, next_answer)
                )

    async def _questions(self, client: asyncio.StreamReader, to_server: asyncio.StreamWriter, next_answer: list[Harm]) -> None:
        while said := await client.read(CHUNK):
            if COMMIT in said and self.chance.random() < self.share:
                next_answer.append(self.chance.choice(list(Harm)))
                self.harmed[next_answer[-1]] += 1
                if next_answer[-1] is Harm.UNSENT:
                    return
            to_server.write(said)
            await to_server.drain()

    async def _answers(self, server: asyncio.StreamReader, to_client: asyncio.StreamWriter, next_answer: list[Harm]) -> None:
        while said := await server.read(CHUNK):
            harm = next_answer.pop() if next_answer else None
            if harm is Harm.CUT:
                return
            if harm is Harm.DELAYED:
                await asyncio.sleep(self.chance.uniform(0, 0.5))
            to_client.write(said[: len(said) // 2] if harm is Harm.HALVED else said)
            await to_client.drain()
            if harm is Harm.HALVED:
                return


@contextmanager
def _cut_off(writer: asyncio.StreamWriter) -> Iterator[None]:
    """However it ends, a cancelled task among it: nothing stays open behind it, for the next test to be told of."""
    try:
        yield
    finally:
        writer.transport.abort()


async def _until_either_ends(*ways: Coroutine[Any, Any, None]) -> None:
    tasks = [asyncio.create_task(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
