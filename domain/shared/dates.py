"""Due dates, in days, working days or calendar months, with their working.

Legal dates are days in Europe/London. A working day is Monday to Friday without the bank holidays of England and
Wales. What comes in after 17:00, or on a day off, counts as received on the next working day (domain.md 5.1).
"""

import calendar as months
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

LONDON = ZoneInfo("Europe/London")
CLOSE_OF_BUSINESS = time(17)
A_DAY = timedelta(days=1)
SATURDAY = 5


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working-days"
    MONTHS = "months"


class Calendar(Struct, frozen=True):
    """Bank holidays as published up to `known_until`; later ones are computed, so dates there are provisional."""

    version: str
    holidays: frozenset[date]
    known_until: date

    def is_working(self, day: date) -> bool:
        return day.weekday() < SATURDAY and not self.is_holiday(day)

    def is_holiday(self, day: date) -> bool:
        return day in (self.holidays if day <= self.known_until else expected_holidays(day.year))

    def next_working(self, day: date) -> date:
        """`day` itself if it is one."""
        while not self.is_working(day):
            day += A_DAY
        return day

    def counts_as_received(self, at: datetime) -> date:
        local = at.astimezone(LONDON)
        late = local.time() > CLOSE_OF_BUSINESS
        return self.next_working(local.date() + A_DAY if late else local.date())


class Due(Struct, frozen=True):
    """A date as it was worked out: stored in the event, never worked out again on replay."""

    on: date
    since: date
    length: int
    unit: Unit
    calendar: str = ""
    provisional: bool = False


class Skipped(Struct, frozen=True):
    """A day that did not count, and whether that is for a bank holiday rather than a weekend."""

    day: date
    holiday: bool


def due(since: date, length: int, unit: Unit, calendar: Calendar) -> Due:
    """The last day of the period. Day 1 is the day after `since`."""
    if unit is Unit.WORKING_DAYS:
        on = since
        for _ in range(length):
            on = calendar.next_working(on + A_DAY)
        return Due(on, since, length, unit, calendar.version, provisional=on > calendar.known_until)
    return Due(add_months(since, length) if unit is Unit.MONTHS else since + timedelta(days=length), since, length, unit)


def working(due: Due, calendar: Calendar) -> Iterator[Skipped]:
    """The days that a due date skipped: the same rule as the clock's, read backwards."""
    if due.unit is Unit.WORKING_DAYS:
        for ahead in range(1, (due.on - due.since).days):
            day = due.since + timedelta(days=ahead)
            if not calendar.is_working(day):
                yield Skipped(day, holiday=calendar.is_holiday(day))


def add_months(day: date, count: int) -> date:
    """The corresponding date, clamped to the month's end.

    >>> add_months(date(2026, 11, 30), 3), add_months(date(2027, 11, 30), 3)
    (datetime.date(2027, 2, 28), datetime.date(2028, 2, 29))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def end_of(day: date) -> datetime:
    """The moment after 23:59 of that day in London, whatever the clocks do that night."""
    return datetime.combine(day + A_DAY, time.min, LONDON)


def expected_holidays(year: int) -> frozenset[date]:
    """Bank holidays of England and Wales by rule (Banking and Financial Dealings Act 1971), substitutes included."""
    easter = easter_sunday(year)
    christmas = _substitute(date(year, 12, 25))
    boxing = _substitute(date(year, 12, 26))
    return frozenset(
        {
            _substitute(date(year, 1, 1)),
            easter - 2 * A_DAY,
            easter + A_DAY,
            _monday_from(date(year, 5, 1)),
            _monday_from(date(year, 5, 25)),
            _monday_from(date(year, 8, 25)),
            christmas,
            boxing if boxing != christmas else boxing + A_DAY,
        }
    )


def easter_sunday(year: int) -> date:
    """The Gregorian computus (anonymous, Nature, 20 April 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, shift = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - correction + 15) % 30
    weekday = (32 + 2 * shift + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _substitute(day: date) -> date:
    """A holiday that falls on a weekend is kept on the next Monday; on Boxing Day's Sunday, on Tuesday."""
    if day.weekday() < SATURDAY:
        return day
    if (day.month, day.day) == (12, 26) and day.weekday() > SATURDAY:
        return day + 2 * A_DAY
    return day + timedelta(days=7 - day.weekday())
