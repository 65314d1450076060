"""The services of a public body, and the forums and sectors of the voluntary sector, each of which should have a champion."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.organisations import (
    Merged,
    OrganisationAdded,
    Sector,
    ServiceAreaEnded,
    ServiceAreaNamed,
    end_service,
    evolve,
    name_service,
)
from tests.domain.stories import an_id, refusal, told

CVS, OTHER = an_id("Eskmoor CVS"), an_id("The CVS")
ADDED = OrganisationAdded(organisation_id=CVS, name="Eskmoor CVS", sector=Sector.VCS, service_areas=("Faith groups",))


def test_a_forum_or_sector_is_named() -> None:
    assert name_service(told(evolve, ADDED), CVS, "  Young   people ") == [
        ServiceAreaNamed(organisation_id=CVS, service_area="Young people", sector=Sector.VCS)
    ]


@pytest.mark.parametrize("typed", ["Faith groups", "faith Groups", "The faith groups"])
def test_one_that_is_there_however_it_is_written_stays_as_it_is(typed: str) -> None:
    assert name_service(told(evolve, ADDED), CVS, typed) == []


@pytest.mark.parametrize("typed", ["", " \n", "N" * 81])
def test_it_needs_a_name_and_not_a_longer_one(typed: str) -> None:
    said = refusal(name_service, told(evolve, ADDED), CVS, typed)

    assert said == ("Enter what it is called, in at most 80 characters.", "service_area")


def test_one_that_is_no_longer_can_be_named_again() -> None:
    state = told(evolve, ADDED, *end_service(told(evolve, ADDED), CVS, "Faith groups"))

    assert state.service_areas == ()
    assert end_service(state, CVS, "Faith groups") == []
    assert name_service(state, CVS, "Faith groups")


def test_an_organisation_recorded_twice_gets_none() -> None:
    state = told(evolve, ADDED, Merged(organisation_id=CVS, into_id=OTHER, name="Eskmoor CVS"))

    assert refusal(name_service, state, CVS, "Young people")[0] == "Eskmoor CVS is recorded twice: choose the other record."


NAMES = some.sampled_from(["Libraries", "Wards", "Parks"])


@given(some.lists(some.tuples(some.booleans(), NAMES)))
def test_after_any_namings_and_endings_there_is_what_was_named_since_it_ended(told_of: list[tuple[bool, str]]) -> None:
    state, there = told(evolve, ADDED), {"Faith groups"}

    for is_named, name in told_of:
        events = (name_service if is_named else end_service)(state, CVS, name)
        assert bool(events) == (is_named != (name in there))
        state = told(evolve, ADDED) if state is None else state
        for event in events:
            assert isinstance(event, ServiceAreaNamed | ServiceAreaEnded)
            state = evolve(state, event)
        there = there | {name} if is_named else there - {name}

    assert state.service_areas == tuple(sorted(there))
