"""Everything put together: the one place that knows all the parts."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg_pool import AsyncConnectionPool, ConnectionPool

from infra.calendar import england_and_wales
from infra.desk import PostgresDesk
from infra.eventstore.reading import StoredHistory
from infra.hints import Hints, LiveHints
from infra.limits import Limits
from infra.mail import Mail
from infra.mail.mailbox import Mailbox
from infra.mail.smtp import Smtp
from infra.pages import PostgresPages
from infra.pictures import Pictures
from infra.pulse import PostgresHealth
from infra.readmodels.follower import Follower
from infra.secret import SealedAddresses, Secret
from infra.settings import CHECKOUT, Settings
from infra.shreds import ShredFile
from infra.vault import KeyFile, PostgresVault
from services.catalogue import READ_MODELS
from services.erasure.erasing import Eraser
from web.shared.outside import Assets, CastMember, Outside

BUILT = CHECKOUT / "infra" / "assets" / "built"
POOL = 8


class Parts:
    """Made when first asked for; closed together."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.stack = ExitStack()

    def pool(self, url: str, size: int = POOL, **more: Any) -> ConnectionPool:
        """In autocommit a single statement is one trip, where it would be three; what needs more says so itself."""
        return self.stack.enter_context(ConnectionPool(url, min_size=1, max_size=size, kwargs=more, open=True, timeout=15))

    @cached_property
    def app_pool(self) -> ConnectionPool:
        return self.pool(self.settings.database_url, autocommit=True)

    @cached_property
    def worker_pool(self) -> ConnectionPool:
        return self.pool(self.settings.worker_database_url)

    @cached_property
    def follower_pool(self) -> ConnectionPool:
        # the few statements of a follower are planned once: planning 16 partitions takes longer than reading one
        return self.pool(self.settings.follower_database_url, 2, options="-c plan_cache_mode=force_generic_plan")

    @cached_property
    def vault(self) -> PostgresVault:
        return PostgresVault(self.pool(self.settings.vault_url, autocommit=True), KeyFile(self.settings.kek_file))

    @cached_property
    def secret(self) -> Secret:
        return Secret(self.settings.secret_file)

    @cached_property
    def installation(self) -> tuple[UUID, bool]:
        """Its own ledger, and whether time is simulated there: both decided when it was made."""
        with self.app_pool.connection() as cx:
            row = cx.execute("SELECT ledger_id, simulated FROM es.installation").fetchone()
        assert row, "the databases have not been migrated"
        return row[0], row[1]

    @cached_property
    def addresses(self) -> SealedAddresses:
        return SealedAddresses(self.secret, self.vault, self.installation[0])

    @cached_property
    def hints(self) -> Hints:
        return Hints(self.settings.redis_url)

    @cached_property
    def desk(self) -> PostgresDesk:
        return self.desk_of(self.app_pool)

    def desk_of(self, pool: ConnectionPool) -> PostgresDesk:
        return PostgresDesk(pool, self.vault, self.addresses, england_and_wales(), self.hints.written)

    @cached_property
    def shreds(self) -> ShredFile:
        return ShredFile(self.settings.shreds)

    @cached_property
    def eraser(self) -> Eraser:
        desk, history = self.desk_of(self.worker_pool), StoredHistory(self.worker_pool)
        return Eraser(self.worker_pool, self.follower_pool, desk, self.vault, history, self.addresses, self.shreds)

    @cached_property
    def mail(self) -> Mail:
        if self.settings.mail_url.startswith("mailbox:"):
            return Mailbox(self.worker_pool)
        return Smtp(self.settings.mail_url, self.settings.mail_from)

    def follower(self, after: Any = None, generation: int | None = None) -> Follower:
        return Follower(self.follower_pool, self.vault, READ_MODELS, after or self.hints.readable, generation)

    def outside(self, pages: AsyncConnectionPool, cast: tuple[CastMember, ...] = ()) -> Outside:
        from infra.passkeys import WebAuthn  # noqa: PLC0415  # a quarter of a second that only the web needs to spend

        return Outside(
            pages=PostgresPages(pages),
            desk=self.desk,
            vault=self.vault,
            history=StoredHistory(self.app_pool),
            addresses=self.addresses,
            secret=self.secret,
            calendar=england_and_wales(),
            hints=LiveHints(self.settings.redis_url),
            health=PostgresHealth(pages),
            limits=Limits(self.settings.redis_url, self.app_pool, self.secret),
            passkeys=WebAuthn(self.settings.url),
            pictures=Pictures(),
            assets=Assets(str(BUILT), json.loads((BUILT / "names.json").read_text())),
            url=self.settings.url,
            security_contact=self.settings.security_contact,
            build=build_mark(),
            simulated=self.installation[1],
            cast=cast,
        )


@contextmanager
def parts(settings: Settings) -> Iterator[Parts]:
    made = Parts(settings)
    with made.stack:
        yield made


def pages_pool(settings: Settings) -> AsyncConnectionPool:
    return AsyncConnectionPool(settings.database_url, min_size=1, max_size=4, open=False, kwargs={"autocommit": True}, timeout=15)


def build_mark() -> str:
    """Changes with any template, style or script, so that no page of an older one is taken for good."""
    files = sorted([*(CHECKOUT / "web").rglob("*.html"), *(CHECKOUT / "web").rglob("*.py"), BUILT / "names.json"])
    return sha256(b"".join(Path(file).read_bytes() for file in files)).hexdigest()[:16]
