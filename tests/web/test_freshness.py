"""A page is as new as it says: what a browser may keep, what it must ask for again, and what one has just written."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.browser import Browser
from tests.given import COUNCIL, CVS, PANTRY, TestArea, World
from tests.web.conftest import Enter
from tests.web.furnished import Things, champion
from tests.web.routes import PAGES, Route
from tests.web.seen_by import SEEN_BY

SignedIn = Callable[[TestArea, str], Browser]
READING = [route for route in PAGES if route.reads]
FOR_MEMBERS = [route for route in READING if route.policy != "public.read"]
OTHERS = [route for route in PAGES if not route.reads]
GATHERING = {"/my-data": "asks each of one's areas for everything, one after the other"}
MOST_STATEMENTS = 6
CATCHING_UP = "What you did is recorded. This page is still catching up; reload it in a moment."
VARIES = {"Cookie", "HX-Request", "HX-Target"}


@pytest.mark.parametrize(
    ("route", "who"),
    [(route, who) for route in READING for who in ("visitor", "contact") if who != "visitor" or route not in FOR_MEMBERS],
    ids=str,
)
def test_what_has_not_changed_is_not_sent_again(route: Route, who: str, twins: tuple[Things, Things], enter: Enter) -> None:
    browser, path = enter(twins[0], who), route.at(twins[0])
    first = browser.raw("GET", path)

    again = browser.raw("GET", path, headers={"If-None-Match": first.headers["etag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert "content-security-policy" not in again.headers
    for name in ("etag", "vary", "cache-control"):
        assert (again.headers.get(name) or "x") in first.headers[name]


@pytest.mark.parametrize("route", READING, ids=str)
def test_a_kept_page_is_the_viewers_own_and_asked_for_again(route: Route, twins: tuple[Things, Things], enter: Enter) -> None:
    tags = set()
    for who in ("chair" if route in FOR_MEMBERS else "visitor", "contact", "lead"):
        got = enter(twins[0], who).raw("GET", route.at(twins[0]))
        tags.add(got.headers["etag"])

        assert got.headers["cache-control"] == "private, no-cache"
        assert {name.strip() for name in got.headers["vary"].split(",")} >= VARIES

    assert len(tags) == 3


@pytest.mark.parametrize("route", OTHERS, ids=str)
def test_what_is_confidential_or_a_form_is_kept_nowhere(route: Route, twins: tuple[Things, Things], enter: Enter) -> None:
    got = enter(twins[0], SEEN_BY.get(route.path, "contact")).raw("GET", route.at(twins[0]))

    assert got.headers["cache-control"] == "no-store"
    assert "etag" not in got.headers


def test_a_piece_is_not_taken_for_the_whole_page(twins: tuple[Things, Things], visitor: Browser) -> None:
    path = f"/{twins[0].slug}/timeline"
    whole = visitor.raw("GET", path, headers={"HX-Request": "true", "HX-Target": "div#live-timeline"})

    piece = visitor.raw(
        "GET", path, headers={"HX-Request": "true", "HX-Target": "div#entries", "If-None-Match": whole.headers["etag"]}
    )

    assert piece.status_code == 200
    assert "<html" not in piece.text


HAPPENINGS: dict[str, Callable[[TestArea], Any]] = {
    "signing up": lambda area: area.signs("contact", PANTRY, "Chair", "The trustees, on 3 March"),
    "a champion": lambda area: champion(area, "groupie", CVS, "Groups"),
    "a consultation": lambda area: area.opens(
        "officer", COUNCIL, {"title": "Parks", "about": "More trees?"}, area.narrator.day(-90)
    ),
}
MOVES = [
    ("signing up", {"", "signatories", "timeline"}, {"champions", "consultations", "how-concerns-are-handled"}),
    ("a champion", {"", "champions", "timeline"}, {"consultations", "agreement", "how-concerns-are-handled"}),
    ("a consultation", {"", "consultations", "timeline"}, {"champions", "how-concerns-are-handled"}),
]


@pytest.mark.parametrize(("what", "moved", "still"), MOVES, ids=[what for what, _moved, _still in MOVES])
def test_a_page_is_new_when_something_on_it_is_and_not_before(
    what: str, moved: set[str], still: set[str], world: World, visitor: Browser
) -> None:
    area = world.area()
    before = _tags(visitor, area, moved | still)

    HAPPENINGS[what](area)

    after = _tags(visitor, area, moved | still)
    assert {page for page in after if after[page] != before[page]} == moved
    assert visitor.raw("GET", f"/{area.slug}", headers={"If-None-Match": before[""]}).status_code == 200


@pytest.mark.parametrize("route", [route for route in PAGES if route.path not in GATHERING], ids=str)
def test_a_page_asks_the_database_little(
    route: Route, twins: tuple[Things, Things], enter: Enter, statements: Callable[[], int]
) -> None:
    browser = enter(twins[0], SEEN_BY.get(route.path, "contact"))
    statements()

    browser.raw("GET", route.at(twins[0]), follow_redirects=False)

    assert statements() <= MOST_STATEMENTS


def test_a_long_list_asks_no_more_than_a_short_one(world: World, visitor: Browser, statements: Callable[[], int]) -> None:
    area, asked = world.area(), []
    for title in ("Parks", "Pools", "Paths"):
        area.opens("officer", COUNCIL, {"title": title, "about": "More?"}, area.narrator.day(-90))
        statements()
        visitor.get(f"/{area.slug}/consultations")
        visitor.get(f"/{area.slug}/timeline")
        asked.append(statements())

    assert len(set(asked)) == 1


def test_whoever_signs_up_while_pages_are_behind_is_told_so(world: World, signed_in: SignedIn, held_back: Any) -> None:
    area = world.area()
    browser = signed_in(area, "contact")
    form = browser.get(f"/{area.slug}/signatories/new")

    with held_back(area):
        page = browser.send(form, "/signatories", position="Chair of trustees", authority="The trustees, on 3 March")

        assert f"{PANTRY} has signed up." in page.words
        assert CATCHING_UP in page.words
        assert "Chair of trustees" not in page.words
        assert "etag" not in page.response.headers

    page = browser.get(f"/{area.slug}/signatories")
    assert CATCHING_UP not in page.words
    assert "Chair of trustees" in page.words


def test_what_one_has_just_made_is_being_written_and_not_missing(world: World, signed_in: SignedIn, held_back: Any) -> None:
    area = world.area()
    browser = signed_in(area, "officer")
    form = browser.get(f"/{area.slug}/consultations/new")
    closes = area.narrator.day(0) + timedelta(days=90)
    closing = {"closes_on__day": str(closes.day), "closes_on__month": str(closes.month), "closes_on__year": str(closes.year)}

    with held_back(area):
        page = browser.send(form, "/consultations", 202, title="Parks", about="More trees?", **closing)

        assert page.headings == ["It is being written"]
        assert CATCHING_UP in page.words

    assert browser.get(page.path).headings == ["Parks"]


def test_others_see_an_older_page_without_a_mark(world: World, signed_in: SignedIn, visitor: Browser, held_back: Any) -> None:
    area = world.area()
    browser = signed_in(area, "contact")
    form = browser.get(f"/{area.slug}/signatories/new")

    with held_back(area):
        browser.send(form, "/signatories", position="Chair of trustees", authority="The trustees, on 3 March")
        page = visitor.get(f"/{area.slug}/signatories")

    assert CATCHING_UP not in page.words


def _tags(browser: Browser, area: TestArea, pages: set[str]) -> dict[str, str]:
    return {page: browser.raw("GET", f"/{area.slug}/{page}".rstrip("/")).headers["etag"] for page in pages}
