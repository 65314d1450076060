"""My duties: what is open, for whom, why, by when. Filled by what happens, emptied by doing it.

Who responds for whom is kept here once more, so that this model stands alone: a duty finds its people among its own rows.
"""

from services.duties.waiting.asking import MyArea, Waiting, my_areas, waiting
from services.duties.waiting.folding import MODEL, absorb
from services.duties.waiting.responding import RESPONDING
from services.duties.waiting.rows import MINE, Answerable, Duty, DutyArea, DutyKind, OpenBreach, Respondent

__all__ = [
    "MINE",
    "MODEL",
    "RESPONDING",
    "Answerable",
    "Duty",
    "DutyArea",
    "DutyKind",
    "MyArea",
    "OpenBreach",
    "Respondent",
    "Waiting",
    "absorb",
    "my_areas",
    "waiting",
]
