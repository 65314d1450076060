"""An area's logo: put on every page by whoever leads it, described for those who do not see it, and taken off again."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from tests.browser import Browser, Page
from tests.given import TestArea, World
from tests.web.pictured import DARK, WHITE, chooses, drawn, saved, shown, wears
from tests.web.setting_up import opened

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def lead(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "lead")


def test_it_stands_before_the_areas_name_on_every_page_and_is_told(area: TestArea, lead: Browser, visitor: Browser) -> None:
    page = chooses(lead, area)

    assert "Kept. Every page of the area shows it from now on." in page.words
    for one in ("", "/timeline", "/champions", "/how-concerns-are-handled"):
        found = shown(visitor.get(f"/{area.slug}{one}"))
        assert found
        assert found[1:] == ("A bridge over the Wren", 300, 100)
    assert "lead set the area's logo" in visitor.get(f"/{area.slug}/timeline").words
    assert "Read in its place: “A bridge over the Wren”" in lead.get(f"/{area.slug}/settings/logo").words
    assert lead.get(f"/{area.slug}/settings").offers("/settings/logo")


def test_the_picture_is_served_to_everybody_for_good_and_can_do_nothing(area: TestArea, lead: Browser, visitor: Browser) -> None:
    chooses(lead, area, saved(drawn(), "WEBP"), "logo.webp")
    found = shown(visitor.get(f"/{area.slug}"))
    assert found

    answer = visitor.raw("GET", found[0])

    assert found[0] == f"/{area.slug}/logo/{sha256(answer.content).hexdigest()}.png"
    assert (answer.status_code, Image.open(BytesIO(answer.content)).format) == (200, "PNG")
    told = {name: answer.headers.get(name) for name in ("content-type", "cache-control", "x-content-type-options", "set-cookie")}
    assert told == {
        "content-type": "image/png",
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        "set-cookie": None,
    }
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "img-src 'self'" in visitor.get(f"/{area.slug}").response.headers["content-security-policy"]  # type: ignore[union-attr]


def test_where_it_says_just_the_name_nothing_is_read_twice(area: TestArea, lead: Browser, visitor: Browser) -> None:
    chooses(lead, area, says="name", alt="")

    found = shown(visitor.get(f"/{area.slug}"))
    assert found
    assert found[1] == ""
    assert "Nothing is read in its place" in lead.get(f"/{area.slug}/settings/logo").words


def test_another_picture_has_another_address_and_the_old_one_is_there_no_more(
    area: TestArea, lead: Browser, visitor: Browser
) -> None:
    chooses(lead, area)
    before = shown(visitor.get(f"/{area.slug}"))

    chooses(lead, area, saved(drawn(colour=(120, 0, 0, 255))))

    after = shown(visitor.get(f"/{area.slug}"))
    assert before
    assert after
    assert before[0] != after[0]
    assert [visitor.raw("GET", one[0]).status_code for one in (before, after)] == [404, 200]


def test_without_a_file_only_the_words_change(area: TestArea, lead: Browser, visitor: Browser) -> None:
    chooses(lead, area)
    before = shown(visitor.get(f"/{area.slug}"))

    chooses(lead, area, None, alt="Three bridges")

    after = shown(visitor.get(f"/{area.slug}"))
    assert before
    assert after
    assert after == (before[0], "Three bridges", *before[2:])


def test_words_for_a_picture_that_somebody_replaced_meanwhile_are_not_taken_for_the_new_one(
    area: TestArea, lead: Browser, visitor: Browser
) -> None:
    chooses(lead, area)
    old = lead.get(f"/{area.slug}/settings/logo")
    chooses(lead, area, saved(drawn(colour=(120, 0, 0, 255))), alt="A red bridge")

    reworded = lead.send(old, "/settings/logo", 422, alt="Green")
    removed = lead.send(old, "/settings/logo/removal", 422)

    for refused in (reworded, removed):
        assert "Somebody has changed the logo meanwhile." in refused.words
    assert reworded.typed("/settings/logo")["alt"] == "Green"
    assert (shown(visitor.get(f"/{area.slug}")) or ("", ""))[1] == "A red bridge"


def test_once_removed_no_page_shows_it(area: TestArea, lead: Browser, visitor: Browser) -> None:
    chooses(lead, area)
    found = shown(visitor.get(f"/{area.slug}"))

    page = lead.send(lead.get(f"/{area.slug}/settings/logo"), "/settings/logo/removal")

    assert found
    assert "The logo was removed." in page.words
    assert shown(visitor.get(f"/{area.slug}")) is None
    assert visitor.raw("GET", found[0]).status_code == 404
    assert "lead removed the area's logo" in visitor.get(f"/{area.slug}/timeline").words


def test_a_wrong_name_changes_nothing_for_its_bytes_count(area: TestArea, lead: Browser, visitor: Browser) -> None:
    chooses(lead, area, saved(drawn(), "JPEG"), "../../logo.svg")

    assert (shown(visitor.get(f"/{area.slug}")) or ("",))[0].endswith(".png")


@pytest.mark.parametrize(("colour", "warned"), [(DARK, False), (WHITE, True), ((250, 230, 120, 255), True)])
def test_one_that_is_hardly_seen_on_its_ground_is_kept_and_said_so(
    area: TestArea, lead: Browser, visitor: Browser, colour: tuple[int, int, int, int], warned: bool
) -> None:
    page = chooses(lead, area, saved(drawn(colour=colour)))

    assert ("100 per cent of what can be seen of it has too little contrast" in page.words) == warned
    assert shown(visitor.get(f"/{area.slug}"))


@pytest.mark.parametrize("who", ["contact", "officer", "chair"])
def test_nobody_else_sets_it(area: TestArea, signed_in: SignedIn, who: str) -> None:
    signed_in(area, who).get(f"/{area.slug}/settings/logo", 403)


def test_an_area_that_is_not_set_up_is_set_up_first(area: TestArea, signed_in: SignedIn) -> None:
    area.keeper()
    host = signed_in(area, "host")
    slug = opened(host, area)

    assert host.get(f"/{slug}/settings/logo").path == f"/{slug}/set-up"


def test_a_suspended_area_shows_its_logo_and_takes_one_from_its_host_alone(
    area: TestArea, lead: Browser, signed_in: SignedIn, visitor: Browser
) -> None:
    chooses(lead, area)
    area.keeper()
    host = signed_in(area, "host")
    host.send(host.get(f"{area.host_page}/areas/{area.slug}"), "/administrators")
    host.send(host.get(f"/{area.slug}/suspension"), "/suspension", why="A slip.")

    page = chooses(lead, area, saved(drawn(colour=(120, 0, 0, 255))))

    assert "The host of this area has suspended it." in page.words
    found = shown(visitor.get(f"/{area.slug}"))
    assert found
    assert visitor.raw("GET", found[0]).status_code == 200
    assert "Kept." in chooses(host, area, saved(drawn(colour=(120, 0, 0, 255)))).words


def test_a_logo_is_found_in_its_own_area_alone(world: World, area: TestArea, visitor: Browser) -> None:
    other = world.area()
    name, others = wears(area), wears(other)

    nowhere = visitor.raw("GET", f"/{area.slug}/logo/{'0' * 64}.png")
    answers = [
        visitor.raw("GET", f"/{area.slug}/logo/{others}.png"),
        visitor.raw("GET", f"/{area.slug}/logo/{name}.svg"),
        visitor.raw("GET", f"/t-{'0' * 12}/logo/{name}.png"),
    ]

    assert {answer.status_code for answer in (nowhere, *answers)} == {404}
    assert {Page(answer.text).words for answer in answers} == {Page(nowhere.text).words}
