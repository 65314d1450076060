"""An area: its host, what it calls things, its clocks, and how it handles concerns. All of it data."""

from domain.areas.colours import contrast, legible, nearest
from domain.areas.deciding import LONGEST_CLOCK, LONGEST_WHY, open_area, resume, set_clock, step_in, suspend
from domain.areas.events import (
    AreaNamed,
    AreaOpened,
    AreaResumed,
    AreaSetUp,
    AreaSuspended,
    ClockSet,
    ColourChosen,
    HostRegistered,
    Place,
    PlacesNamed,
    ProcedureAdopted,
    QuestionAsked,
)
from domain.areas.questions import LONGEST_QUESTION, ask, evolve_question, whence
from domain.areas.setting_up import MOST_PLACES, not_yet, places_of, set_up
from domain.areas.slugs import RESERVED_SLUGS, sayable
from domain.areas.standing import evolve_standing, may_write
from domain.areas.state import Area, evolve

__all__ = [
    "LONGEST_CLOCK",
    "LONGEST_QUESTION",
    "LONGEST_WHY",
    "MOST_PLACES",
    "RESERVED_SLUGS",
    "Area",
    "AreaNamed",
    "AreaOpened",
    "AreaResumed",
    "AreaSetUp",
    "AreaSuspended",
    "ClockSet",
    "ColourChosen",
    "HostRegistered",
    "Place",
    "PlacesNamed",
    "ProcedureAdopted",
    "QuestionAsked",
    "ask",
    "contrast",
    "evolve",
    "evolve_question",
    "evolve_standing",
    "legible",
    "may_write",
    "nearest",
    "not_yet",
    "open_area",
    "places_of",
    "resume",
    "sayable",
    "set_clock",
    "set_up",
    "step_in",
    "suspend",
    "whence",
]
