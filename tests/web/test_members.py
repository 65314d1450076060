"""Somebody has come for a group that is known here: its contacts are told, say yes or no, and what was done meanwhile is marked."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.shared.actor import Role
from domain.shared.ids import reference
from tests.browser import Browser
from tests.given import COUNCIL, CVS, PANTRY, TestArea, World
from tests.web.coming import comes

SignedIn = Callable[[TestArea, str], Browser]
Post = Callable[[str], list[str]]
WORDS = {"title": "Parks", "about": "More trees? We ask who walks there."}


@pytest.fixture
def area(world: World) -> TestArea:
    """Ada has come for the pantry, which has a contact."""
    one = world.area()
    with one.narrator.at_once():
        one.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
        one.signs("lead", CVS, "Compact lead", "Their board, as its minutes show")
    comes(one, "ada", PANTRY)
    return one


@pytest.fixture
def asked(area: TestArea) -> str:
    """Both the pantry and Ada have responded to it, for the pantry."""
    ref = area.opens("officer", COUNCIL, WORDS, area.narrator.day(-90))
    area.responds("ada", PANTRY, ref, "Fewer trees.")
    area.responds("contact", PANTRY, ref, "Many more trees.")
    return f"/{area.slug}/consultations/{ref}"


def page_of(area: TestArea, who: str = "ada") -> str:
    return f"/{area.slug}/taking-part/{reference(area.people[who])}"


def test_the_contact_is_told_by_mail_and_in_their_duties(area: TestArea, signed_in: SignedIn, post: Post) -> None:
    (mail,) = [mail for mail in post(area.addresses["contact"]) if "Somebody has come" in mail]

    assert f"to act for {PANTRY}; please say whether they do." in mail
    assert signed_in(area, "contact").get("/duties").offers(page_of(area))
    assert signed_in(area, "lead").get("/duties").offers(page_of(area))
    for who in ("bandleader", "ada"):
        assert not signed_in(area, who).get("/duties").offers(page_of(area)), who


def test_where_nobody_is_contact_the_lead_is_asked(area: TestArea, signed_in: SignedIn, post: Post) -> None:
    comes(area, "ben", CVS)

    assert signed_in(area, "lead").get("/duties").offers(page_of(area, "ben"))
    assert any(f"to act for {CVS}" in mail for mail in post(area.addresses["lead"]))


def test_who_becomes_contact_meanwhile_is_asked_too(area: TestArea, signed_in: SignedIn) -> None:
    comes(area, "ben", CVS)
    area.somebody("director", Role.CONTACT, CVS)

    assert signed_in(area, "director").get("/duties").offers(page_of(area, "ben"))
    area.ends("lead", "director", Role.CONTACT, CVS)
    assert not signed_in(area, "director").get("/duties").offers(page_of(area, "ben"))


@pytest.mark.parametrize("who", ["contact", "lead"])
def test_it_is_confirmed_by_its_contact_or_the_lead_and_they_are_a_member_from_then_on(
    area: TestArea, signed_in: SignedIn, who: str
) -> None:
    browser, ada = signed_in(area, who), signed_in(area, "ada")
    person = f"/{area.slug}/people/{reference(area.people['ada'])}"
    assert "You have no confirmed role in this area now." in ada.get(f"/{area.slug}/people", 403).words
    browser.get(person, 404)

    page = browser.send(browser.get(page_of(area)), "/confirmation")

    assert f"You have confirmed that ada acts for {PANTRY}." in page.words
    assert f"ada a voluntary-sector member for {PANTRY}" in page.words
    assert f"{who.capitalize()} confirmed that ada acts for {PANTRY}" in browser.get(f"/{area.slug}/timeline").words
    for one in ("contact", "lead"):
        assert not signed_in(area, one).get("/duties").offers(page_of(area))
    assert browser.get(page_of(area)).path == person
    assert "contact" in ada.get(f"/{area.slug}/people").words


def test_they_are_told_no_and_take_part_for_it_no_longer(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "contact")

    page = browser.send(browser.get(page_of(area)), "/refusal")

    assert f"ada takes part for {PANTRY} no longer." in page.words
    assert not browser.get("/duties").offers(page_of(area))
    browser.get(page_of(area), 404)
    assert "here as" not in signed_in(area, "ada").get(f"/{area.slug}").words


@pytest.mark.parametrize("who", ["bandleader", "officer", "ada"])
def test_nobody_else_is_asked(area: TestArea, signed_in: SignedIn, who: str, recorded: Any) -> None:
    browser, before = signed_in(area, who), recorded()
    token = browser.get("/demo").typed("/demo/session")["token"]

    for act in ("confirmation", "refusal"):
        sent = {"token": token, "command_id": str(area.tenant), "organisation": str(area.bodies[PANTRY])}
        browser.post(f"{page_of(area)}/{act}", 404, sent)

    assert recorded() == before


def test_a_response_by_somebody_unconfirmed_is_marked_and_takes_nothing_from_the_group_s_own(
    area: TestArea, signed_in: SignedIn, asked: str
) -> None:
    read = signed_in(area, "officer").get(asked).words

    assert "Fewer trees." in read
    assert "Many more trees." in read
    assert read.count("Not confirmed by the organisation") == 1
    contact = signed_in(area, "contact")
    contact.send(contact.get(page_of(area)), "/confirmation")
    assert "Not confirmed by the organisation" not in signed_in(area, "officer").get(asked).words


def test_the_mark_stays_if_the_group_says_no(area: TestArea, signed_in: SignedIn, asked: str) -> None:
    contact = signed_in(area, "contact")
    contact.send(contact.get(page_of(area)), "/refusal")

    assert "Not confirmed by the organisation" in signed_in(area, "officer").get(asked).words


def test_somebody_unconfirmed_reads_their_own_response_and_not_the_group_s(
    area: TestArea, signed_in: SignedIn, asked: str
) -> None:
    mine = signed_in(area, "ada").get(asked).words

    assert "Fewer trees." in mine
    assert "Many more trees." not in mine
    contact = signed_in(area, "contact")
    contact.send(contact.get(page_of(area)), "/confirmation")
    assert "Many more trees." in signed_in(area, "ada").get(asked).words


def test_the_response_of_somebody_unconfirmed_leaves_the_contact_s_duty_open(area: TestArea, signed_in: SignedIn) -> None:
    ref = area.opens("officer", COUNCIL, WORDS, area.narrator.day(-90))
    answers = f"/consultations/{ref}/response"

    area.responds("ada", PANTRY, ref, "Fewer trees.")

    assert not signed_in(area, "ada").get("/duties").offers(answers)
    assert signed_in(area, "contact").get("/duties").offers(answers)
