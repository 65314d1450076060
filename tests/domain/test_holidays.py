"""Holidays by rule: for the years past what is published, the same as were published before."""

from datetime import date

import pytest

from domain.shared.dates import easter_sunday, expected_holidays
from tests.domain.published import PUBLISHED

ONE_OFFS = {  # proclaimed for one year, in place of the day beside it where there is one
    date(2020, 5, 8): date(2020, 5, 4),  # 75 years after the war in Europe ended
    date(2022, 6, 2): date(2022, 5, 30),  # the Platinum Jubilee: the spring holiday moved,
    date(2022, 6, 3): None,  # and one more
    date(2022, 9, 19): None,  # the Queen's funeral
    date(2023, 5, 8): None,  # the Coronation
}
EASTERS = """
1818-03-22 1954-04-18 1961-04-02 1981-04-19 1999-04-04 2000-04-23 2005-03-27 2008-03-23 2011-04-24 2016-03-27
2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28
2028-04-16 2030-04-21 2038-04-25 2049-04-18 2076-04-19
"""


class TestHolidaysByRule:
    @pytest.mark.parametrize("year", range(2018, 2029))
    def test_are_those_published_but_for_what_was_proclaimed_once(self, year: int) -> None:
        published = {day for day in PUBLISHED if day.year == year}

        regular = published - ONE_OFFS.keys() | {moved for day, moved in ONE_OFFS.items() if moved and day in published}

        assert expected_holidays(year) == regular

    def test_the_one_offs_are_all_there(self) -> None:
        assert ONE_OFFS.keys() <= PUBLISHED
        assert not PUBLISHED & set(ONE_OFFS.values())

    @pytest.mark.parametrize("year", range(2029, 2101))
    def test_are_eight_working_weekdays_in_any_year_to_come(self, year: int) -> None:
        holidays = expected_holidays(year)

        assert (len(holidays), {day.year for day in holidays}) == (8, {year})
        assert all(day.weekday() < 5 for day in holidays)

    @pytest.mark.parametrize("known", EASTERS.split())
    def test_easter_falls_where_it_is_known_to(self, known: str) -> None:
        sunday = date.fromisoformat(known)

        assert easter_sunday(sunday.year) == sunday
