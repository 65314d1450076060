"""Which version a page is of."""

from datetime import date

from services.compacts.text import VersionLine


def chosen_of(versions: list[VersionLine], number: str) -> VersionLine | None:
    if number:
        return numbered(versions, number)
    in_force = [one for one in versions if one.in_force_from and not one.superseded_on]
    return next(iter(in_force or versions), None)


def in_force_on(versions: list[VersionLine], day: str) -> VersionLine | None:
    """None before the first, and for what is no day."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    return next((one for one in versions if one.in_force_from and one.in_force_from <= on and not _over(one, on)), None)


def _over(version: VersionLine, on: date) -> bool:
    return bool(version.superseded_on and version.superseded_on <= on)


def numbered(versions: list[VersionLine], number: str) -> VersionLine | None:
    return next((one for one in versions if str(one.number) == number), None)


def base_of(versions: list[VersionLine], newer: VersionLine | None) -> VersionLine | None:
    """The one that it was begun from, or else the one with the next lower number."""
    if newer is None:
        return None
    base = next((one for one in versions if one.version_id == newer.from_version), None)
    return base or next((one for one in versions if one.number < newer.number), None)
