"""For a certificate: where the record says it, and that the area's history holds as far as it goes today."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from domain.audit import Entry, Head, Stored, entry_of, walk
from services.shared.asking import Asking

PAGE = 5_000
STORED = "position, stream_id, stream_version, topic, meta, state, header_salt, state_salt, recorded_at, leaf, chain"
LONGEST_WALK = 50_000
"""Past so many events a page would keep its reader waiting; `./compact audit verify` walks any number."""
_holds: dict[tuple[UUID, int, bytes], bool] = {}
"""By the head that was walked to: another one is another question. Emptied now and then."""


class Chain(Struct, frozen=True):
    """`holds` is None where the history is too long to be walked for a page. How long it is would tell of concerns."""

    holds: bool | None


class At(Struct, frozen=True):
    position: int
    chain: str
    recorded_at: datetime


class Place(Struct, frozen=True):
    """Where one entry stands: what an outsider needs to make its hash, and the chain's, themselves."""

    entry: Entry
    leaf: bytes
    before: bytes
    chain: bytes
    recorded_at: datetime


async def place(ask: Asking, position: int) -> Place | None:
    """The link that ends before it, the entry as two salted hashes, and the link that it makes."""
    found = await ask.rows(
        Stored,
        f"SELECT {STORED} FROM es.event WHERE position = ANY(%(those)s) ORDER BY position",
        {"those": [position - 1, position]},
    )
    if not found or found[-1].position != position:
        return None
    before = found[0].chain if len(found) == 2 else b""
    return Place(entry_of(found[-1]), found[-1].leaf, before, found[-1].chain, found[-1].recorded_at)


async def chain(ask: Asking, tenant_id: UUID) -> Chain:
    head = await ask.row(At, "SELECT position, encode(chain, 'hex') AS chain, recorded_at FROM es.head")
    if head is None or head.position > LONGEST_WALK:
        return Chain(None)
    known = (tenant_id, head.position, bytes.fromhex(head.chain))
    if known not in _holds:
        stored = await _events(ask)
        if len(_holds) > PAGE:
            _holds.clear()
        _holds[known] = not list(walk(tenant_id, iter(stored), Head(head.position, known[2], head.recorded_at)))
    return Chain(_holds[known])


async def _events(ask: Asking) -> list[Stored]:
    found: list[Stored] = []
    while True:
        rows = await ask.rows(
            Stored,
            f"SELECT {STORED} FROM es.event WHERE position > %(after)s ORDER BY position LIMIT %(page)s",
            {"after": found[-1].position if found else 0, "page": PAGE},
        )
        found += rows
        if len(rows) < PAGE:
            return found
