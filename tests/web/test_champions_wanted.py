"""Which services should have a champion: named by the body itself, or of the voluntary sector by the Compact lead."""

from collections.abc import Callable

import pytest

from domain.shared.ids import reference
from tests.browser import Browser
from tests.championed import asks, champion
from tests.given import BAND, COUNCIL, CVS, OTHER_SERVICE, PANTRY, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def services_of(area: TestArea, body: str) -> str:
    return f"/{area.slug}/organisations/{reference(area.bodies[body])}/services"


def test_a_sector_that_the_lead_names_shows_as_vacant_to_everybody_and_waits_for_the_group(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    lead = signed_in(area, "lead")

    named = lead.send(lead.get(services_of(area, CVS)), "/services", service_area="Faith groups")

    assert "Faith groups should have a champion from now on." in named.words
    assert "Testing CVS needs a champion for Faith groups" in signed_in(area, "chair").get("/duties").words
    coverage = visitor.get(f"/{area.slug}/champions/coverage").words
    assert "The voluntary sector 0 of 0 champions Nobody 1 vacant" in coverage
    assert "Testing CVS The voluntary sector 0 of 1 forums and sectors 1 vacant Faith groups Nobody yet" in coverage
    assert visitor.get(f"/{area.slug}/organisations/{reference(area.bodies[CVS])}").headings == [CVS]


def test_once_somebody_serves_there_it_is_covered_and_nobody_is_asked_any_more(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    area.names_service("lead", CVS, "Faith groups")

    champion(area, "imam", CVS, "Faith groups")

    assert "1 of 1 forums and sectors Covered" in visitor.get(f"/{area.slug}/champions/coverage").words
    assert "Faith groups" not in signed_in(area, "chair").get("/duties").words


def test_a_service_that_is_no_longer_wants_nobody_and_whoever_served_there_stops(
    area: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    champion(area, "librarian")
    officer = signed_in(area, "officer")

    officer.send(officer.get(services_of(area, COUNCIL)), "/services/ended", service=OTHER_SERVICE)

    coverage = visitor.get(f"/{area.slug}/champions/coverage").words
    assert OTHER_SERVICE not in coverage
    assert "needs a champion" not in signed_in(area, "chair").get("/duties").words
    assert f"has {OTHER_SERVICE} no longer" in visitor.get(f"/{area.slug}/timeline").words
    assert signed_in(area, "librarian").get(services_of(area, COUNCIL), 403)


@pytest.mark.parametrize("how", ["follows", "merges"])
def test_an_organisation_that_is_there_no_more_wants_nobody(
    area: TestArea, signed_in: SignedIn, visitor: Browser, how: str
) -> None:
    area.keeper()
    area.names_service("lead", CVS, "Faith groups")
    chair, host = signed_in(area, "chair"), signed_in(area, "host")
    assert "Without a champion 4" in host.get(area.host_page).words

    getattr(area, how)("lead", CVS, PANTRY)

    assert "Faith groups" not in visitor.get(f"/{area.slug}/champions/coverage").words
    assert "Faith groups" not in chair.get(f"/{area.slug}/champions").words
    assert "Faith groups" not in chair.get("/duties").words
    assert "Without a champion 3" in host.get(area.host_page).words


def test_two_that_were_not_the_same_after_all_want_again_whom_they_wanted(area: TestArea, signed_in: SignedIn) -> None:
    area.keeper()
    area.names_service("lead", CVS, "Faith groups")
    area.merges("lead", CVS, PANTRY)

    area.separates("lead", CVS)

    assert "needs a champion for Faith groups" in signed_in(area, "chair").get("/duties").words
    assert "Without a champion 4" in signed_in(area, "host").get(area.host_page).words


def test_where_somebody_is_asked_it_ends_after_they_answered(area: TestArea, signed_in: SignedIn) -> None:
    asks(area, COUNCIL, OTHER_SERVICE, "nominee")
    officer = signed_in(area, "officer")

    refused = officer.send(officer.get(services_of(area, COUNCIL)), "/services/ended", 422, service=OTHER_SERVICE)

    assert "Somebody has been asked to be champion there" in refused.words


def test_a_group_does_not_name_sectors_for_itself(area: TestArea, signed_in: SignedIn) -> None:
    signed_in(area, "bandleader").get(services_of(area, BAND), 403)
    assert "/services" not in str(signed_in(area, "bandleader").get(services_of(area, BAND).removesuffix("/services")).links)
