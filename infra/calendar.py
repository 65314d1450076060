"""The bank holidays of England and Wales, from the copy inside `govuk-bank-holidays`; nothing is fetched."""

from functools import cache
from importlib.metadata import version

from govuk_bank_holidays.bank_holidays import BankHolidays

from domain.shared.dates import Calendar


@cache
def england_and_wales() -> Calendar:
    published = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    days = frozenset(holiday["date"] for holiday in published)
    return Calendar(
        version=f"england-and-wales {version('govuk-bank-holidays')}",
        holidays=days,
        known_until=max(days).replace(month=12, day=31),
    )
