"""Whether anything new is written in an area just now, and by whom."""

from collections.abc import Iterable

from domain.areas.events import AreaResumed, AreaSuspended
from domain.shared.actor import Actor, Role
from domain.shared.errors import Refused
from domain.shared.events import N_, Event

ALL_THE_SAME = ("erasure", "person")
"""The law's month runs on: who asked to be forgotten is, and whoever wants to leave a role leaves it."""


def evolve_standing(state: bool | None, event: Event) -> bool:
    """Whether it is suspended."""
    return isinstance(event, AreaSuspended) or (bool(state) and not isinstance(event, AreaResumed))


def may_write(suspended: bool | None, actor: Actor, events: Iterable[Event]) -> None:
    """Its host does, who suspended it; and the service itself, whose dates go by."""
    if not suspended or actor.person_id is None or actor.holds(Role.HOST):
        return
    if any(event.TOPIC.partition(".")[0] not in ALL_THE_SAME for event in events):
        raise Refused(
            N_("The host of this area has suspended it. Everything can be read, and nothing new is recorded until it is resumed.")
        )
