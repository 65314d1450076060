"""Whatever dies, and whenever: nothing that was acknowledged is lost or doubled, and pages come back by themselves."""

import random
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.trust.aftermath import proved
from tests.trust.areas import Areas
from tests.trust.installation import BACK, PROCESSES, Installation, Looking
from tests.trust.load import Load

Count = Callable[[int, int], int]


def test_killed_at_random_under_load_everything_comes_back_and_nothing_is_lost(
    installed: Installation, areas: Areas, said: Path, count: Count, tell: Callable[[str], None]
) -> None:
    times, chance, back = count(2, 50), random.Random(3), []

    with Load(areas, said).working(), Looking(f"{installed.settings.url}/{areas.all[0].slug}/timeline") as looking:
        for _ in range(times):
            installed.keep_for(chance.uniform(0.5, 1.5))
            back.append(installed.kill_all(chance, looking))

    figures = proved(installed, areas, said)
    took = {name: [one[name] for one in back] for name in PROCESSES}
    tell(f"kill -9, {times} of each process: {figures}")
    tell("  back after, median and longest: " + ", ".join(f"{n} {median(t):.1f} {max(t):.1f} s" for n, t in took.items()))
    assert max(map(max, took.values())) < BACK
    assert figures.acknowledged > 20 * times
