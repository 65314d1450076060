"""Consultations until they close: open until the day has ended in London, answered in time or as late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from domain.consultations import Consultation, Response, close, evolve, evolve_response, respond
from domain.shared.dates import LONDON
from domain.shared.errors import NotFound
from domain.shared.sealed import Text
from tests.domain.a_consultation import CLOSED, COUNCIL, LIBRARIES, OPENED, PANTRY, RECEIVED, RESPONSE
from tests.domain.stories import london, refusal, told

ANSWERING = {
    "response_id": RESPONSE,
    "consultation_id": LIBRARIES,
    "organisation_id": PANTRY,
    "text": "Eskmoor Central, because our volunteers meet there.",
    "why_late": "",
    "now": london(2026, 5, 4),
}


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
