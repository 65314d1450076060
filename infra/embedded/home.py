"""The folder of an embedded installation: data, passwords and keys (0700), and who is running in it.

postgres/ valkey/   the servers' data
passwords.json      made at random, one a role
kek                 key-encryption keys; without this file no name and no confidential word can be read again
shreds              which keys were destroyed for good; a restore without it could bring somebody back
secret              signs cookies and finds logins by mail address
run.json            while it runs: how other commands reach it
log/                what each process said
"""

import fcntl
import json
import os
import secrets
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from infra.database.roles import LOGINS
from infra.secret import Secret
from infra.settings import Settings, from_environment, to_environment
from infra.shreds import ShredFile
from infra.vault import KeyFile


class Busy(Exception):
    """Somebody runs in this home already."""


class Home:
    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.chmod(0o700)

    @property
    def logs(self) -> Path:
        return self.path / "log"

    @property
    def postgres_data(self) -> Path:
        return self.path / "postgres"

    @property
    def valkey_data(self) -> Path:
        return self.path / "valkey"

    @property
    def is_new(self) -> bool:
        return not (self.postgres_data / "PG_VERSION").exists()

    def passwords(self) -> Mapping[str, str]:
        file = self.path / "passwords.json"
        if not file.exists():
            names = ("postgres", "valkey", *LOGINS)
            self.keep_private(file, json.dumps({name: secrets.token_urlsafe(24) for name in names}, indent=1))
        found: dict[str, str] = json.loads(file.read_text())
        return found

    def password_file(self) -> Path:
        """For initdb, which reads it from a file."""
        file = self.path / "postgres.password"
        self.keep_private(file, self.passwords()["postgres"])
        return file

    def settings(self, postgres_port: int, valkey_port: int, url: str) -> Settings:
        passwords = self.passwords()
        KeyFile.make(self.path / "kek")
        Secret.make(self.path / "secret")
        ShredFile.make(self.path / "shreds")

        def database(role: str, name: str = "compact") -> str:
            return f"postgresql://{role}:{passwords[role]}@127.0.0.1:{postgres_port}/{name}"

        return Settings(
            database_url=database("oc_app"),
            migrator_database_url=database("oc_migrator"),
            follower_database_url=database("oc_follower"),
            worker_database_url=database("oc_worker"),
            vault_url=database("oc_vault", "compact_vault"),
            redis_url=f"redis://:{passwords['valkey']}@127.0.0.1:{valkey_port}/0",
            kek_file=str(self.path / "kek"),
            secret_file=str(self.path / "secret"),
            mail_url=os.environ.get("MAIL_URL", "mailbox:"),
            url=url,
        )

    def superuser_url(self, postgres_port: int) -> str:
        return f"postgresql://postgres:{self.passwords()['postgres']}@127.0.0.1:{postgres_port}/postgres"

    @contextmanager
    def held(self) -> Iterator[None]:
        """One launcher at a time; the lock goes with the process, however it ends."""
        with (self.path / "lock").open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(f"Open Compact is running already in {self.path}, or just starting or stopping.") from None
            try:
                yield
            finally:
                (self.path / "run.json").unlink(missing_ok=True)

    def announce(self, settings: Settings) -> None:
        self.keep_private(self.path / "run.json", json.dumps(to_environment(settings)))

    def running(self) -> Settings | None:
        """How to reach what runs here now, if something does and is ready."""
        file = self.path / "run.json"
        with (self.path / "lock").open("a") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return from_environment(json.loads(file.read_text())) if file.exists() else None
        return None

    def keep_private(self, file: Path, content: str) -> None:
        beside = file.with_name(file.name + ".new")
        beside.touch(mode=0o600)
        beside.write_text(content)
        beside.rename(file)


def server_port() -> int:
    """Below the ports that the system gives to anybody: while a server restarts, no other program is handed its port."""
    return free_port(secrets.choice(range(15_000, 30_000)))


def free_port(wanted: int = 0) -> int:
    """`wanted` if it is free, else the next that is; 0 for any."""
    for port in range(wanted, wanted + 100) if wanted else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError(f"No free port between {wanted} and {wanted + 99}.")
