"""Concerns that nobody acknowledged or answered in time: noted once a stage, from the day after in London."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from domain.breaches import evolve, late_from, note_lateness
from tests.domain.a_breach import ACKNOWLEDGED, CASE, NOT_ACKNOWLEDGED, NOT_ANSWERED, RAISED, SETTLED, within
from tests.domain.stories import london, told


class TestLateness:
    @pytest.mark.parametrize("now", [london(2026, 3, 16, 23, 59, 59), datetime(2026, 3, 16, 23, 59, 59, tzinfo=UTC)])
    def test_is_none_on_the_due_day(self, now: datetime) -> None:
        assert note_lateness(told(evolve, RAISED), CASE, now) == []

    def test_is_noted_from_the_day_after_and_takes_effect_then(self) -> None:
        events = note_lateness(told(evolve, RAISED), CASE, london(2026, 3, 17, 0, 0))

        assert events == [NOT_ACKNOWLEDGED]
        assert [late_from(event) for event in (*events, NOT_ANSWERED, SETTLED)] == [date(2026, 3, 17), date(2026, 3, 31), None]

    @pytest.mark.parametrize(("minute", "events"), [(59, []), (0, [NOT_ANSWERED])])
    def test_goes_by_the_day_in_london_in_summer_too(self, minute: int, events: list[object]) -> None:
        state = told(evolve, RAISED, NOT_ACKNOWLEDGED)
        ends = datetime(2026, 3, 30, 22 if minute else 23, minute, tzinfo=UTC)

        assert note_lateness(state, CASE, ends) == events

    def test_of_both_is_noted_together_after_an_outage(self) -> None:
        events = note_lateness(told(evolve, RAISED), CASE, london(2026, 8, 1))

        assert events == [NOT_ACKNOWLEDGED, NOT_ANSWERED]

    def test_is_noted_once_a_stage(self) -> None:
        state = told(evolve, RAISED, NOT_ACKNOWLEDGED, NOT_ANSWERED)

        assert note_lateness(state, CASE, london(2026, 8, 1)) == []

    def test_of_the_answer_goes_by_its_later_date_once_acknowledged_late(self) -> None:
        late = replace(ACKNOWLEDGED, answer_by=within(date(2026, 4, 14), date(2026, 3, 27), 10))
        state = told(evolve, RAISED, NOT_ACKNOWLEDGED, late)

        events = [note_lateness(state, CASE, london(2026, 4, day)) for day in (14, 15)]

        assert events == [[], [replace(NOT_ANSWERED, due_on=date(2026, 4, 14))]]

    def test_of_an_acknowledgement_is_over_once_it_has_come(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED)

        assert note_lateness(state, CASE, london(2026, 3, 20)) == []

    def test_is_none_where_there_is_no_case(self) -> None:
        assert note_lateness(None, CASE, london(2026, 8, 1)) == []
