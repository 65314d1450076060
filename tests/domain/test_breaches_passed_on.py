"""Concerns in other hands: at the next stage everything begins anew, with a successor in the role it goes on."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.breaches import (
    AcknowledgementOverdue,
    Breach,
    Candidate,
    PassedOnBy,
    Reassigned,
    acknowledge,
    answer,
    breach_stream,
    escalate,
    evolve,
    note_lateness,
    reassign,
)
from domain.shared.actor import Role
from tests.domain.a_breach import (
    ACKNOWLEDGED,
    ANSWERED,
    ANWEN,
    BETHANY,
    CASE,
    COUNCIL,
    GROUP,
    JOEL,
    LAST,
    MIRIAM,
    NOT_ACKNOWLEDGED,
    NOT_ANSWERED,
    PANTRY,
    PROCEDURE,
    RAISED,
    SETTLED,
    SUNIL,
    TO_THE_BOARD,
    TO_THE_GROUP,
    WITH_ANWEN,
    WITH_SUNIL,
)
from tests.domain.stories import CALENDAR, an_id, london, refusal, told


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


class TestASuccessorInTheRole:
    @pytest.mark.parametrize("so_far", [[RAISED], [RAISED, NOT_ACKNOWLEDGED], [RAISED, ACKNOWLEDGED]])
    def test_takes_over_what_waits_with_the_same_dates(self, so_far: list[object]) -> None:
        state = told(evolve, *so_far)

        events = reassign(state, CASE, Candidate(BETHANY, Role.CHAMPION))

        after = evolve(state, *events)
        assert events == [
            Reassigned(breach_id=CASE, stage=1, owner_id=BETHANY, before_id=JOEL, role=Role.CHAMPION, stands_in=False)
        ]
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


class TestNobodyInTheRole:
    def test_lets_the_lead_stand_in_until_somebody_follows(self) -> None:
        state = told(evolve, RAISED)
        (to_lead,) = reassign(state, CASE, Candidate(SUNIL, Role.LEAD), stands_in=True)
        with_lead = evolve(state, to_lead)

        (to_successor,) = reassign(with_lead, CASE, Candidate(BETHANY, Role.CHAMPION))

        assert with_lead.turn == replace(state.turn, owner_id=SUNIL, role=Role.LEAD)
        assert evolve(with_lead, to_successor).turn == replace(state.turn, owner_id=BETHANY)
        assert "nobody follows" in to_lead.sentence()
        assert "nobody follows" not in to_successor.sentence()

    def test_that_role_is_as_before_in_what_was_stored_before_roles_were_said(self) -> None:
        old = Reassigned(breach_id=CASE, stage=1, owner_id=BETHANY, before_id=JOEL, role=None, stands_in=False)

        assert evolve(told(evolve, RAISED), old).turn.role is Role.CHAMPION


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
