"""Contacts through the page: who reads what, listing, the yes or no by mail, and what is stale."""

from collections.abc import Callable

import pytest

from tests.browser import Browser, Page
from tests.given import COUNCIL, PANTRY, SERVICE, TestArea, World
from tests.web.listing import lists

SignedIn = Callable[[TestArea, str], Browser]
Mailed = Callable[[str], str]
TELEPHONE = "01632 960 123"


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def contacts(browser: Browser, area: TestArea) -> str:
    return browser.get(f"/{area.slug}/contacts").words


def list_one(browser: Browser, area: TestArea, status: int = 200, **typed: str | None) -> Page:
    usual = {
        "slot": f"{area.bodies[COUNCIL]} {SERVICE}",
        "kind": "person",
        "name": "Joel Ferreira",
        "address": f"joel@{area.slug}.example",
        "telephone": TELEPHONE,
    }
    return browser.send(browser.get(f"/{area.slug}/contacts/new"), "/contacts", status, **(usual | typed))


def test_an_officer_lists_somebody_whose_address_shows_once_they_say_yes(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    said = list_one(signed_in(area, "officer"), area)
    assert "Joel Ferreira is listed, and has been asked by mail whether that is right." in said.words
    link, chair = mailed_link(f"joel@{area.slug}.example"), signed_in(area, "chair")
    assert f"{SERVICE} Joel Ferreira Not confirmed yet" in contacts(chair, area)
    assert TELEPHONE not in contacts(chair, area)

    page = visitor.get(link)
    assert f"{COUNCIL} lists you as its contact for {SERVICE}." in page.words
    assert visitor.get(link).offers(link)
    said = visitor.send(page, link, answer="yes")

    assert f"Thank you. You are listed for {COUNCIL}, and are asked again in a year." in said.words
    assert f"joel@{area.slug}.example {TELEPHONE} confirmed on" in contacts(chair, area)
    assert visitor.get(link, 404).headings == ["This link is over"]


def test_the_public_reads_that_somebody_is_listed_and_no_more(area: TestArea, visitor: Browser) -> None:
    area.confirms(lists(area, COUNCIL, SERVICE, "joel", by="officer"))

    words = contacts(visitor, area)

    assert f"{SERVICE} Somebody is listed" in words
    assert "joel" not in words
    assert PANTRY not in words


def test_a_mailbox_that_its_body_shows_is_public_once_it_is_confirmed(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    desk = f"desk@{area.slug}.example"
    list_one(signed_in(area, "officer"), area, kind="mailbox", name="Front desk", address=desk, public="y")
    assert desk not in contacts(visitor, area)
    link = mailed_link(desk)

    visitor.send(visitor.get(link), link, answer="yes")

    assert f"{SERVICE} Front desk {desk} {TELEPHONE} confirmed on" in contacts(visitor, area)


def test_whoever_is_listed_says_no_and_the_place_is_open(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    list_one(signed_in(area, "officer"), area)
    link = mailed_link(f"joel@{area.slug}.example")

    visitor.send(visitor.get(link), link, answer="no")

    assert f"{SERVICE} Nobody yet" in contacts(signed_in(area, "chair"), area)


def test_it_waits_among_their_duties_and_is_answered_there_too(area: TestArea, signed_in: SignedIn) -> None:
    ref = lists(area, COUNCIL, SERVICE, "joel", by="officer")
    joel = signed_in(area, "joel")
    assert f"{COUNCIL} lists you as a contact" in joel.get("/duties").words

    joel.send(joel.get(f"/{area.slug}/contacts/{ref}"), ref, answer="yes")

    assert f"{COUNCIL} lists you as a contact" not in joel.get("/duties").words


def test_mail_that_came_back_hides_them_from_all_but_those_who_can_mend_it(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    ref = lists(area, COUNCIL, SERVICE, "joel", by="officer")
    area.confirms(ref)
    lead = signed_in(area, "lead")

    said = lead.send(lead.get(f"/{area.slug}/contacts/{ref}"), f"{ref}/return")

    assert "1 contact went stale" in said.words
    assert f"{SERVICE} joel Mail came back" in contacts(signed_in(area, "officer"), area)
    for browser in (visitor, signed_in(area, "chair")):
        assert f"{SERVICE} Nobody yet" in contacts(browser, area)
        assert "came back" not in contacts(browser, area)
    assert "came back" in lead.get(f"/{area.slug}/timeline").words
    assert "came back" not in signed_in(area, "chair").get(f"/{area.slug}/timeline").words


def test_a_stale_one_is_fresh_again_once_the_mailbox_answers(area: TestArea, signed_in: SignedIn) -> None:
    ref = lists(area, COUNCIL, SERVICE, "joel", by="officer")
    lead = signed_in(area, "lead")
    lead.send(lead.get(f"/{area.slug}/contacts/{ref}"), f"{ref}/return")

    area.confirms(ref)

    assert "stale" not in contacts(lead, area)
    assert f"{SERVICE} joel" in contacts(signed_in(area, "chair"), area)


def test_the_body_ends_a_listing_and_another_in_its_place_ends_the_first(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    first = lists(area, COUNCIL, SERVICE, "joel", by="officer")
    link, officer = mailed_link(f"joel@{area.slug}.example"), signed_in(area, "officer")
    list_one(officer, area, name="Ada Grey", address=f"ada@{area.slug}.example")
    assert visitor.get(link, 404).headings == ["This link is over"]
    assert "This contact is listed no longer." in officer.get(f"/{area.slug}/contacts/{first}").words
    page = officer.get(f"/{area.slug}/contacts")
    (ref,) = {path.split("/")[-1] for path in page.links if "/contacts/" in path and "/new" not in path}

    said = officer.send(officer.get(f"/{area.slug}/contacts/{ref}"), f"{ref}/withdrawal")

    assert f"{SERVICE} Nobody yet" in said.words


def test_a_contact_lists_for_their_own_group_and_for_no_other(area: TestArea, signed_in: SignedIn) -> None:
    contact = signed_in(area, "contact")
    page = contact.get(f"/{area.slug}/contacts/new")
    assert PANTRY in page.words
    assert COUNCIL not in page.words

    refused = list_one(contact, area, 422)

    assert "Choose a body's service." in refused.words


@pytest.mark.parametrize(
    ("typed", "say"),
    [
        ({"telephone": "ask Joel"}, "“ask Joel” is not a telephone number."),
        ({"link": "javascript:alert(1)"}, "“javascript:alert(1)” is not the address of a web page."),
        ({"public": "y"}, "Only a mailbox that belongs to a role can be shown to everybody"),
        ({"address": "joel"}, "“joel” is not a mail address."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_all_is_kept(
    area: TestArea, signed_in: SignedIn, typed: dict[str, str], say: str
) -> None:
    page = list_one(signed_in(area, "officer"), area, 422, **typed)

    assert say in page.words
    assert page.typed("/contacts")["name"] == "Joel Ferreira"
