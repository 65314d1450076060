"""What a process needs to know to start, read from the environment."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

CHECKOUT = Path(__file__).resolve().parent.parent


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Each role has a login of its own; none of these is the database's owner or a superuser."""

    database_url: str
    migrator_database_url: str
    follower_database_url: str
    worker_database_url: str
    vault_url: str
    redis_url: str
    kek_file: str
    secret_file: str
    shred_file: str = ""
    """Which keys were destroyed for good; beside the key file, if nothing is said."""
    mail_url: str = "mailbox:"
    mail_from: str = "Open Compact <no-reply@open-compact.example>"
    url: str = "http://localhost:8000"
    host: str = "127.0.0.1"
    listen: int = 0
    proxies: str = ""
    """Addresses or networks, with commas: proxies whose word on where a request came from is believed. Nobody else's is."""
    security_contact: str = ""
    """Where a hole is reported to, as `mailto:` or `https:`; for `/.well-known/security.txt` (RFC 9116)."""
    metrics_port: int = 0
    """Figures for a monitor: the web's port on `host`, the follower's the next, the worker's the one after. 0: none."""

    @property
    def shreds(self) -> Path:
        return Path(self.shred_file) if self.shred_file else Path(self.kek_file).with_name("shreds")

    @property
    def secure(self) -> bool:
        """True where browsers see https: cookies then carry `Secure` and the `__Host-` prefix."""
        return self.url.startswith("https:")

    @property
    def port(self) -> int:
        """Where the web listens: its own setting behind a proxy, else the port of the address that people see."""
        return self.listen or urlsplit(self.url).port or (443 if self.secure else 80)


VARIABLES = {
    "database_url": "DATABASE_URL",
    "migrator_database_url": "MIGRATOR_DATABASE_URL",
    "follower_database_url": "FOLLOWER_DATABASE_URL",
    "worker_database_url": "WORKER_DATABASE_URL",
    "vault_url": "VAULT_URL",
    "redis_url": "REDIS_URL",
    "kek_file": "COMPACT_KEK_FILE",
    "secret_file": "COMPACT_SECRET_FILE",
    "shred_file": "COMPACT_SHRED_FILE",
    "mail_url": "MAIL_URL",
    "mail_from": "MAIL_FROM",
    "url": "COMPACT_URL",
    "host": "COMPACT_HOST",
    "listen": "COMPACT_PORT",
    "proxies": "COMPACT_PROXIES",
    "security_contact": "COMPACT_SECURITY_CONTACT",
    "metrics_port": "COMPACT_METRICS_PORT",
}


class Missing(Exception):
    """A variable that this process needs is not set."""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    given = {field: environment[name] for field, name in VARIABLES.items() if environment.get(name)}
    needed = {field.name for field in msgspec.structs.fields(Settings) if field.required}
    if missing := sorted(VARIABLES[field] for field in needed - given.keys()):
        raise Missing(f"Set {', '.join(missing)} (README, “Operate it”).")
    return msgspec.convert(given, Settings, strict=False)


def to_environment(settings: Settings) -> dict[str, str]:
    return {name: str(getattr(settings, field)) for field, name in VARIABLES.items()}


def home() -> Path:
    """Where embedded data, passwords and keys lie: mode 0700, ignored by git."""
    return Path(os.environ.get("COMPACT_HOME") or CHECKOUT / ".compact")
