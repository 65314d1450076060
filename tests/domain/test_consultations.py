"""Consultations: twelve weeks or a reason, closed when the day has ended in London, answered in time or as late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from domain.consultations import (
    Closed,
    Consultation,
    Opened,
    Response,
    ResponseReceived,
    close,
    consultation_stream,
    evolve,
    evolve_response,
    open_consultation,
    respond,
    response_stream,
)
from domain.shared.dates import A_DAY, LONDON, Unit
from domain.shared.errors import NotFound
from domain.shared.rules import Period
from domain.shared.sealed import Text
from tests.domain.stories import an_id, london, refusal, told

COUNCIL, PANTRY, BAND = an_id("Eskmoor District Council"), an_id("Northgate Pantry"), an_id("Eskmoor Silver Band")
LIBRARIES, RESPONSE, VERSION = an_id("the libraries consultation"), an_id("the pantry's response"), an_id("version 2")
TODAY = date(2026, 3, 9)
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
OPENED = Opened(
    consultation_id=LIBRARIES,
    ref="B7K2-9QXM",
    organisation_id=COUNCIL,
    title=Text("The future of our libraries"),
    about=Text("Which three libraries matter most, and to whom?"),
    opens_on=TODAY,
    closes_on=date(2026, 6, 1),
    minimum_days=84,
    short_by=0,
    why_short=None,
    version_id=VERSION,
    clause_id="8.1.6",
)
CLOSED = Closed(consultation_id=LIBRARIES, organisation_id=COUNCIL, closed_on=date(2026, 6, 1))
ANSWERING = {
    "response_id": RESPONSE,
    "consultation_id": LIBRARIES,
    "organisation_id": PANTRY,
    "text": "Eskmoor Central, because our volunteers meet there.",
    "why_late": "",
    "now": london(2026, 5, 4),
}
RECEIVED = ResponseReceived(
    response_id=RESPONSE,
    consultation_id=LIBRARIES,
    organisation_id=PANTRY,
    text=Text("Eskmoor Central, because our volunteers meet there."),
    late_by=0,
    why_late=None,
)


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


class TestWhileItIsOpen:
    @pytest.mark.parametrize(
        "last_day",
        [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25), date(2026, 6, 1), date(2026, 12, 31)],
    )
    def test_it_stays_open_through_23_59_in_london_whatever_the_clocks_do(self, last_day: date) -> None:
        state = told(evolve, replace(OPENED, closes_on=last_day))
        minute = datetime.combine(last_day, datetime.min.time(), LONDON).replace(hour=23, minute=59)

        events = [close(state, LIBRARIES, now) for now in (minute, minute.replace(second=59), minute.astimezone(UTC))]

        assert events == [[], [], []]

    @pytest.mark.parametrize(
        ("last_day", "ended"),
        [
            (date(2026, 3, 28), datetime(2026, 3, 29, 0, 0, tzinfo=UTC)),  # the clocks go forward an hour later
            (date(2026, 3, 29), datetime(2026, 3, 29, 23, 0, tzinfo=UTC)),  # a day of 23 hours
            (date(2026, 10, 24), datetime(2026, 10, 24, 23, 0, tzinfo=UTC)),  # the clocks go back two hours later
            (date(2026, 10, 25), datetime(2026, 10, 26, 0, 0, tzinfo=UTC)),  # a day of 25 hours
            (date(2026, 6, 1), datetime(2026, 6, 1, 23, 0, tzinfo=UTC)),
            (date(2026, 12, 31), datetime(2027, 1, 1, 0, 0, tzinfo=UTC)),
        ],
    )
    def test_it_closes_one_second_after_23_59_59(self, last_day: date, ended: datetime) -> None:
        state = told(evolve, replace(OPENED, closes_on=last_day))

        before, after = (close(state, LIBRARIES, now) for now in (ended - timedelta(seconds=1), ended))

        assert before == []
        assert after == [replace(CLOSED, closed_on=last_day)]

    def test_it_closed_on_its_day_however_late_that_is_noticed(self) -> None:
        state = told(evolve, OPENED)

        events = close(state, LIBRARIES, london(2026, 8, 20))

        assert events == [CLOSED]

    def test_an_organisation_responds(self) -> None:
        state = told(evolve, OPENED)

        events = respond(state, None, **ANSWERING | {"text": " Eskmoor Central, because our volunteers meet there.\n"})

        assert events == [RECEIVED]
        assert events[0].reason() is None

    @pytest.mark.parametrize("now", [london(2026, 6, 1, 23, 59, 59), datetime(2026, 6, 1, 22, 59, 59, tzinfo=UTC)])
    def test_a_response_in_the_last_second_is_in_time(self, now: datetime) -> None:
        state = told(evolve, OPENED)

        events = respond(state, None, **ANSWERING | {"now": now, "why_late": "The bus was late."})

        assert events == [RECEIVED]

    def test_nothing_is_sent_without_words(self) -> None:
        state = told(evolve, OPENED)

        said = refusal(respond, state, None, **ANSWERING | {"text": " "})

        assert said == ("Write your response.", "text")

    def test_the_body_that_asks_does_not_answer_itself(self) -> None:
        state = told(evolve, OPENED)

        said = refusal(respond, state, None, **ANSWERING | {"organisation_id": COUNCIL})

        assert said == ("This is your own body's consultation; its responses come from others.", "organisation")

    def test_an_organisation_responds_once(self) -> None:
        state, earlier = told(evolve, OPENED), told(evolve_response, RECEIVED)

        said = refusal(respond, state, earlier, **ANSWERING)

        assert said == ("Your organisation has responded to this consultation already.", "organisation")
        assert earlier == Response()


class TestOnceItsLastDayIsOver:
    @pytest.mark.parametrize("noticed", [True, False])
    @pytest.mark.parametrize(
        ("now", "late_by"), [(london(2026, 6, 2, 0, 0), 1), (london(2026, 6, 2, 23, 59), 1), (london(2026, 6, 13), 12)]
    )
    def test_a_response_is_late_by_days_in_london_noticed_or_not(self, now: datetime, late_by: int, noticed: bool) -> None:
        state = told(evolve, OPENED, *([CLOSED] if noticed else []))

        events = respond(state, None, **ANSWERING | {"now": now, "why_late": " Our meeting fell after it. "})

        assert events == [replace(RECEIVED, late_by=late_by, why_late=Text("Our meeting fell after it."))]
        assert events[0].reason() == Text("Our meeting fell after it.")

    def test_a_late_response_says_why(self) -> None:
        state = told(evolve, OPENED, CLOSED)

        said = refusal(respond, state, None, **ANSWERING | {"now": london(2026, 6, 2), "why_late": " "})

        assert said == ("This consultation closed on 2026-06-01. It can be sent as late: say why.", "why_late")

    def test_it_does_not_close_twice(self) -> None:
        state = told(evolve, OPENED, CLOSED)

        events = close(state, LIBRARIES, london(2026, 6, 2))

        assert events == []
        assert state == Consultation("B7K2-9QXM", COUNCIL, date(2026, 6, 1), closed=True)


class TestWhereThereIsNone:
    def test_nothing_closes_and_nobody_can_respond(self) -> None:
        assert close(None, LIBRARIES, london(2026, 6, 2)) == []
        with pytest.raises(NotFound):
            respond(None, None, **ANSWERING)

    def test_it_does_not_close_before_it_opens(self) -> None:
        for fold in (evolve, evolve_response):
            with pytest.raises(AssertionError):
                fold(None, CLOSED)


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
