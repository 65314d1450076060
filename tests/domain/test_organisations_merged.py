"""Two records of one organisation: merged and separated in any order, nothing is lost and nothing goes in a circle."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from domain.organisations import (
    Merged,
    Organisation,
    OrganisationAdded,
    Sector,
    Separated,
    Succeeded,
    evolve,
    merge,
    separate,
    succeed,
)
from domain.shared.errors import Refused
from domain.shared.events import Event, Meta, Recorded
from services.organisations.register import Organisation as Row
from services.organisations.register import OrganisationName, absorb
from services.shared.rows import Rows
from tests.domain.stories import an_id, refusal, told

PANTRY, LARDER, CVS = (an_id(name) for name in ("Northgate Pantry", "The Northgate Pantry", "Eskmoor CVS"))
ADDED = {
    one: OrganisationAdded(organisation_id=one, name=name, sector=Sector.VCS)
    for one, name in ((PANTRY, "Northgate Pantry"), (LARDER, "The Northgate Pantry"), (CVS, "Eskmoor CVS"))
}
NAMES = [f"Group {letter}" for letter in "ABCDEF"]
TODAY = date(2027, 5, 1)
Step = tuple[int, int, bool]


def state(one: Any, *events: Event) -> Organisation:
    found: Organisation = told(evolve, ADDED[one], *events)
    return found


class TestMerging:
    def test_keeps_the_name_that_it_had_and_is_taken_back(self) -> None:
        (merged,) = merge(state(LARDER), state(PANTRY), organisation_id=LARDER, into_id=PANTRY)

        assert merged == Merged(organisation_id=LARDER, into_id=PANTRY, name="The Northgate Pantry")
        (back,) = separate(state(LARDER, merged), LARDER)
        assert back == Separated(organisation_id=LARDER, other_id=PANTRY, name="The Northgate Pantry")
        assert state(LARDER, merged, back) == state(LARDER)
        assert separate(state(LARDER), LARDER) == []

    def test_is_never_with_itself_nor_in_a_circle(self) -> None:
        merged = Merged(organisation_id=LARDER, into_id=PANTRY, name="The Northgate Pantry")

        itself = refusal(merge, state(PANTRY), state(PANTRY), organisation_id=PANTRY, into_id=PANTRY)
        circle = refusal(merge, state(PANTRY), state(LARDER, merged), organisation_id=PANTRY, into_id=LARDER)

        assert itself == ("Choose another organisation: this one is itself.", "other")
        assert circle == ("The Northgate Pantry is recorded twice: choose the other record.", "other")


class TestFollowing:
    def test_is_of_one_that_is_there_by_another_since_a_day_until_today(self) -> None:
        values = {"organisation_id": PANTRY, "successor_id": CVS, "succeeded_on": TODAY, "today": TODAY}

        events = succeed(state(PANTRY), state(CVS), **values)

        assert events == [Succeeded(organisation_id=PANTRY, successor_id=CVS, succeeded_on=TODAY)]
        tomorrow = refusal(succeed, state(PANTRY), state(CVS), **values | {"succeeded_on": TODAY + timedelta(days=1)})
        again = refusal(succeed, state(PANTRY, *events), state(CVS), **values)
        itself = refusal(succeed, state(PANTRY), state(PANTRY), **values | {"successor_id": PANTRY})
        assert tomorrow == ("Record it on the day, or after: enter a day until today.", "succeeded_on")
        assert again == ("Another organisation has followed Northgate Pantry: choose that one.", "organisation")
        assert itself == ("An organisation does not follow itself: choose another.", "successor")


def recorded(position: int, event: Event) -> Recorded:
    meta = Meta(actor="operator", command_id=PANTRY, correlation_id=PANTRY, causation_id=PANTRY)
    return Recorded(position, PANTRY, position, datetime(2027, 5, 1, tzinfo=UTC), event, meta)


def lived(steps: list[Step]) -> tuple[list[Event], dict[Any, Organisation]]:
    """What was allowed of it."""
    ids = [an_id(name) for name in NAMES]
    events: list[Event] = [
        OrganisationAdded(organisation_id=one, name=name, sector=Sector.VCS) for one, name in zip(ids, NAMES, strict=True)
    ]
    states = {one: evolve(None, event) for one, event in zip(ids, events, strict=True)}
    for first, second, together in steps:
        one, other = ids[first], ids[second]
        try:
            new = (
                merge(states[one], states[other], organisation_id=one, into_id=other) if together else separate(states[one], one)
            )
        except Refused:
            continue
        for event in new:
            states[one] = evolve(states[one], event)
        events += new
    return events, states


def folded(events: list[Event]) -> Rows:
    rows = Rows()
    for position, event in enumerate(events, 1):
        rows.absorb(absorb, recorded(position, event))
    return rows


STEPS = some.lists(some.tuples(some.integers(0, 5), some.integers(0, 5), some.booleans()), max_size=25)


@given(STEPS)
def test_merging_loses_nothing_and_each_shows_under_the_one_that_it_ends_in(steps: list[Step]) -> None:
    events, states = lived(steps)
    rows = folded(events)

    found = {row.organisation_id: row for row in rows.every(Row)}
    assert [found[an_id(name)].own_name for name in NAMES] == NAMES
    for one, row in found.items():
        end = one
        while into := states[end].merged_into:
            end = into
        assert (row.shown_id, row.name) == (end, found[end].own_name)
        assert rows.get(OrganisationName, one).name == row.name


@given(STEPS)
def test_taken_back_it_is_as_if_it_had_never_been(steps: list[Step]) -> None:
    events, states = lived(steps)
    for one, state in states.items():
        events += separate(state, one)

    assert folded(events).every(Row) == folded(events[: len(NAMES)]).every(Row)
