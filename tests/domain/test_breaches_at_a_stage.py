"""Concerns at one stage: acknowledged, answered, and passed on or settled by whoever may, no sooner than they may."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.breaches import (
    Candidate,
    PassedOnBy,
    Turn,
    acknowledge,
    answer,
    escalate,
    evolve,
    may_be_passed_on,
    note_lateness,
    reassign,
    settle,
)
from domain.shared.actor import Role
from tests.domain.a_breach import (
    ACKNOWLEDGED,
    ANSWERED,
    ANWEN,
    BETHANY,
    CASE,
    CHAMPION,
    JOEL,
    LAST,
    MIRIAM,
    NOT_ACKNOWLEDGED,
    PROCEDURE,
    RAISED,
    RAISED_AT,
    SETTLED,
    TO_THE_GROUP,
    WITH_ANWEN,
    WITH_JOEL,
    WITH_SUNIL,
    case_words,
    within,
)
from tests.domain.stories import CALENDAR, london, refusal, told


class TestOneThatWaitsToBeAcknowledged:
    def test_is_acknowledged_and_its_answer_counts_from_then(self) -> None:
        state = told(evolve, RAISED)

        events = acknowledge(state, CASE, CHAMPION, london(2026, 3, 11), CALENDAR)

        assert events == [ACKNOWLEDGED]
        assert evolve(state, *events).turn == replace(WITH_JOEL, answer_by=ACKNOWLEDGED.answer_by)

    def test_acknowledged_late_has_its_answer_due_later(self) -> None:
        state = told(evolve, RAISED, NOT_ACKNOWLEDGED)

        events = acknowledge(state, CASE, CHAMPION, london(2026, 3, 27), CALENDAR)

        assert events == [replace(ACKNOWLEDGED, answer_by=within(date(2026, 4, 14), date(2026, 3, 27), 10))]

    def test_may_be_answered_at_once(self) -> None:
        state = told(evolve, RAISED)

        events = answer(state, CASE, " The notice ran from the budget meeting. ")

        assert events == [ANSWERED]
        assert evolve(state, *events) == replace(state, acknowledged=True, answered=True)

    def test_is_answered_in_words(self) -> None:
        said = refusal(answer, told(evolve, RAISED), CASE, "\n")

        assert said == ("Write the answer, with its reasons.", "answer")

    def test_cannot_be_settled(self) -> None:
        said = refusal(settle, told(evolve, RAISED), CASE)

        assert said == ("There is no answer yet that could settle it.", None)

    @pytest.mark.parametrize("today", [date(2026, 3, 9), date(2026, 3, 16)])
    def test_stays_where_it_is_until_the_acknowledgement_is_overdue(self, today: date) -> None:
        state = told(evolve, RAISED)

        said = refusal(escalate, state, CASE, PROCEDURE, by=MIRIAM, turn=WITH_ANWEN, handover="", today=today)

        assert said == ("You can pass it on once it is answered, or if nothing has come by 2026-03-16.", None)

    def test_is_passed_on_by_the_raiser_without_a_reason_once_it_is_overdue(self) -> None:
        state = told(evolve, RAISED)

        events = escalate(state, CASE, PROCEDURE, by=MIRIAM, turn=WITH_ANWEN, handover=" ", today=date(2026, 3, 17))

        assert events == [TO_THE_GROUP]
        assert (events[0].stage, events[0].owner_id) == (2, ANWEN)

    def test_is_passed_on_by_its_owner_on_any_day_with_a_note(self) -> None:
        state = told(evolve, RAISED)
        note = " We met twice. The dates are what is left. "

        events = escalate(state, CASE, PROCEDURE, by=JOEL, turn=WITH_ANWEN, handover=note, today=date(2026, 3, 9))

        left = case_words("We met twice. The dates are what is left.")
        assert events == [replace(TO_THE_GROUP, passed_on_by=PassedOnBy.OWNER, handover=left)]

    def test_is_not_passed_on_by_its_owner_without_one(self) -> None:
        state = told(evolve, RAISED)

        said = refusal(escalate, state, CASE, PROCEDURE, by=JOEL, turn=WITH_ANWEN, handover=" ", today=date(2026, 9, 1))

        assert said == ("Leave a note for whoever takes it on: what was tried, and what is left.", "handover")

    @pytest.mark.parametrize("turn", [WITH_SUNIL, WITH_JOEL, replace(WITH_ANWEN, owner_id=MIRIAM)])
    def test_goes_to_the_next_stage_only_and_never_to_whoever_raised_it(self, turn: Turn) -> None:
        state = told(evolve, RAISED)

        with pytest.raises(AssertionError):
            escalate(state, CASE, PROCEDURE, by=MIRIAM, turn=turn, handover="", today=date(2026, 9, 1))

    def test_goes_nowhere_where_the_next_stage_has_nobody(self) -> None:
        said = refusal(escalate, told(evolve, RAISED), CASE, PROCEDURE, by=MIRIAM, turn=None, handover="", today=date(2026, 9, 1))

        assert said == LAST


class TestOneThatWaitsForItsAnswer:
    def test_is_not_acknowledged_again(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED)

        said = refusal(acknowledge, state, CASE, CHAMPION, london(2026, 3, 12), CALENDAR)

        assert said == ("This stage has been acknowledged already.", None)

    @pytest.mark.parametrize("today", [date(2026, 3, 17), date(2026, 3, 25)])
    def test_stays_where_it_is_until_the_answer_is_overdue(self, today: date) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED)

        said = refusal(escalate, state, CASE, PROCEDURE, by=MIRIAM, turn=WITH_ANWEN, handover="", today=today)

        assert said == ("You can pass it on once it is answered, or if nothing has come by 2026-03-25.", None)
        assert not may_be_passed_on(state, today)

    def test_is_passed_on_from_the_day_after(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED)

        events = escalate(state, CASE, PROCEDURE, by=MIRIAM, turn=WITH_ANWEN, handover="", today=date(2026, 3, 26))

        assert events == [TO_THE_GROUP]


class TestOneThatIsAnswered:
    def test_is_not_answered_or_acknowledged_again(self) -> None:
        state = told(evolve, RAISED, ANSWERED)

        said = [refusal(answer, state, CASE, "And so on."), refusal(acknowledge, state, CASE, CHAMPION, RAISED_AT, CALENDAR)]

        assert said == [
            ("This stage has been answered already.", None),
            ("This stage has been acknowledged already.", None),
        ]

    def test_is_settled_by_a_word_of_the_raiser(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED, ANSWERED)

        events = settle(state, CASE)

        assert events == [SETTLED]

    def test_may_be_passed_on_at_once(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED, ANSWERED)

        events = escalate(state, CASE, PROCEDURE, by=MIRIAM, turn=WITH_ANWEN, handover="", today=date(2026, 3, 12))

        assert events == [TO_THE_GROUP]

    def test_is_never_late(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED, ANSWERED)

        assert note_lateness(state, CASE, london(2027, 1, 1)) == []


class TestOneThatIsSettled:
    def test_takes_no_further_step(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED, ANSWERED, SETTLED)

        said = [
            refusal(acknowledge, state, CASE, CHAMPION, RAISED_AT, CALENDAR),
            refusal(answer, state, CASE, "And so on."),
            refusal(escalate, state, CASE, PROCEDURE, by=MIRIAM, turn=WITH_ANWEN, handover="", today=date(2026, 9, 1)),
        ]

        assert said == [("This concern has been settled.", None)] * 3

    def test_is_not_settled_twice_late_or_handed_over(self) -> None:
        state = told(evolve, RAISED, ACKNOWLEDGED, ANSWERED, SETTLED)

        assert settle(state, CASE) == []
        assert note_lateness(state, CASE, london(2027, 1, 1)) == []
        assert reassign(state, CASE, Candidate(BETHANY, Role.CHAMPION)) == []
