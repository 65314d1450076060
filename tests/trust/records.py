"""What clients of a fault run say of what they did, one JSON line each, and what the history has of it afterwards."""

import threading
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec


class What(StrEnum):
    INVOKE = "invoke"
    OK = "ok"
    FAIL = "fail"
    UNKNOWN = "unknown"
    READ = "read"
    CURSOR = "cursor"


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`payload` is unique to one wish of one client, `scope` the list that it is to stand in: a ledger's or a stream's.

    A read has seen `seen`, oldest first, from the list's beginning if `whole`, else its newest part; `behind` if it said
    itself that it is still catching up. A follower's cursor stands at `position`.
    """

    client: str
    what: What
    at: float
    scope: str
    payload: str = ""
    position: int | None = None
    seen: tuple[str, ...] = ()
    whole: bool = True
    behind: bool = False


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """An event of the history; `payload` and `scope` where it is one of ours."""

    tenant: str
    position: int
    stream: str
    version: int
    scope: str = ""
    payload: str = ""


class Log:
    """One client's lines, on disk at once: what was said before a crash stays said."""

    def __init__(self, folder: Path, client: str) -> None:
        self.client, self.path = client, folder / f"{client}.jsonl"
        self.lock = threading.Lock()

    def say(self, what: What, scope: str, *, at: float | None = None, **more: object) -> None:
        said = Said(client=self.client, what=what, at=time.monotonic() if at is None else at, scope=scope, **more)
        with self.lock, self.path.open("ab", buffering=0) as file:
            file.write(msgspec.json.encode(said) + b"\n")


def read(folder: Path) -> Iterator[Said]:
    for file in sorted(folder.glob("*.jsonl")):
        yield from map(msgspec.json.Decoder(Said).decode, file.read_bytes().splitlines())


def count(said: Iterable[Said], what: What) -> int:
    return sum(one.what is what for one in said)
