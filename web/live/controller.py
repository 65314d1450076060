"""Server-sent events. What is sent is an opaque word that moves only with what this viewer may see."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Stream

from services.catalogue import READ_MODELS
from services.shared.links import hashed
from web.shared.visit import Visit

KNOWN = frozenset(model.name for model in READ_MODELS)


class Live(Controller):
    path = "/{area:str}/live"

    @get("/", policy="public.read", media_type="text/event-stream")
    async def changes(self, visit: NamedDependency[Visit], reads: FromQuery[str] = "", at: FromQuery[str] = "") -> Stream:
        models = sorted(KNOWN & set(reads.split(",")))
        await visit.stack.aclose()
        return Stream(
            _changes(visit, models, at),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )


async def _changes(visit: Visit, models: list[str], last: str) -> AsyncIterator[bytes]:
    """At once if something changed since the page was made; then whenever it does."""
    yield b": here\n\n"
    async for _hint in visit.outside.hints.listen(visit.area.tenant_id):
        now = await asyncio.shield(_version(visit, models))  # a reader who leaves must not break a connection off
        if now != last:
            last = now
            yield f"event: changed\ndata: {now}\n\n".encode()


async def _version(visit: Visit, models: list[str]) -> str:
    session: Any = hashed(visit.session) if visit.session else None
    seen = await visit.outside.pages.glance(slug=visit.area.slug, session=session, models=models)
    return visit.outside.version_of(seen.moved)
