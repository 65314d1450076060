"""From an event to the parts of its sentence: which slot holds which kind of thing.

The kind follows from the type of the event's field, so a sentence only names its slots. Web fills them: names are
looked up when shown, dates written out, roles and words translated.
"""

import string
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from msgspec import Struct

from domain.shared import ids
from domain.shared.actor import Role
from domain.shared.dates import Due
from domain.shared.events import Event

KINDS: dict[Any, str] = {
    ids.PersonId: "person",
    ids.OrganisationId: "organisation",
    ids.VersionId: "version",
    ids.HostId: "host",
    ids.ConsultationId: "consultation",
    ids.GroupId: "group",
    ids.DecisionId: "decision",
    ids.ClauseRef: "clause",
    Due: "date",
    date: "date",
    Role: "role",
    int: "number",
    str: "text",
}
THINGS = (
    ids.PersonId,
    ids.OrganisationId,
    ids.VersionId,
    ids.EngagementId,
    ids.ConsultationId,
    ids.BreachId,
    ids.NominationId,
    ids.InvitationId,
    ids.HandoverId,
    ids.CommentId,
    ids.ContactId,
    ids.InstrumentId,
    ids.GroupId,
    ids.DecisionId,
    ids.ThingId,
)


SEVERAL = [(kind,) for kind in THINGS]
"""As the first argument of a tuple's type."""


class Slot(Struct, frozen=True, gc=False):
    """A named gap in a sentence: `kind` says how `value` is shown."""

    name: str
    kind: str
    value: str


def slots(event: Event) -> tuple[Slot, ...]:
    """Of its sentence, and of the headline that some see in its place."""
    return tuple(_slot(event, name) for name in _names(f"{event.sentence()} {event.HEADLINE or ''}"))


def things(event: Event) -> set[UUID]:
    """Every id in an event that has a page, or a timeline of its own."""
    found: set[UUID] = set()
    for value in (getattr(event, name) for name in _thing_fields(type(event))):
        found |= set(value) if isinstance(value, tuple) else {value} if value else set()
    return found


@cache
def _names(texts: str) -> tuple[str, ...]:
    """Of their slots; there are only as many texts as there are msgids."""
    names = dict.fromkeys(name for _text, name, _spec, _conversion in string.Formatter().parse(texts) if name)
    return tuple(name for name in names if name != "actor")


@cache
def _thing_fields(kind: type[Event]) -> tuple[str, ...]:
    return tuple(name for name, hint in _hints(kind).items() if hint in THINGS or get_args(hint)[:1] in SEVERAL)


def _slot(event: Event, name: str) -> Slot:
    field = name if hasattr(event, name) else f"{name}_id"
    value = getattr(event, field)
    kind = KINDS[_hints(type(event)).get(field, type(value))]
    match value:
        case Due():
            return Slot(name, kind, value.on.isoformat())
        case ids.ClauseRef():
            return Slot(name, kind, value.clause_id)
    return Slot(name, kind, str(value))


@cache
def _hints(kind: type[Event]) -> dict[str, Any]:
    found = {name: _without_none(hint) for name, hint in get_type_hints(kind).items()}
    for name, member in vars(kind).items():
        if isinstance(member, property) and member.fget:
            found[name] = _without_none(get_type_hints(member.fget)["return"])
    return found


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        parts = [part for part in get_args(hint) if part is not NoneType]
        return parts[0] if len(parts) == 1 else hint
    return hint
