"""Ways in: mailed links that are used once, an address that tells nothing, and the demo's picker."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from litestar.testing import TestClient

import infra.pages
from infra.composition import Parts
from infra.demo.cast import CAST
from tests.browser import Browser, filled
from tests.given import TestArea, World
from tests.web.entering import enter_by_link, is_in
from tests.web.furnished import link_for
from tests.web.getting_in import asks_for_code

Post = Callable[[str], list[str]]
OVER = "This link is over"
DIGITS, LINK = re.compile(r"\d{3} \d{3}"), re.compile(r"/links/[\w-]+")


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    return worlds.area()


@pytest.fixture
def link(made: Parts, area: TestArea) -> str:
    """A fresh link that signs the chair in."""
    return link_for(made, area, "chair", "sign-in", f"/{area.slug}/concerns")


def test_looking_at_a_mailed_link_uses_nothing_up_and_the_button_does(client: TestClient, area: TestArea, link: str) -> None:
    browser = Browser(client)
    for _ in range(3):
        page = browser.get(link)
    assert "Press the button to sign in on this device." in page.words
    assert not is_in(browser)

    page = browser.send(page, link)

    assert page.path == f"/{area.slug}/concerns"
    assert is_in(browser)


def test_a_link_works_once_and_then_offers_a_new_one(
    client: TestClient, visitor: Browser, area: TestArea, link: str, post: Post
) -> None:
    form = visitor.get(link)
    visitor.send(form, link)
    stranger = Browser(client)

    again = stranger.post(link, 404, filled(stranger.get("/sign-in"), "/sign-in", {}))
    sent = stranger.send(again, "/renewal")

    assert again.headings == [OVER]
    assert not is_in(stranger)
    assert sent.headings == ["Look at your mail"]
    fresh = "/links/" + post(area.addresses["chair"])[0].split("/links/")[1].split()[0]
    assert fresh != link
    assert enter_by_link(stranger, fresh)


def test_of_two_who_hold_the_same_link_one_gets_in(client: TestClient, link: str) -> None:
    first, second = Browser(client), Browser(client)
    forms = [(one, one.get(link)) for one in (first, second)]

    statuses = [one.raw("POST", link, data=form.typed(link), follow_redirects=False).status_code for one, form in forms]

    assert statuses == [303, 404]


def test_a_link_that_came_too_late_says_so_and_offers_a_new_one(visitor: Browser, made: Parts, area: TestArea) -> None:
    old = link_for(made, area, "chair", "sign-in", "/duties", minutes_ago=31)

    page = visitor.get(old, 404)

    assert page.headings == [OVER]
    assert page.offers("/renewal")
    assert visitor.raw("POST", old, data=page.typed("/renewal")).status_code == 404
    assert not is_in(visitor)


def test_a_link_that_never_was_offers_only_the_front_door(visitor: Browser) -> None:
    page = visitor.get(f"/links/{uuid4().hex}", 404)

    assert page.headings == [OVER]
    assert page.offers("/sign-in")
    assert not page.offers("/renewal")


def test_an_unknown_address_gets_the_same_answer_and_the_same_mail(visitor: Browser, area: TestArea, post: Post) -> None:
    unknown, known = f"nobody@{area.slug}.example", area.addresses["contact"]
    answers = [asks_for_code(visitor, address).words.replace(address, "…") for address in (unknown, known)]
    mails = [DIGITS.sub("…", LINK.sub("…", post(address)[0])) for address in (unknown, known)]

    assert answers[0] == answers[1]
    assert mails[0] == mails[1]
    assert mails[0].startswith("Your code to sign in")


def test_an_address_is_asked_for_and_what_is_wrong_is_said(visitor: Browser) -> None:
    page = visitor.send(visitor.get("/sign-in"), "/sign-in", 422, address=" ")

    assert "Enter your mail address." in page.words
    assert "#address" in page.links


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_way_in_leads_nowhere_else(visitor: Browser, elsewhere: str) -> None:
    page = visitor.get("/sign-in?next=" + elsewhere)

    assert page.typed("/sign-in")["next"] == "/duties"


def test_who_asks_for_a_page_is_brought_there_after_signing_in(
    visitor: Browser, area: TestArea, mailed_link: Callable[[str], str]
) -> None:
    page = visitor.get(f"/{area.slug}/champions/new")
    visitor.send(page, "/sign-in", address=area.addresses["bandleader"])
    path = mailed_link(area.addresses["bandleader"])

    assert page.headings == ["Sign in"]
    assert visitor.send(visitor.get(path), path).path == f"/{area.slug}/champions/new"


def test_the_picker_signs_in_only_the_people_of_the_demo(visitor: Browser, area: TestArea) -> None:
    picker = visitor.get("/demo")

    assert [form["fields"]["address"] for form in picker.forms if form["action"] == "/demo/session"] == [
        one.address for one in CAST
    ]
    visitor.send(picker, "/demo/session", 404, address=area.addresses["lead"])
    assert not is_in(visitor)


@pytest.mark.parametrize("path", ["/demo", "/demo/mailbox"])
def test_where_time_is_real_there_is_no_picker_and_no_mailbox(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    form = filled(visitor.get("/demo"), "/demo/session", {"address": CAST[0].address})
    monkeypatch.setattr(infra.pages, "Page", InRealTime)

    visitor.get(path, 404)
    visitor.post("/demo/session", 404, form)

    assert not visitor.get("/sign-in").offers("/demo")


class InRealTime(infra.pages.Page):
    def __init__(self, cx: Any, bound: Any) -> None:
        super().__init__(cx, dict(bound) | {"simulated": False})
