"""Champions, however people answer over the years: whatever is tried on whatever day, these hold."""

from contextlib import suppress
from datetime import date
from itertools import pairwise

from hypothesis import event as happened
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.champions import Accepted, Nominated, Slot, accept, decline, evolve, expire, nominate
from domain.shared.dates import A_DAY, Due, Unit
from domain.shared.errors import NotFound, Refused
from tests.domain.a_slot import ASKING, BETHANY, JOEL
from tests.domain.stories import an_id, told


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
