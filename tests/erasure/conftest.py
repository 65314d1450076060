"""The real application, asked in-process, with read models that keep up behind it: as the pages' own tests have it."""

from tests.web.conftest import (
    client,
    held_back,
    post,
    recorded,
    signed_in,
    start_session,
    visitor,
    worker,
    world,
    worlds,
)

__all__ = [
    "client",
    "held_back",
    "post",
    "recorded",
    "signed_in",
    "start_session",
    "visitor",
    "worker",
    "world",
    "worlds",
]
