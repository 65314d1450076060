"""Due dates: working days as published, months as people mean them, and every date with its working."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from domain.shared.dates import A_DAY, Calendar, Due, Skipped, Unit, add_months, due, end_of, working
from tests.domain.published import PUBLISHED
from tests.domain.stories import london

ENGLAND = Calendar("england-and-wales as published", PUBLISHED, known_until=date(2028, 12, 31))
DUE_DATES = [  # counted off the list of working days, apart from the code
    ("2026-03-06", 1, "2026-03-09", "over a weekend"),
    ("2026-03-07", 1, "2026-03-09", "from a Saturday"),
    ("2026-03-09", 40, "2026-05-07", "over Easter and a May Monday"),
    ("2026-04-01", 1, "2026-04-02", "before Easter"),
    ("2026-04-01", 2, "2026-04-07", "over Easter"),
    ("2026-04-02", 5, "2026-04-13", "from Maundy Thursday"),
    ("2026-04-05", 10, "2026-04-20", "from Easter Sunday"),
    ("2024-03-28", 1, "2024-04-02", "over Easter in March"),
    ("2026-05-01", 20, "2026-06-02", "over two May Mondays"),
    ("2026-08-28", 1, "2026-09-01", "over the August Monday"),
    ("2026-12-23", 1, "2026-12-24", "to Christmas Eve"),
    ("2026-12-23", 2, "2026-12-29", "over Christmas, with Boxing Day on a Saturday"),
    ("2026-12-23", 5, "2027-01-04", "over Christmas and New Year"),
    ("2026-12-26", 1, "2026-12-29", "from Boxing Day"),
    ("2021-12-24", 1, "2021-12-29", "over a Christmas Saturday"),
    ("2021-12-24", 3, "2021-12-31", "to New Year's Eve"),
    ("2022-12-23", 1, "2022-12-28", "over a Christmas Sunday"),
    ("2022-12-23", 10, "2023-01-11", "over a New Year's Sunday"),
    ("2027-12-24", 2, "2027-12-30", "over a Christmas Saturday once more"),
    ("2020-05-01", 1, "2020-05-04", "the May Monday that moved"),
    ("2020-05-07", 1, "2020-05-11", "and where it went"),
    ("2022-05-27", 5, "2022-06-07", "over the Jubilee"),
    ("2022-06-01", 1, "2022-06-06", "the day before it"),
    ("2022-09-16", 1, "2022-09-20", "over the funeral"),
    ("2022-09-12", 10, "2022-09-27", "in the fortnight around it"),
    ("2023-04-28", 10, "2023-05-16", "over two May Mondays, one for the Coronation"),
    ("2023-05-05", 1, "2023-05-09", "over the Coronation"),
]
days = some.dates(date(2018, 1, 1), date(2040, 12, 31))
lengths = some.integers(1, 130)


class TestWorkingDays:
    @pytest.mark.parametrize(("since", "length", "on", "what"), DUE_DATES, ids=[what for *_, what in DUE_DATES])
    def test_are_counted_from_the_day_after(self, since: str, length: int, on: str, what: str) -> None:
        found = due(date.fromisoformat(since), length, Unit.WORKING_DAYS, ENGLAND)

        assert found == Due(date.fromisoformat(on), date.fromisoformat(since), length, Unit.WORKING_DAYS, ENGLAND.version)

    def test_left_out_are_shown_with_why(self) -> None:
        over_christmas = due(date(2026, 12, 23), 2, Unit.WORKING_DAYS, ENGLAND)

        skipped = list(working(over_christmas, ENGLAND))

        holidays, weekend = (date(2026, 12, 25), date(2026, 12, 28)), (date(2026, 12, 26), date(2026, 12, 27))
        assert skipped == [Skipped(day, holiday=day in holidays) for day in sorted(holidays + weekend)]

    def test_is_none_left_out_of_days_and_months(self) -> None:
        for unit in (Unit.DAYS, Unit.MONTHS):
            assert list(working(due(date(2026, 12, 23), 2, unit, ENGLAND), ENGLAND)) == []

    @pytest.mark.parametrize(("length", "provisional"), [(2, False), (3, False), (4, True), (20, True)])
    def test_past_what_is_published_are_provisional(self, length: int, provisional: bool) -> None:
        found = due(date(2028, 12, 22), length, Unit.WORKING_DAYS, ENGLAND)

        assert found.provisional is provisional
        assert (
            found.on == [date(2028, 12, 28), date(2028, 12, 29), date(2029, 1, 2), date(2029, 1, 24)][[2, 3, 4, 20].index(length)]
        )

    def test_past_it_go_by_the_rule_and_up_to_it_by_what_was_published(self) -> None:
        unpublished = Calendar("up to 2021", frozenset(), known_until=date(2021, 12, 31))

        assert unpublished.is_working(date(2021, 12, 27))
        assert not unpublished.is_working(date(2022, 1, 3))

    @settings(max_examples=300, deadline=None)
    @given(days, lengths)
    def test_due_is_a_working_day_with_exactly_that_many_up_to_it(self, since: date, length: int) -> None:
        found = due(since, length, Unit.WORKING_DAYS, ENGLAND)

        counted = [day for day in after(since, found.on) if ENGLAND.is_working(day)]
        assert (len(counted), counted[-1]) == (length, found.on)

    @settings(max_examples=300, deadline=None)
    @given(days, lengths)
    def test_shown_as_left_out_are_exactly_the_others(self, since: date, length: int) -> None:
        found = due(since, length, Unit.WORKING_DAYS, ENGLAND)

        skipped = list(working(found, ENGLAND))

        left_out = [day for day in after(since, found.on) if not ENGLAND.is_working(day)]
        assert skipped == [Skipped(day, holiday=ENGLAND.is_holiday(day)) for day in left_out]

    @settings(max_examples=200, deadline=None)
    @given(days, lengths, some.sampled_from(Unit))
    def test_one_more_is_never_due_sooner_nor_is_one_received_later(self, since: date, length: int, unit: Unit) -> None:
        found = due(since, length, unit, ENGLAND).on

        assert found < due(since, length + 1, unit, ENGLAND).on
        assert found <= due(since + A_DAY, length, unit, ENGLAND).on


class TestReceivedOn:
    @pytest.mark.parametrize(
        ("at", "on"),
        [
            (london(2026, 1, 14, 0, 0), date(2026, 1, 14)),
            (london(2026, 1, 14, 17, 0, 0), date(2026, 1, 14)),
            (london(2026, 1, 14, 17, 0, 1), date(2026, 1, 15)),
            (london(2026, 1, 16, 17, 1), date(2026, 1, 19)),  # a Friday evening
            (london(2026, 1, 17, 9), date(2026, 1, 19)),
            (london(2026, 12, 24, 17, 30), date(2026, 12, 29)),
            (london(2026, 4, 3, 9), date(2026, 4, 7)),
            (datetime(2026, 1, 14, 17, 0, tzinfo=UTC), date(2026, 1, 14)),
            (datetime(2026, 7, 15, 16, 0, tzinfo=UTC), date(2026, 7, 15)),  # 17:00 in summer
            (datetime(2026, 7, 15, 16, 0, 1, tzinfo=UTC), date(2026, 7, 16)),
            (datetime(2026, 7, 15, 23, 30, tzinfo=UTC), date(2026, 7, 16)),  # past midnight in London
        ],
    )
    def test_after_five_in_london_or_on_a_day_off_is_the_next_working_day(self, at: datetime, on: date) -> None:
        assert ENGLAND.counts_as_received(at) == on

    def test_a_working_day_itself_is_the_next_one(self) -> None:
        assert ENGLAND.next_working(date(2026, 12, 24)) == date(2026, 12, 24)


class TestOtherPeriods:
    def test_twelve_weeks_are_84_days_whatever_day_they_end_on(self) -> None:
        found = due(date(2026, 10, 4), 84, Unit.DAYS, ENGLAND)

        assert found == Due(date(2026, 12, 27), date(2026, 10, 4), 84, Unit.DAYS)

    @pytest.mark.parametrize(
        ("since", "months", "on"),
        [
            (date(2026, 11, 30), 3, date(2027, 2, 28)),
            (date(2027, 11, 30), 3, date(2028, 2, 29)),
            (date(2028, 2, 29), 12, date(2029, 2, 28)),
            (date(2028, 2, 29), 48, date(2032, 2, 29)),
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2026, 3, 31), 1, date(2026, 4, 30)),
            (date(2026, 12, 31), 1, date(2027, 1, 31)),
            (date(2026, 12, 15), 0, date(2026, 12, 15)),
            (date(2026, 6, 15), 18, date(2027, 12, 15)),
            (date(2026, 1, 15), 11, date(2026, 12, 15)),
        ],
    )
    def test_months_end_on_the_corresponding_day_or_the_months_last(self, since: date, months: int, on: date) -> None:
        assert add_months(since, months) == due(since, months, Unit.MONTHS, ENGLAND).on == on

    @pytest.mark.parametrize(
        ("day", "ends"),
        [
            (date(2026, 3, 28), datetime(2026, 3, 29, 0, 0, tzinfo=UTC)),
            (date(2026, 3, 29), datetime(2026, 3, 29, 23, 0, tzinfo=UTC)),
            (date(2026, 10, 24), datetime(2026, 10, 24, 23, 0, tzinfo=UTC)),
            (date(2026, 10, 25), datetime(2026, 10, 26, 0, 0, tzinfo=UTC)),
        ],
    )
    def test_a_day_ends_at_midnight_in_london(self, day: date, ends: datetime) -> None:
        assert end_of(day) == ends


def after(since: date, until: date) -> list[date]:
    return [since + timedelta(ahead) for ahead in range(1, (until - since).days + 1)]
