"""What use cases need from outside, implemented in infra."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Actor, Role, Seat
from domain.shared.dates import Calendar
from domain.shared.events import Event, Evolve, Loaded
from domain.shared.ids import PersonId, TenantId
from domain.shared.sealed import Opened, Sealed

Keys = Mapping[UUID, bytes]
Answer = TypeVar("Answer")


class Command(Struct, frozen=True, kw_only=True):
    """One wish of one person (or of the service itself, by name) in one area.

    `command_id` makes its second arrival find the first; it is bound to who sent it and by which route. `source` says
    from which older record it is added later. `at` names the time, which only a simulated installation allows. A `large`
    one may bring more events than one append takes: several then, in its one transaction.
    """

    tenant_id: TenantId
    command_id: UUID
    route: str
    person_id: PersonId | None = None
    actor: str = "operator"
    at: datetime | None = None
    effective: date | None = None
    source: str | None = None
    correlation_id: UUID | None = None
    causation_id: UUID | None = None
    large: bool = False

    @property
    def bound_to(self) -> bytes:
        return sha256(f"{self.person_id or self.actor} {self.route}".encode()).digest()


class Done(Struct, Generic[Answer], frozen=True):
    """How it ended: `position` is the area's last event of it, None if there was nothing to do.

    `answer` is what the decision returned, None where the command had been done before.
    """

    position: int | None
    answer: Answer | None
    repeated: bool = False


class Journal(Protocol):
    """One command in one area, in one transaction.

    Every stream that is loaded and not appended to becomes a guard: if it moves before the commit, the command is
    decided again.
    """

    tenant_id: TenantId
    command_id: UUID
    cx: Any
    addresses: Any
    now: datetime
    calendar: Calendar

    @property
    def today(self) -> date:
        """The day in Europe/London."""

    @property
    def actor(self) -> Actor:
        """Who acts, with the roles that history gives them at this moment."""

    def person(self, person_id: PersonId) -> Actor:
        """Somebody else, likewise."""

    def holders(self, role: Role) -> list[PersonId]:
        """Who holds a role as the read model has it: candidates, to be asked by `person`."""

    def load(self, evolve: Evolve, stream_id: UUID, *, seen: int | None = None) -> Loaded[Any]:
        """Raises `Changed` if `seen`, the version that the person looked at, is not the present one."""

    def known(self, evolve: Evolve, stream_id: UUID) -> Any:
        """The state of something that must be there. Raises `NotFound`."""

    def append(
        self, loaded: Loaded[Any], events: Sequence[Event], *, effective: date | None = None, acting: Seat | None = None
    ) -> None:
        """Adds events to the command's one append; nothing for none. `acting` is the seat it is done in."""


class Desk(Protocol):
    """Where commands are performed."""

    def perform(self, command: Command, decide: Callable[[Journal], Answer]) -> Done[Answer]:
        """Decides, and appends what was decided; again, from fresh state, where something it read has moved."""

    def within(self, tenant_id: UUID, do: Callable[[Any], Answer]) -> Answer:
        """A transaction bound to a tenant for what is not history: sessions, links, drafts."""


class Written(Struct, frozen=True, kw_only=True):
    """A sealed text in an event: by whom, about whom if it is about one person, and where in it (`field`).

    `names` is the person whom the event itself names, whose own key may seal it.
    """

    stream_id: UUID
    version: int
    field: str
    value: Sealed
    by: PersonId | None
    about: PersonId | None
    names: PersonId | None


class History(Protocol):
    """What was written down, looked at once more."""

    def texts(self, tenant_id: UUID, positions: Sequence[int]) -> list[Written]:
        """Every sealed text in the events at those positions."""


class Reading(Struct, frozen=True):
    """That somebody was handed confidential keys, and what for."""

    opened_at: datetime
    purpose: str


class KeyDestroyed(Exception):
    """The subject was erased: nothing more can be sealed for it."""


class Vault(Protocol):
    """Keys by tenant. Made and committed before the event that they seal is appended."""

    def ensure(self, tenant_id: UUID, key_ids: Iterable[UUID]) -> Keys:
        """Those keys, made where missing. Raises `KeyDestroyed`."""

    def keys(self, tenant_id: UUID, key_ids: Iterable[UUID]) -> Keys:
        """Those that are still there, unlogged: for names and published texts on their way into read models."""

    def keys_of(self, wanted: Mapping[UUID, Collection[UUID]]) -> Mapping[UUID, Keys]:
        """The same for many tenants at once; only for those that have any."""

    def look(self, tenant_id: UUID, sealed: Sequence[Sealed]) -> list[Opened]:
        """Names and published texts, which nobody need log."""

    def open(self, tenant_id: UUID, sealed: Sequence[Sealed], reader: str, purpose: str) -> list[Opened]:
        """Confidential values for a reader whom policy let in; writes the access log as it hands out the keys."""

    def readings(self, tenant_id: UUID, reader: str) -> list[Reading]:
        """What the access log says of one reader, oldest first."""

    def seal(self, tenant_id: UUID, key_id: UUID, place: str, text: str) -> bytes:
        """A text that is not in any event: a draft, an address. Its key is made if there is none."""

    def seal_all(self, tenant_id: UUID, place: str, texts: Mapping[UUID, str]) -> Mapping[UUID, bytes]:
        """As many of them, each by its key's id: their keys are made at once."""

    def unseal(self, tenant_id: UUID, key_id: UUID, place: str, box: bytes) -> str | None:
        """None once its key was destroyed."""

    def destroy(self, tenant_id: UUID, key_ids: Iterable[UUID]) -> int:
        """Forgets for ever; returns how many keys there were."""
