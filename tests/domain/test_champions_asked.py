"""Champions before they are: asked one at a time, for a term of months, until they answer or their time is over."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.champions import Declined, NominationExpired, accept, decline, evolve, expire, nominate
from domain.shared.errors import NotFound
from domain.shared.sealed import Text
from tests.domain.a_slot import ACCEPTED, ASKING, BETHANY, ENDED, FIRST, NOMINATED, SECOND, SUCCESSOR
from tests.domain.stories import refusal, told


class TestASlotThatNobodyHolds:
    @pytest.mark.parametrize("months", [1, 12, 60])
    def test_somebody_is_asked_for_a_term_of_months(self, months: int) -> None:
        events = nominate(None, **ASKING | {"term_months": months, "why": " Knows every day centre. "})

        assert events == [replace(NOMINATED, term_months=months)]
        assert events[0].reason() == Text("Knows every day centre.")

    def test_no_reason_need_be_given(self) -> None:
        events = nominate(None, **ASKING | {"why": " "})

        assert events == [replace(NOMINATED, why=None)]

    @pytest.mark.parametrize("months", [0, -1, 61])
    def test_a_term_is_neither_nothing_nor_longer_than_five_years(self, months: int) -> None:
        said = refusal(nominate, None, **ASKING | {"term_months": months})

        assert said == ("Enter a term of 1 to 60 months.", "term_months")

    def test_it_is_a_service_area_of_that_body(self) -> None:
        said = refusal(nominate, None, **ASKING | {"service_area": "Bees"})

        assert said == ("Choose one of the body's service areas.", "service_area")

    def test_there_is_nothing_to_answer(self) -> None:
        assert expire(None, FIRST, date(2026, 3, 1)) == []
        for answer in (lambda: accept(None, FIRST, date(2026, 1, 20)), lambda: decline(None, FIRST, "")):
            with pytest.raises(NotFound):
                answer()


class TestSomebodyWhoIsAsked:
    def test_becomes_champion_only_by_saying_yes(self) -> None:
        state = told(evolve, NOMINATED)

        events = accept(state, FIRST, date(2026, 1, 20))

        assert state.serving(date(2026, 1, 20)) is None
        assert events == [ACCEPTED]

    @pytest.mark.parametrize(("months", "minimum", "shorter"), [(11, 12, True), (12, 12, False), (23, 24, True), (36, 24, False)])
    def test_a_term_shorter_than_the_area_asks_for_is_flagged_for_ever(self, months: int, minimum: int, shorter: bool) -> None:
        state = told(evolve, replace(NOMINATED, term_months=months, minimum_months=minimum))

        (accepted,) = accept(state, FIRST, date(2026, 1, 20))

        assert accepted.shorter is shorter

    @pytest.mark.parametrize(
        ("begins", "months", "ends"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2027, 1, 31), 13, date(2028, 2, 29)),
            (date(2028, 2, 29), 12, date(2029, 2, 28)),
            (date(2026, 10, 31), 8, date(2027, 6, 30)),
            (date(2026, 12, 31), 60, date(2031, 12, 31)),
        ],
    )
    def test_a_term_from_a_months_end_ends_at_a_months_end(self, begins: date, months: int, ends: date) -> None:
        state = told(evolve, replace(NOMINATED, term_months=months))

        (accepted,) = accept(state, FIRST, begins)

        assert (accepted.serves_from, accepted.term_ends) == (begins, ends)

    def test_may_say_no_with_or_without_a_reason(self) -> None:
        state = told(evolve, NOMINATED)

        events = [decline(state, FIRST, why) for why in (" I retire in May. ", " ")]

        assert events == [[Declined(**ENDED, why=Text("I retire in May."))], [Declined(**ENDED, why=None)]]
        assert events[0][0].reason() == Text("I retire in May.")

    def test_is_the_only_one_asked(self) -> None:
        state = told(evolve, NOMINATED)

        said = refusal(nominate, state, **ASKING | {"nominee_id": BETHANY})

        sentence = "Somebody has been asked to be champion here already, and has until 2026-02-06 to answer."
        assert said == (sentence, "service_area")

    @pytest.mark.parametrize("today", [date(2026, 1, 9), date(2026, 2, 5), date(2026, 2, 6)])
    def test_has_until_the_end_of_the_due_day(self, today: date) -> None:
        state = told(evolve, NOMINATED)

        events = expire(state, FIRST, today)

        assert events == []

    @pytest.mark.parametrize("today", [date(2026, 2, 7), date(2026, 9, 1)])
    def test_has_not_answered_in_time_from_the_day_after(self, today: date) -> None:
        state = told(evolve, NOMINATED)

        events = expire(state, FIRST, today)

        assert events == [NominationExpired(**ENDED)]

    def test_does_not_answer_for_another_nomination(self) -> None:
        state = told(evolve, NOMINATED)

        said = [refusal(accept, state, SECOND, date(2026, 1, 20)), refusal(decline, state, SECOND, "")]

        assert said == [("This nomination has been answered, or its time has passed.", None)] * 2
        assert expire(state, SECOND, date(2026, 9, 1)) == []


class TestANominationThatIsOver:
    @pytest.mark.parametrize("ending", [ACCEPTED, Declined(**ENDED, why=None), NominationExpired(**ENDED)])
    def test_cannot_be_answered_again(self, ending: object) -> None:
        state = told(evolve, NOMINATED, ending)

        said = [refusal(accept, state, FIRST, date(2026, 3, 1)), refusal(decline, state, FIRST, "")]

        assert said == [("This nomination has been answered, or its time has passed.", None)] * 2
        assert expire(state, FIRST, date(2026, 9, 1)) == []

    @pytest.mark.parametrize("ending", [Declined(**ENDED, why=None), NominationExpired(**ENDED)])
    def test_leaves_the_slot_free_for_the_next(self, ending: object) -> None:
        state = told(evolve, NOMINATED, ending)

        events = nominate(state, **ASKING | {"nomination_id": SECOND, "nominee_id": BETHANY})

        assert (state.nomination, state.terms) == (None, ())
        assert events == [SUCCESSOR]
