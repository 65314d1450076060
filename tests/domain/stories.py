"""How a domain test is told: things by name, times in London, events folded into a state, a refusal as somebody reads it."""

from collections.abc import Callable
from datetime import date, datetime
from functools import reduce
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

from domain.shared.dates import LONDON, Calendar
from domain.shared.errors import Refused
from domain.shared.events import Event, Evolve

CALENDAR = Calendar(
    version="england-and-wales, by hand",
    holidays=frozenset(
        {
            date(2026, 1, 1),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 5, 4),
            date(2026, 5, 25),
            date(2026, 8, 31),
            date(2026, 12, 25),
            date(2026, 12, 28),
            date(2027, 1, 1),
            date(2027, 3, 26),
            date(2027, 3, 29),
            date(2027, 5, 3),
            date(2027, 5, 31),
            date(2027, 8, 30),
            date(2027, 12, 27),
            date(2027, 12, 28),
        }
    ),
    known_until=date(2027, 12, 31),
)


def an_id(name: str) -> Any:
    """The same thing has the same id in every test."""
    return uuid5(NAMESPACE_URL, name)


def london(year: int, month: int, day: int, hour: int = 12, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=LONDON)


def told(evolve: Evolve, *events: Event) -> Any:
    """The state after these events; None after none."""
    return reduce(evolve, events, None)


def refusal(command: Callable[..., Any], *arguments: Any, **named: Any) -> tuple[str, str | None]:
    """The sentence somebody reads instead, and the form's field that it is about."""
    with pytest.raises(Refused) as refused:
        command(*arguments, **named)
    return str(refused.value), refused.value.field
