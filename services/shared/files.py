"""Files: each lies once in its area under the hash of its bytes, stored before the event that names it.

One that no event brings to a page any more is swept after a while (`services.erasure.retention`). What must stay secret
is ciphertext here, with the id of its key; a picture that everybody sees is clear.
"""

from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct

from services.shared.asking import Asking


class FileKind(StrEnum):
    LOGO = "logo"


class Stored(Struct, frozen=True):
    content: bytes


def keep(cx: psycopg.Connection[Any], tenant_id: UUID, kind: FileKind, content: bytes) -> str:
    """Its name, the hash in hexadecimal. One that was there counts as new: the sweep, which may be on its way, leaves it."""
    name = sha256(content)
    cx.execute(
        """INSERT INTO files.blob (tenant_id, kind, hash, content, stored_at) VALUES (%s, %s, %s, %s, es.now())
           ON CONFLICT (tenant_id, kind, hash) DO UPDATE SET stored_at = excluded.stored_at""",
        (tenant_id, kind, name.digest(), content),
    )
    return name.hexdigest()


async def content(ask: Asking, kind: FileKind, name: str) -> bytes | None:
    """Of this area's file with that name."""
    found = await ask.row(
        Stored,
        "SELECT content FROM files.blob WHERE kind = %(kind)s AND hash = decode(%(name)s, 'hex') AND key_id IS NULL",
        {"kind": kind, "name": name},
    )
    return found.content if found else None
