"""How far the making of a version is, in the words that everybody uses for it."""

from datetime import date

from msgspec import Struct

from domain.shared.events import N_
from services.compacts.text import VersionLine

STEPS = (N_("Being drafted"), N_("Out for comment"), N_("Comments being decided"), N_("Before the bodies"), N_("In force"))


class Step(Struct, frozen=True):
    name: str
    is_past: bool
    is_now: bool


def steps_of(version: VersionLine, today: date) -> list[Step]:
    """In order. A version that was never out for comment has passed by that without having been there."""
    now = _reached(version, today)
    skipped = {1, 2} if not version.edition else set()
    return [
        Step(name, is_past=place < now, is_now=place == now)
        for place, name in enumerate(STEPS)
        if place >= now or place not in skipped
    ]


def _reached(version: VersionLine, today: date) -> int:
    if version.in_force_from:
        return 4
    if version.before_bodies:
        return 3
    if version.edition:
        return 1 if version.closes_on and version.closes_on >= today else 2
    return 0
