"""How a command reaches an installation: by its environment, or the embedded one here, running or not."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from infra.embedded.home import Home
from infra.embedded.stack import stack
from infra.rebuilding import prepare
from infra.settings import Settings, from_environment, home


@contextmanager
def superuser(name: str) -> Iterator[str]:
    """The URL of a login that may read everything: BACKUP_DATABASE_URL, else the embedded server's own superuser."""
    if os.environ.get("BACKUP_DATABASE_URL"):
        yield os.environ["BACKUP_DATABASE_URL"]
        return
    with installation(name) as settings:
        at = Home(home() / os.environ.get("COMPACT_INSTALLATION", name))
        yield at.superuser_url(urlsplit(settings.database_url).port or 5432)


@contextmanager
def installation(name: str = "live") -> Iterator[Settings]:
    """DATABASE_URL, else what runs in this home, else its servers for as long as the command lasts."""
    if os.environ.get("DATABASE_URL"):
        yield from_environment()
        return
    at = Home(home() / os.environ.get("COMPACT_INSTALLATION", name))
    running = at.running()
    if running:
        yield running
        return
    with stack(at, print) as (_supervisor, settings):
        prepare(settings, print)
        yield settings
