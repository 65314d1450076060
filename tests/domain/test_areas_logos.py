"""An area's logo: set, described anew, removed by whoever saw it; and how much of a picture is too faint where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from domain.areas import Area, AreaSetUp, Logo, LogoRemoved, LogoSet, evolve, faint, reword_logo, take_logo_off, wear_logo
from domain.shared.errors import Refused
from tests.domain.stories import an_id

LOGO = Logo("a" * 64, 300, 100, "A bridge", 0)
SET = LogoSet(picture="a" * 64, width=300, height=100, alt="A bridge", faint=0)
BARE = Area(host_id=an_id("Wren Voluntary Action"), slug="wren", name="Wren", instrument="Compact", set_up=True)
WEARING = evolve(BARE, SET)
DARK, WHITE, NOTHING = (15, 76, 74, 255), (255, 255, 255, 255), (0, 0, 0, 0)
PALE, MIDDLE = (235, 235, 160, 255), (120, 120, 120, 255)
colours = some.tuples(*[some.integers(0, 255)] * 4)
pixels = some.lists(some.tuples(some.integers(1, 1_000), colours), max_size=20)


def test_a_logo_is_set_with_the_words_read_in_its_place_and_the_same_again_is_no_fact() -> None:
    assert wear_logo(BARE, LOGO) == [SET]
    assert WEARING.logo == LOGO
    assert wear_logo(WEARING, LOGO) == []


def test_other_words_are_for_the_picture_that_was_seen() -> None:
    (reworded,) = reword_logo(WEARING, LOGO.picture, "Three bridges")

    assert evolve(WEARING, reworded).logo == replace(LOGO, alt="Three bridges")
    for state in (BARE, evolve(WEARING, wear_logo(WEARING, replace(LOGO, picture="b" * 64))[0])):
        with pytest.raises(Refused, match="changed the logo meanwhile"):
            reword_logo(state, LOGO.picture, "Three bridges")


def test_it_is_removed_once_and_by_nobody_who_saw_another() -> None:
    assert take_logo_off(WEARING, LOGO.picture) == [LogoRemoved()]
    assert evolve(WEARING, LogoRemoved()).logo is None
    assert take_logo_off(BARE, LOGO.picture) == []
    with pytest.raises(Refused, match="changed the logo meanwhile"):
        take_logo_off(WEARING, "b" * 64)


def test_an_area_is_set_up_before_it_has_a_logo() -> None:
    with pytest.raises(Refused, match="not set up yet"):
        wear_logo(replace(BARE, set_up=False), LOGO)
    assert wear_logo(evolve(replace(BARE, set_up=False), AreaSetUp()), LOGO) == [SET]


def test_words_longer_than_anybody_listens_to_are_refused_beside_their_field() -> None:
    with pytest.raises(Refused) as refused:
        wear_logo(BARE, replace(LOGO, alt="w" * 151))

    assert refused.value.field == "alt"


@pytest.mark.parametrize(
    ("seen", "share"),
    [
        ([(70, NOTHING), (30, DARK)], 0),
        ([(70, NOTHING), (30, WHITE)], 100),
        ([(70, NOTHING), (30, PALE)], 100),
        ([(70, NOTHING), (15, WHITE), (15, DARK)], 50),
        ([(90, WHITE), (10, DARK)], 0),
        ([(90, WHITE), (10, PALE)], 100),
        ([(50, MIDDLE), (50, DARK)], 0),
        ([(99, NOTHING), (1, (0, 0, 0, 60))], 100),
        ([(100, WHITE)], 100),
        ([(100, NOTHING)], 100),
        ([], 100),
    ],
)
def test_what_can_be_seen_of_a_picture_is_measured_against_its_ground(
    seen: list[tuple[int, tuple[int, int, int, int]]], share: int
) -> None:
    assert faint(seen) == share


@given(pixels)
def test_the_share_is_a_percentage_and_the_same_in_whatever_order_and_size(
    seen: list[tuple[int, tuple[int, int, int, int]]],
) -> None:
    assert 0 <= faint(seen) <= 100
    assert faint(seen) == faint(seen[::-1]) == faint([(2 * count, colour) for count, colour in seen])
