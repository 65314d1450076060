"""Words that nobody else uses, put wherever a person's own data goes; and every place where they could be found again."""

import subprocess
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

import psycopg
import redis
from msgspec import Struct

from infra.backups import database
from infra.embedded.home import Home
from infra.embedded.postgres import binaries
from infra.settings import Settings
from tests.browser import Browser

DATABASES = ("compact", "compact_vault", "postgres")
PATIENCE = 400  # pages


class Canary(Struct, frozen=True):
    """One person's: a name, an address, what they were called when invited, and what was typed about them and by them for themselves."""

    name: str
    address: str
    invited: str
    asked: str
    why: str
    draft: str
    reasons: str

    @property
    def words(self) -> tuple[str, ...]:
        return (self.name, self.address.partition("@")[0], self.invited, self.asked, self.why, self.draft, self.reasons)


def canary(family: str) -> Canary:
    def word(kind: str) -> str:
        return f"{kind}{token_hex(8)}"

    return Canary(
        word("name"), f"{word('mail')}@{family}", word("invited"), word("asked"), word("why"), word("draft"), word("reasons")
    )


def spellings(word: str) -> tuple[bytes, ...]:
    """As it is, as a dump writes bytes, and as JSON writes them, wherever in a group of three it begins."""
    plain = word.encode()
    return (plain, plain.hex().encode(), *(b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)))


def found_in(text: bytes, words: Iterable[str]) -> set[str]:
    return {word for word in words if any(spelling in text for spelling in spellings(word))}


def dumps(superuser: str) -> bytes:
    """Every database as SQL, after everything dead in it was thrown away, and what the planner noted of its words noted anew."""
    whole = b""
    for name in DATABASES:
        url = database(superuser, name)
        with psycopg.connect(url, autocommit=True) as cx:
            cx.execute("VACUUM (FULL, ANALYZE)")
            cx.execute("VACUUM FULL pg_statistic")
            cx.execute("CHECKPOINT")
        password = urlsplit(url).password or ""
        done = subprocess.run(
            [str(binaries() / "pg_dump"), f"--dbname={url}"],
            env={"PGPASSWORD": password, "PATH": "/usr/bin"},
            capture_output=True,
            check=True,
        )
        whole += done.stdout
    return whole


def data_files(home: Home) -> bytes:
    return b"".join(file.read_bytes() for file in sorted((home.postgres_data / "base").rglob("*")) if file.is_file())


def log_files(home: Home) -> bytes:
    """The write-ahead log: what is in it, and what lies in segments that wait to be written over."""
    return b"".join(file.read_bytes() for file in sorted((home.postgres_data / "pg_wal").iterdir()) if file.is_file())


def valkeys_file(settings: Settings, home: Home) -> bytes:
    with redis.Redis.from_url(settings.redis_url) as valkey:
        valkey.save()
    return b"".join(file.read_bytes() for file in home.valkey_data.rglob("*") if file.is_file())


def logs(home: Home) -> bytes:
    return b"".join(file.read_bytes() for file in home.logs.rglob("*") if file.is_file())


def crawled(browser: Browser, *starts: str) -> Iterator[str]:
    """Every page that can be reached from there by links, as its HTML."""
    waiting, seen = list(starts), set(starts)
    while waiting and len(seen) < PATIENCE:
        answer = browser.raw("GET", waiting.pop())
        yield answer.text
        for link in links_in(answer.text):
            if (
                link.startswith("/")
                and not link.startswith(("/assets", "/demo", "/sign"))
                and "?" not in link
                and link not in seen
            ):
                seen.add(link)
                waiting.append(link)


def links_in(html: str) -> list[str]:
    return [part.split('"')[0].split("#")[0] for part in html.split('href="')[1:]]


def copies(home: Home, to: Path, names: Iterable[str]) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for name in names:
        (to / name).write_bytes((home.path / name).read_bytes())
