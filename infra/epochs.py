"""Changing the key that locks all others: a new epoch, every living key locked anew, and epochs that are no longer needed
thrown away. A backup of the vault older than the one before the last cannot then be opened any more, by anybody.

It can be broken off anywhere: the next run finishes what was begun before it begins anew.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap

from infra.vault import KeyFile

BATCH = 1_000
KEPT = 2  # epochs: the present one, and the one before for backups of last month
ONE_AT_A_TIME = 0x0C1  # advisory lock
OLDER = "SELECT tenant_id, key_id, epoch, wrapped FROM vault.key WHERE wrapped IS NOT NULL AND epoch <> %s AND epoch = ANY(%s)"
# only if nobody has destroyed it meanwhile
ANEW = """UPDATE vault.key k SET epoch = %s, wrapped = n.after FROM unnest(%s::uuid[], %s::uuid[], %s::bytea[], %s::bytea[])
  AS n (tenant_id, key_id, before, after) WHERE (k.tenant_id, k.key_id, k.wrapped) = (n.tenant_id, n.key_id, n.before)"""


def rotate(vault_url: str, path: Path, say: Callable[[str], None]) -> int:
    file = KeyFile(path)
    with psycopg.connect(vault_url, autocommit=True) as cx:
        cx.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))
        if begun_before(cx, file):
            say("Finishing what was begun before.")
        else:
            file.open_epoch()
        say(f"Epoch {file.current}: {lock_anew(cx, file)} keys locked anew.")
        dropped = drop_older(cx, file)
    if dropped:
        say(f"Thrown away: epoch {', '.join(map(str, dropped))}. Destroy every copy of the key file that still has it.")
    say(f"Keep a copy of {path} away from the databases.")
    return 0


def begun_before(cx: psycopg.Connection[Any], file: KeyFile) -> bool:
    return len(file.epochs) > KEPT or bool(cx.execute(f"{OLDER} LIMIT 1", (file.current, list(file.epochs))).fetchone())


def lock_anew(cx: psycopg.Connection[Any], file: KeyFile) -> int:
    """Those that were locked in an older epoch, batch by batch; returns how many."""
    count, kek = 0, file.epochs[file.current]
    while rows := cx.execute(f"{OLDER} LIMIT {BATCH}", (file.current, list(file.epochs))).fetchall():
        tenants, keys, _epochs, before = (list(column) for column in zip(*rows, strict=True))
        after = [aes_key_wrap(kek, aes_key_unwrap(file.epochs[epoch], bytes(wrapped))) for _t, _k, epoch, wrapped in rows]
        count += cx.execute(ANEW, (file.current, tenants, keys, before, after)).rowcount
    return count


def drop_older(cx: psycopg.Connection[Any], file: KeyFile) -> list[int]:
    """All but the last two; never one that something living is still locked in."""
    (used,) = cx.execute(
        "SELECT coalesce(array_agg(DISTINCT epoch), '{}') FROM vault.key WHERE wrapped IS NOT NULL"
    ).fetchone() or ([],)
    old = [epoch for epoch in sorted(file.epochs)[:-KEPT] if epoch not in used]
    if old:
        file.write({epoch: key for epoch, key in file.epochs.items() if epoch not in old})
    return old
