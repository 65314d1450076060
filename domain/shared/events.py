"""The base of all events, and an event as it lies in an area's history."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from msgspec import Struct

from domain.shared.actor import Role
from domain.shared.ids import OrganisationId, PersonId
from domain.shared.sealed import Sealed, Text


def N_(message: str) -> str:
    """Marks a msgid for the catalogue; web translates it."""
    return message


class Audience(StrEnum):
    """Who may read that it happened. Its confidential words are another matter."""

    PUBLIC = "public"
    MEMBERS = "members"
    CASE = "case"
    KEEPERS = "keepers"
    AUDIT = "audit"
    OWN = "own"
    """Whoever did it, alone; an auditor reads its headline."""


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Something that happened. `TOPIC` and the field names are data: never renamed, never reused.

    A new shape is a new `VERSION` with an upcaster in `domain/upcasts.py`.
    """

    TOPIC: ClassVar[str]
    VERSION: ClassVar[int] = 1
    AUDIENCE: ClassVar[Audience] = Audience.PUBLIC
    HEADLINE: ClassVar[str | None] = None
    """For an auditor, who sees that a case moved, or that somebody came, but not who."""

    def sentence(self) -> str:
        """One English sentence (a msgid): `{slot}` is the field of that name, or of that name with `_id`.

        `{actor}` is who did it. Never confidential words.
        """
        raise NotImplementedError

    def reason(self) -> Text | Sealed | None:
        """The reason given, where the event has one; shown under the sentence."""
        return None

    def about_person(self) -> PersonId | None:
        """Whom its typed texts are about, where that is one person: to be forgotten with them."""
        return None

    def destroyed(self) -> tuple[UUID, ...]:
        """Keys that were destroyed just before this was recorded: what they sealed is gone from here on."""
        return ()


class Meta(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What is stored beside every event.

    `actor` is "person", or the name of one of the service's own actors. `effective` is the day it took effect where
    that is not the day it was recorded. `keys` commits to every key that seals a field here.
    """

    schema_version: int = 1
    actor: str
    person_id: PersonId | None = None
    role: Role | None = None
    organisation_id: OrganisationId | None = None
    command_id: UUID
    correlation_id: UUID
    causation_id: UUID
    effective: date | None = None
    backfilled: bool = False
    source: Text | Sealed | None = None
    keys: dict[str, bytes] = {}


class Recorded(Struct, frozen=True, gc=False):
    """An event in its place: `position` counts the area's events, `version` those of its stream."""

    position: int
    stream_id: UUID
    version: int
    recorded_at: datetime
    fact: Event
    meta: Meta


State = TypeVar("State")


class Loaded(Struct, Generic[State], frozen=True):
    """A stream folded up to `version`; `state` is None, and `version` 0, where nothing has happened yet."""

    stream_id: UUID
    version: int
    state: State | None


Evolve = Callable[[Any, Event], Any]
"""`evolve(state, event) -> state`, with None before the first event."""
