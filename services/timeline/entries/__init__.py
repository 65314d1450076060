"""What happened in an area, by thing: a line an event, with who, for whom, when and why."""

from services.timeline.entries.asking import AUDITED, KEEPERS, PAGE, Drawn, Line, Wanted, entries, of_oneself
from services.timeline.entries.folding import MODEL, absorb
from services.timeline.entries.naming import NAMED, Name, names, people
from services.timeline.entries.rows import Entry, EntryThing

__all__ = [
    "AUDITED",
    "KEEPERS",
    "MODEL",
    "NAMED",
    "PAGE",
    "Drawn",
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
