"""What an auditor does here: asks to read the words of one concern, draws samples, notes observations. Nothing else.

That somebody audits at all is granted as a seat, in `domain.people`. Every fact is there for them at header level; the
words of a concern open one concern at a time, by leave of the chair or the host, and the people in it see that.
"""

from domain.audits.deciding import (
    LONGEST_READING,
    LONGEST_WORDS,
    MOST_DRAWN,
    answer,
    ask,
    close,
    decline,
    draw,
    let_read,
    observe,
)
from domain.audits.events import (
    CaseAsked,
    CaseClosed,
    CaseDeclined,
    CaseOpened,
    ObservationAnswered,
    Observed,
    SampleDrawn,
)
from domain.audits.state import (
    Noted,
    Reading,
    evolve_observation,
    evolve_reading,
    evolve_sample,
    lot,
    observation_stream,
    over,
    reading_stream,
    sample_stream,
)

__all__ = [
    "LONGEST_READING",
    "LONGEST_WORDS",
    "MOST_DRAWN",
    "CaseAsked",
    "CaseClosed",
    "CaseDeclined",
    "CaseOpened",
    "Noted",
    "ObservationAnswered",
    "Observed",
    "Reading",
    "SampleDrawn",
    "answer",
    "ask",
    "close",
    "decline",
    "draw",
    "evolve_observation",
    "evolve_reading",
    "evolve_sample",
    "let_read",
    "lot",
    "observation_stream",
    "observe",
    "over",
    "reading_stream",
    "sample_stream",
]
