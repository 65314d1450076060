"""A backup: history and vault as two dumps, and what the history's heads were. Read models are left out: they are rebuilt.

The history is dumped first: every key that seals something in it is then in the vault's dump, unless it was destroyed
meanwhile. The key files are in neither; without them no name can be read. The third of them, the shred list, says what
was forgotten since: it is applied before anything of a restored backup can be looked at.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import msgspec
import psycopg

from infra.auditing import ledgers, verify
from infra.database.roles import DATABASE, VAULT
from infra.embedded import postgres
from infra.embedded.home import Home
from infra.embedded.stack import stack
from infra.rebuilding import prepare
from infra.vault import KeyFile

Say = Callable[[str], None]
KEY_FILES = ("kek", "secret", "shreds")
HEADS = "SELECT tenant_id, position, encode(chain, 'hex') FROM es.head ORDER BY tenant_id"
READ_MODELS = ["--exclude-schema=rm_*", "--exclude-schema=wide_*", "--exclude-table-data=rm.*"]


class NotDone(postgres.Unavailable):
    """Nothing was left behind; the message says what is in the way."""


class About(msgspec.Struct, frozen=True):
    """What a backup holds: when it was made, and each ledger's last position with its chain in hexadecimal."""

    made_at: datetime
    heads: dict[UUID, tuple[int, str]]

    @property
    def events(self) -> int:
        return sum(position for position, _chain in self.heads.values())


def write(url: str, folder: Path, say: Say) -> int:
    """`url` is of a login that may read everything: a superuser, or one with BYPASSRLS and `pg_read_all_data`."""
    started = time.monotonic()
    if folder.exists():
        raise NotDone(f"There is something in {folder} already. A backup is written into a new folder.")
    folder.mkdir(mode=0o700, parents=True)
    with psycopg.connect(database(url, DATABASE)) as cx:
        cx.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        (snapshot,) = cx.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        heads = {tenant: (position, chain) for tenant, position, chain in cx.execute(HEADS)}
        say("The history …")
        _dump(database(url, DATABASE), folder / "history.dump", f"--snapshot={snapshot}", *READ_MODELS)
    say("The vault …")
    _dump(database(url, VAULT), folder / "vault.dump")
    about = About(datetime.now(UTC), heads)
    (folder / "about.json").write_bytes(msgspec.json.format(msgspec.json.encode(about)))
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    say(f"{about.events} events, {size:.1f} MB, in {time.monotonic() - started:.1f} s: {folder}")
    say("Keep vault.dump and the copies of kek, secret and shreds apart from history.dump, and from each other.")
    return 0


def restore(at: Home, folder: Path, keys: Path, say: Say) -> int:
    """Into a home that has none yet: databases, read models rebuilt, history verified and compared with the backup's."""
    started = time.monotonic()
    if not at.is_new:
        say(f"There is an installation in {at.path} already. A backup is restored only where there is none.")
        return 1
    try:
        wrong = _restore(at, folder, keys, say)
    except BaseException:
        shutil.rmtree(at.path, ignore_errors=True)  # nothing half done: it can be tried again
        raise
    for line in wrong:
        say(line)
    say(f"{'It is not what was backed up.' if wrong else 'Whole, and what was backed up.'} {time.monotonic() - started:.1f} s.")
    return 1 if wrong else 0


def _restore(at: Home, folder: Path, keys: Path, say: Say) -> list[str]:
    try:
        about = msgspec.json.decode((folder / "about.json").read_bytes(), type=About)
        for name in KEY_FILES:
            at.keep_private(at.path / name, (keys / name).read_text())
    except (OSError, msgspec.DecodeError) as error:
        raise NotDone(f"This cannot be restored: {error}") from error

    def fill(url: str) -> None:
        say(f"The backup of {about.made_at:%d %B %Y, %H:%M} UTC: {about.events} events …")
        _fill(database(url, DATABASE), folder / "history.dump")
        _fill(database(url, VAULT), folder / "vault.dump")
        _check_keys(database(url, VAULT), KeyFile(at.path / "kek"))

    with stack(at, say, fill=fill) as (_supervisor, settings):
        with psycopg.connect(settings.follower_database_url) as cx:
            wrong = list(_differences(cx, about.heads))
        prepare(settings, say)
        return wrong


def _check_keys(url: str, key_file: KeyFile) -> None:
    """Before anything is rebuilt with keys that open nothing."""
    with psycopg.connect(url) as cx:
        rows = cx.execute("SELECT DISTINCT ON (epoch) epoch, wrapped FROM vault.key WHERE wrapped IS NOT NULL ORDER BY epoch")
        if not all(key_file.opens(epoch, wrapped) for epoch, wrapped in rows):
            raise NotDone("The key file does not open this vault: it is another installation's, or an older copy.")


def database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _differences(cx: psycopg.Connection[Any], heads: Mapping[UUID, tuple[int, str]]) -> list[str]:
    now = {tenant: (position, chain) for tenant, position, chain in cx.execute(HEADS)}
    lines = [f"{tenant}: the backup's head is not the database's" for tenant in heads if now.get(tenant) != heads[tenant]]
    for tenant_id, name in ledgers(cx):
        lines += [f"{name}, position {fault.position}: {fault.what}" for fault in verify(cx, tenant_id)[1]]
    return lines


def _dump(url: str, file: Path, *options: str) -> None:
    _run("pg_dump", url, "--format=custom", f"--file={file}", *options)


def _fill(url: str, file: Path) -> None:
    _run("pg_restore", url, "--exit-on-error", "--single-transaction", str(file))


def _run(program: str, url: str, *options: str) -> None:
    """The password goes by the environment: everyone on the machine can read a process's arguments."""
    parts = urlsplit(url)
    bare = urlunsplit(parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", "@")))
    environment = {"PATH": os.environ.get("PATH", ""), "PGPASSWORD": parts.password or ""}
    done = subprocess.run(
        [_binary(program), *options, f"--dbname={bare}"], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotDone(f"{program} failed:\n{done.stderr.strip()[-2000:]}")


def _binary(program: str) -> str:
    try:
        return str(postgres.binaries() / program)
    except postgres.Unavailable:
        return program
