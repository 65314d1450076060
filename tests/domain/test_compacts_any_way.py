"""A draft, however it is edited: every id that ever stood in it leads somewhere, and nothing is lost or twice there."""

from contextlib import suppress

from hypothesis import event as happened
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.compacts import (
    ClauseAdded,
    ClauseSplit,
    Version,
    add_clause,
    add_section,
    amend,
    drop,
    drop_section,
    evolve_version,
    move,
    split,
)
from domain.shared.errors import NotFound, Refused
from tests.domain.a_version import BASE, BEGUN, WORDS
from tests.domain.stories import told

one_of_many = some.integers(0, 50)


class ADraftAnyWay(RuleBasedStateMachine):
    """The n-th of what there is or was is edited: also what stands there no more."""

    @initialize()
    def begin(self) -> None:
        self.events = list(BEGUN)
        self.given = list(BASE.clauses)

    @property
    def state(self) -> Version:
        return told(evolve_version, *self.events)

    def does(self, edit, *arguments, **named) -> None:
        with suppress(Refused, NotFound):
            for event in edit(self.state, *arguments, **named):
                self.events.append(event)
                happened(type(event).__name__)
                if isinstance(event, ClauseAdded):
                    self.given.append(event.clause_id)
                if isinstance(event, ClauseSplit):
                    self.given += [clause.clause_id for clause in event.parts]

    def nth(self, number: int) -> str:
        return self.given[number % len(self.given)]

    def place(self, number: int) -> dict[str, object]:
        places = [(ordinal, after) for ordinal, part in self.state.sections.items() for after in (None, *part.clauses)]
        section, after = places[number % len(places)] if places else (1, None)
        return {"section": section, "after": after}

    @rule(at=one_of_many, number=some.sampled_from(["", "", "2.2a", "1.1", "1.new.1", "9"]))
    def a_clause_is_added(self, at: int, number: str) -> None:
        self.does(add_clause, number=number, wording=WORDS, **self.place(at))

    @rule(which=one_of_many)
    def one_is_amended(self, which: int) -> None:
        self.does(amend, self.nth(which), WORDS, "")

    @rule(which=one_of_many, to=one_of_many)
    def one_is_moved(self, which: int, to: int) -> None:
        self.does(move, self.nth(which), **self.place(to))

    @rule(which=one_of_many, parts=some.integers(1, 4))
    def one_is_split(self, which: int, parts: int) -> None:
        self.does(split, self.nth(which), (WORDS,) * parts, "")

    @rule(which=one_of_many)
    def one_is_dropped(self, which: int) -> None:
        self.does(drop, self.nth(which), "")

    @rule(after=some.sampled_from([None, 1, 2, 3]))
    def a_section_is_added(self, after: int | None) -> None:
        self.does(add_section, heading="More", number="", level=2, after=after)

    @rule(which=some.integers(1, 6))
    def a_section_is_dropped(self, which: int) -> None:
        self.does(drop_section, which)

    @invariant()
    def every_id_that_was_ever_given_leads_to_what_stands_there(self) -> None:
        state = self.state
        for clause_id in self.given:
            led_to = state.resolve(clause_id)
            assert led_to is not None
            assert set(led_to) <= set(state.clauses)

    @invariant()
    def no_id_was_given_twice(self) -> None:
        assert len(self.given) == len(set(self.given))

    @invariant()
    def each_clause_stands_in_one_place(self) -> None:
        state = self.state
        in_order = [one for part in state.sections.values() for one in part.clauses]
        assert len(in_order) == len(set(in_order))
        assert set(in_order) == set(state.clauses) == set(state.origins)
        assert not set(state.clauses) & set(state.gone)

    @invariant()
    def what_a_clause_of_the_version_before_became_is_what_its_id_leads_to(self) -> None:
        state = self.state
        for clause_id in BASE.clauses:
            assert set(state.became(clause_id)) == set(state.resolve(clause_id))


ADraftAnyWay.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
test_a_draft_edited_any_way = ADraftAnyWay.TestCase
