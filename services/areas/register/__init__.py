"""The area itself, its clocks and procedures; and, across areas, the directory."""

from services.areas.register.asking import (
    PAGE,
    About,
    Ladder,
    Listed,
    OtherHost,
    TryOut,
    about,
    clock,
    clocks,
    directory,
    ladder,
    other_hosts,
    try_out_of,
)
from services.areas.register.folding import MODEL, absorb
from services.areas.register.rows import Area, AreaClock, AreaProcedure, DraftTitle, Host, ListedArea

__all__ = [
    "MODEL",
    "PAGE",
    "About",
    "Area",
    "AreaClock",
    "AreaProcedure",
    "DraftTitle",
    "Host",
    "Ladder",
    "Listed",
    "ListedArea",
    "OtherHost",
    "TryOut",
    "about",
    "absorb",
    "clock",
    "clocks",
    "directory",
    "ladder",
    "other_hosts",
    "try_out_of",
]
