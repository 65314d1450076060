"""Engagement on what the text should say: opened, held, closed; and noted once when its last day is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.compacts import Adopted, Agreement, evolve_agreement
from domain.compacts.engaging import (
    EngagementClosed,
    EngagementFellDue,
    EngagementHeld,
    EngagementOpened,
    HeldKind,
    close_engagement,
    engagement_falls_due,
    engagement_named,
    hold,
    open_engagement,
)
from domain.shared.errors import NotFound, Refused
from domain.shared.sealed import Text
from tests.domain.a_version import VERSION_1
from tests.domain.stories import an_id, refusal, told

FIRST, SECOND = (engagement_named(an_id("Eskmoor"), number) for number in (1, 2))
OPENED_ON, UNTIL, TODAY = date(2026, 3, 2), date(2026, 5, 31), date(2026, 6, 4)
OPENED = EngagementOpened(
    engagement_id=FIRST,
    number=1,
    opened_on=OPENED_ON,
    until=UNTIL,
    asks=Text("What has worked?"),
    take_part=Text("Come to the library on a Tuesday."),
)
CLOSED = EngagementClosed(engagement_id=FIRST, number=1, closed_on=TODAY, outcome=Text("More on notice."))
OPEN = {"opened_on": OPENED_ON, "until": UNTIL, "asks": " What has worked? ", "take_part": "Come to the library on a Tuesday."}
HOLD = {
    "kind": HeldKind.SESSION,
    "held_on": date(2026, 3, 24),
    "with_whom": " Small groups ",
    "took_part": 23,
    "heard": "Notice comes too late.",
    "today": TODAY,
}
CLOSE = {"closed_on": TODAY, "outcome": "More on notice.", "today": TODAY}


def opens(agreement: Agreement | None, **other):
    return open_engagement(agreement, **({"engagement_id": FIRST, "today": TODAY} | OPEN | other))


class TestAnAreaWithoutEngagement:
    def test_opens_it_with_what_is_asked_and_how_to_take_part(self) -> None:
        assert opens(None) == [OPENED]

    @pytest.mark.parametrize(
        ("other", "field"),
        [
            ({"opened_on": TODAY + timedelta(1)}, "opened_on"),
            ({"until": OPENED_ON - timedelta(1)}, "until"),
            ({"asks": " "}, "asks"),
            ({"take_part": "\n"}, "take_part"),
        ],
    )
    def test_is_told_what_would_be_right(self, other, field) -> None:
        assert refusal(opens, None, **other)[1] == field

    def test_has_nothing_to_record_or_to_close(self) -> None:
        for number in (0, 1, -1):
            with pytest.raises(NotFound):
                hold(None, number, **HOLD)
            with pytest.raises(NotFound):
                close_engagement(Agreement(), number, **CLOSE)


class TestOpenEngagement:
    def test_is_the_only_one(self) -> None:
        assert refusal(opens, told(evolve_agreement, OPENED), engagement_id=SECOND)[0].startswith("Engagement is open already.")

    def test_has_what_was_held_in_its_order(self) -> None:
        (first,) = hold(told(evolve_agreement, OPENED), 1, **HOLD)
        (second,) = hold(told(evolve_agreement, OPENED, first), 1, **HOLD | {"took_part": None, "heard": " "})

        assert first == EngagementHeld(
            engagement_id=FIRST,
            number=1,
            ordinal=1,
            kind=HeldKind.SESSION,
            held_on=date(2026, 3, 24),
            with_whom=Text("Small groups"),
            took_part=23,
            heard=Text("Notice comes too late."),
        )
        assert (second.ordinal, second.took_part, second.heard) == (2, None, None)

    def test_takes_what_was_held_before_it_opened_and_by_nobody(self) -> None:
        assert hold(told(evolve_agreement, OPENED), 1, **HOLD | {"held_on": OPENED_ON - timedelta(9), "took_part": 0})

    @pytest.mark.parametrize(
        ("other", "field"),
        [
            ({"held_on": TODAY + timedelta(1)}, "held_on"),
            ({"with_whom": " "}, "with_whom"),
            ({"took_part": -1}, "took_part"),
            ({"took_part": 1_000_001}, "took_part"),
        ],
    )
    def test_says_what_cannot_have_been_held(self, other, field) -> None:
        assert refusal(hold, told(evolve_agreement, OPENED), 1, **HOLD | other)[1] == field

    def test_is_closed_with_what_comes_of_it(self) -> None:
        assert close_engagement(told(evolve_agreement, OPENED), 1, **CLOSE) == [CLOSED]

    @pytest.mark.parametrize(
        ("other", "field"),
        [
            ({"closed_on": TODAY + timedelta(1)}, "closed_on"),
            ({"closed_on": OPENED_ON - timedelta(1)}, "closed_on"),
            ({"closed_on": date(2026, 3, 23)}, "closed_on"),
            ({"outcome": " "}, "outcome"),
        ],
    )
    def test_is_not_closed_before_what_was_held_nor_without_an_outcome(self, other, field) -> None:
        state = told(evolve_agreement, OPENED, *hold(told(evolve_agreement, OPENED), 1, **HOLD))

        assert refusal(close_engagement, state, 1, **CLOSE | other)[1] == field


class TestItsLastDay:
    def test_is_noted_once_when_it_is_over(self) -> None:
        state = told(evolve_agreement, OPENED)
        assert engagement_falls_due(None, TODAY) == engagement_falls_due(Agreement(), TODAY) == []
        assert engagement_falls_due(state, UNTIL) == []

        due = engagement_falls_due(state, UNTIL + timedelta(1))

        assert due == [EngagementFellDue(engagement_id=FIRST, number=1, until=UNTIL)]
        assert engagement_falls_due(told(evolve_agreement, OPENED, *due), TODAY) == []

    def test_is_not_noted_once_it_is_closed_or_where_none_was_said(self) -> None:
        assert engagement_falls_due(told(evolve_agreement, OPENED, CLOSED), TODAY) == []
        assert engagement_falls_due(told(evolve_agreement, *opens(None, until=None)), TODAY) == []


class TestClosedEngagement:
    def test_is_closed_once_and_another_can_open(self) -> None:
        state = told(evolve_agreement, OPENED, CLOSED)

        assert refusal(close_engagement, state, 1, **CLOSE)[0] == "It is closed already."
        assert [one.number for one in opens(state, engagement_id=SECOND)] == [2]

    def test_takes_what_was_held_until_then_and_no_later(self) -> None:
        state = told(evolve_agreement, OPENED, CLOSED)
        later = HOLD | {"held_on": TODAY + timedelta(2), "today": TODAY + timedelta(9)}

        assert hold(state, 1, **HOLD | {"held_on": TODAY})
        assert refusal(hold, state, 1, **later)[1] == "held_on"

    def test_stays_when_a_version_comes_into_force(self) -> None:
        state = told(evolve_agreement, OPENED, CLOSED, Adopted(version_id=VERSION_1, in_force_from=TODAY))

        assert [one.closed_on for one in state.engagements] == [TODAY]


DAYS = st.integers(-40, 40).map(lambda days: date(2026, 6, 1) + timedelta(days))
STEP = st.tuples(st.sampled_from(["open", "hold", "close", "due"]), DAYS, st.integers(1, 4))


@given(st.lists(STEP, max_size=25))
def test_whatever_is_tried_only_the_last_is_open_and_nothing_was_held_after_it_closed(steps) -> None:
    state, events, today = None, [], date(2026, 6, 20)
    commands = {
        "open": lambda day, _number: opens(state, opened_on=day, until=None, today=today),
        "hold": lambda day, number: hold(state, number, **HOLD | {"held_on": day, "today": today}),
        "close": lambda day, number: close_engagement(state, number, **CLOSE | {"closed_on": day, "today": today}),
        "due": lambda day, _number: engagement_falls_due(state, day),
    }
    for what, day, number in steps:
        try:
            new = commands[what](day, number)
        except (Refused, NotFound):
            continue
        events.extend(new)
        state = told(evolve_agreement, *events) if events else None

    found = state.engagements if state else ()
    assert all(one.closed_on for one in found[:-1])
    for number, one in enumerate(found, 1):
        held = [event for event in events if isinstance(event, EngagementHeld) and event.number == number]
        assert [event.ordinal for event in held] == list(range(1, one.held + 1))
        assert one.closed_on is None or all(event.held_on <= one.closed_on for event in held)
