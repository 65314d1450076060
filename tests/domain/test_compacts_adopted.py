"""A version before the bodies that are to adopt it: what each says, when it is in force, and what that asks of clocks."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.compacts import (
    Adopted,
    AdoptedByBody,
    Agreement,
    ClockQuestioned,
    PutToBodies,
    ReadinessConfirmed,
    ReviewFellDue,
    ReviewSet,
    TakenBack,
    amend,
    begin,
    come_into_force,
    confirm_readiness,
    drop,
    editable,
    evolve_agreement,
    evolve_version,
    put_to_bodies,
    question_clocks,
    record_adoption,
    review_falls_due,
    set_review,
    split,
    take_back,
    version_stream,
)
from domain.shared.dates import Unit
from domain.shared.errors import NotFound
from domain.shared.rules import Clock, Period
from domain.shared.sealed import Text
from tests.domain.a_version import BASE, ESKMOOR, MIRIAM, VERSION_1, VERSION_2, WORDS, draft
from tests.domain.stories import an_id, refusal, told

COUNCIL, TRUST, PANTRY = an_id("Northgate Council"), an_id("Northgate Hospitals"), an_id("Northgate Pantry")
VERSION_3 = version_stream(ESKMOOR, 3)
TODAY, EARLIER = date(2026, 6, 30), date(2026, 6, 1)
PUT = PutToBodies(version_id=VERSION_2, bodies=(COUNCIL, TRUST))
IN_FORCE = told(evolve_agreement, Adopted(version_id=VERSION_1, in_force_from=date(2020, 1, 1)))
MINUTE = {"minute": "Cabinet, minute 14", "today": TODAY}


def adopted(body, day: date = EARLIER) -> AdoptedByBody:
    return AdoptedByBody(version_id=VERSION_2, organisation_id=body, decided_on=day, minute=Text("Cabinet, minute 14"))


class TestADraft:
    def test_is_put_to_the_bodies_that_are_to_adopt_it_and_stands_still(self) -> None:
        assert put_to_bodies(draft(), BASE, (COUNCIL, TRUST), 0) == [PUT]
        assert refusal(editable, draft(PUT), None)[0].startswith("This wording is before the bodies")

    def test_waits_until_each_comment_is_decided(self) -> None:
        said, _field = refusal(put_to_bodies, draft(), BASE, (COUNCIL,), 3)

        assert said == "3 comments are not decided yet. Each is to be decided first, with a reason."

    def test_is_put_to_somebody_and_once(self) -> None:
        assert refusal(put_to_bodies, draft(), BASE, (), 0)[1] == "bodies"
        assert refusal(put_to_bodies, draft(PUT), BASE, (COUNCIL,), 0)[0] == "It is before the bodies already."

    @pytest.mark.parametrize(
        "say", [lambda state: take_back(state, None, "x"), lambda state: confirm_readiness(state, None, COUNCIL, "x")]
    )
    def test_has_nothing_said_of_it_before_that(self, say) -> None:
        for state in (None, draft()):
            with pytest.raises(NotFound):
                say(state)


class TestAVersionBeforeTheBodies:
    def test_is_one_that_a_body_can_follow_through_or_not_yet(self) -> None:
        (ready,) = confirm_readiness(draft(PUT), IN_FORCE, COUNCIL, " Each service names somebody. ")

        assert ready == ReadinessConfirmed(
            version_id=VERSION_2, organisation_id=COUNCIL, how=Text("Each service names somebody.")
        )
        assert refusal(confirm_readiness, draft(PUT, ready), IN_FORCE, TRUST, " ")[1] == "how"
        assert refusal(confirm_readiness, draft(PUT), IN_FORCE, PANTRY, "x")[1] == "organisation"

    def test_is_adopted_by_a_decision_that_has_been_taken_and_is_minuted(self) -> None:
        assert record_adoption(draft(PUT), IN_FORCE, COUNCIL, decided_on=EARLIER, **MINUTE) == [adopted(COUNCIL)]
        late = date(2026, 7, 1)
        assert refusal(record_adoption, draft(PUT), IN_FORCE, COUNCIL, decided_on=late, **MINUTE)[1] == "decided_on"
        unsaid = MINUTE | {"minute": " "}
        assert refusal(record_adoption, draft(PUT), IN_FORCE, COUNCIL, decided_on=EARLIER, **unsaid)[1] == "minute"
        twice = draft(PUT, adopted(COUNCIL))
        said, field = refusal(record_adoption, twice, IN_FORCE, COUNCIL, decided_on=EARLIER, **MINUTE)
        assert said.startswith("This body has adopted it already, by its decision of")
        assert field == "organisation"

    def test_is_in_force_with_the_last_decision_that_it_waited_for(self) -> None:
        assert come_into_force(draft(), None, None) == come_into_force(draft(PUT, adopted(COUNCIL)), None, None) == []
        both = draft(PUT, adopted(COUNCIL, TODAY), adopted(TRUST))

        assert come_into_force(both, IN_FORCE, BASE) == [Adopted(version_id=VERSION_2, in_force_from=TODAY)]
        assert come_into_force(both, None, None) == [Adopted(version_id=VERSION_2, in_force_from=TODAY)]

    def test_begins_after_the_version_before_it_whenever_it_was_decided(self) -> None:
        late = told(evolve_agreement, Adopted(version_id=VERSION_1, in_force_from=TODAY))

        (event,) = come_into_force(draft(PUT, adopted(COUNCIL), adopted(TRUST)), late, BASE)

        assert event.in_force_from == date(2026, 7, 1)

    @pytest.mark.parametrize("base", [BASE, None], ids=["from the version before", "from nothing"])
    def test_does_not_come_into_force_where_a_newer_one_has_since(self, base) -> None:
        begun = begin(None, version_id=VERSION_2, number=2, title="The Next Compact", base=base, drafter_id=MIRIAM)
        third = told(evolve_version, *begin(None, version_id=VERSION_3, number=3, title="x", base=base, drafter_id=MIRIAM))
        later = told(evolve_agreement, Adopted(version_id=VERSION_3, in_force_from=EARLIER))
        state = told(evolve_version, *begun, PUT, adopted(COUNCIL), adopted(TRUST))

        assert come_into_force(state, later, third) == []
        assert len(come_into_force(state, IN_FORCE, BASE)) == 1
        if base:
            said, _field = refusal(put_to_bodies, told(evolve_version, *begun), third, (COUNCIL,), 0)
            assert said.startswith("Version 3 came into force after this one was begun")

    def test_is_taken_back_with_a_reason_and_asked_about_anew(self) -> None:
        (back,) = take_back(draft(PUT, adopted(COUNCIL)), IN_FORCE, " A word was wrong. ")
        state = draft(PUT, adopted(COUNCIL), back)

        assert back == TakenBack(version_id=VERSION_2, why=Text("A word was wrong."))
        assert (state.bodies, state.adopted_by) == ((), {})
        assert editable(state, IN_FORCE) == state
        assert refusal(take_back, draft(PUT), IN_FORCE, " ")[1] == "why"

    def test_is_not_taken_back_once_it_is_in_force(self) -> None:
        now = told(evolve_agreement, Adopted(version_id=VERSION_2, in_force_from=TODAY))

        assert refusal(take_back, draft(PUT), now, "x")[0] == "It is in force already."


class TestAClock:
    def test_is_questioned_where_its_clause_is_another(self) -> None:
        clocks = {
            Clock.CONSULTATION: Period(84, Unit.DAYS, VERSION_1, "2.1"),
            Clock.NOMINATION: Period(10, Unit.WORKING_DAYS, VERSION_1, "2.2"),
            Clock.CHAMPION_TERM: Period(12, Unit.MONTHS, VERSION_1, "2.3"),
        }
        state = draft(*amend(draft(), "2.1", WORDS, ""), *split(draft(), "2.2", (WORDS, WORDS), ""))

        assert question_clocks((state, BASE), clocks) == [
            ClockQuestioned(version_id=VERSION_2, clock=Clock.CONSULTATION, clause_id="2.1", became=("2.1",)),
            ClockQuestioned(version_id=VERSION_2, clock=Clock.NOMINATION, clause_id="2.2", became=("2.2a", "2.2b")),
        ]

    def test_is_questioned_where_its_clause_was_dropped_and_not_without_one(self) -> None:
        clocks = {Clock.CONSULTATION: Period(84, Unit.DAYS, VERSION_1, "2.1"), Clock.NOMINATION: Period(10, Unit.DAYS)}

        (asked,) = question_clocks((draft(*drop(draft(), "2.1", "")), BASE), clocks)

        assert asked.became == ()

    def test_is_questioned_versions_later_too_and_where_no_line_leads_to_its_clause(self) -> None:
        clocks = {Clock.CONSULTATION: Period(84, Unit.DAYS, VERSION_1, "2.1")}
        begun = begin(None, version_id=VERSION_3, number=3, title="The Third", base=draft(), drafter_id=MIRIAM)
        third = told(evolve_version, *begun)
        amended = told(evolve_version, *begun, *amend(third, "2.1", WORDS, ""))

        assert question_clocks((draft(), BASE), clocks) == question_clocks((third, draft(), BASE), clocks) == []
        assert question_clocks((amended, draft(), BASE), clocks) == [
            ClockQuestioned(version_id=VERSION_3, clock=Clock.CONSULTATION, clause_id="2.1", became=("2.1",))
        ]
        assert len(question_clocks((third,), clocks)) == 1


class TestAReview:
    def test_is_set_for_what_is_in_force_and_falls_due_once(self) -> None:
        (was_set,) = set_review(IN_FORCE, review_on=date(2027, 1, 1), ends_on=None, today=TODAY)
        assert was_set == ReviewSet(version_id=VERSION_1, review_on=date(2027, 1, 1), ends_on=None)
        state = told(evolve_agreement, Adopted(version_id=VERSION_1, in_force_from=EARLIER), was_set)

        assert review_falls_due(state, date(2026, 12, 31)) == []
        (due,) = review_falls_due(state, date(2027, 1, 1))
        assert due == ReviewFellDue(version_id=VERSION_1, due_on=date(2027, 1, 1))
        assert review_falls_due(evolve_agreement(state, due), date(2027, 6, 1)) == []

    def test_is_set_for_a_day_to_come_and_for_something(self) -> None:
        assert refusal(set_review, IN_FORCE, review_on=TODAY, ends_on=None, today=TODAY)[1] == "review_on"
        for nothing in (None, Agreement()):
            assert refusal(set_review, nothing, review_on=TODAY, ends_on=None, today=EARLIER)[1] is None
            assert review_falls_due(nothing, TODAY) == []

    def test_a_new_version_has_one_of_its_own_and_a_clock_in_question_changes_nothing(self) -> None:
        state = replace(IN_FORCE, review_on=TODAY)
        after = evolve_agreement(state, Adopted(version_id=VERSION_2, in_force_from=TODAY))
        asked = ClockQuestioned(version_id=VERSION_2, clock=Clock.CONSULTATION, clause_id="2.1", became=())

        assert after.review_on is None
        assert evolve_agreement(after, asked) == after
