"""Personal and confidential text: clear when new, sealed once stored, and only perhaps readable later.

In an event a typed text is one of three clear kinds, by whose key seals it; a loaded event holds `Sealed`.
Deciders and read models copy these values and never look inside.
"""

from uuid import UUID

from msgspec import Struct

from domain.shared.ids import BreachId, PersonId


class Value(Struct, frozen=True, tag_field="is", omit_defaults=True, gc=False):
    """Base, so that a field can hold either state."""


class Clear(Value, frozen=True, tag="clear"):
    """Readable text in the language `lang` (BCP 47)."""

    text: str
    lang: str = "en"


class Personal(Clear, frozen=True, tag="personal", kw_only=True):
    """About a person, under that person's key: destroying it forgets them everywhere."""

    person_id: PersonId


class Confidential(Clear, frozen=True, tag="confidential", kw_only=True):
    """Of a concern, under the case's key: opened at render, for the people in the case."""

    breach_id: BreachId


class Text(Clear, frozen=True, tag="text"):
    """Published wording, under a key of its own, so that this one text can be redacted."""


class Sealed(Value, frozen=True, tag="sealed", rename={"key_id": "k", "box": "c"}):
    """AES-256-GCM: `box` = 12-byte nonce, ciphertext, 16-byte tag.

    `place` (stream, version, field) is not stored: it is where the value was found, and the box opens only there.
    """

    key_id: UUID
    box: bytes
    place: str = ""


class Withheld(Value, frozen=True, tag="withheld"):
    """There, but not for this reader."""


class Erased(Value, frozen=True, tag="erased"):
    """Gone for ever: its key was destroyed."""


Opened = Clear | Withheld | Erased
