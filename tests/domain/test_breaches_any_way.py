"""Concerns, however people act on them: whatever anybody tries on whatever day, these hold."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import event as happened
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain import breaches
from domain.breaches import (
    Acknowledged,
    AcknowledgementOverdue,
    Answered,
    AnswerOverdue,
    Breach,
    Candidate,
    Escalated,
    PassedOnBy,
    Reassigned,
    Settled,
    evolve,
)
from domain.shared.actor import Actor, Role
from domain.shared.dates import LONDON
from domain.shared.errors import NotFound, Refused
from domain.shared.events import Event
from domain.shared.ids import ClauseRef
from domain.shared.policy import Allow, Resource, can
from domain.shared.rules import Procedure, Stage
from tests.domain.stories import CALENDAR, an_id, told

CASE = an_id("a concern")
PEOPLE = [an_id(name) for name in ("Miriam Castell", "Joel Ferreira", "Anwen Price", "Sunil Kapoor", "Bethany Lowe", "Ola Grant")]
STAGES = (
    Stage("Champion", Role.CHAMPION, 5, 10),
    Stage("Round the table", Role.LEAD, 3, 15),
    Stage("Oversight group", Role.CHAIR, 5, 20),
    Stage("Partnership board", Role.SECRETARY, 5, 40),
)
PROCEDURE = Procedure(1, STAGES, tuple(Role))
HOLDER, RAISER = "whoever it is with", "whoever raised it"
people, moments = some.sampled_from(PEOPLE), some.times()
anybody = some.sampled_from([HOLDER, RAISER, *PEOPLE[:2]])
words = some.sampled_from(["We met twice.", "Here is why.", "  "])


class AnyCase(RuleBasedStateMachine):
    """Everybody tries everything; policy and the rules let some of it through."""

    @initialize(raiser=people, owner=people, first=some.integers(1, 2), day=some.dates(date(2026, 1, 1), date(2026, 9, 1)))
    def somebody_raises_it(self, raiser, owner, first: int, day: date) -> None:
        self.now = datetime.combine(day, time(12), LONDON)
        self.states: list[Breach] = []
        self.events: list[Event] = []
        owner = owner if owner != raiser else next(one for one in PEOPLE if one != raiser)
        self.record(
            breaches.raise_concern(
                breach_id=CASE,
                ref="H8J9-K0M1",
                raiser_id=raiser,
                organisation_id=an_id("Northgate Pantry"),
                respondent_id=an_id("Eskmoor District Council"),
                service_area=None,
                clause=ClauseRef(an_id("version 2"), "9.2.7"),
                happened_on=None,
                what_happened="Notice was short.",
                effect="We close on Fridays.",
                remedy="Three months.",
                procedure=PROCEDURE,
                turn=self.turn(first, owner),
                today=self.now.date(),
            )
        )

    @property
    def state(self) -> Breach:
        return self.states[-1]

    def turn(self, number: int, owner) -> breaches.Turn | None:
        """As services choose it: nobody past the last stage, and never whoever raised it."""
        raiser = self.state.raiser_id if self.states else None
        if number > len(STAGES) or owner == raiser:
            return None
        stage = STAGES[number - 1]
        return breaches.take_turn(number, stage, Candidate(owner, stage.owner), self.now, CALENDAR)

    def meant(self, who):
        return {HOLDER: self.state.turn.owner_id, RAISER: self.state.raiser_id}.get(who, who)

    def record(self, events: list[Event]) -> None:
        for one in events:
            self.events.append(one)
            self.states.append(told(evolve, *self.events))
            happened(type(one).__name__)

    def tries(self, who, action: str, command, *arguments, **named) -> None:
        state, who = self.state, self.meant(who)
        about = Resource(holder=state.turn.owner_id, raiser=state.raiser_id, people=state.people)
        if isinstance(can(Actor(person_id=who), action, about), Allow):
            with suppress(Refused, NotFound):
                self.record(command(state, CASE, *arguments, **named))

    @rule(days=some.integers(0, 20), moment=moments)
    def time_passes(self, days: int, moment: time) -> None:
        self.now = max(self.now, datetime.combine(self.now.date() + timedelta(days), moment, LONDON))

    @rule(who=anybody)
    def somebody_acknowledges(self, who) -> None:
        self.tries(who, "breach.acknowledge", breaches.acknowledge, STAGES[self.state.turn.stage - 1], self.now, CALENDAR)

    @rule(who=anybody, text=words)
    def somebody_answers(self, who, text: str) -> None:
        self.tries(who, "breach.answer", breaches.answer, text)

    @rule(who=anybody, owner=people, note=words)
    def somebody_passes_it_on(self, who, owner, note: str) -> None:
        turn = self.turn(self.state.turn.stage + 1, owner)
        more = {"by": self.meant(who), "turn": turn, "handover": note, "today": self.now.date()}
        self.tries(who, "breach.escalate", breaches.escalate, PROCEDURE, **more)

    @rule(who=anybody)
    def somebody_calls_it_settled(self, who) -> None:
        self.tries(who, "breach.settle", breaches.settle)

    @rule(who=people, role=some.sampled_from([Role.CHAMPION, Role.LEAD, Role.CHAIR]))
    def somebody_follows_in_a_role(self, who, role: Role) -> None:
        self.record(breaches.reassign(self.state, CASE, Candidate(who, role)))

    @rule(times=some.integers(1, 3))
    def the_ticker_looks(self, times: int) -> None:
        for _ in range(times):
            self.record(breaches.note_lateness(self.state, CASE, self.now))

    @invariant()
    def stages_rise_one_by_one_and_only_by_being_passed_on(self) -> None:
        for (before, after), event in zip(pairwise(self.states), self.events[1:], strict=True):
            assert after.turn.stage - before.turn.stage == isinstance(event, Escalated)
            assert 1 <= after.turn.stage <= len(STAGES)

    @invariant()
    def whoever_raised_it_never_holds_it(self) -> None:
        assert all(state.turn.owner_id != state.raiser_id for state in self.states)

    @invariant()
    def each_lateness_is_noted_once_a_stage_and_not_before_its_time(self) -> None:
        noted = [(one.TOPIC, one.stage) for one in self.events if isinstance(one, AcknowledgementOverdue | AnswerOverdue)]
        assert len(noted) == len(set(noted))
        assert all(breaches.late_from(one) <= self.now.date() for one in self.events if breaches.late_from(one))

    @invariant()
    def nothing_follows_once_it_is_settled(self) -> None:
        assert not any(isinstance(one, Settled) for one in self.events[:-1])

    @invariant()
    def nobody_leaves_the_case_and_only_owners_come_in(self) -> None:
        for before, after in pairwise(self.states):
            assert after.people == before.people | {after.turn.owner_id}

    @invariant()
    def a_stage_is_acknowledged_and_answered_once_by_the_time_it_is_settled(self) -> None:
        for kind in (Acknowledged, Answered):
            stages = [one.stage for one in self.events if isinstance(one, kind)]
            assert len(stages) == len(set(stages))
        assert not self.state.settled or self.state.answered

    @invariant()
    def it_moves_on_only_answered_overdue_or_with_a_note(self) -> None:
        for before, event in zip(self.states, self.events[1:], strict=False):
            if isinstance(event, Escalated) and event.passed_on_by is PassedOnBy.RAISER:
                assert breaches.may_be_passed_on(before, self.now.date())
            elif isinstance(event, Escalated):
                assert event.handover
            elif isinstance(event, Reassigned):
                assert not before.answered


AnyCase.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
test_any_case = AnyCase.TestCase
