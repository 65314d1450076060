"""Odd questions, odd paths and odd cookies: a clear page, never a broken one, and nothing recorded."""

import random
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser import Browser
from tests.web.conftest import Enter
from tests.web.furnished import Things
from tests.web.odd import ODD_BYTES, answered
from tests.web.routes import PAGES, Route
from tests.web.seen_by import SEEN_BY

ODD_WORDS = ["..", "-1", "²", "<b>", "'", "9" * 40, "9999-12-31.99999999999999", "0000-00-00", "{0.nonce}", "a" * 4_000]
ODD = [*ODD_BYTES, *(quote(word, safe="") for word in ODD_WORDS)]
ODD_IN_A_PATH = [odd for odd in ODD if odd not in ("%", "%zz", "..")]
ASKED = [
    "q",
    "after",
    "before",
    "version",
    "number",
    "next",
    "address",
    "kind",
    "person",
    "since-day",
    "until-year",
    "closes_on-day",
]


@pytest.fixture
def some(count: Callable[[int, int], int], request: pytest.FixtureRequest) -> Callable[[list[str]], list[str]]:
    """The first, and some others; all of them when it is thorough."""
    draw = random.Random(request.node.name)
    return lambda odd: [odd[0], *draw.sample(odd[1:], count(4, len(odd) - 1))]


@pytest.fixture(autouse=True)
def _nothing_is_recorded(recorded: Callable[[], int], twins: tuple[Things, Things]) -> Iterator[None]:
    before = recorded()
    yield
    assert recorded() == before


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_odd_questions_to_a_page_are_answered_clearly(page: Route, twins: tuple[Things, Things], enter: Enter, some: Any) -> None:
    browser = enter(twins[0], SEEN_BY.get(page.path, "contact"))
    headers = {"HX-Target": "div#length"} if page.path.endswith("/length") else {}

    for odd in some(ODD):
        query = "&".join(f"{name}={odd}" for name in [*ASKED, odd])
        response = browser.raw("GET", f"{page.at(twins[0])}?{query}", headers=headers)
        assert response.status_code in (200, 400, 404), odd
        answered(browser, response)


@pytest.mark.parametrize(("page", "slot"), [(page, slot) for page in PAGES for slot in page.slots], ids=str)
def test_odd_addresses_lead_nowhere(page: Route, slot: str, twins: tuple[Things, Things], enter: Enter, some: Any) -> None:
    browser = enter(twins[0], SEEN_BY.get(page.path, "contact"))

    for odd in some(ODD_IN_A_PATH):
        response = browser.raw("GET", page.at(twins[0], **{slot: odd}))
        assert response.status_code in (400, 404), odd
        answered(browser, response)


def test_an_address_that_leads_nowhere_is_a_page_like_any_other(visitor: Browser) -> None:
    assert visitor.get("/there/is/nothing/of/that/kind", 404).headings == ["Page not found"]


@pytest.mark.parametrize("host", ["a b", "<b>", "é".encode()])
def test_an_odd_host_is_answered_clearly(host: str | bytes, visitor: Browser) -> None:
    assert visitor.get("/", 400, headers={"Host": host}).headings == ["That could not be read"]


@pytest.mark.parametrize("name", ["oc", "oc-visit", "oc-wrote", "oc-said"])
def test_odd_cookies_are_none(name: str, visitor: Browser, twins: tuple[Things, Things]) -> None:
    for odd in ("", "x", "%00", "%ff", "=;=", "A" * 3_000, '"'):
        response = visitor.client.request("GET", f"/{twins[0].slug}", headers={"Cookie": f"{name}={odd}"})
        assert answered(visitor, response).offers("/sign-in")
