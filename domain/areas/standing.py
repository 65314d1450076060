"""Whether anything new is written in an area just now, and by whom."""

from collections.abc import Iterable
from enum import StrEnum

from domain.areas.events import AreaResumed, AreaSuspended, TryOutEnded
from domain.shared.actor import Actor, Role
from domain.shared.errors import Refused
from domain.shared.events import N_, Event

ALL_THE_SAME = (
    "erasure.",
    "person.erased",
    "person.left",
    "person.role-ended",
    "audit.ended",
    "champion.stood-down",
    "question.",
    "area.host-change",
)
"""The law's month runs on; whoever wants to leave a role leaves it, and roles end; the host can be asked why, or another one
to follow. Nobody comes, and nobody is given a role.
"""


class Standing(StrEnum):
    OPEN = "open"
    SUSPENDED = "suspended"
    OVER = "over"


NOT_NOW = {
    Standing.SUSPENDED: N_(
        "The host of this area has suspended it. Everything can be read, and nothing new is recorded until it is resumed."
    ),
    Standing.OVER: N_("The time to try things out in this area is over. Everything can be read, and nothing new is recorded."),
}


def evolve_standing(state: Standing | None, event: Event) -> Standing:
    match event:
        case AreaSuspended():
            return Standing.SUSPENDED
        case TryOutEnded():
            return Standing.OVER
        case AreaResumed():
            return Standing.OPEN
    return state or Standing.OPEN


def may_write(standing: Standing | None, actor: Actor, events: Iterable[Event]) -> None:
    """In a suspended area its host does, who suspended it; and the service itself, whose dates go by.

    `actor` as they are once this is recorded: whoever steps in for the host is its administrator by that.
    """
    if standing in (None, Standing.OPEN) or actor.person_id is None:
        return
    if standing is Standing.SUSPENDED and actor.holds(Role.HOST):
        return
    if not all(event.TOPIC.startswith(ALL_THE_SAME) for event in events):
        raise Refused(NOT_NOW[standing])
