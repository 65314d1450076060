"""A stranger comes for a group in order to raise a concern: neither its contact nor anybody else hears of either.

The decision: taking part tells nobody. Whoever can confirm it is asked once the stranger wishes that or responds for the
group; to whoever comes from the concern form neither is done.
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import pytest
from litestar.testing import TestClient
from msgspec import Struct, structs

from domain.shared.ids import reference
from infra.composition import Parts
from services.catalogue import READ_MODELS
from tests.browser import Browser, Page
from tests.given import COUNCIL, CVS, OTHER_SERVICE, PANTRY, TWELVE_WEEKS, World
from tests.web.coming import stranger
from tests.web.conftest import Enter
from tests.web.furnished import STORY, Things, furnished
from tests.web.getting_in import forget_tries
from tests.web.watching import Ear, Restless, Sight, changes, look_round

WATCHING = ("contact", "lead", "chair", "officer", "bandleader", "singer", "comer", "visitor")
"""The pantry's own contact first; `comer` takes part uninvited as well."""
NEW_GROUP = "Testing Neighbours"
STEPS = ("took part", "raised", "left")
EVERY_MODEL = ",".join(model.name for model in READ_MODELS)
READS_HEADLINES, OWN_READINGS = "auditor", "/my-data"


class Told(Struct):
    things: Things
    sights: dict[tuple[str, str], dict[str, Sight]]
    news: dict[str, int]
    mail: dict[str, set[tuple[str, str]]]
    page: Page
    """Of the concern, as whoever raised it sees it."""


@pytest.fixture(scope="module", params=[PANTRY, NEW_GROUP])
def told(request: Any, made: Parts, worlds: World, client: TestClient, enter: Enter, post: Callable[[str], list[str]]) -> Told:
    """For a group that has signed and has a contact, and for one that nobody here knew."""
    things = furnished(made, worlds.narrator(), f"{uuid4().hex[:8]}.example")
    things.area.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
    _delivers(made, post)
    one = Told(things, {}, {}, {"before": _mailbox(made)}, Page(""))
    browsers = {who: enter(things, who) for who in WATCHING}
    nobodys = reference(uuid4())  # to look at one's own is written down where one reads it
    forget_tries(made)
    ada = stranger(client, made)
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        hints = Restless()
        patch.setattr(client.app.state, "outside", structs.replace(client.app.state.outside, hints=hints))
        ears = {who: stack.enter_context(_ear(client, browser, things)) for who, browser in browsers.items()}
        for step in ("before", *STEPS):
            _happens(step, one, ada, request.param)
            hints.all_looked()
            for who, browser in browsers.items():
                one.sights[step, who] = look_round(browser, things, nobodys)
        one.news = {who: len(ear.news) for who, ear in ears.items()}
    return one


def _happens(step: str, told: Told, ada: Browser, group: str) -> None:
    slug, bodies = told.things.slug, told.things.area.bodies
    match step:
        case "took part":
            (way_in,) = [link for link in ada.get(f"/{slug}/concerns/new").links if "/taking-part?next=" in link]
            chosen = {"group": str(bodies[PANTRY])} if group == PANTRY else {"group": "another", "group_name": group}
            page = ada.send(ada.get(way_in), "/taking-part", name="Ada Grey", **chosen)
            assert "Nobody has been told." in page.words
            assert page.path == f"/{slug}/concerns/new"
        case "raised":
            page = ada.send(ada.get(f"/{slug}/concerns/new"), "/concerns/drafts")
            page = ada.send(page, "/whom", respondent=f"{bodies[COUNCIL]} {OTHER_SERVICE}")
            page = ada.send(page, "/undertaking", clause=TWELVE_WEEKS)
            told.page = ada.send(ada.send(page, "/story", **STORY), "/check")
            assert "Your concern has been sent." in told.page.words
        case "left":
            assert "You no longer take part" in ada.send(ada.get(f"/{slug}/taking-part"), "/left").words


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("who", WATCHING)
def test_no_page_of_anybody_else_changes_by_a_byte(told: Told, who: str, step: str) -> None:
    before, after = (uncounted(told.sights[at, who]) for at in ("before", step))
    assert changes(before, after) == []


def uncounted(seen: dict[str, Sight]) -> dict[str, Sight]:
    """How often one opened words of a case is counted on one's own page, by looking at that page too."""
    mine = seen[OWN_READINGS]
    headers = {name: value for name, value in mine.headers.items() if name != "content-length"}
    return seen | {OWN_READINGS: Sight(mine.status, headers, mine.body)}


@pytest.mark.parametrize("who", WATCHING)
def test_no_live_page_of_anybody_else_is_told(told: Told, who: str) -> None:
    assert told.news[who] == 1


def test_only_whoever_it_is_with_gets_a_mail(told: Told, made: Parts, post: Callable[[str], list[str]]) -> None:
    """The mail of before is delivered first: what comes now is of the concern."""
    area = told.things.area
    _delivers(made, post)

    sent = _mailbox(made) - told.mail["before"]
    here = {address for who, address in area.addresses.items() if who != "librarian"}
    assert any(address == area.addresses["librarian"] and "A concern waits for you" in text for address, text in sent)
    assert [text for address, text in sent if address in here] == []


def test_whoever_raised_it_reads_their_own_case_and_no_name_that_the_public_cannot_see(told: Told) -> None:
    assert "Ada Grey" in told.page.words
    assert STORY["effect"] in told.page.words
    assert not any(name in told.page.words for name in ("chair", "secretary", "bandleader", "singer"))


def test_an_auditor_reads_that_somebody_came_and_not_who(told: Told, enter: Enter) -> None:
    page = enter(told.things, READS_HEADLINES).get(f"/{told.things.slug}/timeline?kind=person").words

    assert "Somebody came, to take part" in page
    assert "Somebody no longer takes part for a group" in page
    assert not any(name in page for name in ("Ada Grey", NEW_GROUP, f"for {PANTRY}, which"))


def test_once_they_ask_to_be_confirmed_the_contact_and_the_lead_are_asked(told: Told) -> None:
    """Or the walk would see nothing anywhere."""
    assert f"act for {CVS}" in told.sights["before", "lead"]["/duties"].body


def _ear(client: TestClient, browser: Browser, things: Things) -> Ear:
    return Ear(client, browser, f"/{things.slug}/live", f"reads={EVERY_MODEL}")


def _delivers(made: Parts, post: Callable[[str], list[str]]) -> None:
    """All that waits, however many there are to send at once."""
    sent = -1
    while sent != (sent := len(_mailbox(made))):
        post("nobody@street.example")


def _mailbox(made: Parts) -> set[tuple[str, str]]:
    with made.worker_pool.connection() as cx:
        return set(cx.execute("SELECT address, subject || E'\n' || body FROM ops.mailbox").fetchall())
