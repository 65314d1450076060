"""The vault: data keys in their own database, wrapped by a key-encryption key that lies in a file outside it."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from psycopg_pool import ConnectionPool

from domain.shared.sealed import Clear, Opened, Sealed
from infra.eventstore.sealing import commitment, open_sealed, seal
from services.shared.ports import KeyDestroyed, Keys, Reading

KEY_BYTES = 32


class KeyFile:
    """Key-encryption keys by epoch, one `epoch hex` a line; the last line's wraps new keys."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._read()

    def _read(self) -> None:
        self.read_at = self._as_it_lies()
        lines = [line.split() for line in self.path.read_text().splitlines() if line.strip()]
        self.epochs = {int(epoch): bytes.fromhex(key) for epoch, key in lines}
        self.current = int(lines[-1][0])

    def refresh(self) -> None:
        """Another epoch may have begun since: whoever runs must not go on without it."""
        if self._as_it_lies() != self.read_at:
            self._read()

    def _as_it_lies(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_ino, found.st_mtime_ns

    def open_epoch(self) -> None:
        self.write(self.epochs | {self.current + 1: os.urandom(KEY_BYTES)})

    def write(self, epochs: Mapping[int, bytes]) -> None:
        """Whole or not at all, and on the disk when this returns."""
        beside = self.path.with_name(self.path.name + ".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write("".join(f"{epoch} {key.hex()}\n" for epoch, key in sorted(epochs.items())))
            file.flush()
            os.fsync(file.fileno())
        beside.rename(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self._read()

    def opens(self, epoch: int, wrapped: bytes) -> bool:
        try:
            return bool(aes_key_unwrap(self.epochs[epoch], wrapped))
        except (KeyError, InvalidUnwrap):
            return False

    @staticmethod
    def make(path: Path) -> None:
        """A first epoch, if there is no file yet; readable by its owner only."""
        with suppress(FileExistsError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"1 {os.urandom(KEY_BYTES).hex()}\n")


class PostgresVault:
    """See `services.shared.ports.Vault`."""

    def __init__(self, pool: ConnectionPool, key_file: KeyFile) -> None:
        self.pool, self.key_file = pool, key_file

    def ensure(self, tenant_id: UUID, key_ids: Iterable[UUID]) -> Keys:
        wanted = list(key_ids)
        keys = dict(self.keys(tenant_id, wanted))
        if missing := [key_id for key_id in wanted if key_id not in keys]:
            self._make(tenant_id, missing)
            keys = dict(self.keys(tenant_id, wanted))  # another may have made one first: theirs counts
        if gone := set(wanted) - keys.keys():
            raise KeyDestroyed(min(gone))
        return keys

    def keys(self, tenant_id: UUID, key_ids: Iterable[UUID]) -> Keys:
        return self.keys_of({tenant_id: list(key_ids)}).get(tenant_id, {})

    def keys_of(self, wanted: Mapping[UUID, Collection[UUID]]) -> Mapping[UUID, Keys]:
        pairs = [(tenant_id, key_id) for tenant_id, key_ids in wanted.items() for key_id in key_ids]
        tenants, ids = zip(*pairs, strict=True) if pairs else ((), ())
        with self.pool.connection() as cx:
            rows = cx.execute(
                """SELECT tenant_id, key_id, epoch, wrapped FROM unnest(%s::uuid[], %s::uuid[]) AS w (tenant_id, key_id)
                   JOIN vault.key USING (tenant_id, key_id) WHERE wrapped IS NOT NULL""",
                (list(tenants), list(ids)),
            ).fetchall()
        return self._unwrapped(rows)

    def look(self, tenant_id: UUID, sealed: Sequence[Sealed]) -> list[Opened]:
        keys = self.keys(tenant_id, {one.key_id for one in sealed})
        return [open_sealed(tenant_id, one, keys) for one in sealed]

    def open(self, tenant_id: UUID, sealed: Sequence[Sealed], reader: str, purpose: str) -> list[Opened]:
        ids = list({one.key_id for one in sealed})
        with self.pool.connection() as cx:
            rows = cx.execute(
                """WITH logged AS (INSERT INTO vault.opening (tenant_id, key_id, reader, purpose)
                     SELECT %s, unnest(%s::uuid[]), %s, %s)
                   SELECT tenant_id, key_id, epoch, wrapped FROM vault.key
                   WHERE tenant_id = %s AND key_id = ANY(%s) AND wrapped IS NOT NULL""",
                (tenant_id, ids, reader, purpose, tenant_id, ids),
            ).fetchall()
        keys = self._unwrapped(rows).get(tenant_id, {})
        return [open_sealed(tenant_id, one, keys) for one in sealed]

    def readings(self, tenant_id: UUID, reader: str) -> list[Reading]:
        with self.pool.connection() as cx:
            rows = cx.execute(
                "SELECT DISTINCT opened_at, purpose FROM vault.opening WHERE tenant_id = %s AND reader = %s ORDER BY opened_at, purpose",
                (tenant_id, reader),
            ).fetchall()
        return [Reading(*row) for row in rows]

    def seal(self, tenant_id: UUID, key_id: UUID, place: str, text: str) -> bytes:
        return self.seal_all(tenant_id, place, {key_id: text})[key_id]

    def seal_all(self, tenant_id: UUID, place: str, texts: Mapping[UUID, str]) -> Mapping[UUID, bytes]:
        keys = self.ensure(tenant_id, texts)
        return {key_id: seal(tenant_id, place, key_id, keys[key_id], Clear(text)).box for key_id, text in texts.items()}

    def unseal(self, tenant_id: UUID, key_id: UUID, place: str, box: bytes) -> str | None:
        opened = open_sealed(tenant_id, Sealed(key_id, box, place), self.keys(tenant_id, [key_id]))
        return opened.text if isinstance(opened, Clear) else None

    def destroy(self, tenant_id: UUID, key_ids: Iterable[UUID]) -> int:
        with self.pool.connection() as cx:
            return cx.execute(
                """UPDATE vault.key SET wrapped = NULL, destroyed_at = clock_timestamp()
                   WHERE tenant_id = %s AND key_id = ANY(%s) AND wrapped IS NOT NULL""",
                (tenant_id, list(key_ids)),
            ).rowcount

    def _make(self, tenant_id: UUID, key_ids: Sequence[UUID]) -> None:
        self.key_file.refresh()
        kek, epoch = self.key_file.epochs[self.key_file.current], self.key_file.current
        fresh = [os.urandom(KEY_BYTES) for _ in key_ids]
        with self.pool.connection() as cx:
            cx.execute(
                """INSERT INTO vault.key (tenant_id, key_id, epoch, wrapped, commitment)
                   SELECT %s, k, %s, w, c FROM unnest(%s::uuid[], %s::bytea[], %s::bytea[]) AS made (k, w, c)
                   ON CONFLICT DO NOTHING""",
                (tenant_id, epoch, list(key_ids), [aes_key_wrap(kek, key) for key in fresh], [commitment(key) for key in fresh]),
            )

    def _unwrapped(self, rows: Sequence[tuple[UUID, UUID, int, bytes]]) -> Mapping[UUID, Keys]:
        """By tenant. The file is looked at after the rows were: an epoch that one of them is locked in is in it by then."""
        self.key_file.refresh()
        epochs = self.key_file.epochs
        found: dict[UUID, dict[UUID, bytes]] = defaultdict(dict)
        for tenant_id, key_id, epoch, wrapped in rows:
            if epoch in epochs:
                found[tenant_id][key_id] = aes_key_unwrap(epochs[epoch], bytes(wrapped))
        return found
