"""A signature never changes version by itself: whatever is done, asked and forgotten, in any order."""

from contextlib import suppress
from datetime import date

from hypothesis import event as happened
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.shared.dates import A_DAY, Due, Unit
from domain.shared.errors import Refused
from domain.signatories import (
    Approved,
    Reaffirmed,
    Signatory,
    SignatureAsked,
    SignedUp,
    answer,
    ask_to_reaffirm,
    evolve,
    lapse,
    sign_up,
    withdraw,
)
from tests.domain.a_signature import PANTRY, SIGNATURE, SIGNING
from tests.domain.stories import an_id, told

WHOM = {"signatory_id": SIGNATURE, "organisation_id": PANTRY}


class ManyVersions(RuleBasedStateMachine):
    """Versions come into force; the service asks and lets lapse; people sign, approve, refuse and withdraw, or do nothing."""

    @initialize()
    def begin(self) -> None:
        self.today, self.events, self.number = date(2026, 3, 9), [], 1
        self.signed_by_somebody = None

    @property
    def state(self) -> Signatory | None:
        return told(evolve, *self.events)

    @property
    def in_force(self):
        return an_id(f"version {self.number}")

    def does(self, command, *arguments, **named) -> None:
        with suppress(Refused):
            for event in command(self.state, *arguments, **named):
                self.events.append(event)
                happened(type(event).__name__)

    @rule(days=some.integers(0, 300))
    def time_passes(self, days: int) -> None:
        self.today += days * A_DAY

    @rule()
    def a_version_comes_into_force(self) -> None:
        self.number += 1

    @rule(follows=some.booleans(), days=some.integers(0, 200))
    def the_service_asks(self, follows: bool, days: int) -> None:
        due = Due(self.today + days * A_DAY, self.today, days, Unit.DAYS)
        self.does(ask_to_reaffirm, **WHOM, in_force=self.in_force, reaffirm_by=due, follows=follows)

    @rule()
    def the_ticker_looks(self) -> None:
        self.does(lapse, self.today)

    @rule(waits=some.booleans())
    def somebody_signs(self, waits: bool) -> None:
        self.does(sign_up, **SIGNING | {"in_force": self.in_force, "on": self.today}, waits=waits)

    @rule(approved=some.booleans())
    def the_lead_answers(self, approved: bool) -> None:
        self.does(answer, approved=approved, why="not minuted")

    @rule(back=some.integers(0, 40))
    def somebody_withdraws(self, back: int) -> None:
        self.does(withdraw, **WHOM, withdrawn_on=self.today - back * A_DAY, why="", today=self.today)

    @invariant()
    def it_stands_to_the_version_that_somebody_signed_last(self) -> None:
        signed = [event for event in self.events if isinstance(event, SignedUp | Reaffirmed | Approved)]
        assert (self.state.version_id if self.state else None) == (signed[-1].version_id if signed else None)

    @invariant()
    def what_was_approved_is_what_was_asked(self) -> None:
        asked = [event for event in self.events if isinstance(event, SignatureAsked)]
        for event in self.events:
            if isinstance(event, Approved):
                assert (event.version_id, event.signed_on) in [(one.version_id, one.asked_on) for one in asked]


ManyVersions.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
test_a_signature_over_many_versions = ManyVersions.TestCase
