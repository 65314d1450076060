"""What happened in an area, by thing: a line an event, with who, for whom, when and why."""

from services.timeline.entries.asking import KEEPERS, NAMED, PAGE, Line, Name, Wanted, entries, names, of_oneself, people
from services.timeline.entries.folding import MODEL, absorb
from services.timeline.entries.rows import Entry, EntryThing

__all__ = [
    "KEEPERS",
    "MODEL",
    "NAMED",
    "PAGE",
    "Entry",
    "EntryThing",
    "Line",
    "Name",
    "Wanted",
    "absorb",
    "entries",
    "names",
    "of_oneself",
    "people",
]
