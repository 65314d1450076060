"""Topics to event types, and back: a fixed list. An unknown topic is refused, never imported."""

from functools import cache
from typing import Any

import msgspec

from domain import EVENTS
from domain.shared.events import Event
from domain.upcasts import UPCASTS


class UnknownTopic(Exception):
    """A row names an event that this code has never known."""


def decode(topic: str, schema_version: int, state: bytes) -> Event:
    kind = EVENTS.get(topic)
    if kind is None:
        raise UnknownTopic(topic)
    if schema_version == kind.VERSION:
        return _decoder(topic).decode(state)
    fields: dict[str, Any] = msgspec.json.decode(state)
    for version in range(schema_version, kind.VERSION):
        fields = UPCASTS[topic, version](fields)
    return msgspec.convert(fields, kind)


@cache
def _decoder(topic: str) -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(EVENTS[topic])
