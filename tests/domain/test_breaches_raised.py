"""Concerns as they are raised: what somebody has to say, and whom it comes to with which two dates."""

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from domain.breaches import Candidate, evolve, raise_concern, take_turn
from domain.shared.actor import Role
from domain.shared.ids import ClauseRef
from tests.domain.a_breach import (
    CASE,
    CHAMPION,
    COUNCIL,
    JOEL,
    MIRIAM,
    PANTRY,
    PROCEDURE,
    RAISED,
    RAISED_AT,
    WITH_ANWEN,
    WITH_JOEL,
    within,
)
from tests.domain.stories import CALENDAR, an_id, london, refusal, told

RAISING = {
    "breach_id": CASE,
    "ref": "H8J9-K0M1",
    "raiser_id": MIRIAM,
    "organisation_id": PANTRY,
    "respondent_id": COUNCIL,
    "service_area": "Adult social care",
    "clause": ClauseRef(an_id("version 2"), "9.2.7"),
    "happened_on": date(2026, 3, 2),
    "what_happened": "Our grant was ended with five weeks' notice.",
    "effect": "We close on Fridays.",
    "remedy": "Three months' notice, as promised.",
    "procedure": PROCEDURE,
    "turn": WITH_JOEL,
    "today": date(2026, 3, 9),
}


class TestRaisingOne:
    def test_records_what_was_typed_for_the_people_in_the_case(self) -> None:
        typed = {"what_happened": " Our grant was ended with five weeks' notice.\n", "effect": "We close on Fridays. "}

        events = raise_concern(**RAISING | typed)

        assert events == [RAISED]

    def test_needs_no_date_and_no_service_area(self) -> None:
        events = raise_concern(**RAISING | {"happened_on": None, "service_area": None})

        assert events == [replace(RAISED, happened_on=None, service_area=None)]

    def test_may_be_about_today(self) -> None:
        events = raise_concern(**RAISING | {"happened_on": date(2026, 3, 9)})

        assert events == [replace(RAISED, happened_on=date(2026, 3, 9))]

    def test_may_begin_further_on_where_nobody_holds_the_first_stage(self) -> None:
        events = raise_concern(**RAISING | {"turn": WITH_ANWEN})

        assert told(evolve, *events).turn == WITH_ANWEN

    @pytest.mark.parametrize(
        ("typed", "said", "field"),
        [
            ({"respondent_id": PANTRY}, "A concern is about another organisation than your own.", "respondent"),
            (
                {"happened_on": date(2026, 3, 10)},
                "2026-03-10 is still to come. Enter when it happened, or leave it empty.",
                "happened_on",
            ),
            ({"what_happened": " "}, "Say what happened.", "what_happened"),
            ({"effect": "\n"}, "Say what effect it has had, or will have.", "effect"),
            ({"remedy": ""}, "Say what would put it right.", "remedy"),
        ],
    )
    def test_is_refused_where_it_says_too_little_or_cannot_be(self, typed: dict[str, object], said: str, field: str) -> None:
        assert refusal(raise_concern, **RAISING | typed) == (said, field)

    def test_never_comes_to_whoever_raised_it(self) -> None:
        with pytest.raises(AssertionError):
            raise_concern(**RAISING | {"turn": replace(WITH_JOEL, owner_id=MIRIAM)})


class TestATurn:
    def test_counts_both_dates_in_working_days_one_after_the_other(self) -> None:
        turn = take_turn(1, CHAMPION, Candidate(JOEL, Role.CHAMPION), RAISED_AT, CALENDAR)

        assert turn == WITH_JOEL

    @pytest.mark.parametrize(
        ("received", "since", "acknowledge_by"),
        [
            (london(2026, 3, 27, 17, 0), date(2026, 3, 27), date(2026, 4, 7)),  # a Friday; Good Friday and Easter Monday follow
            (london(2026, 3, 27, 17, 1), date(2026, 3, 30), date(2026, 4, 8)),
            (london(2026, 4, 4, 9), date(2026, 4, 7), date(2026, 4, 14)),  # on Easter Saturday
        ],
    )
    def test_counts_what_comes_after_hours_from_the_next_working_day(
        self, received: datetime, since: date, acknowledge_by: date
    ) -> None:
        turn = take_turn(1, CHAMPION, Candidate(JOEL, Role.CHAMPION), received, CALENDAR)

        assert turn.acknowledge_by == within(acknowledge_by, since, 5)
