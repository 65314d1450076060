"""Terms, however people come and go and however late anybody looks: nothing is noted twice, and nobody serves beside another."""

from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import invariant, rule

from domain.champions import Renewed, TermBegan, TermEnded, TermEnding, begin, leave, nominate, renew, run_out, stand_down
from domain.shared.dates import Due, Unit
from tests.domain.a_slot import ASKING, BETHANY, COUNCIL, JOEL, SERVICE
from tests.domain.stories import an_id
from tests.domain.test_champions_any_way import ManyYearsOfOneSlot

WHO = some.sampled_from([JOEL, BETHANY, an_id("Sunil Kapoor")])
HERE = {"organisation_id": COUNCIL, "service_area": SERVICE}


class ManyTermsOfOneSlot(ManyYearsOfOneSlot):
    @rule(who=WHO, months=some.integers(0, 14))
    def somebody_goes_on(self, who, months: int) -> None:
        self.does(renew, **HERE, champion_id=who, months=months, minimum_months=12, on=self.today)

    @rule(who=WHO)
    def somebody_stands_down(self, who) -> None:
        self.does(stand_down, **HERE, champion_id=who, why="", on=self.today)

    @rule(who=WHO)
    def somebody_leaves(self, who) -> None:
        self.does(leave, **HERE, champion_id=who, on=self.today)

    @rule(who=WHO)
    def somebody_is_asked_to_take_over(self, who) -> None:
        self.nominations += 1
        wanted = {"nomination_id": an_id(f"nomination {self.nominations}"), "nominee_id": who, "on": self.today}
        self.does(nominate, **ASKING | wanted | {"answer_by": Due(self.today, self.today, 0, Unit.DAYS)}, replacing=True)

    @rule()
    def time_is_looked_at(self) -> None:
        self.does(begin, COUNCIL, SERVICE, self.today)
        self.does(run_out, COUNCIL, SERVICE, self.today)

    @invariant()
    def at_most_one_nomination_waits(self) -> None:
        assert self.state is None or self.state.nomination is None or self.events

    @invariant()
    def at_any_day_at_most_one_serves(self) -> None:
        for before, after in pairwise(self.state.terms if self.state else ()):
            assert before.serves_from <= after.serves_from
            assert before.left or before.term_ends < after.serves_from

    @invariant()
    def nothing_is_noted_twice(self) -> None:
        """Of one term, up to the day on which it ends: renewing makes another of it."""
        kinds = (TermEnding, TermEnded, TermBegan)
        since = max((at for at, one in enumerate(self.events) if not isinstance(one, kinds)), default=-1)
        noted = [one for one in self.events[since + 1 :] if isinstance(one, kinds)]
        assert len(set(noted)) == len(noted)

    @invariant()
    def what_is_over_was_over(self) -> None:
        for one in self.events:
            assert not isinstance(one, Renewed) or one.term_ends > one.before


ManyTermsOfOneSlot.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
test_one_slot_over_many_terms = ManyTermsOfOneSlot.TestCase
