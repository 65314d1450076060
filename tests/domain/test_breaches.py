"""Concerns: each stage with one owner and two dates, passed on to the next stage only, until whoever raised it is content."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from domain.breaches import (
    Acknowledged,
    AcknowledgementOverdue,
    Answered,
    AnswerOverdue,
    Breach,
    Candidate,
    Escalated,
    PassedOnBy,
    Raised,
    Reassigned,
    Settled,
    Turn,
    acknowledge,
    answer,
    breach_stream,
    escalate,
    evolve,
    late_from,
    may_be_passed_on,
    note_lateness,
    raise_concern,
    reassign,
    settle,
    take_turn,
)
from domain.shared.actor import Role
from domain.shared.dates import Due, Unit
from domain.shared.ids import ClauseRef
from domain.shared.rules import Procedure, Stage
from domain.shared.sealed import Confidential
from tests.domain.stories import CALENDAR, an_id, london, refusal, told

CASE, PANTRY, COUNCIL = an_id("the pantry's concern"), an_id("Northgate Pantry"), an_id("Eskmoor District Council")
MIRIAM, JOEL, ANWEN, SUNIL = an_id("Miriam Castell"), an_id("Joel Ferreira"), an_id("Anwen Price"), an_id("Sunil Kapoor")
BETHANY = an_id("Bethany Lowe")
CHAMPION, GROUP, BOARD = (
    Stage("Champion", Role.CHAMPION, 5, 10),
    Stage("Oversight group", Role.CHAIR, 5, 20),
    Stage("Partnership board", Role.SECRETARY, 5, 40),
)
PROCEDURE = Procedure(3, (CHAMPION, GROUP, BOARD), (Role.CONTACT, Role.OFFICER))
RAISED_AT = london(2026, 3, 9)


def within(on: date, since: date, length: int) -> Due:
    return Due(on, since, length, Unit.WORKING_DAYS, CALENDAR.version)


def case_words(text: str) -> Confidential:
    return Confidential(text, breach_id=CASE)


ACKNOWLEDGE_BY = within(date(2026, 3, 16), date(2026, 3, 9), 5)
ANSWER_BY = within(date(2026, 3, 30), date(2026, 3, 16), 10)
WITH_JOEL = Turn(1, JOEL, Role.CHAMPION, ACKNOWLEDGE_BY, ANSWER_BY)
WITH_ANWEN = take_turn(2, GROUP, Candidate(ANWEN, Role.CHAIR), london(2026, 4, 20), CALENDAR)
WITH_SUNIL = take_turn(3, BOARD, Candidate(SUNIL, Role.SECRETARY), london(2026, 6, 1), CALENDAR)
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
RAISED = Raised(
    breach_id=CASE,
    ref="H8J9-K0M1",
    raiser_id=MIRIAM,
    organisation_id=PANTRY,
    respondent_id=COUNCIL,
    service_area="Adult social care",
    clause=ClauseRef(an_id("version 2"), "9.2.7"),
    happened_on=date(2026, 3, 2),
    what_happened=case_words("Our grant was ended with five weeks' notice."),
    effect=case_words("We close on Fridays."),
    remedy=case_words("Three months' notice, as promised."),
    procedure=3,
    turn=WITH_JOEL,
)
ACKNOWLEDGED = Acknowledged(breach_id=CASE, stage=1, answer_by=within(date(2026, 3, 25), date(2026, 3, 11), 10))
ANSWERED = Answered(breach_id=CASE, stage=1, answer=case_words("The notice ran from the budget meeting."))
TO_THE_GROUP = Escalated(breach_id=CASE, from_stage=1, passed_on_by=PassedOnBy.RAISER, handover=None, turn=WITH_ANWEN)
TO_THE_BOARD = Escalated(breach_id=CASE, from_stage=2, passed_on_by=PassedOnBy.RAISER, handover=None, turn=WITH_SUNIL)
SETTLED = Settled(breach_id=CASE, stage=1)
NOT_ACKNOWLEDGED = AcknowledgementOverdue(breach_id=CASE, stage=1, due_on=date(2026, 3, 16))
NOT_ANSWERED = AnswerOverdue(breach_id=CASE, stage=1, due_on=date(2026, 3, 30))
LAST = ("This is the last stage here. What is left are the routes outside this area.", None)


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


class TestAtTheNextStage:
    def test_everything_begins_anew_and_everybody_so_far_stays_in_the_case(self) -> None:
        state = told(evolve, RAISED, NOT_ACKNOWLEDGED, ACKNOWLEDGED, ANSWERED, TO_THE_GROUP)

        assert state == Breach(
            raiser_id=MIRIAM,
            organisation_id=PANTRY,
            respondent_id=COUNCIL,
            service_area="Adult social care",
            procedure=3,
            turn=WITH_ANWEN,
            people=frozenset({MIRIAM, JOEL, ANWEN}),
        )

    def test_is_late_in_its_own_right(self) -> None:
        state = told(evolve, RAISED, NOT_ACKNOWLEDGED, TO_THE_GROUP)

        events = note_lateness(state, CASE, london(2026, 4, 28))

        assert events == [AcknowledgementOverdue(breach_id=CASE, stage=2, due_on=date(2026, 4, 27))]

    def test_acknowledging_and_answering_name_that_stage(self) -> None:
        state = told(evolve, RAISED, TO_THE_GROUP)

        events = [*acknowledge(state, CASE, GROUP, london(2026, 4, 21), CALENDAR), *answer(state, CASE, "We agree.")]

        assert [event.stage for event in events] == [2, 2]

    def test_the_last_has_none_after_it(self) -> None:
        state = told(evolve, RAISED, TO_THE_GROUP, TO_THE_BOARD)
        beyond = replace(WITH_SUNIL, stage=4)

        said = [
            refusal(escalate, state, CASE, PROCEDURE, by=by, turn=turn, handover="The court.", today=date(2027, 1, 1))
            for by in (MIRIAM, SUNIL)
            for turn in (None, beyond)
        ]

        assert said == [LAST] * 4


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


class TestASuccessorInTheRole:
    @pytest.mark.parametrize("so_far", [[RAISED], [RAISED, NOT_ACKNOWLEDGED], [RAISED, ACKNOWLEDGED]])
    def test_takes_over_what_waits_with_the_same_dates(self, so_far: list[object]) -> None:
        state = told(evolve, *so_far)

        events = reassign(state, CASE, Candidate(BETHANY, Role.CHAMPION))

        after = evolve(state, *events)
        assert events == [Reassigned(breach_id=CASE, stage=1, owner_id=BETHANY, before_id=JOEL)]
        assert after.turn == replace(state.turn, owner_id=BETHANY)
        assert (after.people, after.noted) == (frozenset({MIRIAM, JOEL, BETHANY}), state.noted)

    @pytest.mark.parametrize(
        ("so_far", "successor"),
        [
            ([], Candidate(BETHANY, Role.CHAMPION)),
            ([RAISED, ANSWERED], Candidate(BETHANY, Role.CHAMPION)),
            ([RAISED], Candidate(BETHANY, Role.CHAIR)),
            ([RAISED], Candidate(JOEL, Role.CHAMPION)),
            ([RAISED], Candidate(MIRIAM, Role.CHAMPION)),
        ],
    )
    def test_takes_over_nothing_that_is_answered_anothers_theirs_or_raised_by_them(
        self, so_far: list[object], successor: Candidate
    ) -> None:
        assert reassign(told(evolve, *so_far), CASE, successor) == []


class TestWhatHappenedInPlainWords:
    def test_who_passed_it_on_is_told_in_two_ways(self) -> None:
        by_the_owner = replace(TO_THE_GROUP, passed_on_by=PassedOnBy.OWNER)

        assert TO_THE_GROUP.sentence().startswith("{actor} passed the concern on from stage {from_stage}")
        assert by_the_owner.sentence().startswith("{actor} could not settle the concern at stage {from_stage}")

    def test_one_reference_is_one_case_in_one_area(self) -> None:
        eskmoor, harbourside = an_id("Eskmoor"), an_id("Harbourside")

        assert breach_stream(eskmoor, "H8J9-K0M1") == breach_stream(eskmoor, "H8J9-K0M1")
        assert breach_stream(eskmoor, "H8J9-K0M1") != breach_stream(harbourside, "H8J9-K0M1")

    @pytest.mark.parametrize("event", [ACKNOWLEDGED, ANSWERED, TO_THE_GROUP, SETTLED, NOT_ANSWERED, "anything else"])
    def test_nothing_happens_to_a_concern_before_it_is_raised(self, event: object) -> None:
        with pytest.raises(AssertionError):
            evolve(None, event)
