"""Coming uninvited: somebody proves an address, says for which group they act, and responds or raises a concern at once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from infra.composition import Parts
from tests.browser import Browser, Page
from tests.given import BAND, COUNCIL, CVS, PANTRY, TRUST, TestArea, World
from tests.web.coming import stranger
from tests.web.getting_in import forget_tries

SignedIn = Callable[[TestArea, str], Browser]
Comes = Callable[[], Browser]
WORDS = {"title": "Parks", "about": "More trees? We ask who walks there."}


@pytest.fixture
def area(world: World) -> TestArea:
    """The pantry has signed; the band is here, and nobody outside knows that."""
    one = world.area()
    with one.narrator.at_once():
        one.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
        one.signs("officer", COUNCIL, "Director", "The cabinet, on 3 March")
    return one


@pytest.fixture
def comes(client: Any, made: Parts) -> Comes:
    """Somebody new has proved an address."""

    def come() -> Browser:
        forget_tries(made)
        return stranger(client, made)

    return come


def test_the_form_says_who_will_see_what_and_offers_the_groups_that_everybody_can_see(area: TestArea, comes: Comes) -> None:
    page = comes().get(f"/{area.slug}/taking-part")

    assert PANTRY in page.words
    assert [name for name in (BAND, CVS, COUNCIL, TRUST) if name in page.words] == []
    assert "That you have come is told to nobody before you ask to be confirmed or respond to a consultation." in page.words
    assert "A concern tells nobody but the people in the case" in page.words
    assert "you cannot read who else is here" in page.words


def test_a_visitor_signs_in_first_and_comes_back_with_where_they_were_going(area: TestArea, visitor: Browser) -> None:
    back = f"/{area.slug}/taking-part?next=/{area.slug}/concerns/new"

    door = visitor.get(back)

    assert door.path == "/sign-in"
    assert door.typed("/sign-in")["next"] == back


def test_whoever_names_a_group_takes_part_for_it_at_once_and_the_lead_is_asked(
    area: TestArea, comes: Comes, signed_in: SignedIn, post: Callable[[str], list[str]]
) -> None:
    page = take_part(comes(), area, group_name="Mill Lane Residents")

    assert page.path == f"/{area.slug}"
    assert "Welcome. You take part for Mill Lane Residents in Place" in page.words
    assert "Ada Grey, here as somebody taking part, not yet confirmed" in page.words
    assert any("to act for Mill Lane Residents" in mail for mail in post(area.addresses["lead"]))
    assert "Ada Grey for Mill Lane Residents" in signed_in(area, "lead").get(f"/{area.slug}/people").words
    assert "Ada Grey" not in signed_in(area, "contact").get(f"/{area.slug}/people").words


def test_whoever_has_a_part_already_is_led_on_and_may_act_for_another_group(area: TestArea, comes: Comes) -> None:
    browser = comes()
    take_part(browser, area, group_name="Mill Lane Residents")

    assert browser.get(f"/{area.slug}/taking-part?next=/{area.slug}/concerns").path == f"/{area.slug}/concerns"
    page = browser.get(f"/{area.slug}/taking-part")
    assert "You take part for Mill Lane Residents." in page.words
    assert "name" not in page.typed("/taking-part")
    assert "You take part for Canal Friends" in browser.send(page, "/taking-part", group_name="Canal Friends").words


@pytest.mark.parametrize(
    ("typed", "say"),
    [
        ({"name": ""}, "Enter your name."),
        ({"name": "x" * 121}, "there is room for 120"),
        ({"group_name": " "}, "Enter the name of your group."),
        ({"group_name": "x" * 161}, "there is room for 160"),
        ({"group_name": f"The {PANTRY.upper()}."}, f"{PANTRY} is known here already. Choose it from the list"),
        ({"group_name": COUNCIL.lower()}, f"{COUNCIL} is a public body here."),
        ({"group": ""}, "Choose your group, or that you name another."),
        ({"group": str(uuid4())}, "Choose your group, or that you name another."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(
    area: TestArea, comes: Comes, typed: dict[str, str], say: str, recorded
) -> None:
    browser, before = comes(), recorded()

    page = take_part(browser, area, 422, **{"group_name": "Canal Friends"} | typed)

    assert say in page.words.replace("&#39;", "'")
    kept = {"name": "Ada Grey", "group_name": "Canal Friends"} | typed
    assert {name: page.typed("/taking-part")[name].strip() for name in kept if name != "group"} == {
        name: value.strip() for name, value in kept.items() if name != "group"
    }
    assert recorded() == before


@pytest.mark.parametrize("body", [BAND, COUNCIL])
def test_neither_a_public_body_nor_a_group_that_nobody_sees_can_be_joined(area: TestArea, comes: Comes, body: str) -> None:
    page = take_part(comes(), area, 422, group=str(area.bodies[body]))

    assert "Choose your group, or that you name another." in page.words


def test_a_group_that_nobody_sees_is_not_given_away_by_naming_one_like_it(area: TestArea, comes: Comes) -> None:
    assert "Welcome." in take_part(comes(), area, group_name=BAND).words


def test_a_response_waits_for_nobody(area: TestArea, comes: Comes) -> None:
    ref, browser = area.opens("officer", COUNCIL, WORDS, area.narrator.day(-90)), comes()
    show = browser.get(f"/{area.slug}/consultations/{ref}")
    (way_in,) = [link for link in show.links if "/taking-part?next=" in link]

    form = browser.send(browser.get(way_in), "/taking-part", name="Ada Grey", group_name="Mill Lane Residents")
    page = browser.send(form, "/response", text="Yes, and benches.")

    assert "Your response has been sent to Testing Council." in page.words
    assert "Yes, and benches." in page.words
    assert "Not confirmed by the organisation" in page.words


def test_a_concern_waits_for_nobody_and_no_contact_hears_of_it(
    area: TestArea, comes: Comes, signed_in: SignedIn, post: Callable[[str], list[str]]
) -> None:
    browser = comes()
    (way_in,) = [link for link in browser.get(f"/{area.slug}/concerns/new").links if "/taking-part?next=" in link]

    begin = browser.send(browser.get(way_in), "/taking-part", name="Ada Grey", group=str(area.bodies[PANTRY]))
    told_of = len(post(area.addresses["contact"]))
    whom = browser.send(begin, "/concerns/drafts")
    page = browser.send(whom, "/whom", respondent=f"{area.bodies[TRUST]} Wards")
    page = browser.send(page, "/undertaking", clause="2.2.2")
    page = browser.send(page, "/story", what_happened="The ward shut.", effect="No visits.", remedy="Open it.")
    page = browser.send(page, "/check")

    assert "Your concern has been sent." in page.words
    assert len(post(area.addresses["contact"])) == told_of
    contact = signed_in(area, "contact")
    contact.get(page.path, 404)
    assert not contact.get(f"/{area.slug}/concerns").offers(page.path)


def test_who_is_signed_in_and_has_no_part_here_is_shown_the_way_in(area: TestArea, comes: Comes) -> None:
    browser = comes()

    refused = browser.get(f"/{area.slug}/signatories/new", 403)

    assert "You can take part for a voluntary group now." in refused.words
    assert f"/{area.slug}/taking-part?next=/{area.slug}/signatories/new" in refused.links
    assert browser.get(f"/{area.slug}").offers("/taking-part")


def test_nobody_takes_part_for_more_than_five_groups_a_day(area: TestArea, world: World, comes: Comes) -> None:
    browser = comes()
    for number in range(5):
        take_part(browser, area, group_name=f"Group {number}")

    refused = take_part(browser, area, 422, group_name="Group 5")

    assert "You have taken part for several groups here today." in refused.words
    assert refused.typed("/taking-part")["group_name"] == "Group 5"
    assert "Welcome." in take_part(browser, world.area(), group_name="Group 6").words


def take_part(browser: Browser, area: TestArea, status: int = 200, **typed: str | None) -> Page:
    return browser.send(browser.get(f"/{area.slug}/taking-part"), "/taking-part", status, **{"name": "Ada Grey"} | typed)
