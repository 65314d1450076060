"""An area where every name, title and text is such words, told or sent by form: all its pages, to everybody, in a browser."""

import re
import time
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from litestar.testing import TestClient

from infra.composition import Parts
from tests.browser import Browser
from tests.conftest import THOROUGH
from tests.given import World
from tests.web.furnished import Things, furnished
from tests.web.getting_in import forget_tries
from tests.web.injection.payloads import ATTRIBUTES, EVENTS, MARK, PAYLOADS, SCRIPTS, packs, spread
from tests.web.injection.watching import Watch
from tests.web.isolation.marked import Marked
from tests.web.odd import HEEDLESS, Filled, boxes_of
from tests.web.routes import PAGES, POSTS, Route, sending
from tests.web.seen_by import SEEN_BY

pytestmark = pytest.mark.needs_chromium
REFERENCE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
ROOM = 90
"""Characters: what a name takes beside the name itself. A passkey's takes 60."""
WHO = ("contact", "lead", "visitor")
"""They look at everything in a part's first area; whoever else finds a page at an address, at that one, and so in those after it."""
ENDS = ("/sign-out", "/account/sessions/end", "/demo/session", "/sign-in/passkey")
"""What is not sent here, for it ends what others are about to do or is about nobody's words."""


class Poisoned(Marked):
    """Told with the same verbs and found by the same plain names."""


class Theirs(Browser):
    typed = " ".join(PAYLOADS)


@pytest.fixture(scope="module", params=range(8 if THOROUGH else 1))
def rounds(request: pytest.FixtureRequest) -> list[str]:
    """Each a handful of payloads; all of them, in eight parts, where it is thorough."""
    every = list(packs(spread(1_000), ROOM)) if THOROUGH else [f"{EVENTS[0]} {SCRIPTS[0]} {ATTRIBUTES[0]}"]
    return every[request.param :: 8]


def test_no_page_takes_the_words_in_it_for_more(
    rounds: list[str], made: Parts, worlds: World, client: TestClient, start_session: Callable[[str], str], watch: Watch
) -> None:
    looked, sent, begun = 0, 0, time.monotonic()
    for words in rounds:
        everywhere = WHO if words == rounds[0] else ()
        things = furnished(made, worlds.narrator(), f"{uuid4().hex[:8]}.example", type("Told", (Poisoned,), {"mark": words}))
        sent += sum(1 for route in POSTS if sends(route, words, things, client, start_session, made))
        for who in {*SEEN_BY.values(), "contact", *everywhere}:
            session = "" if who == "visitor" else start_session(things.area.addresses[who])
            watch.enters(session)
            for path in pages_with_them(who, Theirs(client, session), things, who in everywhere):
                looked += 1
                assert watch.opens(path) == [], words
    print(f"\n{looked} pages, {sent} forms taken, {len(rounds)} areas in {time.monotonic() - begun:.0f} s")
    assert looked > 20 * len(rounds)
    assert sent > 10 * len(rounds)


def sends(route: Route, words: str, things: Things, client: TestClient, start_session: Callable[[str], str], made: Parts) -> bool:
    """Whether the form was taken with those words in all its boxes, or in all that it needs: a few take only some words."""
    one = sending(route, things)
    if route.path in (*HEEDLESS, *ENDS):
        return False
    forget_tries(made)
    form = Filled(one, Theirs(client, "" if one.who == "visitor" else start_session(things.area.addresses[one.who])))
    room = 60 if "passkeys" in route.path else ROOM
    typed = {
        box: next(packs([words], room), words[:room]) for box in boxes_of(form.page) if wordy(box, form.fields.get(box, "@"))
    }
    needed = {box: words for box, words in typed.items() if form.fields.get(box)}
    taken = any(form.browser.raw("POST", form.address, data=form.fields | some).is_success for some in (typed, needed))
    things.area.narrator.settle()
    return bool(typed) and taken


def wordy(box: str, right: str) -> bool:
    """Such a box takes any words: no address, day, number, code or reference."""
    return box != "slug" and "@" not in right and not right.isdigit() and not REFERENCE.fullmatch(right)


def pages_with_them(who: str, browser: Browser, things: Things, is_everywhere: bool) -> Iterator[str]:
    """Of every page there is, those that show them to this person."""
    for route in PAGES:
        if is_everywhere or who == SEEN_BY.get(route.path, "contact"):
            path = route.at(things)
            answer = browser.raw("GET", path)
            if MARK in answer.text and answer.headers.get("content-type", "").startswith("text/html"):
                yield path
