"""What is not there, what is another area's and what one may not see: nobody can tell them apart, or do anything to them."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from httpx import Response
from msgspec import Struct

from tests.browser import Browser, Page
from tests.given import World
from tests.web.conftest import Enter
from tests.web.furnished import Things
from tests.web.routes import ROUTES, SENDINGS, SLOTS, Route, never

PEOPLE = ("visitor", "contact", "bandleader", "librarian", "nominee", "auditor", "officer", "ward", "lead", "chair", "secretary")
SEEN_BY = {
    "concerns": ("contact", "librarian"), "nominations": ("nominee",), "drafts": ("contact",), "people": PEOPLE[1:], "invitations": ("lead",), "handovers": (), "erasures": ("lead",),
}  # fmt: skip
"""Everything else that a path names is public in its area."""
NONCE = re.compile(r'nonce[-=]"?[\w-]+')
IN_AREAS = [route for route in ROUTES if "area" in route.slots]
NAMING = [(route, slot) for route in IN_AREAS for slot in route.slots if slot != "area"]
HIDING = [
    (route, slot)
    for route, slot in NAMING
    if slot in ("ref", "draft_id") and not route.path.startswith("/{area:str}/consultations")
]
FOREIGN = [(route, slot) for route, slot in NAMING if slot in ("ref", "draft_id")]
OF_EACH_ANSWER = ("content-length", "set-cookie", "x-request-id")
LINKS = [route for route in ROUTES if "token" in route.slots]
"""Of no area: a mailed link is its own proof."""


class Answer(Struct, frozen=True):
    """What somebody can tell from an answer, with what they asked for left out."""

    status: int
    headers: dict[str, str]
    body: str


Traces = Callable[[], tuple[Any, ...]]
Asks = Callable[..., Answer]


@pytest.fixture
def traces(root: psycopg.Connection[Any]) -> Traces:
    """Every fact, every mail that waits, and every draft as it lies."""
    query = """SELECT (SELECT sum(position) FROM es.head), (SELECT count(*) FROM ops.outbox),
      (SELECT md5(string_agg(draft_id || md5(box), ' ' ORDER BY draft_id)) FROM draft.draft)"""
    return lambda: root.execute(query).fetchone() or ()


@pytest.fixture
def people(count: Callable[[int, int], int]) -> list[str]:
    """All of them when it is thorough."""
    return list(PEOPLE[: count(6, len(PEOPLE))])


@pytest.fixture(scope="module")
def asks(twins: tuple[Things, Things], enter: Enter) -> Asks:
    """`asks("officer", route, ref="…")`: what that person is answered in the first of the two areas."""
    here, command_id = twins[0], str(uuid4())
    browsers = {who: enter(here, who) for who in PEOPLE}
    tokens = {who: token(browser) for who, browser in browsers.items()}

    def ask(who: str, route: Route, **named: str) -> Answer:
        typed = SENDINGS[route.path](here).typed if route.method == "POST" else {}
        fields = typed | {"token": tokens[who], "command_id": command_id}
        browsers[who].cookies.delete("oc-said")
        return answer_of(request(browsers[who], route.method, route.at(here, **named), fields), named)

    return ask


@pytest.mark.parametrize("route", IN_AREAS, ids=lambda route: f"{route.method} {route}")
@pytest.mark.parametrize("who", ["visitor", "contact", "lead"])
def test_an_area_that_never_was_has_no_page(route: Route, who: str, asks: Asks, nowhere: Answer) -> None:
    assert asks(who, route, area=never()["area"]) == nowhere


@pytest.mark.parametrize(("route", "slot"), NAMING, ids=str)
def test_what_never_was_has_no_page(
    route: Route, slot: str, asks: Asks, people: list[str], nowhere: Answer, traces: Traces
) -> None:
    before = traces()

    for who in people:
        answer = asks(who, route, **{slot: never()[slot]})
        assert answer.status in (303, 403) or answer == nowhere, who

    assert traces() == before


@pytest.mark.parametrize("route", LINKS, ids=lambda route: f"{route.method} {route}")
def test_a_link_that_never_was_opens_nothing(
    route: Route, twins: tuple[Things, Things], visitor: Browser, traces: Traces
) -> None:
    fields, before = {"token": token(visitor), "command_id": str(uuid4()), "answer": "accept"}, traces()

    answer = request(visitor, route.method, route.at(twins[0], token=never()["token"]), fields)

    assert answer.status_code == 404
    assert "oc=" not in answer.headers.get("set-cookie", "")
    assert traces() == before


@pytest.mark.parametrize(("route", "slot"), FOREIGN, ids=str)
def test_what_another_area_holds_is_not_here_even_for_whom_it_is_there(
    route: Route, slot: str, twins: tuple[Things, Things], asks: Asks, people: list[str], traces: Traces
) -> None:
    theirs, before = SLOTS[slot](twins[1], route), traces()

    for who in people:
        assert asks(who, route, **{slot: theirs}) == asks(who, route, **{slot: never()[slot]}), who

    assert traces() == before


@pytest.mark.parametrize(("route", "slot"), HIDING, ids=str)
def test_what_one_may_not_see_is_not_there(
    route: Route, slot: str, twins: tuple[Things, Things], asks: Asks, people: list[str], traces: Traces
) -> None:
    hidden, before = SLOTS[slot](twins[0], route), traces()

    for who in [who for who in people if who not in SEEN_BY[kind(route, slot)]]:
        assert asks(who, route, **{slot: hidden}) == asks(who, route, **{slot: never()[slot]}), who

    assert traces() == before


def test_nobody_throws_anothers_draft_away(twins: tuple[Things, Things], enter: Enter) -> None:
    here, contact = twins[0], enter(twins[0], "contact")
    path = f"/{here.slug}/concerns/drafts/{here.others_draft}"

    contact.post(f"{path}/deletion", 200, {"token": token(contact)})

    assert "The desk closed without a word." in enter(here, "bandleader").get(f"{path}/check").words


@pytest.mark.parametrize(
    "route", [route for route in IN_AREAS if not route.path.endswith("/live")], ids=lambda route: f"{route.method} {route}"
)
def test_whoever_is_somebody_elsewhere_is_nobody_here(
    route: Route, twins: tuple[Things, Things], stranger: Browser, visitor: Browser, traces: Traces
) -> None:
    before = traces()

    as_stranger, as_visitor = (sent(browser, route, twins[0]) for browser in (stranger, visitor))

    if as_visitor.headers.get("location", "").startswith("/sign-in"):  # where a stranger is already
        assert (as_stranger.status_code, "no part in this area" in as_stranger.text) == (403, True)
    else:
        assert as_stranger.status_code == as_visitor.status_code
        assert as_stranger.headers.get("location") == as_visitor.headers.get("location")
    assert not [
        form
        for form in Page(as_stranger.text).forms
        if form["action"].startswith(f"/{twins[0].slug}") and form["method"] == "post"
    ]
    assert traces() == before


@pytest.fixture(scope="module")
def stranger_address(worlds: World) -> str:
    return worlds.area().addresses["contact"]


@pytest.fixture
def stranger(client: Any, start_session: Callable[[str], str], stranger_address: str) -> Browser:
    """Contact of an organisation in an area of their own."""
    return Browser(client, start_session(stranger_address))


@pytest.fixture
def nowhere(visitor: Browser) -> Answer:
    """What anybody gets at an address that leads nowhere."""
    return answer_of(request(visitor, "GET", "/there/is/nothing/of/that/kind", {}), {})


def sent(browser: Browser, route: Route, things: Things) -> Response:
    fields = (
        {"token": token(browser), "command_id": str(uuid4())} | SENDINGS[route.path](things).typed
        if route.method == "POST"
        else {}
    )
    return request(browser, route.method, route.at(things), fields)


def request(browser: Browser, method: str, path: str, fields: dict[str, str]) -> Response:
    """As is: no redirect followed, nothing compressed, which differs by address and not by what is there."""
    data = {"data": fields} if method == "POST" else {}
    return browser.raw(method, path, headers={"Accept-Encoding": "identity"}, follow_redirects=False, **data)


def token(browser: Browser) -> str:
    page = browser.get("/demo")
    return page.typed("/demo/session")["token"]


def kind(route: Route, slot: str) -> str:
    """Where in the path it stands."""
    return route.path.split(f"/{{{slot}")[0].split("/")[-1]


def answer_of(response: Response, named: dict[str, str]) -> Answer:
    def without(text: str) -> str:
        for value in named.values():
            text = text.replace(value, "…")
        return NONCE.sub("nonce", text)

    headers = {name: without(value) for name, value in response.headers.items() if name not in OF_EACH_ANSWER}
    cookies = sorted(line.split("=")[0] for line in response.headers.get_list("set-cookie"))
    return Answer(response.status_code, headers | {"set-cookie": " ".join(cookies)}, without(response.text))
