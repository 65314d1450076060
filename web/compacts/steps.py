"""How far the making of a version is, in the words that everybody uses for it."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from domain.shared.events import N_
from services.compacts.engagement import EngagementLine
from services.compacts.text import VersionLine

ENGAGEMENT = N_("Engagement")
STEPS = (N_("Being drafted"), N_("Out for comment"), N_("Comments being decided"), N_("Before the bodies"), N_("In force"))


class Step(Struct, frozen=True):
    """`is_open`: it goes on beside a later one."""

    name: str
    is_past: bool
    is_now: bool
    is_open: bool = False


def steps_of(version: VersionLine | None, today: date, engagements: Sequence[EngagementLine] = ()) -> list[Step]:
    """In order. A version that was never out for comment has passed by that without having been there; so it has by
    engagement where there was none for it. None: the one that is not begun yet, and `engagements` are for.
    """
    now = _reached(version, today) if version else -1
    skipped = {1, 2} if version and not version.edition else set()
    return [
        *_engaged(engagements, is_now=version is None),
        *(
            Step(name, is_past=place < now, is_now=place == now)
            for place, name in enumerate(STEPS)
            if place >= now or place not in skipped
        ),
    ]


def overtaken_by(version: VersionLine, in_force: VersionLine | None) -> VersionLine | None:
    """The version that came into force after this one was begun, which therefore does not."""
    if in_force is None or version.in_force_from:
        return None
    later = version.from_version != in_force.version_id if version.from_version else in_force.number > version.number
    return in_force if later else None


def _engaged(engagements: Sequence[EngagementLine], *, is_now: bool) -> list[Step]:
    goes_on = any(one.is_open for one in engagements)
    if is_now:
        return [Step(ENGAGEMENT, is_past=not goes_on, is_now=goes_on)]
    return [Step(ENGAGEMENT, is_past=not goes_on, is_now=False, is_open=goes_on)] if engagements else []


def _reached(version: VersionLine, today: date) -> int:
    if version.in_force_from:
        return 4
    if version.before_bodies:
        return 3
    if version.edition:
        return 1 if version.closes_on and version.closes_on >= today else 2
    return 0
