"""A champion who leaves serves no longer: the service is free at once, and what was still to come does not come."""

from datetime import date, timedelta

from domain.champions import Left, Serving, Slot, evolve, leave, may_be_followed
from tests.domain.stories import an_id

ORGANISATION, ADA, BEN = an_id("Eskmoor District Council"), an_id("Ada Prior"), an_id("Ben Nash")
TODAY = date(2027, 3, 1)
NOW = Serving(ADA, TODAY - timedelta(days=100), TODAY + timedelta(days=200))
NEXT = Serving(ADA, TODAY + timedelta(days=201), TODAY + timedelta(days=500))


def left(slot: Slot, who: object = ADA) -> Slot:
    events = leave(slot, organisation_id=ORGANISATION, service_area="Libraries", champion_id=who, on=TODAY)  # type: ignore[arg-type]
    for event in events:
        slot = evolve(slot, event)
    return slot


def test_nobody_serves_from_then_on_and_the_term_that_began_is_kept() -> None:
    slot = left(Slot(terms=(NOW, NEXT)))

    assert slot.serving(TODAY) is None
    assert slot.serving(TODAY + timedelta(days=300)) is None
    assert slot.terms == (Serving(ADA, NOW.serves_from, TODAY, left=True),)
    assert may_be_followed(slot.terms[-1], TODAY)


def test_it_is_told_once_and_not_of_somebody_who_does_not_serve() -> None:
    slot = Slot(terms=(NOW,))

    (event,) = leave(slot, organisation_id=ORGANISATION, service_area="Libraries", champion_id=ADA, on=TODAY)

    assert isinstance(event, Left)
    assert event.left_on == TODAY
    assert left(left(slot)) == left(slot)
    assert left(slot, BEN) == slot
    assert leave(None, organisation_id=ORGANISATION, service_area="Libraries", champion_id=ADA, on=TODAY) == []


def test_earlier_terms_stay_as_they_are_also_of_whoever_leaves() -> None:
    before, between = Serving(ADA, date(2024, 1, 1), date(2025, 1, 1)), Serving(BEN, date(2025, 1, 2), date(2026, 1, 1))

    slot = left(Slot(terms=(before, between, NOW)))

    assert slot.terms[:2] == (before, between)
    assert left(slot, BEN) == slot, "who was followed long ago has nothing left to leave"
