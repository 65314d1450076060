"""The shred list: which keys are destroyed for good, one JSON line each, outside every database and only ever added to.

A backup of yesterday has keys that were destroyed today. So it is written before they are, and applied after every
restore and at every start, before anything is served. It holds ids that say nothing by themselves; mode 0600.
"""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from services.erasure.shredding import Shred


class ShredFile:
    """See `services.erasure.shredding.Shreds`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @staticmethod
    def make(path: Path) -> None:
        """An empty one, if there is none yet: so that a restore can tell that nobody was forgotten from a file left behind."""
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))

    def add(self, shred: Shred) -> None:
        known = {key for one in self.every() if one.tenant_id == shred.tenant_id for key in one.keys}
        if shred.keys and known.issuperset(shred.keys):
            return
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            whole = self.path.read_bytes()
            torn = b"\n" if whole and not whole.endswith(b"\n") else b""  # somebody was killed while writing
            os.write(descriptor, torn + msgspec.json.encode(shred) + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def every(self) -> list[Shred]:
        if not self.path.exists():
            return []
        return [shred for line in self.path.read_bytes().splitlines() if (shred := _read(line))]


def _read(line: bytes) -> Shred | None:
    """None for a line that was never finished: then nothing had been destroyed for it."""
    try:
        return msgspec.json.decode(line, type=Shred)
    except msgspec.DecodeError:
        return None
