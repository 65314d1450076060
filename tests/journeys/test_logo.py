"""A lead puts a logo before the area's name, is told that one would hardly be seen, puts a better one, and takes it off."""

import pytest

from tests.journeys.person import Person
from tests.journeys.test_groups import MARCUS, Enter
from tests.journeys.ways import DESKTOP, PHONE, ways
from tests.web.pictured import WHITE, drawn, saved


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((False, PHONE), (True, DESKTOP), (True, PHONE)))
def test_a_logo_is_put_on_every_page_and_taken_off(person: Enter, scripts: bool, width: int) -> None:
    marcus = person(MARCUS, scripts=scripts, width=width)
    marcus.goes("/wrenbridge/settings").follows("Add a logo, which stands before the area’s name").looks("logo, none yet")
    marcus.presses("Keep this logo").sees("Choose a picture.", "Say what the logo says or shows.").looks("logo, refused")

    marcus.picks("Something else, or more").fills("In words", "A bridge over the Wren")
    sends(marcus, saved(drawn((1200, 400), WHITE)))
    marcus.sees("Kept.", "100 per cent of what can be seen of it has too little contrast").looks("logo, hardly seen")
    sends(marcus, saved(drawn((1200, 400))))
    marcus.does_not_see("too little contrast").looks("logo, set")

    visitor = person(None, scripts=scripts, width=width)
    for step, path in (("home", ""), ("champions", "/champions"), ("timeline", "/timeline")):
        visitor.goes(f"/wrenbridge{path}").looks(f"{step}, with a logo")
        assert is_drawn(visitor) == ("A bridge over the Wren", 600, True)
    visitor.page.emulate_media(media="print")
    assert is_drawn(visitor) == ("A bridge over the Wren", 600, True)

    marcus.presses("Remove it").sees("The logo was removed.")
    visitor.goes("/wrenbridge")
    assert not visitor.page.locator(".oc-area__logo").count()


def sends(marcus: Person, picture: bytes) -> None:
    marcus.page.locator("#file").set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": picture})
    marcus.presses("Keep this logo")


def is_drawn(somebody: Person) -> tuple[str, int, bool]:
    """What is read in its place, how many pixels wide the picture came, and whether it stands before the name, within the page."""
    logo = somebody.page.locator(".oc-area__name .oc-area__logo")
    box = logo.bounding_box()
    assert box
    natural = logo.evaluate("picture => picture.complete ? picture.naturalWidth : 0")
    return logo.get_attribute("alt") or "", natural, box["x"] >= 0 and 20 < box["width"] <= 200 and box["height"] <= 50
