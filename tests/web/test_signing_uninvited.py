"""A group that somebody named on coming uninvited asks to sign up; and whoever was not confirmed is marked where it matters."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.shared.actor import Role
from domain.shared.errors import Refused
from infra.composition import Parts
from tests.browser import Browser, Page
from tests.given import COUNCIL, CVS, PANTRY, SERVICE, TWELVE_WEEKS, TestArea, World
from tests.web.coming import comes, stranger
from tests.web.furnished import STORY
from tests.web.getting_in import forget_tries

SignedIn = Callable[[TestArea, str], Browser]
GROUP, MARK = "Mill Lane Menders", "Not confirmed by anybody yet."
SIGNS = {"position": "Treasurer", "authority": "All of us, on 3 March"}


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def ada(client: Any, made: Parts, area: TestArea) -> Browser:
    """She has named a group and asked nobody anything."""
    forget_tries(made)
    browser = stranger(client, made)
    browser.send(browser.get(f"/{area.slug}/taking-part"), "/taking-part", name="Ada Grey", group_name=GROUP, ask=None)
    return browser


def test_where_signatures_wait_the_lead_approves_and_it_is_marked_until_somebody_confirms(
    area: TestArea, ada: Browser, signed_in: SignedIn, visitor: Browser
) -> None:
    lead = signed_in(area, "lead")
    lead.send(lead.get(f"/{area.slug}/signatories/approval"), "/approval", needed="yes")

    page = signs(ada, area)

    assert f"{GROUP} has asked to sign. The Compact lead approves it, or says why not." in page.words
    assert GROUP not in visitor.get(f"/{area.slug}/signatories").words
    mine = ada.get(f"/{area.slug}/taking-part")
    assert "You have asked that it signs the Compact." in mine.words
    assert not mine.offers("/signatories/new")
    request = lead.get(approval(lead, area))
    assert "nobody has confirmed yet that they act for it" in request.words
    lead.send(request, request.path, answer="approve")
    assert GROUP in visitor.get(f"/{area.slug}/signatories").words
    assert "It has signed the Compact." in ada.get(f"/{area.slug}/taking-part").words


def test_why_it_was_not_approved_is_read_by_whoever_asked_and_they_may_ask_again(
    area: TestArea, ada: Browser, signed_in: SignedIn
) -> None:
    lead = signed_in(area, "lead")
    lead.send(lead.get(f"/{area.slug}/signatories/approval"), "/approval", needed="yes")
    signs(ada, area)
    request = lead.get(approval(lead, area))
    lead.send(request, request.path, answer="refuse", why="Come to our next meeting first.")

    page = ada.get(f"/{area.slug}/taking-part")

    assert "Come to our next meeting first." in page.words
    assert page.offers("/signatories/new")


def test_where_none_waits_it_signs_at_once_marked_to_the_people_here_until_it_is_confirmed(
    area: TestArea, ada: Browser, signed_in: SignedIn, visitor: Browser
) -> None:
    assert f"{GROUP} has signed up." in signs(ada, area).words

    lead, path = signed_in(area, "lead"), f"/{area.slug}/signatories"
    assert MARK in lead.get(path).words
    assert GROUP in visitor.get(path).words
    waiting = lead.get(next(link for link in lead.get(f"/{area.slug}/people").links if "/taking-part/" in link))
    lead.send(waiting, "/confirmation")
    assert MARK not in lead.get(path).words
    assert "Ada Grey became a signatory contact for Mill Lane Menders" in lead.get(f"/{area.slug}/timeline").words
    assert ada.get(f"/{area.slug}/contacts/new").offers("/contacts"), "who signed for it is its contact, once known to it"


def test_whoever_is_confirmed_signs_without_being_given_a_role_and_is_its_contact_from_then_on(
    area: TestArea, ada: Browser, signed_in: SignedIn
) -> None:
    lead = signed_in(area, "lead")
    ada.send(ada.get(f"/{area.slug}/taking-part"), "/asked")
    lead.send(lead.get(next(link for link in lead.get(f"/{area.slug}/people").links if "/taking-part/" in link)), "/confirmation")
    ada.get(f"/{area.slug}/contacts/new", 403)

    assert f"{GROUP} has signed up." in signs(ada, area).words

    assert ada.get(f"/{area.slug}/contacts/new").offers("/contacts")
    assert "Ada Grey became a signatory contact for Mill Lane Menders" in lead.get(f"/{area.slug}/timeline").words


def test_where_signatures_wait_a_member_is_contact_once_the_lead_has_approved(area: TestArea, signed_in: SignedIn) -> None:
    area.somebody("usher", Role.VCS, CVS)
    lead, usher = signed_in(area, "lead"), signed_in(area, "usher")
    lead.send(lead.get(f"/{area.slug}/signatories/approval"), "/approval", needed="yes")

    signs(usher, area)

    usher.get(f"/{area.slug}/contacts/new", 403)
    request = lead.get(approval(lead, area))
    lead.send(request, request.path, answer="approve")
    assert usher.get(f"/{area.slug}/contacts/new").offers("/contacts")


def test_a_member_signs_beside_a_contact_who_stays_the_only_one(area: TestArea, signed_in: SignedIn) -> None:
    area.somebody("helper", Role.VCS, PANTRY)
    helper = signed_in(area, "helper")

    assert f"{PANTRY} has signed up." in signs(helper, area).words

    helper.get(f"/{area.slug}/contacts/new", 403)
    assert "elper became a signatory contact" not in signed_in(area, "lead").get(f"/{area.slug}/timeline").words


def test_a_stranger_signs_for_nobody_else_by_name(area: TestArea, ada: Browser) -> None:
    area.signs("contact", PANTRY, "Chair", "The trustees")

    page = signs(ada, area, 422, capacity="representative", represents="Menders", members=PANTRY)

    assert "You can sign for others by name once somebody has confirmed that you act for this organisation." in page.words


def test_a_group_that_is_known_here_is_signed_for_by_its_own_contact(area: TestArea, signed_in: SignedIn) -> None:
    area.signs("contact", PANTRY, "Chair", "The trustees")
    comes(area, "bo", PANTRY)

    page = signed_in(area, "bo").get(f"/{area.slug}/signatories/new")

    assert "nobody has confirmed yet that you act for one" in page.words
    with pytest.raises(Refused, match="Nobody has confirmed yet"):
        area.signs("bo", PANTRY, "Chair", "Myself")


def test_a_raiser_whom_nobody_confirmed_is_marked_to_those_in_the_case_until_somebody_does(
    area: TestArea, signed_in: SignedIn
) -> None:
    area.signs("contact", PANTRY, "Chair", "The trustees")
    who = comes(area, "bo", PANTRY)
    ref = area.raises("bo", PANTRY, COUNCIL, SERVICE, TWELVE_WEEKS, STORY, 1)
    lead, chair, path = signed_in(area, "lead"), signed_in(area, "chair"), f"/{area.slug}/concerns/{ref}"

    assert MARK in chair.get(path).words
    lead.send(lead.get(f"/{area.slug}/taking-part/{who}"), "/confirmation")

    assert MARK not in chair.get(path).words
    own = area.raises("contact", PANTRY, COUNCIL, SERVICE, TWELVE_WEEKS, STORY, 1)
    assert MARK not in chair.get(f"/{area.slug}/concerns/{own}").words


def signs(browser: Browser, area: TestArea, status: int = 200, **typed: str) -> Page:
    return browser.send(browser.get(f"/{area.slug}/signatories/new"), "/signatories", status, **(SIGNS | typed))


def approval(lead: Browser, area: TestArea) -> str:
    return next(link for link in lead.get(f"/{area.slug}/signatories").links if "/signatories/requests/" in link)
