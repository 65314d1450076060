"""A form that has to wait while whoever sent it shows that it is them: sealed into the page, and sent on afterwards."""

import time

import msgspec
from msgspec import Struct

from web.shared.forms import Typed
from web.shared.security import Signs

LASTS = 3600  # seconds
OWN = ("token",)
"""Made anew when it is sent on."""


class Kept(Struct, frozen=True):
    path: str
    fields: list[tuple[str, str]]
    until: float


def keep(secret: Signs, path: str, typed: Typed) -> str:
    fields = [(name, value) for name in typed if name not in OWN for value in typed.getlist(name)]
    return secret.seal("kept", msgspec.json.encode(Kept(path, fields, time.time() + LASTS)))


def kept(secret: Signs, sealed: str) -> Kept | None:
    """None for anything that we did not keep, or too long ago."""
    opened = secret.open("kept", sealed)
    found = msgspec.json.decode(opened, type=Kept) if opened else None
    return found if found and time.time() < found.until else None
