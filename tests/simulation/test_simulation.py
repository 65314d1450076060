"""Thousands of commands by many people in three areas, with faults: whatever happened, what must hold holds.

One seed is one history. To see a failure again: `seen(SEED)` in a Python shell at the root.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from services.shared import membership
from tests.simulation import invariants
from tests.simulation.acts import live
from tests.simulation.world import World

COMMANDS = 100
Count = Callable[[int, int], int]


def seen(seed: int, commands: int = COMMANDS) -> World:
    world = World(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(membership, "find_or_add", world.find_or_add)
        live(world, commands)
    return world


def test_whatever_happens_what_must_hold_holds(count: Count) -> None:
    seeds, outcomes, topics = count(12, 500), Counter[str](), Counter[str]()

    broken = {}
    for seed in range(seeds):
        world = seen(seed)
        if found := invariants.broken(world):
            broken[seed] = found[:5]
        outcomes.update(told.outcome for told in world.log)
        topics.update(event.fact.TOPIC for place in world.places for event in place.ledger.events)

    print(f"\n{seeds} seeds, {sum(outcomes.values())} arrivals: {dict(outcomes)}; {len(topics)} kinds of event")
    assert broken == {}
    assert outcomes.keys() == {"ok", "refused", "unknown"}


def test_the_same_seed_is_the_same_history() -> None:
    first, second = seen(7), seen(7)

    assert [place.ledger.events for place in first.places] == [place.ledger.events for place in second.places]
    assert first.log == second.log
