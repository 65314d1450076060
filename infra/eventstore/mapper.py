"""Between an event in memory and its row: topic, sealed JSON, and the meta stored beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent

from domain.shared.events import Event, Meta
from domain.shared.sealed import Clear, Sealed, Value
from infra.eventstore.registry import decode
from infra.eventstore.sealing import Keys, commitment, key_for, map_values, seal, value_fields

SOURCE = "meta."


class Shape(msgspec.Struct, gc=False):
    """What must be known of a meta before its event can be read."""

    schema_version: int = 1


META, SHAPE = msgspec.json.Decoder(Meta), msgspec.json.Decoder(Shape)


class Read(msgspec.Struct, frozen=True, gc=False):
    """An event just loaded, to be folded. Who did it and when it took effect is not read: no state comes of that."""

    originator_id: UUID
    originator_version: int
    fact: Event


class Fact(msgspec.Struct, frozen=True):
    """An event on its way in: what the library calls a domain event."""

    originator_id: UUID
    originator_version: int
    fact: Event
    meta: Meta
    key_ids: tuple[UUID, ...] = ()

    def named(self) -> "Fact":
        """With the key chosen that will seal each clear text, in the order in which they are met."""
        found: list[UUID] = []

        def name(_path: str, value: Value) -> Value:
            if isinstance(value, Clear):
                found.append(key_for(value))
            return value

        map_values(self.fact, name)
        map_values(self.meta, name)
        return msgspec.structs.replace(self, key_ids=tuple(found))


@dataclass(frozen=True)
class StoredFact(StoredEvent):
    """The library's row, with our meta beside the state."""

    meta: bytes = b""


class FactMapper(Mapper[UUID]):
    """For one tenant. Seals on the way in with the keys it was given; on the way out opens nothing."""

    def __init__(self, tenant_id: UUID) -> None:
        super().__init__(JSONTranscoder())
        self.tenant_id = tenant_id
        self.keys: Keys = {}

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredFact:
        assert isinstance(domain_event, Fact)
        ids = iter(domain_event.key_ids)
        place = f"{domain_event.originator_id}/{domain_event.originator_version}/"
        fact = self._sealed(domain_event.fact, ids, place)
        meta = self._sealed(domain_event.meta, ids, place + SOURCE)
        meta = msgspec.structs.replace(
            meta,
            schema_version=type(fact).VERSION,
            keys={str(key_id): commitment(self.keys[key_id]) for key_id in domain_event.key_ids},
        )
        return StoredFact(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=fact.TOPIC,
            state=msgspec.json.encode(fact),
            meta=msgspec.json.encode(meta),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Read:
        assert isinstance(stored_event, StoredFact)
        assert isinstance(stored_event.originator_id, UUID)
        stream_id, version = stored_event.originator_id, stored_event.originator_version
        return Read(stream_id, version, read_fact(stream_id, version, stored_event.topic, stored_event.meta, stored_event.state))

    def _sealed(self, whole: Any, ids: Iterator[UUID], place: str) -> Any:
        def box(path: str, value: Value) -> Value:
            if not isinstance(value, Clear):
                return value
            key_id = next(ids)
            return seal(self.tenant_id, place + path, key_id, self.keys[key_id], value)

        return map_values(whole, box)


def read(stream_id: UUID, version: int, topic: str, meta: bytes, state: bytes) -> tuple[Event, Meta]:
    """A row's event and meta, every box told where it was found."""
    stored = META.decode(meta)
    fact = _fact(stream_id, version, decode(topic, stored.schema_version, state))
    return fact, map_values(stored, _finder(stream_id, version), SOURCE)


def read_fact(stream_id: UUID, version: int, topic: str, meta: bytes, state: bytes) -> Event:
    """A row's event alone; of its meta only what must be known to read it."""
    return _fact(stream_id, version, decode(topic, SHAPE.decode(meta).schema_version, state))


def _fact(stream_id: UUID, version: int, stored: Event) -> Event:
    return map_values(stored, _finder(stream_id, version)) if value_fields(type(stored)) else stored


def _finder(stream_id: UUID, version: int) -> Callable[[str, Any], Sealed]:
    return lambda path, sealed: Sealed(sealed.key_id, sealed.box, f"{stream_id}/{version}/{path}")
