"""What is typed into a form and refused comes back as words: every form, every text field, every payload, in a browser."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Error

from tests.web.conftest import Enter
from tests.web.furnished import Things
from tests.web.getting_in import forget_tries, parts
from tests.web.injection.payloads import ALONE, MARK, PAYLOADS, filled, spread
from tests.web.injection.watching import Watch
from tests.web.odd import HEEDLESS, Filled, boxes_of
from tests.web.routes import PAGES, POSTS, Route, sending
from tests.web.seen_by import SEEN_BY

pytestmark = pytest.mark.needs_chromium
READING = [route for route in POSTS if route.path not in HEEDLESS]
ASKED = (
    "q",
    "after",
    "before",
    "version",
    "number",
    "address",
    "next",
    "kind",
    "what",
    "who",
    "person",
    "since",
    "until",
    "reads",
)
"""What pages read from behind the question mark, and the names that filters have."""
ROOM = 400
"""Characters: some ten of them in a box at once, for a form of all two hundred to be looked at in half a minute."""


def test_there_are_two_hundred_and_each_would_do_something(watch: Watch, count: Callable[[int, int], int]) -> None:
    """Where nobody escapes and no policy holds, nearly all are noticed: as it ought to be, were a page of ours like that."""
    assert len(set(PAYLOADS)) >= 200
    tried = [one for one in spread(count(12, 1_000)) if one.startswith("<")]
    together = filled(ROOM)[len(ALONE) :][: count(2, 1_000)]
    html = {"content-type": "text/html; charset=utf-8"}

    noticed = [one for one in tried if unescaped(watch, one, html)]

    print(f"\n{len(noticed)} of {len(tried)} are noticed where they are let be")
    assert len(noticed) > 0.8 * len(tried)
    assert [one for one in together if "<" in one and not unescaped(watch, one, html)] == []


def unescaped(watch: Watch, payload: str, headers: dict[str, str]) -> list[str]:
    try:
        watch.shows("/about", f"<!doctype html><main id=page>{payload}</main>".encode(), headers)
        watch.page.wait_for_timeout(20)
        return watch.heard()
    except Error as error:  # it has led the browser away
        watch.troubles.clear()
        return [str(error)]


@pytest.mark.parametrize("route", READING, ids=str)
def test_what_a_form_gives_back_is_words(
    route: Route, twins: tuple[Things, Things], enter: Enter, watch: Watch, count: Callable[[int, int], int]
) -> None:
    one = sending(route, twins[0])
    form = Filled(one, enter(twins[0], one.who))
    boxes = {box for box in boxes_of(form.page) if box in form.fields}
    few = READING.index(route)
    for payload in spread(1_000)[few :: len(READING)][:2] if count(1, 0) else filled(ROOM):
        forget_tries(parts(twins[0]))
        answer = form.browser.raw("POST", form.address, data=form.fields | dict.fromkeys(boxes, payload) | {"command_id": ""})
        assert answer.status_code < 500
        if boxes and MARK in answer.text:
            typed = watch.shown(answer)
            assert watch.heard() == [], payload
            assert {plain(typed[box]) for box in boxes & typed.keys()} <= {plain(payload)}, payload


@pytest.mark.parametrize("route", READING, ids=str)
def test_what_stands_in_any_other_field_becomes_nothing_more(
    route: Route, things: Things, enter: Enter, watch: Watch, count: Callable[[int, int], int]
) -> None:
    """In an area of its own: some forms are there only until another was sent."""
    one = sending(route, things)
    form = Filled(one, enter(things, one.who))
    for payload in spread(count(1, 20)):
        forget_tries(parts(things))
        answer = form.browser.raw(
            "POST", form.address, data=dict.fromkeys(form.fields, payload) | {"token": form.fields["token"]}
        )
        assert answer.status_code < 500
        if MARK in answer.text:
            watch.shown(answer)
            assert watch.heard() == [], payload


def test_what_stands_behind_a_question_mark_becomes_nothing_more(
    twins: tuple[Things, Things], enter: Enter, watch: Watch, count: Callable[[int, int], int]
) -> None:
    seen, begun = 0, time.monotonic()
    browsers = {who: enter(twins[0], who) for who in {*SEEN_BY.values(), "contact"}}
    for route in PAGES:
        browser = browsers[SEEN_BY.get(route.path, "contact")]
        for payload in spread(2) if count(1, 0) else filled(ROOM):
            answer = browser.raw("GET", route.at(twins[0]), params=dict.fromkeys(asked(payload), payload))
            assert answer.status_code < 500
            assert answer.url.host == "testserver.local", "it led elsewhere"
            if MARK in answer.text and answer.headers["content-type"].startswith("text/html"):
                seen += 1
                watch.shown(answer)
                assert watch.heard() == [], payload
    print(f"\n{seen} pages in {time.monotonic() - begun:.0f} s")
    assert seen


def asked(payload: str) -> tuple[str, ...]:
    """No server reads an address longer than 64 kB."""
    return ASKED if len(payload) <= ROOM else ASKED[:2]


def plain(text: str) -> str:
    """A box keeps no control characters and one line; what matters is that each sign is there, and only once escaped."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
