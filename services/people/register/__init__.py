"""Names and roles of an area's people."""

from services.people.register.asking import PAGE, Held, Named, Present, everybody, holding, name_of, person, present
from services.people.register.folding import AUDIT, MODEL, NO_ORGANISATION, absorb
from services.people.register.rows import Person, Seat

__all__ = [
    "AUDIT",
    "MODEL",
    "NO_ORGANISATION",
    "PAGE",
    "Held",
    "Named",
    "Person",
    "Present",
    "Seat",
    "absorb",
    "everybody",
    "holding",
    "name_of",
    "person",
    "present",
]
