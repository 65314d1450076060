"""Consultations as they open: twelve weeks, or a reason, or the tick that there is none."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from domain.consultations import consultation_stream, open_consultation, response_stream
from domain.shared.dates import A_DAY, Unit
from domain.shared.rules import Period
from domain.shared.sealed import Text
from tests.domain.a_consultation import BAND, COUNCIL, LIBRARIES, OPENED, PANTRY, RECEIVED, TODAY, VERSION
from tests.domain.stories import an_id, refusal

CLOCK = Period(84, Unit.DAYS, VERSION, "8.1.6")
OPENING = {
    "consultation_id": LIBRARIES,
    "ref": "B7K2-9QXM",
    "organisation_id": COUNCIL,
    "title": "The future of our libraries",
    "about": "Which three libraries matter most, and to whom?",
    "opens_on": TODAY,
    "closes_on": TODAY + 84 * A_DAY,
    "clock": CLOCK,
    "why_short": "",
    "none_given": False,
    "today": TODAY,
}


def lasting(days: int, **more: object) -> dict[str, object]:
    return OPENING | {"closes_on": TODAY + days * A_DAY} | more


class TestOpeningOne:
    @pytest.mark.parametrize("days", [84, 85, 120])
    def test_that_lasts_twelve_weeks_or_more_keeps_the_promise(self, days: int) -> None:
        events = open_consultation(**lasting(days))

        assert events == [replace(OPENED, closes_on=TODAY + timedelta(days))]
        assert (events[0].days, events[0].reason()) == (days, None)

    @pytest.mark.parametrize(("days", "short_by"), [(83, 1), (42, 42), (1, 83)])
    def test_that_is_short_is_recorded_with_its_shortfall_and_its_reason(self, days: int, short_by: int) -> None:
        events = open_consultation(**lasting(days, why_short=" The grant ends in June. "))

        why = Text("The grant ends in June.")
        assert events == [replace(OPENED, closes_on=TODAY + timedelta(days), short_by=short_by, why_short=why)]
        assert events[0].reason() == why

    def test_that_is_short_is_recorded_with_no_reason_given(self) -> None:
        events = open_consultation(**lasting(83, none_given=True))

        assert events == [replace(OPENED, closes_on=date(2026, 5, 31), short_by=1, why_short=None)]

    def test_that_is_short_with_a_reason_and_the_tick_keeps_the_reason(self) -> None:
        events = open_consultation(**lasting(83, why_short="The grant ends in June.", none_given=True))

        assert events[0].why_short == Text("The grant ends in June.")

    @pytest.mark.parametrize(("days", "short_by"), [(83, 1), (1, 83)])
    def test_that_is_short_needs_either_a_reason_or_the_tick(self, days: int, short_by: int) -> None:
        said = refusal(open_consultation, **lasting(days, why_short="  \n"))

        why = f"This gives {days} days, {short_by} fewer than the 84 promised. Say why, or tick that no reason is given."
        assert said == (why, "why_short")

    def test_that_is_long_enough_keeps_no_reason_for_being_short(self) -> None:
        events = open_consultation(**lasting(84, why_short="The grant ends in June.", none_given=True))

        assert events == [OPENED]

    def test_goes_by_the_clock_of_its_own_area(self) -> None:
        events = open_consultation(**lasting(84, clock=Period(90, Unit.DAYS), none_given=True))

        expected = replace(OPENED, minimum_days=90, short_by=6, version_id=None, clause_id=None)
        assert events == [expected]

    @pytest.mark.parametrize("days_ago", [0, 1, 365])
    def test_may_have_opened_up_to_a_year_ago(self, days_ago: int) -> None:
        opens_on = TODAY - days_ago * A_DAY

        events = open_consultation(**lasting(84, opens_on=opens_on))

        assert events == [replace(OPENED, opens_on=opens_on)]

    @pytest.mark.parametrize(
        ("typed", "said", "field"),
        [
            ({"title": " "}, "Enter what the consultation is called.", "title"),
            ({"about": "\n"}, "Say what is being asked, and of whom.", "about"),
            (
                {"opens_on": date(2026, 3, 10)},
                "A consultation is opened on the day it opens. 2026-03-10 is still to come.",
                "opens_on",
            ),
            (
                {"opens_on": date(2025, 3, 8)},
                "It can have opened at most a year ago. Older ones are added from records.",
                "opens_on",
            ),
            (
                {"closes_on": date(2026, 3, 9)},
                "A consultation needs a closing date after today. 2026-03-09 is not.",
                "closes_on",
            ),
            (
                {"closes_on": date(2025, 6, 1)},
                "A consultation needs a closing date after today. 2025-06-01 is not.",
                "closes_on",
            ),
            ({"closes_on": date(2028, 3, 9)}, "That is 731 days. Check the year of the closing date.", "closes_on"),
        ],
    )
    def test_is_refused_where_it_cannot_be(self, typed: dict[str, object], said: str, field: str) -> None:
        assert refusal(open_consultation, **OPENING | typed) == (said, field)

    def test_may_last_two_years(self) -> None:
        events = open_consultation(**lasting(730))

        assert events[0].days == 730


class TestWhatHappenedInPlainWords:
    def test_a_short_one_says_by_how_much_and_whether_a_reason_was_given(self) -> None:
        kept, bent, unexplained = (
            OPENED.sentence(),
            replace(OPENED, short_by=1, why_short=Text("The grant ends in June.")).sentence(),
            replace(OPENED, short_by=1).sentence(),
        )

        assert kept.endswith("for {days} days until {closes_on}")
        assert bent.endswith("{short_by} days short of {minimum_days}, with a reason")
        assert unexplained.endswith("{short_by} days short of {minimum_days}, no reason given")

    def test_a_late_response_says_by_how_much(self) -> None:
        assert replace(RECEIVED, late_by=2).sentence().endswith(", {late_by} days late")
        assert RECEIVED.sentence().endswith("for {organisation}")

    def test_one_reference_is_one_consultation_and_one_organisation_one_response(self) -> None:
        eskmoor, harbourside = an_id("Eskmoor"), an_id("Harbourside")

        assert consultation_stream(eskmoor, "B7K2-9QXM") != consultation_stream(harbourside, "B7K2-9QXM")
        assert response_stream(LIBRARIES, PANTRY) == response_stream(LIBRARIES, PANTRY) != response_stream(LIBRARIES, BAND)
