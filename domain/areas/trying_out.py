"""An invented area of one's own, to try things out in: it ends by itself."""

from datetime import date

from domain.areas.events import TryOutBegun, TryOutEnded
from domain.areas.state import Area
from domain.shared.dates import A_DAY
from domain.shared.events import Event

LASTS = 14  # days


def begin_try_out(today: date) -> list[Event]:
    return [TryOutBegun(ends_on=today + LASTS * A_DAY)]


def end_try_out(state: Area, today: date) -> list[Event]:
    """Once its last day is over."""
    over = state.tries_until is not None and today > state.tries_until and not state.over
    return [TryOutEnded()] if over else []
