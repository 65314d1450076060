"""What a question may ask of: one read-only transaction, bound to an area and to who looks."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, LiteralString, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Actor, Role

T = TypeVar("T")


class Viewer(Struct, frozen=True, kw_only=True):
    """Who looks: a visitor, somebody signed in elsewhere, or a person of this area with their seats.

    `proved`: showed within the last ten minutes that it is them; `by_passkey`: their session began with a passkey.
    """

    actor: Actor
    login_id: UUID | None = None
    proved: bool = False
    by_passkey: bool = False
    name: str | None = None
    cases: frozenset[UUID] = frozenset()

    @property
    def person_id(self) -> UUID | None:
        return self.actor.person_id

    @property
    def is_member(self) -> bool:
        """Somebody of the area's people: whoever came uninvited becomes one once they are confirmed."""
        return self.actor.vouched_for

    @property
    def takes_part(self) -> bool:
        """In whichever role, confirmed or not."""
        return bool(self.actor.seats)

    @property
    def audits(self) -> bool:
        return self.actor.holds(Role.AUDITOR)


class Asking(Protocol):
    """SQL in, typed rows out. Under row-level security: a query never names the tenant."""

    viewer: Viewer
    now: datetime
    today: date

    async def rows(self, kind: type[T], query: LiteralString, values: Mapping[str, Any] = ...) -> list[T]: ...

    async def row(self, kind: type[T], query: LiteralString, values: Mapping[str, Any] = ...) -> T | None: ...
