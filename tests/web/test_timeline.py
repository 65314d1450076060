"""The timeline: plain sentences, latest first, filtered by what, who and when; for every eye what it may see."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.browser import Browser, Page
from tests.given import COUNCIL, PANTRY, TestArea, World
from tests.web.furnished import champion, concern

SignedIn = Callable[[TestArea, str], Browser]
PIECE = {"HX-Target": "div#entries"}
SIGNED, OPENED, CHAMPION = f"for {PANTRY}", "opened the consultation “Parks”", "Librarian became champion"


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    """A signature twelve days ago, a consultation eight days ago, a champion and a concern four days ago."""
    narrator = worlds.past(12)
    one = worlds.area(narrator=narrator)
    one.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
    narrator.on(8)
    one.opens("officer", COUNCIL, {"title": "Parks", "about": "More trees?"}, narrator.day(-10), why_short="The grant ends.")
    narrator.on(4)
    champion(one, "librarian")
    concern(one, "contact", PANTRY)
    narrator.until(narrator.end)
    return one


def test_who_did_what_for_whom_when_and_why_stands_in_a_sentence(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "lead").get(path(area), headers=PIECE)

    assert f"Officer opened the consultation “Parks” for {COUNCIL}" in page.words
    assert "Why: The grant ends." in page.words
    assert page.words.index(CHAMPION) < page.words.index(OPENED) < page.words.index("signed")


@pytest.mark.parametrize(
    ("query", "seen", "unseen"),
    [
        ("kind=consultation", [OPENED], ["signed", CHAMPION]),
        ("kind=signatory", ["signed"], [OPENED, CHAMPION]),
        ("kind=champion", [CHAMPION], [OPENED, "signed"]),
        ("kind=nonsense", [OPENED, CHAMPION], []),
        ("since={9}&until={7}", [OPENED], ["signed", CHAMPION]),
        ("since={8}", [OPENED, CHAMPION], ["signed The"]),
        ("until={8}", [OPENED], [CHAMPION]),
        ("until={9}", [], [OPENED, CHAMPION]),
        ("kind=consultation&since={7}", ["Nothing matches. Take a filter away to see more."], [OPENED]),
    ],
)
def test_it_can_be_filtered_by_what_and_when(
    area: TestArea, visitor: Browser, query: str, seen: list[str], unseen: list[str]
) -> None:
    page = visitor.get(f"{path(area)}?{dated(area, query)}", headers=PIECE)

    assert [words for words in seen if words not in page.words] == []
    assert [words for words in unseen if words in page.words] == []


def test_it_can_be_filtered_by_person(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "lead").get(f"{path(area)}?person={area.people['officer']}", headers=PIECE)

    assert OPENED in page.words
    assert CHAMPION not in page.words


def test_a_visitor_can_choose_only_people_whose_role_is_public(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    choices = {
        who: browser.get(path(area)).form("/timeline")["choices"]["person"] for who, browser in both(visitor, signed_in, area)
    }

    assert choices["visitor"] == ["", str(area.people["librarian"])]
    assert str(area.people["officer"]) in choices["lead"]


def test_a_person_whom_one_may_not_see_filters_nothing_out(area: TestArea, visitor: Browser) -> None:
    whole = visitor.get(path(area), headers=PIECE)

    page = visitor.get(f"{path(area)}?person={area.people['officer']}", headers=PIECE)

    assert page.words == whole.words
    assert "Officer opened" not in visitor.get(path(area)).words.replace("An officer", "")


def test_a_day_that_cannot_be_is_kept_and_explained(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"{path(area)}?since-day=30&since-month=2&since-year=2026")

    assert "You typed “30 February 2026”, which is not a date." in page.words
    assert page.typed("/timeline")["since-day"] == "30"


@pytest.mark.parametrize(("who", "offered"), [("visitor", False), ("lead", False), ("contact", True), ("auditor", True)])
def test_concerns_are_a_kind_only_for_those_who_see_any(
    area: TestArea, visitor: Browser, signed_in: SignedIn, who: str, offered: bool
) -> None:
    browser = visitor if who == "visitor" else signed_in(area, who)

    kinds = browser.get(path(area)).form("/timeline")["choices"]["kind"]

    assert ("breach" in kinds) == offered
    assert ("concern" in browser.get(f"{path(area)}?kind=breach", headers=PIECE).words.lower()) == offered


def test_older_entries_follow_page_by_page_each_once(world: World, visitor: Browser) -> None:
    area = long(world)
    whole, page = [], visitor.get(path(area), headers=PIECE)
    whole += titles(page)
    while older := [link for link in page.links if "after=" in link]:
        page = visitor.get(path(area) + older[0], headers=PIECE)
        whole += titles(page)

    assert len(whole) == len(set(whole)) == 28
    assert whole == sorted(whole, reverse=True)


def test_the_way_to_older_entries_keeps_the_filter_and_tells_no_number_of_what_is_hidden(world: World, visitor: Browser) -> None:
    area = long(world)

    (older,) = [link for link in visitor.get(f"{path(area)}?kind=consultation").links if "after=" in link]

    assert "kind=consultation" in older
    day, stream, version = older.partition("after=")[2].split(".")
    assert (date.fromisoformat(day), len(stream), version) == (area.narrator.day(0), 32, "1")


@pytest.mark.parametrize(
    "after", ["", "x", "2026-02-30.1", "2026-01-01", "2026-01-01.x.y", "2026-01-01.99999999999999999999", ".."]
)
def test_an_odd_place_to_go_on_from_is_no_error(area: TestArea, visitor: Browser, after: str) -> None:
    assert visitor.get(f"{path(area)}?after={after}").headings == ["Timeline"]


def test_where_nothing_of_that_kind_happened_it_says_what_to_do(world: World, visitor: Browser) -> None:
    area = world.area(empty=True)

    page = visitor.get(f"{path(area)}?kind=signatory", headers=PIECE)

    assert "Nothing matches. Take a filter away to see more." in page.words


def path(area: TestArea) -> str:
    return f"/{area.slug}/timeline"


def dated(area: TestArea, query: str) -> str:
    """`since={9}` as the three boxes of nine days ago."""
    parts = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if value.startswith("{"):
            on: date = area.narrator.day(int(value.strip("{}")))
            parts += [f"{name}-day={on.day}", f"{name}-month={on.month}", f"{name}-year={on.year}"]
        else:
            parts.append(part)
    return "&".join(parts)


def both(visitor: Browser, signed_in: SignedIn, area: TestArea) -> list[tuple[str, Browser]]:
    return [("visitor", visitor), ("lead", signed_in(area, "lead"))]


def long(world: World) -> TestArea:
    """28 consultations, each with a number for a title."""
    area: Any = world.area()
    with area.narrator.at_once():
        for number in range(28):
            area.opens("officer", COUNCIL, {"title": f"No {number:02}", "about": "More?"}, area.narrator.day(-90))
    return area


def titles(page: Page) -> list[str]:
    return [part[:5] for part in page.words.split("“")[1:] if part.startswith("No ")]
