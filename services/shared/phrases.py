"""A sentence that is not written out yet: web and mail translate it and fill its slots."""

from typing import Any

from msgspec import Struct


class Phrase(Struct, frozen=True):
    """`message` is a gettext msgid; `values` fill its named slots: texts, numbers, dates, roles."""

    message: str
    values: dict[str, Any] = {}
