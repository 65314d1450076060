"""My data: everything held on me in every area, and nothing of anybody else's."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from domain.shared.actor import Role
from infra.composition import Parts
from tests.browser import Browser
from tests.given import COUNCIL, OTHER_SERVICE, PANTRY, TestArea, World
from tests.web.furnished import Twin, champion, concern
from tests.web.getting_in import begins_session, has_passkey
from tests.web.unsent import draft_of

SECRET = "a wombat in the boiler room"
Enter = Callable[[TestArea, str], Browser]


def both(world: World) -> tuple[Twin, Twin]:
    """Two areas with the same people in them."""
    family = f"{uuid4().hex[:8]}.example"
    found = []
    for _ in range(2):
        area = Twin.opened(world.narrator(), f"t-{uuid4().hex[:12]}", "three-steps", empty=True)
        area.family = family
        with area.narrator.at_once():  # type: ignore[attr-defined]
            area.furnish()
        found.append(area)
    return found[0], found[1]


@pytest.fixture(scope="module")
def areas(worlds: World, made: Parts) -> tuple[Twin, Twin]:
    here, there = both(worlds)
    champion(here, "librarian")
    here.signs("contact", PANTRY, "Treasurer", "The trustees met")
    concern(here, "contact", PANTRY, what_happened=SECRET)
    draft_of(made, here, "contact", PANTRY, what_happened="An unfinished thought")
    consultation = there.opens("officer", COUNCIL, {"title": "The bus", "about": "Should it go?"}, there.narrator.day(-90))
    there.responds("contact", PANTRY, consultation, "Let it stay")
    return here, there


def whole(browser: Browser) -> dict[str, Any]:
    answer = browser.raw("GET", "/my-data/my-data.json")
    assert answer.headers["content-disposition"].startswith("attachment")
    found: dict[str, Any] = json.loads(answer.content)["held"]
    return found


def test_it_is_all_areas_at_once_with_who_answers_for_each(areas: tuple[Twin, Twin], signed_in: Enter) -> None:
    page = signed_in(areas[0], "contact").get("/my-data")

    assert all(area.slug in page.words and f"Host of {area.slug[2:]} looks after this area" in page.words for area in areas)
    assert areas[0].addresses["contact"] in page.words
    assert "30 days: so that a long form can be written in pieces" in page.words


def test_whoever_is_not_signed_in_is_asked_to(visitor: Browser) -> None:
    for path in ("/my-data", "/my-data/my-data.json"):
        assert visitor.get(path).path == "/sign-in"


def test_the_file_has_what_i_did_what_i_wrote_and_what_was_kept_of_me(areas: tuple[Twin, Twin], signed_in: Enter) -> None:
    found = whole(signed_in(areas[0], "contact"))

    here, there = (next(one for one in found["areas"] if one["slug"] == area.slug) for area in areas)
    texts = [text for one in (here, there) for act in one["acts"] for text in act["texts"].values()]
    assert {"Treasurer", "The trustees met", SECRET, "Let it stay"} <= set(texts)
    assert here["roles"] == [f"a signatory contact, {PANTRY}"]
    assert here["drafts"][0]["values"]["what_happened"] == "An unfinished thought"
    assert found["address"] == areas[0].addresses["contact"]
    assert found["sessions"]


def test_what_signs_them_in_is_there_with_the_device(areas: tuple[Twin, Twin], signed_in: Enter, made: Parts) -> None:
    has_passkey(made, areas[0], "secretary", name="Kitchen laptop")
    begins_session(made, areas[0], "secretary")
    browser = signed_in(areas[0], "secretary")

    found, words = whole(browser), browser.get("/my-data").words

    assert [(one["name"], one["used_at"]) for one in found["passkeys"]] == [("Kitchen laptop", None)]
    assert "Firefox, Linux" in [one["device"] for one in found["sessions"]]
    assert "Kitchen laptop" in words
    assert "Firefox, Linux" in words
    assert whole(signed_in(areas[0], "chair"))["passkeys"] == []


def test_words_of_a_concern_are_there_for_those_in_it_alone(areas: tuple[Twin, Twin], signed_in: Enter) -> None:
    told = {who: json.dumps(whole(signed_in(areas[0], who))) for who in ("contact", "librarian", "officer", "lead", "auditor")}

    assert {who for who, text in told.items() if SECRET in text} == {"contact"}
    assert {who for who, text in told.items() if "raised a concern" in text} == {"contact"}


def test_the_words_handed_out_are_noted_as_read(areas: tuple[Twin, Twin], signed_in: Enter, made: Parts) -> None:
    query = "SELECT count(*) FROM vault.opening WHERE reader = %s AND purpose = 'my data'"
    me = str(areas[0].people["contact"])
    with made.vault.pool.connection() as cx:
        (before,) = cx.execute(query, (me,)).fetchone() or (0,)
        first = whole(signed_in(areas[0], "contact"))
        (after,) = cx.execute(query, (me,)).fetchone() or (0,)

    again = whole(signed_in(areas[0], "contact"))
    read = [[len(one["readings"]) for one in found["areas"] if one["slug"] == areas[0].slug] for found in (first, again)]
    assert after > before
    assert read[1][0] == read[0][0] + 1
    assert {one["purpose"] for area in again["areas"] for one in area["readings"]} == {"my data"}


def test_nobody_elses_name_or_words_are_in_what_i_typed(areas: tuple[Twin, Twin], signed_in: Enter) -> None:
    areas[0].person("newcomer", f"newcomer@{areas[0].family}", Role.VCS, PANTRY)

    found = whole(signed_in(areas[0], "lead"))

    texts = [text for one in found["areas"] for act in one["acts"] for text in act["texts"].values()]
    assert "newcomer" not in texts


def test_mail_to_me_is_listed_and_mail_to_others_is_not(
    areas: tuple[Twin, Twin], signed_in: Enter, post: Callable[[str], list[str]]
) -> None:
    post(areas[0].addresses["librarian"])

    found = whole(signed_in(areas[0], "librarian"))
    others = whole(signed_in(areas[0], "chair"))

    assert any(OTHER_SERVICE in one["subject"] for one in found["copies_of_mails"])
    assert {one["kind"] for one in found["mails"]} == {"duty"}
    assert others["copies_of_mails"] == []
