"""The bank holidays of England and Wales, as published."""

from govuk_bank_holidays.bank_holidays import BankHolidays

PUBLISHED = frozenset(
    holiday["date"] for holiday in BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
)
