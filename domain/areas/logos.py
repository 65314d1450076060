"""An area's logo: which one its pages show, the words read in its place, and whether it can be seen where it stands."""

from collections.abc import Iterable

from msgspec.structs import replace

from domain.areas.colours import luminance
from domain.areas.look_events import Logo, LogoRemoved, LogoSet
from domain.areas.setting_up import set_up_before
from domain.areas.state import Area
from domain.shared.errors import Refused
from domain.shared.events import N_, Event

LONGEST_ALT = 150
GROUND = (0xF4, 0xF6, 0xF5)
"""Behind the area's name: almost white. On paper it is white, where whatever can be seen here is seen better."""
ENOUGH = 3.0
"""Contrast of what is no text, level AA (WCAG 2.2, 1.4.11)."""
LIKE_GROUND = 1.2
SOLID = 128
ANOTHER = N_("Somebody has changed the logo meanwhile. Look at the one there is now, and say it again.")
Pixels = Iterable[tuple[int, tuple[int, int, int, int]]]
"""How often each colour is there: red, green, blue, and how solid it is, each up to 255."""


def wear_logo(state: Area, logo: Logo) -> list[Event]:
    set_up_before(state)
    if len(logo.alt) > LONGEST_ALT:
        raise Refused(N_("Say it in at most {most} characters."), field="alt", most=LONGEST_ALT)
    return [] if state.logo == logo else [_set(logo)]


def reword_logo(state: Area, picture: str, alt: str) -> list[Event]:
    """Other words for the picture that whoever wrote them saw."""
    logo = state.logo
    if logo is None or logo.picture != picture:
        raise Refused(ANOTHER)
    return wear_logo(state, replace(logo, alt=alt))


def take_logo_off(state: Area, picture: str) -> list[Event]:
    """The one that was seen; if there is none any more, that was wished for."""
    if state.logo is None:
        return []
    if state.logo.picture != picture:
        raise Refused(ANOTHER)
    return [LogoRemoved()]


def faint(pixels: Pixels) -> int:
    """Whole per cent of what can be seen of a picture with less contrast to its ground than is needed; 100 if there is nothing.

    What is mostly transparent is not seen. A picture that is solid all over brings its own paper: what of it is like the
    ground belongs to that, as around words on white, and is not counted.

    >>> faint([(3, (255, 255, 255, 255)), (1, (0, 0, 0, 255))]), faint([(3, (255, 255, 255, 255)), (1, (0, 0, 0, 255)), (1, (0, 0, 0, 0))])
    (0, 75)
    """
    counted = list(pixels)
    paper = all(alpha == 255 for _count, (*_colour, alpha) in counted)
    seen = [(count, _against_ground(pixel)) for count, pixel in counted if pixel[3] >= SOLID]
    seen = [(count, ratio) for count, ratio in seen if not paper or ratio >= LIKE_GROUND]
    total = sum(count for count, _ratio in seen)
    return 100 * sum(count for count, ratio in seen if ratio < ENOUGH) // total if total else 100


def _against_ground(pixel: tuple[int, int, int, int]) -> float:
    """Contrast with the ground that shines through it, from 1 to 21."""
    share = pixel[3] / 255
    shown = luminance(*(round(share * part + (1 - share) * under) for part, under in zip(pixel, GROUND, strict=False)))
    light, dark = sorted((shown, luminance(*GROUND)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _set(logo: Logo) -> Event:
    return LogoSet(picture=logo.picture, width=logo.width, height=logo.height, alt=logo.alt, faint=logo.faint)
