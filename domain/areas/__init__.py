"""An area: its host, what it calls things, its clocks, and how it handles concerns. All of it data."""

from domain.areas.colours import contrast, legible, nearest
from domain.areas.deciding import LONGEST_CLOCK, LONGEST_WHY, open_area, resume, set_clock, step_in, suspend
from domain.areas.events import (
    AreaHandedOver,
    AreaNamed,
    AreaOpened,
    AreaResumed,
    AreaSetUp,
    AreaSuspended,
    AreaTakenOn,
    ClockSet,
    ColourChosen,
    HostChanged,
    HostChangeDeclined,
    HostChangeOffered,
    HostChangeWithdrawn,
    HostRegistered,
    Place,
    PlacesNamed,
    ProcedureAdopted,
    QuestionAsked,
)
from domain.areas.hosts import change_host, decline_offer, offer_to, withdraw_offer
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
    "AreaHandedOver",
    "AreaNamed",
    "AreaOpened",
    "AreaResumed",
    "AreaSetUp",
    "AreaSuspended",
    "AreaTakenOn",
    "ClockSet",
    "ColourChosen",
    "HostChangeDeclined",
    "HostChangeOffered",
    "HostChangeWithdrawn",
    "HostChanged",
    "HostRegistered",
    "Place",
    "PlacesNamed",
    "ProcedureAdopted",
    "QuestionAsked",
    "ask",
    "change_host",
    "contrast",
    "decline_offer",
    "evolve",
    "evolve_question",
    "evolve_standing",
    "legible",
    "may_write",
    "nearest",
    "not_yet",
    "offer_to",
    "open_area",
    "places_of",
    "resume",
    "sayable",
    "set_clock",
    "set_up",
    "step_in",
    "suspend",
    "whence",
    "withdraw_offer",
]
