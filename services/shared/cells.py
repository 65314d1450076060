"""What lies in a column where a name or a typed text does: opened by the follower, or locked until a page is drawn."""

from uuid import UUID

import msgspec
from msgspec import Struct

from domain.shared.sealed import Sealed, Value


class Shown(Struct, frozen=True):
    """A name or published text on its way out of its box, with the key that it can be forgotten by.

    `text` is None once it is: the row stays.
    """

    key_id: UUID
    text: str | None
    lang: str = "en"


Words = Value | Shown
"""A column that the follower opens: stored as `<name>`, `<name>_lang` and `<name>_key`. In an event, and so in a row
that an event has just made, it is a sealed value; read back, it is what was in it."""


class Locked(Struct, frozen=True):
    """A column that stays sealed: opened at render, for those whom policy lets."""

    value: Value


def locked(value: Locked) -> bytes:
    """As it lies in its column: the box, and where it was found."""
    sealed = value.value
    assert isinstance(sealed, Sealed)
    return msgspec.json.encode((sealed, sealed.place))


def unlocked(stored: bytes) -> Sealed:
    sealed, place = msgspec.json.decode(stored, type=tuple[Sealed, str])
    return Sealed(sealed.key_id, sealed.box, place)
