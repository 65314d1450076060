"""What the pages are given by whoever starts them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from domain.areas import Logo
from domain.shared.dates import Calendar
from domain.shared.ids import TenantId
from services.areas.logos import Pictures
from services.people.passkeys import Authenticators
from services.shared.asking import Asking, Viewer
from services.shared.membership import Addresses
from services.shared.ports import Desk, History, Vault
from web.shared.security import Signs


class Here(Protocol):
    """The area that a page is in."""

    @property
    def tenant_id(self) -> TenantId: ...
    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def instrument(self) -> str: ...
    @property
    def suspended_on(self) -> date | None: ...
    @property
    def colour(self) -> str | None: ...
    @property
    def logo(self) -> Logo | None: ...
    @property
    def tries_until(self) -> date | None: ...
    @property
    def over(self) -> bool: ...


class Glance(Protocol):
    """Who looks at what, and how far what they may see of it has moved. Nothing more can be asked."""

    viewer: Viewer
    now: datetime
    today: date
    area: Any
    host: Any
    simulated: bool
    updating: bool
    moved: Sequence[str]


class Page(Glance, Asking, Protocol):
    """A page's transaction."""

    statements: int

    async def look_across(self) -> None: ...


class Pages(Protocol):
    def page(
        self,
        *,
        slug: str = ...,
        session: bytes | None = ...,
        login_id: UUID | None = ...,
        models: Sequence[str] = ...,
        own_write: tuple[UUID, int] | None = ...,
    ) -> AbstractAsyncContextManager[Page]: ...

    async def glance(self, *, slug: str = ..., session: bytes | None = ..., models: Sequence[str] = ...) -> Glance: ...


class Hints(Protocol):
    def listen(self, tenant_id: UUID) -> AsyncIterator[None]:
        """Yields whenever something was written for that tenant, and now and then without."""


class Rate(Struct, frozen=True):
    """So many `at_once`, and one more `each` so long."""

    name: str
    at_once: int
    each: timedelta


class Limits(Protocol):
    def wait(self, asked: Sequence[tuple[Rate, str]]) -> float:
        """Counts one try for each (rate, who); seconds to wait if any of them has had too many, and then counts none."""


class Health(Protocol):
    async def parts(self) -> Mapping[str, str]:
        """Each part of the installation, and how it is in one word."""


class Assets(Struct, frozen=True):
    """The front end as built: where its files lie, and what they are called in this build."""

    folder: str
    names: Mapping[str, str]

    def url(self, name: str) -> str:
        return f"/assets/{self.names.get(name, name)}"


class CastMember(Struct, frozen=True):
    """Somebody to sign in as, in a demo."""

    name: str
    who: str
    address: str
    first: str
    """Where they land."""


class Outside(Struct, frozen=True, kw_only=True):
    pages: Pages
    desk: Desk
    vault: Vault
    history: History
    addresses: Addresses
    secret: Signs
    calendar: Calendar
    hints: Hints
    health: Health
    limits: Limits
    passkeys: Authenticators
    pictures: Pictures
    assets: Assets
    url: str
    security_contact: str = ""
    build: str
    """Changes with the code and the templates: part of every ETag."""
    simulated: bool = False
    cast: tuple[CastMember, ...] = ()

    @property
    def secure(self) -> bool:
        return self.url.startswith("https:")

    def version_of(self, moved: Sequence[str]) -> str:
        """What a viewer may see, as an opaque word: it changes with that, and with nothing else."""
        return self.secret.sign("version", "|".join(moved).encode())[:16].hex()
