"""The proof's arithmetic once more, written from its description alone: hashlib and struct, nothing of ours.

header  = length of topic | topic | stream (16) | stream version (8) | length of meta | meta
leaf    = SHA256(00 | "oc-event/1" newline | tenant (16) | position (8) | recorded at (8)
                 | SHA256(header salt | header) | SHA256(state salt | state))
chain_n = SHA256(chain_(n-1) | leaf_n), chain_0 being empty; big-endian, lengths of 4 bytes, times in Unix microseconds
"""

import struct
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

FIELDS = ("topic", "stream", "version", "meta", "state", "header_salt", "state_salt", "position", "recorded_at")


def leaf(tenant: bytes, event: Mapping[str, Any]) -> bytes:
    """`event` holds bytes and whole numbers under the names of `FIELDS`."""
    topic, stream, version, meta, state, header_salt, state_salt, position, recorded_at = (event[field] for field in FIELDS)
    header = struct.pack(f">I{len(topic)}s16sqI{len(meta)}s", len(topic), topic, stream, version, len(meta), meta)
    hashed = sha256(header_salt + header).digest() + sha256(state_salt + state).digest()
    return sha256(b"\x00oc-event/1\n" + tenant + struct.pack(">qq", position, recorded_at) + hashed).digest()


def chains(tenant: bytes, events: Iterable[Mapping[str, Any]]) -> list[tuple[bytes, bytes]]:
    """Every event's leaf and chain, in order, from the first."""
    found: list[tuple[bytes, bytes]] = []
    for event in events:
        one, before = leaf(tenant, event), found[-1][1] if found else b""
        found.append((one, sha256(before + one).digest()))
    return found
