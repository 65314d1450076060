"""What is wrong with a logo is said beside it, and what was typed stays."""

import re
from collections.abc import Callable

import pytest

from tests.browser import Browser
from tests.given import TestArea, World
from tests.web.pictured import PNG, WHITE, chooses, drawn, saved

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    return worlds.area()


@pytest.fixture
def lead(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "lead")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (None, "Choose a picture."),
        (b"", "The file is empty."),
        (b"<svg/>", "This is not a picture of a kind that is taken."),
        (PNG[:90], "its file is damaged, or only a part of it came."),
        (saved(drawn((4_000, 3_001))), "The picture is 4000 by 3001 pixels"),
        (PNG + bytes(20_000_000), "The file has 20.0 MB, and at most 2 MB are taken."),
        (saved(drawn(), "WEBP", save_all=True, append_images=[drawn(colour=WHITE)]), "The picture moves, or holds several."),
    ],
)
def test_what_is_wrong_with_a_picture_is_said_beside_it_and_the_words_stay(
    area: TestArea, lead: Browser, recorded: Callable[[], int], sent: bytes | None, said: str
) -> None:
    before = recorded()

    page = chooses(lead, area, sent)

    assert page.response
    assert page.response.status_code == 422
    assert re.search(rf'id="file-error"[^>]*>.*?{re.escape(said)}', page.html, re.DOTALL)
    assert page.typed("/settings/logo")["alt"] == "A bridge over the Wren"
    assert page.typed("/settings/logo")["says"] == "other"
    assert recorded() == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"says": None}, "Say what the logo says or shows."),
        ({"alt": " "}, "Say what the logo says or shows, for those who do not see it."),
        ({"alt": "w" * 151}, "That is 151 characters; there is room for 150."),
    ],
)
def test_a_logo_that_nobody_hears_is_asked_for_its_words(
    area: TestArea, lead: Browser, recorded: Callable[[], int], typed: dict[str, str | None], said: str
) -> None:
    before = recorded()

    page = chooses(lead, area, **typed)

    assert page.response
    assert page.response.status_code == 422
    assert said in page.words
    assert re.search(r'id="file-error"[^>]*>.*?Choose the file again', page.html, re.DOTALL)
    assert recorded() == before
