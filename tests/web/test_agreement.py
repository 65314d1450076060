"""The agreement's pages: its text by numbered clause with who owes what, its versions, and one clause by itself."""

from collections.abc import Callable

import pytest

from domain.compacts import reading
from services.compacts.commands import draft_version
from tests.browser import Browser
from tests.given import COUNCIL, NOTICE, TELL_EARLY, TEXT, TWELVE_WEEKS, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    """With a second version that is not in force."""
    one = worlds.area()
    found = reading.read(TEXT.replace("twelve weeks", "fourteen weeks")).sections
    one._operate(lambda journal: draft_version(journal, number=2, title="The Next Compact", sections=found))
    return one


def test_the_text_in_force_stands_in_order_with_its_numbers_and_owners(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"/{area.slug}/agreement")

    assert page.headings == ["The Testing Compact"]
    assert "In force Version 1, since" in page.words
    places = [page.words.index(words) for words in ("meet each other", "allow twelve weeks", "tell funders early")]
    assert places == sorted(places)
    assert f"{TWELVE_WEEKS} allow twelve weeks for consultations, or say why not; Owed by public bodies" in page.words
    assert f"{TELL_EARLY} tell funders early what changes. Owed by voluntary sector" in page.words
    assert "Owed by both" in page.words


def test_its_contents_lead_into_it(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"/{area.slug}/agreement")

    inside = [link for link in page.links if link.startswith("#section-")]
    assert len(inside) == 5
    assert {link[1:] for link in inside} <= set(page.ids)


def test_a_draft_is_shown_as_one_to_members_who_ask_for_it(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    member = signed_in(area, "bandleader")
    assert "fourteen weeks" not in member.get(f"/{area.slug}/agreement").words
    page = member.get(f"/{area.slug}/agreement?version=2")

    assert visitor.get(f"/{area.slug}/agreement?version=2", 404).headings == ["Page not found"]
    assert page.headings == ["The Next Compact"]
    assert "Draft Version 2, not in force." in page.words
    assert "fourteen weeks" in page.words
    assert f"/{area.slug}/clauses/{TWELVE_WEEKS}?version=2" in page.links


def test_one_clause_is_shown_as_worded_in_its_version_and_leads_back(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"/{area.slug}/clauses/{NOTICE}")

    assert page.headings == [f"Clause {NOTICE}"]
    assert "As worded in The Testing Compact, version 1." in page.words
    assert "give three months' notice of a cut." in page.words
    assert f"/{area.slug}/agreement#clause-{NOTICE}" in page.links


def test_a_superseded_version_can_still_be_read(world: World, visitor: Browser) -> None:
    area = world.area()
    area.text_of(2, TEXT.replace("twelve weeks", "fourteen weeks"), "The New Compact", area.narrator.day(0))

    assert "fourteen weeks" in visitor.get(f"/{area.slug}/agreement").words
    page = visitor.get(f"/{area.slug}/agreement?version=1")

    assert "Past Version 1, in force from" in page.words
    assert "twelve weeks" in page.words


@pytest.mark.parametrize("path", ["agreement?version=3", "agreement?version=one", "clauses/9.9", f"clauses/{NOTICE}?version=3"])
def test_what_does_not_exist_is_not_found(area: TestArea, visitor: Browser, path: str) -> None:
    assert visitor.get(f"/{area.slug}/{path}", 404).headings == ["Page not found"]


def test_an_area_without_a_text_says_how_one_comes_in(world: World, visitor: Browser) -> None:
    page = visitor.get(f"/{world.area(empty=True).slug}/agreement")

    assert "There is no Compact here yet." in page.words
    assert "./compact import compact FILE --area SLUG" in page.words


def test_who_has_signed_is_counted_once_a_body(world: World, visitor: Browser) -> None:
    area = world.area()
    area.signs("officer", COUNCIL, "Director", "The cabinet, on 3 March")

    assert "1 organisation signed The Testing Compact" in visitor.get(f"/{area.slug}").words
