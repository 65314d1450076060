"""In how many ways a long journey is walked: with scripts or without, on a phone or at a desk."""

from tests.conftest import THOROUGH

PHONE, DESKTOP = 390, 1200
Way = tuple[bool, int]


def ways(first: Way, *others: Way) -> list[Way]:
    """(with scripts, pixels wide). The first always, the others where it is thorough: two cores have 25 minutes for everything."""
    return [first, *others] if THOROUGH else [first]
