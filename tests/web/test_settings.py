"""An area's settings, changed later than when it was set up: each alone, shown everywhere, and told in the timeline."""

from collections.abc import Callable

import pytest

from domain.shared.rules import Clock
from tests.browser import Browser, Page
from tests.given import TestArea, World
from tests.web.setting_up import opened

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def lead(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "lead")


def changes(browser: Browser, area: TestArea, status: int = 200, form: Page | None = None, **typed: str) -> Page:
    return browser.send(form or browser.get(f"/{area.slug}/settings"), "/settings", status, **typed)


def test_what_is_changed_shows_on_every_page_and_in_the_timeline(area: TestArea, lead: Browser, visitor: Browser) -> None:
    page = changes(
        lead,
        area,
        name="Eskmoor District",
        instrument="Accord",
        places="X99000099 Eskmoor\nMill Lane",
        colour="other",
        own_colour="#1d3f73",
    )

    assert "Kept. What you changed shows from now on" in page.words
    home = visitor.get(f"/{area.slug}")
    assert home.headings == ["Eskmoor District"]
    assert "Eskmoor and Mill Lane" in home.words
    assert "/colours/1d3f73.css" in home.html
    assert "Eskmoor District" in visitor.get(f"/?q={'mill+lane'}").words
    told = visitor.get(f"/{area.slug}/timeline").words
    assert "called the area Eskmoor District, and its agreement the Accord" in told
    assert "said what the area covers: Eskmoor, Mill Lane" in told
    assert "chose a colour for the area's pages" in told
    again = lead.get(f"/{area.slug}/settings").typed("/settings")
    assert (again["own_colour"], again["places"].strip()) == ("#1d3f73", "X99000099 Eskmoor\nMill Lane")


def test_nothing_changed_is_no_fact(area: TestArea, lead: Browser, recorded: Callable[[], int]) -> None:
    before = recorded()

    changes(lead, area)

    assert recorded() == before


def test_whoever_leaves_a_setting_takes_nobody_elses_change_back(area: TestArea, lead: Browser, visitor: Browser) -> None:
    old = lead.get(f"/{area.slug}/settings")
    changes(lead, area, name="Eskmoor District")

    changes(lead, area, form=old, places="Mill Lane")

    home = visitor.get(f"/{area.slug}")
    assert home.headings == ["Eskmoor District"]
    assert "Mill Lane" in home.words


def test_a_colour_that_cannot_be_read_on_is_said_beside_it_with_one_that_can(area: TestArea, lead: Browser) -> None:
    page = changes(lead, area, 422, name="Eskmoor District", colour="other", own_colour="#ffee00")

    assert "White words on #ffee00 have a contrast of 1.2 to 1, and 4.5 is needed." in page.words
    assert page.typed("/settings")["name"] == "Eskmoor District"


@pytest.mark.parametrize("who", ["contact", "officer", "chair"])
def test_nobody_else_changes_them(area: TestArea, signed_in: SignedIn, who: str) -> None:
    signed_in(area, who).get(f"/{area.slug}/settings", 403)


def test_each_clock_is_reached_from_there_and_set(area: TestArea, lead: Browser, visitor: Browser) -> None:
    settings = lead.get(f"/{area.slug}/settings")
    paths = sorted({one for one in settings.links if "/agreement/clocks/" in one})

    for path in paths:
        clock = path.rpartition("/")[2]
        lead.send(lead.get(path), f"/clocks/{clock}", length="3", clause="-")

    assert [path.rpartition("/")[2] for path in paths] == sorted(Clock)
    assert "set the time to sign a new version to 3 months" in visitor.get(f"/{area.slug}/timeline").words


def test_an_area_that_is_not_set_up_is_set_up_first(world: World, signed_in: SignedIn, area: TestArea) -> None:
    area.keeper()
    host = signed_in(area, "host")
    slug = opened(host, area)

    assert host.get(f"/{slug}/settings").path == f"/{slug}/set-up"
