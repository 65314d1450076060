"""Whatever is sent to whichever route by whomever: an answer below 500, in our own words, and a history that is whole."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import psycopg
from httpx import Cookies
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from infra.auditing import verify
from infra.settings import Settings
from tests.browser import Browser, Page
from tests.web.conftest import Enter
from tests.web.furnished import Things
from tests.web.routes import POSTS, ROUTES, Route, sending

PEOPLE = ("visitor", "contact", "bandleader", "librarian", "nominee", "auditor", "officer", "lead", "chair", "secretary")
NASTY = st.sampled_from(
    [
        "' OR 1=1 --",
        "{{ 7*7 }}",
        "%s%n",
        "<script>alert(1)</script>",
        "\r\nSet-Cookie: oc=x",
        "../../../etc/passwd",
        "\x00",
        "\ud800",
        "9" * 400,
        "-0",
        "NaN",
        "1e309",
        "０",
        "İ",
        "\u202e",
        "x" * 5_000,
        "00000000-0000-0000-0000-000000000000",
        "2027-02-30",
    ]
)
WORDS = st.one_of(NASTY, st.text(st.characters(exclude_categories=()), max_size=60), st.integers().map(str), st.uuids().map(str))
HEADERS = {
    "hx-request": ["true", "\x7f"],
    "hx-target": ["div#page", "#page", "x" * 999],
    "if-none-match": ["*", 'W/"x"', '"'],
    "accept-language": ["cy", "xx-;q=2", ","],
    "content-type": ["application/json", "multipart/form-data; boundary=", "text/plain; charset=utf-7"],
    "x-forwarded-for": ["127.0.0.1, evil"],
    "forwarded": ["for=_;host=elsewhere.example"],
    "range": ["bytes=0-"],
    "x-http-method-override": ["DELETE"],
    "cookie": ["oc=1; oc=2; oc-wrote=%00; oc-said=<b>"],
}
ASKED = st.dictionaries(st.one_of(st.sampled_from(["after", "q", "kind", "person", "version", "next"]), WORDS), WORDS, max_size=3)
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")


@st.composite
def asked(draw: Any) -> tuple[Route, str, dict[str, Any]]:
    """A route, who asks, and how: its slots, its query, its headers and its method, some of them odd."""
    route = draw(st.sampled_from(ROUTES))
    slots = {slot: draw(WORDS) for slot in route.slots if draw(st.integers(0, 3)) == 0}
    headers = {
        name: draw(st.sampled_from(HEADERS[name])) for name in draw(st.lists(st.sampled_from(sorted(HEADERS)), max_size=2))
    }
    method = draw(st.sampled_from(METHODS)) if draw(st.integers(0, 9)) == 0 else route.method
    return route, draw(st.sampled_from(PEOPLE)), {"slots": slots, "query": draw(ASKED), "headers": headers, "method": method}


def test_no_request_breaks_an_answer(things: Things, enter: Enter, count: Callable[[int, int], int]) -> None:
    seen = Counter[int]()
    browsers = {who: enter(things, who) for who in PEOPLE}

    @_thoroughly(count(150, 10_500))
    @given(asked())
    def ask(one: tuple[Route, str, dict[str, Any]]) -> None:
        route, who, how = one
        if route.path.endswith("/live") and how["method"] in ("GET", "HEAD"):
            return  # a stream without an end; tests of it are elsewhere
        path = route.at(things, **{slot: _in_a_path(word) for slot, word in how["slots"].items()})
        seen[_clear(browsers[who], how["method"], path, params=_encodable(how["query"]), headers=how["headers"])] += 1

    ask()
    print(f"\n{seen.total()} requests: {dict(sorted(seen.items()))}")
    assert {200, 404, 405} <= seen.keys()


def test_no_form_breaks_an_answer_or_a_history(
    things: Things, enter: Enter, count: Callable[[int, int], int], settings: Settings
) -> None:
    seen, forms = Counter[int](), {route.path: _form(route, things, enter) for route in POSTS}

    @_thoroughly(count(150, 10_500))
    @given(st.sampled_from(POSTS), st.sampled_from(PEOPLE), st.data())
    def send(route: Route, who: str, data: st.DataObject) -> None:
        address, sender, right = forms[route.path]
        browser = sender if data.draw(st.integers(0, 4)) else enter(things, who)
        spoilt = {name: data.draw(WORDS) for name in right if name != "token" and data.draw(st.integers(0, 2)) == 0}
        more = data.draw(ASKED)
        seen[_clear(browser, "POST", address, data=_encodable(right | spoilt | more))] += 1

    send()
    print(f"\n{seen.total()} forms: {dict(sorted(seen.items()))}")
    with psycopg.connect(settings.follower_database_url) as cx:
        assert verify(cx, things.area.tenant)[1] == []


def _thoroughly(examples: int) -> Callable[..., Any]:
    return hypothesis_settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def _form(route: Route, things: Things, enter: Enter) -> tuple[str, Browser, dict[str, str]]:
    """Where it goes, whose it is, and its fields as they would be right."""
    one = sending(route, things)
    browser = enter(things, one.who)
    page = one.opened_by(browser)
    return page.form(one.to)["action"], browser, page.typed(one.to) | dict(one.typed)


def _clear(browser: Browser, method: str, path: str, **options: Any) -> int:
    """One request: its answer's status, and if it is a page, a page like any other."""
    cookies = Cookies(browser.cookies)
    response = browser.raw(method, path, **options)
    browser.cookies = cookies  # whoever signs out by chance comes back
    assert response.status_code < 500, (method, path[:200], str(options)[:500])
    assert "Traceback" not in response.text
    if response.headers.get("content-type", "").startswith("text/html") and "<html" in response.text:
        assert Page(response.text).title
    return response.status_code


def _in_a_path(word: str) -> str:
    return quote(word.encode("utf-8", "surrogatepass"), safe="") or "-"


def _encodable(fields: dict[str, str]) -> dict[str, str]:
    """As bytes that httpx will send: half of a pair becomes what a broken client makes of it."""
    return {_bent(name): _bent(value) for name, value in fields.items()}


def _bent(word: str) -> str:
    return word.encode("utf-8", "replace").decode()
