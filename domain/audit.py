r"""The proof's arithmetic: how an event becomes a leaf, a leaf a link of the chain, and what a whole chain shows.

    header  = len(topic) | topic | stream (16) | stream version (8) | len(meta) | meta
    leaf    = SHA256(00 | "oc-event/1\n" | tenant (16) | position (8) | recorded at, µs since 1970 (8)
                     | SHA256(header salt | header) | SHA256(state salt | state))
    chain_n = SHA256(chain_(n-1) | leaf_n), and chain_0 is empty

Integers are big-endian and signed, lengths 4 bytes. The salts keep anybody from guessing a small event from its hash. What is
hashed is the stored bytes; nothing is ever written out again to be compared.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from msgspec import Struct

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Stored(Struct, frozen=True):
    """An event's row, as it lies."""

    position: int
    stream_id: UUID
    stream_version: int
    topic: str
    meta: bytes
    state: bytes
    header_salt: bytes
    state_salt: bytes
    recorded_at: datetime
    leaf: bytes
    chain: bytes


class Head(Struct, frozen=True):
    """The row that says how far a ledger has come."""

    position: int
    chain: bytes
    recorded_at: datetime | None


class Fault(Struct, frozen=True):
    """What does not hold, and where."""

    position: int
    what: str


class Entry(Struct, frozen=True):
    """An event as far as its leaf needs it: its two halves as salted hashes, which say nothing of what they hold."""

    position: int
    recorded_at: int
    """µs since 1970."""
    header: bytes
    state: bytes


def leaf_of(tenant_id: UUID, event: Stored) -> bytes:
    return leaf(tenant_id, entry_of(event))


def entry_of(event: Stored) -> Entry:
    topic = event.topic.encode()
    header = b"".join(
        (
            len(topic).to_bytes(4),
            topic,
            event.stream_id.bytes,
            event.stream_version.to_bytes(8, signed=True),
            len(event.meta).to_bytes(4),
            event.meta,
        )
    )
    return Entry(
        event.position,
        (event.recorded_at - EPOCH) // MICROSECOND,
        sha256(event.header_salt + header).digest(),
        sha256(event.state_salt + event.state).digest(),
    )


def leaf(tenant_id: UUID, entry: Entry) -> bytes:
    return sha256(
        b"\x00oc-event/1\n"
        + tenant_id.bytes
        + entry.position.to_bytes(8, signed=True)
        + entry.recorded_at.to_bytes(8, signed=True)
        + entry.header
        + entry.state
    ).digest()


def link(chain: bytes, leaf: bytes) -> bytes:
    return sha256(chain + leaf).digest()


def walk(tenant_id: UUID, events: Iterable[Stored], head: Head | None) -> Iterator[Fault]:
    """Everything that does not hold in one ledger, in order; nothing if it is whole.

    Goes on after a fault from what is stored, so that one alteration is one place, not everything behind it.
    """
    position, chain, recorded_at = 0, b"", EPOCH
    versions: dict[UUID, int] = {}
    for event in events:
        yield from _faults(tenant_id, event, position, chain, recorded_at, versions)
        position, chain, recorded_at = event.position, event.chain, event.recorded_at
        versions[event.stream_id] = event.stream_version
    if head is None:
        yield Fault(position, "the ledger has no head row")
    elif (head.position, head.chain) != (position, chain):
        yield Fault(head.position, f"the head row says {head.position} events; the history ends at {position}")
    elif position and head.recorded_at != recorded_at:
        yield Fault(position, "the head row's time is not the last event's")


def _faults(
    tenant_id: UUID, event: Stored, position: int, chain: bytes, recorded_at: datetime, versions: dict[UUID, int]
) -> Iterator[Fault]:
    at = event.position
    if at != position + 1:
        yield Fault(at, f"position {position + 1} is missing" if at > position + 1 else f"position {at} comes twice")
    if event.leaf != leaf_of(tenant_id, event):
        yield Fault(at, "its content is not what was recorded")
    if event.chain != link(chain, event.leaf):
        yield Fault(at, "it does not follow from the one before")
    if event.stream_version != versions.get(event.stream_id, 0) + 1:
        yield Fault(at, "its place in its stream is not the next one")
    if event.recorded_at <= recorded_at:
        yield Fault(at, "it was recorded no later than the one before")
