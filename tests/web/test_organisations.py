"""An organisation's page: what it is, what it signed, who its champions are; and how far the register reaches."""

from collections.abc import Callable

import pytest

from domain.organisations import OrganisationKind, Sector, Size
from domain.shared.ids import reference
from tests.browser import Browser
from tests.championed import champion
from tests.given import BAND, COUNCIL, CVS, OTHER_SERVICE, PANTRY, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
SAID = {"identifier": "gb-chc-1234567", "kind": "charity", "size": "small"}


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def page_of(area: TestArea, body: str) -> str:
    return f"/{area.slug}/organisations/{reference(area.bodies[body])}"


def signed(area: TestArea, *bodies: str) -> None:
    for body in bodies:
        area.signs("lead", body, "Chair", "Their board, as its minutes show")


def test_a_contact_says_what_their_group_is_and_everybody_reads_its_number(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    signed(area, PANTRY)
    contact = signed_in(area, "contact")

    contact.send(contact.get(f"{page_of(area, PANTRY)}/identity"), "/identity", **SAID)

    read = visitor.get(page_of(area, PANTRY))
    assert "GB-CHC-1234567" in read.words
    assert "the Charity Commission for England and Wales" in read.words
    assert "signed on" in read.words
    assert "1 to 9 people paid" not in read.words
    assert "1 to 9 people paid" in contact.get(page_of(area, PANTRY)).words


def test_a_number_that_no_register_gave_is_said_beside_its_field_and_stays_typed(area: TestArea, signed_in: SignedIn) -> None:
    contact = signed_in(area, "contact")
    form = contact.get(f"{page_of(area, PANTRY)}/identity")

    refused = contact.send(form, "/identity", 422, **SAID | {"identifier": "GB-CHC-12"})

    assert "“12” is not a number of that register. A number of GB-CHC looks like GB-CHC-1234567." in refused.words
    assert refused.typed("/identity")["identifier"] == "GB-CHC-12"
    assert refused.typed("/identity")["kind"] == "charity"


def test_two_with_one_number_are_offered_to_whoever_keeps_the_register_and_become_one(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.body("Testing Pantry Ltd", Sector.VCS, identifier="GB-CHC-1234567")
    area.describes("contact", PANTRY, "GB-CHC-1234567")
    lead = signed_in(area, "lead")

    page = lead.get(page_of(area, PANTRY))
    merging = lead.get(next(link for link in page.links if "/merging?other=" in link))
    lead.send(merging, "/merging")

    assert "Testing Pantry Ltd has the same register number." in page.words
    assert "Also recorded as Testing Pantry" in lead.get(page_of(area, PANTRY)).words
    assert "The same number twice" not in lead.get(page_of(area, PANTRY)).words
    visitor.get(page_of(area, PANTRY), 404)


def test_a_group_that_has_no_part_in_public_has_no_public_page(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    visitor.get(page_of(area, PANTRY), 404)

    assert PANTRY not in visitor.get(f"/{area.slug}/organisations").words
    assert PANTRY in signed_in(area, "officer").get(f"/{area.slug}/organisations").words


def test_its_page_names_its_champions_and_who_followed_it(area: TestArea, visitor: Browser) -> None:
    champion(area, "librarian", COUNCIL, OTHER_SERVICE)
    signed(area, BAND, CVS)
    area.follows("lead", BAND, CVS)

    assert "librarian" in visitor.get(page_of(area, COUNCIL)).words
    assert f"{CVS} has followed it" in visitor.get(page_of(area, BAND)).words
    assert f"Follows {BAND}" in visitor.get(page_of(area, CVS)).words


def test_the_lead_adds_an_organisation_and_finds_one_with_that_number_again(area: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")
    typed = SAID | {"name": "Testing Allotments", "sector": "vcs"}

    added = lead.send(lead.get(f"/{area.slug}/organisations/new"), "/organisations", **typed)
    again = lead.send(lead.get(f"/{area.slug}/organisations/new"), "/organisations", **typed | {"name": "Allotments"})

    assert added.headings == ["Testing Allotments"]
    assert "Charity" in added.words
    assert again.path == added.path
    assert "Allotments was in the register already, as Testing Allotments" in again.words
    assert "already" not in added.words


def test_a_number_that_was_somebody_elses_is_free_once_that_is_mended(area: TestArea, signed_in: SignedIn) -> None:
    area.body("Testing Choir", Sector.VCS, identifier="GB-CHC-1234567")
    area.describes("lead", "Testing Choir", "GB-CHC-7654321")
    lead = signed_in(area, "lead")
    typed = SAID | {"name": "Testing Allotments", "sector": "vcs"}

    form = lead.get(f"/{area.slug}/organisations/new")
    added, sent_twice = (lead.send(form, "/organisations", **typed) for _ in range(2))
    again = lead.send(lead.get(f"/{area.slug}/organisations/new"), "/organisations", **typed | {"name": "Allotments"})

    assert added.headings == sent_twice.headings == ["Testing Allotments"]
    assert "GB-CHC-1234567" in added.words
    assert again.path == added.path
    assert page_of(area, "Testing Choir") != added.path


def test_a_count_below_five_is_not_told(area: TestArea, visitor: Browser) -> None:
    for number in range(6):
        area.body(f"Group {number}", Sector.VCS)
        signed(area, f"Group {number}")
        area.describes("lead", f"Group {number}", "", OrganisationKind.FAITH, Size.SMALL if number else Size.LARGE)

    read = visitor.get(f"/{area.slug}/signatories").words

    assert "Faith group: 6 Every other: fewer than 5" in read
    assert "1 to 9 people paid: 5 Every other: fewer than 5" in read
    assert "50 people paid" not in read
