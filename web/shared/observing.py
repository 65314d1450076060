"""Each request once in the log and once in the figures: by its route, never by its path, for a path can name a case."""

import logging
import time
from typing import Any
from uuid import uuid4

import structlog
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import CollectorRegistry, Histogram

FIGURES = CollectorRegistry()
ANSWERED = Histogram(
    "compact_request_seconds",
    "From a request to the first byte of its answer",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
    registry=FIGURES,
)
log = logging.getLogger("web")


def observed(app: ASGIApp) -> ASGIApp:
    """Outermost but for what changes the request itself. The answer carries the id under which the log has it."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        asked: Any = scope
        if asked["type"] != "http":
            await app(scope, receive, send)
            return
        started, request_id = time.perf_counter(), uuid4().hex[:12]

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                seconds, route = time.perf_counter() - started, asked.get("path_template") or "none"
                ANSWERED.labels(asked["method"], route, message["status"]).observe(seconds)
                said = {"method": asked["method"], "route": route, "status": message["status"], "ms": round(seconds * 1000, 1)}
                log.info("answered", extra=said)
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await app(scope, receive, note)

    return wrapped


def bind_command(command_id: object) -> None:
    """From here on the request's lines say which command it sent."""
    structlog.contextvars.bind_contextvars(command_id=str(command_id))


def request_id() -> str:
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))
