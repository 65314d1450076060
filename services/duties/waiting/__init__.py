"""My duties: what is open, for whom, why, by when. Filled by what happens, emptied by doing it.

Who responds for whom is kept here once more, so that this model stands alone: a duty finds its people among its own rows.
"""

from services.duties.waiting.asking import MyArea, Waiting, my_areas, waiting
from services.duties.waiting.folding import MODEL, absorb
from services.duties.waiting.responding import RESPONDING
from services.duties.waiting.rows import (
    MINE,
    Answerable,
    Confirming,
    Duty,
    DutyArea,
    DutyKind,
    LeadTask,
    OpenBreach,
    Respondent,
    Unconfirmed,
)

__all__ = [
    "MINE",
    "MODEL",
    "RESPONDING",
    "Answerable",
    "Confirming",
    "Duty",
    "DutyArea",
    "DutyKind",
    "LeadTask",
    "MyArea",
    "OpenBreach",
    "Respondent",
    "Unconfirmed",
    "Waiting",
    "absorb",
    "my_areas",
    "waiting",
]
