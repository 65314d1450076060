"""An area's own colour behind white words: whether they can be read there (WCAG 2.2, 1.4.3), and the nearest that will do."""

import re
from functools import cache

from domain.shared.errors import Refused
from domain.shared.events import N_

HOUSE = "#0f4c4a"
"""Where an area has not chosen."""
ENOUGH = 4.5
"""Contrast of text at its usual size, level AA."""
HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
STEPS = 256


def legible(typed: str) -> str:
    """The colour as six small hexadecimal digits behind a #."""
    found = HEX.fullmatch(typed.strip())
    if not found:
        raise Refused(N_("“{typed}” is not a colour. One looks like #0f4c4a."), field="own_colour", typed=typed)
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    colour = f"#{digits.lower()}"
    ratio = contrast(colour)
    if ratio < ENOUGH:
        raise Refused(
            N_(
                "White words on {colour} have a contrast of {ratio} to 1, and 4.5 is needed. The nearest colour that will do is {nearest}."
            ),
            field="own_colour",
            colour=colour,
            ratio=f"{int(ratio * 10) / 10:.1f}",
            nearest=nearest(colour),
        )
    return colour


def contrast(colour: str) -> float:
    """Of white on it, from 1 to 21.

    >>> round(contrast("#000000"), 1), round(contrast("#ffffff"), 1), round(contrast("#0f4c4a"), 1)
    (21.0, 1.0, 9.8)
    """
    return 1.05 / (luminance(*_parts(colour)) + 0.05)


def luminance(red: int, green: int, blue: int) -> float:
    """Relative, from 0 for black to 1 for white (WCAG 2.2); the parts are up to 255."""
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def nearest(colour: str) -> str:
    """The same colour, darker by the least that does it."""
    darker = (_hex(tuple(round(part * (STEPS - step) / STEPS) for part in _parts(colour))) for step in range(STEPS + 1))
    return next(one for one in darker if contrast(one) >= ENOUGH)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _hex(parts: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)


@cache
def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
