"""What a rule says, and what it looks at."""

from collections.abc import Callable

from msgspec import Struct

from domain.shared.actor import Actor, Role
from domain.shared.ids import OrganisationId, PersonId


class Allow(Struct, frozen=True):
    """Yes."""


class Deny(Struct, frozen=True):
    """No, and this sentence (a msgid) says why."""

    reason: str


class Hide(Struct, frozen=True):
    """No, and nothing may show that there is anything."""


Verdict = Allow | Deny | Hide


class Resource(Struct, frozen=True, kw_only=True):
    """What the action is about, as far as the rules look at it."""

    organisation_id: OrganisationId | None = None
    holder: PersonId | None = None
    raiser: PersonId | None = None
    people: frozenset[PersonId] = frozenset()
    raisers: frozenset[Role] = frozenset()
    role: Role | None = None


ANYTHING = Resource()
Rule = Callable[[Actor, Resource], Verdict]
