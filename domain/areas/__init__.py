"""An area: its host, what it calls things, its clocks, and how it handles concerns. All of it data."""

from domain.areas.deciding import LONGEST_CLOCK, LONGEST_WHY, open_area, resume, set_clock, step_in, suspend
from domain.areas.events import (
    AreaOpened,
    AreaResumed,
    AreaSuspended,
    ClockSet,
    HostRegistered,
    Place,
    ProcedureAdopted,
)
from domain.areas.slugs import RESERVED_SLUGS, sayable
from domain.areas.standing import evolve_standing, may_write
from domain.areas.state import Area, evolve

__all__ = [
    "LONGEST_CLOCK",
    "LONGEST_WHY",
    "RESERVED_SLUGS",
    "Area",
    "AreaOpened",
    "AreaResumed",
    "AreaSuspended",
    "ClockSet",
    "HostRegistered",
    "Place",
    "ProcedureAdopted",
    "evolve",
    "evolve_standing",
    "may_write",
    "open_area",
    "resume",
    "sayable",
    "set_clock",
    "step_in",
    "suspend",
]
