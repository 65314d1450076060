"""A slot's page: who serves and served, going on, standing down, and what a successor reads."""

from collections.abc import Callable

import pytest

from tests.browser import Browser
from tests.championed import champion, slot
from tests.given import COUNCIL, CVS, OTHER_SERVICE, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def at(area: TestArea, body: str = COUNCIL, service: str = OTHER_SERVICE) -> str:
    return f"/{area.slug}/champions/{slot(area, body, service)}"


def test_a_champion_goes_on_and_everybody_sees_until_when(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    champion(area, "librarian", months=1)
    browser = signed_in(area, "librarian")

    page = browser.send(browser.get(f"{at(area)}/renewal"), "/renewal", months="6")

    assert "Thank you for going on as champion." in page.words
    assert "Librarian goes on as champion for Libraries at Testing Council" in visitor.get(at(area)).words


def test_a_number_of_months_that_is_none_is_kept_with_what_is_wrong(area: TestArea, signed_in: SignedIn) -> None:
    champion(area, "librarian", months=1)
    browser = signed_in(area, "librarian")

    page = browser.send(browser.get(f"{at(area)}/renewal"), "/renewal", status=422, months="99")

    assert "Enter a term of 1 to 60 months." in page.words


def test_why_somebody_stood_down_is_for_the_areas_people(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    champion(area, "librarian")
    browser = signed_in(area, "librarian")

    browser.send(browser.get(f"{at(area)}/end"), "/end", why="A new post elsewhere.")

    assert "A new post elsewhere." in signed_in(area, "contact").get(at(area)).words
    public = visitor.get(at(area)).words
    assert "Librarian stood down as champion" in public
    assert "ended early" in public
    assert "new post" not in public


def test_the_champions_own_body_says_that_they_left_and_another_does_not(area: TestArea, signed_in: SignedIn) -> None:
    champion(area, "librarian")
    officer, contact = signed_in(area, "officer"), signed_in(area, "contact")

    contact.get(f"{at(area)}/end", 403)
    page = officer.send(officer.get(f"{at(area)}/end"), "/end")

    assert "It is recorded, and the group hears of it." in page.words
    assert "Libraries" in page.headings[0]
    assert "Nobody yet" in page.words


def test_that_somebody_left_is_said_of_whom_the_page_named_and_of_nobody_else(area: TestArea, signed_in: SignedIn) -> None:
    champion(area, "librarian")
    officer, librarian = signed_in(area, "officer"), signed_in(area, "librarian")
    form = officer.get(f"{at(area)}/end")
    area.addresses["next"] = f"next@{area.slug}.example"
    area.answers(area.replaces("lead", COUNCIL, OTHER_SERVICE, ("next", area.addresses["next"])), yes=True)

    refused = officer.send(form, "/end", 422)

    assert "Somebody else serves here now than when you opened this page." in refused.words
    assert "From today next is no longer champion" in refused.words
    librarian.get(f"{at(area)}/end", 403)
    assert "Nobody yet" in officer.send(refused, "/end").words


def test_whoever_is_to_be_replaced_is_whom_the_page_named(area: TestArea, signed_in: SignedIn) -> None:
    champion(area, "librarian")
    lead, asked = signed_in(area, "lead"), f"another@{area.slug}.example"
    form = lead.get(f"{at(area)}/replacement")
    area.addresses["next"] = f"next@{area.slug}.example"
    area.answers(area.replaces("lead", COUNCIL, OTHER_SERVICE, ("next", area.addresses["next"])), yes=True)

    refused = lead.send(form, "/replacement", 422, name="Another", address=asked, why="She is the one to ask.")

    assert "Somebody else serves here now than when you opened this page." in refused.words
    assert refused.typed("/replacement")["address"] == asked
    assert "Another has been asked by mail" in lead.send(refused, "/replacement").words


def test_whoever_takes_over_reads_what_happened_since_their_predecessor_began(area: TestArea, signed_in: SignedIn) -> None:
    champion(area, "librarian")
    area.addresses["next"] = f"next@{area.slug}.example"
    area.answers(area.replaces("lead", COUNCIL, OTHER_SERVICE, ("next", area.addresses["next"])), yes=True)

    page = signed_in(area, "next").get(at(area)).words

    assert "Since your predecessor began" in page
    assert "Next replaced librarian as champion" in page
    assert "Since your predecessor began" not in signed_in(area, "contact").get(at(area)).words


def test_a_slot_of_the_voluntary_sector_that_nobody_need_fill_is_not_shown_to_the_public(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    visitor.get(at(area, CVS, "Groups"), 404)

    assert "Nobody, and nobody need be" in signed_in(area, "contact").get(at(area, CVS, "Groups")).words
