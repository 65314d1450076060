"""HEAD and OPTIONS, which the framework leaves out or gets wrong, answered at every address alike."""

from typing import Any

from litestar.types import ASGIApp, HTTPDisconnectEvent, Message, Receive, Scope, Send

NO_METHOD = "-"


def head_and_options(app: ASGIApp) -> ASGIApp:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        asked: dict[str, Any] = {**scope}
        match asked.get("method"):
            case "HEAD":
                await app(asked | {"method": "GET"}, _gone, _head(send))  # type: ignore[arg-type]
            case "OPTIONS":
                await app(asked | {"method": NO_METHOD}, receive, _options(send))  # type: ignore[arg-type]
            case _:
                await app(scope, receive, send)

    return wrapped


async def _gone() -> HTTPDisconnectEvent:
    """What would be sent without end, ends."""
    return {"type": "http.disconnect"}


def _head(send: Send) -> Send:
    """As for GET, up to where its body would begin."""

    async def head(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return head


def _options(send: Send) -> Send:
    """Nothing takes no method: the refusal (405) names those that are taken."""

    async def options(message: Message) -> None:
        if message["type"] == "http.response.start":
            status = 204 if message["status"] == 405 else message["status"]
            allow = [(name, value) for name, value in message["headers"] if name == b"allow"]
            await send({"type": "http.response.start", "status": status, "headers": allow})
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return options
