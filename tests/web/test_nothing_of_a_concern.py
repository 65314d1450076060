"""Whoever is not in a case cannot feel it move: not on a page, in a count, in an ETag, on a live page or by mail."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import pytest
from litestar.testing import TestClient
from msgspec import Struct, structs

from domain.shared.actor import Role
from domain.shared.ids import reference
from infra.composition import Parts
from services.catalogue import READ_MODELS
from tests.browser import Browser
from tests.conftest import THOROUGH
from tests.given import BAND, COUNCIL, OTHER_SERVICE, PANTRY, TWELVE_WEEKS, World
from tests.web.conftest import Enter
from tests.web.furnished import STORY, Things, furnished
from tests.web.watching import Ear, Restless, Sight, changes, look_round

OUTSIDERS = ("visitor", "stranger", "lead", "officer", "neighbour", "bandleader")
PARTIES = ("contact", "librarian")
BEFORE = "before"
STEPS = ("raised", "acknowledged", "answered", "passed on", "handed on", "settled", "overdue")
SEEN = STEPS if THOROUGH else ("raised", "overdue")
"""When everybody looks round."""
CANARIES = {
    "what_happened": "quillwort harmed the wheatear",
    "effect": "a bittern fell silent",
    "remedy": "return the samphire",
    "answer": "the dunlin was mislaid",
    "handover": "the avocet is left to you",
}
PIECE = {"HX-Target": "div#entries"}
EVERY_MODEL = ",".join(model.name for model in READ_MODELS)
DAYS_AGO = 20
OWN_READINGS = "/my-data"
"""Counts how often one opened words of a concern, and looking round opens those of one's own."""
OWN_CASE = ("bandleader", "overdue")
"""Raised another concern, which falls late at the same time: that they may feel."""


class Told(Struct):
    """By step and by who looks: every page, and how often their live page was told of something new."""

    things: Things
    concern: str
    sights: dict[tuple[str, str], dict[str, Sight]]
    news: dict[tuple[str, str], int]
    mail_before: set[tuple[str, str]]


@pytest.fixture(scope="module")
def told(made: Parts, worlds: World, client: TestClient, enter: Enter) -> Told:
    """A concern's whole way, with everybody looking on."""
    narrator = worlds.past(DAYS_AGO)
    things = furnished(made, narrator, f"{uuid4().hex[:8]}.example")
    things.area.somebody("neighbour", Role.CONTACT, BAND)
    things.area.addresses["stranger"] = worlds.area(empty=True).addresses["lead"]
    browsers = {who: enter(things, who) for who in (*OUTSIDERS, *PARTIES)}
    one = Told(things, reference(uuid4()), {}, {}, _mailbox(made))
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        hints = Restless()
        patch.setattr(client.app.state, "outside", structs.replace(client.app.state.outside, hints=hints))
        ears = {who: stack.enter_context(_ear(client, browser, things)) for who, browser in browsers.items()}
        for step in (BEFORE, *STEPS):
            _happens(step, one)
            hints.all_looked()
            for who, browser in browsers.items() if step in (BEFORE, *SEEN) else ():
                one.news[step, who] = len(ears[who].news)
                one.sights[step, who] = look_round(browser, things, one.concern)
    return one


@pytest.mark.parametrize("step", SEEN)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_page_of_an_outsider_changes(told: Told, who: str, step: str) -> None:
    before, after = (told.sights[at, who] | {OWN_READINGS: told.sights[BEFORE, who][OWN_READINGS]} for at in (BEFORE, step))
    if (who, step) != OWN_CASE:
        assert changes(before, after) == []


@pytest.mark.parametrize("step", SEEN)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_live_page_of_an_outsider_is_told(told: Told, who: str, step: str) -> None:
    assert told.news[BEFORE, who] == 1
    assert told.news[step, who] == 1 or (who, step) == OWN_CASE


def test_those_in_the_case_see_it_move(told: Told) -> None:
    for who in PARTIES:
        views = [told.sights[step, who] for step in (BEFORE, *SEEN)]
        shown = [view["/{area:str}/concerns/{ref:str}"] for view in views]

        assert [sight.status for sight in shown] == [404] + [200] * len(SEEN)
        assert len({sight.body for sight in shown}) > len(SEEN) - 1
        assert CANARIES["what_happened"] in shown[1].body
        assert views[0]["/{area:str}/timeline"].headers["etag"] != views[1]["/{area:str}/timeline"].headers["etag"]
    assert told.news["overdue", "contact"] > told.news[BEFORE, "contact"]


def test_the_walk_sees_the_pages_that_there_are(told: Told) -> None:
    seen = {who: [path for path, sight in told.sights[BEFORE, who].items() if sight.status == 200] for who in OUTSIDERS}

    assert len(seen["visitor"]) > 12
    assert len(seen["lead"]) > len(seen["visitor"])
    assert all("/{area:str}/timeline" in paths for paths in seen.values())


@pytest.mark.parametrize("who", [*OUTSIDERS, "auditor"])
def test_the_words_of_a_concern_are_on_no_page_of_an_outsider(told: Told, enter: Enter, who: str) -> None:
    pages = look_round(enter(told.things, who), told.things, told.concern)

    assert {path for path, sight in pages.items() for words in CANARIES.values() if words in sight.body} == set()
    assert pages["/{area:str}/concerns/{ref:str}"].status == 404


@pytest.mark.parametrize(("who", "words"), [("chair", ("answer", "effect")), ("secretary", ("remedy", "answer", "handover"))])
def test_whoever_it_was_passed_on_to_reads_all_of_it(told: Told, enter: Enter, who: str, words: tuple[str, ...]) -> None:
    page = enter(told.things, who).get(f"/{told.things.slug}/concerns/{told.concern}")

    assert [CANARIES[name] for name in words if CANARIES[name] not in page.words] == []


def test_an_auditor_sees_that_it_moved_and_not_who_is_in_it(told: Told, enter: Enter) -> None:
    page = enter(told.things, "auditor").get(f"/{told.things.slug}/timeline?kind=breach", headers=PIECE)

    assert f"Concern {told.concern} was raised" in page.words
    assert "An acknowledgement became overdue at stage 3" in page.words
    assert not any(name in page.words for name in (PANTRY, COUNCIL, "contact", "librarian"))


def test_no_mail_carries_a_word_of_it_and_no_outsider_gets_one(told: Told, made: Parts, post: Callable[[str], Any]) -> None:
    area = told.things.area
    post(area.addresses["librarian"])
    sent = _mailbox(made) - told.mail_before

    assert any(address == area.addresses["librarian"] and "A concern waits for you" in text for address, text in sent)
    assert not [text for _address, text in sent for words in (*CANARIES.values(), told.concern) if words in text]
    outside = {area.addresses[who] for who in OUTSIDERS if who not in ("visitor", "bandleader")}
    assert not [text for address, text in sent if address in outside]


def test_a_live_page_of_an_outsider_does_hear_what_is_public(
    told: Told, client: TestClient, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = Restless()
    monkeypatch.setattr(client.app.state, "outside", structs.replace(client.app.state.outside, hints=hints))
    with ExitStack() as stack:
        ears = [stack.enter_context(_ear(client, enter(told.things, who), told.things)) for who in ("visitor", "lead")]

        told.things.area.opens("officer", COUNCIL, {"title": "Parks", "about": "More trees?"}, told.things.area.narrator.day(-90))

        assert [len(set(ear.until(2))) for ear in ears] == [2, 2]


def _happens(step: str, told: Told) -> None:
    area = told.things.area
    match step:
        case "raised":
            words = {name: CANARIES[name] for name in STORY}
            told.concern = area.raises("contact", PANTRY, COUNCIL, OTHER_SERVICE, TWELVE_WEEKS, words, 1)
        case "acknowledged":
            area.acknowledges("librarian", told.concern)
        case "answered":
            area.replies("librarian", told.concern, CANARIES["answer"])
        case "passed on":
            area.passes_on("contact", told.concern)
        case "handed on":
            area.acknowledges("chair", told.concern)
            area.passes_on("chair", told.concern, CANARIES["handover"])
        case "settled":
            area.settles("contact", told.things.to_settle)
        case "overdue":
            area.narrator.until(area.narrator.end)


def _ear(client: TestClient, browser: Browser, things: Things) -> Ear:
    return Ear(client, browser, f"/{things.slug}/live", f"reads={EVERY_MODEL}")


def _mailbox(made: Parts) -> set[tuple[str, str]]:
    with made.worker_pool.connection() as cx:
        return set(cx.execute("SELECT address, subject || E'\n' || body FROM ops.mailbox").fetchall())
