"""Champions: asked one at a time, serving for a term and on until somebody follows."""

from contextlib import suppress
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import event as happened
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from domain.champions import (
    Accepted,
    Declined,
    Nominated,
    NominatedBy,
    NominationExpired,
    Serving,
    Slot,
    accept,
    decline,
    evolve,
    expire,
    may_be_followed,
    nominate,
    slot_stream,
)
from domain.shared.dates import A_DAY, Due, Unit
from domain.shared.errors import NotFound, Refused
from domain.shared.sealed import Text
from tests.domain.stories import an_id, refusal, told

COUNCIL, SERVICE = an_id("Eskmoor District Council"), "Adult social care"
JOEL, BETHANY = an_id("Joel Ferreira"), an_id("Bethany Lowe")
FIRST, SECOND = an_id("Joel's nomination"), an_id("Bethany's nomination")
ANSWER_BY = Due(date(2026, 2, 6), date(2026, 1, 9), 20, Unit.WORKING_DAYS, "by hand")
ASKING = {
    "nomination_id": FIRST,
    "ref": "C4D5-E6F7",
    "organisation_id": COUNCIL,
    "service_area": SERVICE,
    "known_service_areas": (SERVICE, "Libraries"),
    "nominee_id": JOEL,
    "nominated_by": NominatedBy.GROUP,
    "term_months": 12,
    "minimum_months": 12,
    "answer_by": ANSWER_BY,
    "why": "Knows every day centre.",
    "on": date(2026, 1, 9),
}
NOMINATED = Nominated(
    nomination_id=FIRST,
    ref="C4D5-E6F7",
    organisation_id=COUNCIL,
    service_area=SERVICE,
    nominee_id=JOEL,
    nominated_by=NominatedBy.GROUP,
    term_months=12,
    minimum_months=12,
    answer_by=ANSWER_BY,
    why=Text("Knows every day centre."),
)
ACCEPTED = Accepted(
    nomination_id=FIRST,
    organisation_id=COUNCIL,
    service_area=SERVICE,
    champion_id=JOEL,
    serves_from=date(2026, 1, 20),
    term_ends=date(2027, 1, 20),
    shorter=False,
)
ENDED = {"nomination_id": FIRST, "organisation_id": COUNCIL, "service_area": SERVICE, "nominee_id": JOEL}
SUCCESSOR = replace(NOMINATED, nomination_id=SECOND, nominee_id=BETHANY)
OPENS = date(2026, 11, 21)  # sixty days before Joel's term ends


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

        assert state == Slot()
        assert events == [SUCCESSOR]


class TestAChampionWhoServes:
    @pytest.mark.parametrize("day", [date(2026, 1, 20), date(2027, 1, 20), date(2027, 1, 21), date(2031, 1, 1)])
    def test_serves_from_the_first_day_and_on_past_the_term_until_somebody_follows(self, day: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED)

        assert state.serving(day) == Serving(JOEL, date(2026, 1, 20), date(2027, 1, 20))
        assert state.serving(date(2026, 1, 19)) is None

    @pytest.mark.parametrize("on", [date(2026, 1, 20), OPENS - A_DAY])
    def test_has_no_successor_before_the_last_sixty_days(self, on: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED)

        said = refusal(nominate, state, **ASKING | {"nominee_id": BETHANY, "on": on})

        sentence = "There is a champion here until 2027-01-20. A successor can be nominated in the last 60 days before that."
        assert said == (sentence, "service_area")

    @pytest.mark.parametrize("on", [OPENS, date(2027, 1, 20), date(2027, 1, 21), date(2029, 1, 1)])
    def test_may_have_a_successor_asked_from_then_on(self, on: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED)

        events = nominate(state, **ASKING | {"nomination_id": SECOND, "nominee_id": BETHANY, "on": on})

        assert events == [SUCCESSOR]
        assert may_be_followed(state.terms[-1], on)

    @pytest.mark.parametrize("on", [OPENS, date(2027, 1, 20)])
    def test_is_followed_on_the_day_after_the_term(self, on: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR)

        after = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR, *accept(state, SECOND, on))

        assert after.serving(date(2027, 1, 20)).champion_id == JOEL
        assert after.serving(date(2027, 1, 21)) == Serving(BETHANY, date(2027, 1, 21), date(2028, 1, 21))

    def test_whose_term_is_long_over_is_followed_at_once(self) -> None:
        state = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR)

        after = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR, *accept(state, SECOND, date(2027, 5, 5)))

        assert after.serving(date(2027, 5, 4)).champion_id == JOEL
        assert after.serving(date(2027, 5, 5)) == Serving(BETHANY, date(2027, 5, 5), date(2028, 5, 5))

    def test_may_be_their_own_successor(self) -> None:
        state = told(evolve, NOMINATED, ACCEPTED, replace(SUCCESSOR, nominee_id=JOEL))

        (accepted,) = accept(state, SECOND, date(2027, 1, 2))

        assert (accepted.champion_id, accepted.serves_from) == (JOEL, date(2027, 1, 21))


class TestWhatHappenedInPlainWords:
    def test_who_nominated_is_told_in_three_ways(self) -> None:
        sentences = {replace(NOMINATED, nominated_by=by).sentence() for by in NominatedBy}

        assert len(sentences) == len(NominatedBy)
        assert all("{service_area} at {organisation}" in sentence for sentence in sentences)

    def test_each_service_area_of_each_body_is_a_slot_of_its_own(self) -> None:
        eskmoor, trust = an_id("Eskmoor"), an_id("Esk Hospitals")

        slots = {slot_stream(eskmoor, body, service) for body in (COUNCIL, trust) for service in (SERVICE, "Libraries")}

        assert len(slots) == 4

    def test_nothing_else_happens_to_a_slot(self) -> None:
        with pytest.raises(AssertionError):
            evolve(None, "anything else")


class ManyYearsOfOneSlot(RuleBasedStateMachine):
    """Whoever is asked, answers, or does not: one nomination at a time, and one champion a day."""

    @initialize(today=some.dates(date(2020, 1, 1), date(2030, 1, 1)))
    def begin(self, today: date) -> None:
        self.today, self.events, self.nominations = today, [], 0

    @property
    def state(self) -> Slot | None:
        return told(evolve, *self.events)

    def does(self, command, *arguments, **named) -> None:
        with suppress(Refused, NotFound):
            for event in command(self.state, *arguments, **named):
                self.events.append(event)
                happened(f"{type(event).__name__} after {len(self.state.terms)} terms")

    @rule(days=some.integers(0, 400))
    def time_passes(self, days: int) -> None:
        self.today += days * A_DAY

    @rule(who=some.sampled_from([JOEL, BETHANY, an_id("Sunil Kapoor")]), months=some.integers(0, 14), days=some.integers(0, 40))
    def somebody_is_nominated(self, who, months: int, days: int) -> None:
        self.nominations += 1
        answer_by = Due(self.today + days * A_DAY, self.today, days, Unit.DAYS)
        wanted = {"nomination_id": an_id(f"nomination {self.nominations}"), "nominee_id": who, "on": self.today}
        self.does(nominate, **ASKING | wanted | {"term_months": months, "answer_by": answer_by})

    @rule(back=some.sampled_from([0, 0, 1]))
    def a_nominee_says_yes(self, back: int) -> None:
        self.does(accept, an_id(f"nomination {self.nominations - back}"), self.today)

    @rule(back=some.sampled_from([0, 0, 1]))
    def a_nominee_says_no(self, back: int) -> None:
        self.does(decline, an_id(f"nomination {self.nominations - back}"), "")

    @rule(back=some.sampled_from([0, 0, 1]))
    def the_ticker_looks(self, back: int) -> None:
        self.does(expire, an_id(f"nomination {self.nominations - back}"), self.today)

    @invariant()
    def at_most_one_nomination_waits(self) -> None:
        asked = [event.nomination_id for event in self.events if isinstance(event, Nominated)]
        over = [event.nomination_id for event in self.events if not isinstance(event, Nominated)]
        pending = self.state.nomination if self.state else None
        assert asked[: len(over)] == over
        assert asked[len(over) :] == ([pending.nomination_id] if pending else [])

    @invariant()
    def at_any_day_at_most_one_serves(self) -> None:
        terms = [event for event in self.events if isinstance(event, Accepted)]
        for before, after in pairwise(terms):
            assert before.serves_from < before.term_ends < after.serves_from
            assert self.state.serving(before.term_ends).champion_id == before.champion_id
            assert self.state.serving(after.serves_from - A_DAY).champion_id == before.champion_id
            assert self.state.serving(after.serves_from).champion_id == after.champion_id


ManyYearsOfOneSlot.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
test_one_slot_over_many_years = ManyYearsOfOneSlot.TestCase
