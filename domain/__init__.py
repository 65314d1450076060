"""What a Compact means: events, decisions, policy and clocks. No I/O, no clock, no chance.

This is the table of contents; importing it also gathers every event under its topic.
"""

from types import ModuleType

from domain import (
    areas,
    audits,
    breaches,
    champions,
    compacts,
    consultations,
    contacts,
    erasure,
    groups,
    instruments,
    organisations,
    people,
    permissions,
    signatories,
)
from domain.shared.events import Event

CAPABILITIES: tuple[ModuleType, ...] = (
    areas,
    permissions,
    people,
    audits,
    erasure,
    organisations,
    compacts,
    instruments,
    signatories,
    champions,
    groups,
    contacts,
    consultations,
    breaches,
)


def _events(capability: ModuleType) -> list[type[Event]]:
    """In the order they are written in; a larger capability has them in a file of their own."""
    found = vars(getattr(capability, "events", capability)).values()
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event]


EVENTS: dict[str, type[Event]] = {kind.TOPIC: kind for module in CAPABILITIES for kind in _events(module)}
