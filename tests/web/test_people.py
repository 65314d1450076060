"""The people of an area: who is here in which roles, for them alone, and what each did."""

from collections.abc import Callable

import pytest

from domain.shared.actor import Role
from domain.shared.ids import reference
from tests.browser import Browser
from tests.given import COUNCIL, PANTRY, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    return worlds.area()


def test_people_read_who_is_here_and_in_which_role(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "contact").get(f"/{area.slug}/people")

    assert f"contact a signatory contact for {PANTRY}" in page.words
    assert f"officer an officer for {COUNCIL}" in page.words
    assert "lead the Compact lead" in page.words
    assert not any(address in page.html for address in area.addresses.values())


@pytest.mark.parametrize("more", ["", "/new", "/ABCD-EFGH"])
def test_whoever_looks_from_outside_is_asked_to_sign_in(area: TestArea, visitor: Browser, more: str) -> None:
    page = visitor.get(f"/{area.slug}/people{more}")

    assert page.headings == ["Sign in"]
    assert not visitor.get(f"/{area.slug}").offers("/people")


def test_everybody_has_a_page_with_what_they_did_and_what_was_done_to_them(area: TestArea, signed_in: SignedIn) -> None:
    area.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
    browser = signed_in(area, "lead")

    page = browser.get(f"/{area.slug}/people/{reference(area.people['contact'])}")

    assert page.headings == ["contact"]
    assert f"Contact signed {PANTRY} up to The Testing Compact" in page.words
    assert f"Contact became a signatory contact for {PANTRY}" in page.words
    assert "Bandleader became" not in page.words


def test_what_somebody_did_in_a_concern_is_not_on_their_page(worlds: World, signed_in: SignedIn) -> None:
    area = worlds.area()
    area.raises("contact", PANTRY, COUNCIL, None, "2.2.1", {"what_happened": "A", "effect": "B", "remedy": "C"}, 1)

    page = signed_in(area, "lead").get(f"/{area.slug}/people/{reference(area.people['contact'])}")

    assert "concern" not in page.words.partition("in the timeline")[2]


def test_a_long_list_comes_a_page_at_a_time_and_nobody_is_left_out_or_comes_twice(worlds: World, signed_in: SignedIn) -> None:
    area = worlds.area()
    with area.narrator.at_once():  # type: ignore[attr-defined]
        for number in range(60):
            name = "The same name" if number % 2 else f"Member {number}"
            area.person(name, f"n{number}@{area.slug}.example", Role.MEMBER)
    browser, path, found = signed_in(area, "contact"), f"/{area.slug}/people", []

    while path:
        page = browser.get(path)
        here = [link for link in page.links if link.startswith(f"/{area.slug}/people/")]
        found += here
        (more,) = [link for link in page.links if link.startswith("?after=")] or [""]
        assert len(here) == 25 if more else len(here) <= 25
        path = f"/{area.slug}/people{more}" if more else ""

    assert len(found) == len(set(found)) == 7 + 60


def test_an_odd_place_to_begin_begins_at_the_beginning(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "chair")

    assert browser.get(f"/{area.slug}/people?after=nobody").links == browser.get(f"/{area.slug}/people").links
