"""What is late in an area, and that its agreement has expired, as its host sees it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.browser import Browser
from tests.given import NOTICE, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    narrator = world.narrator()
    narrator.begin(60)
    area = world.area(narrator=narrator)
    area.keeper()
    return area


@pytest.fixture
def host(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "host")


def on_its_page(area: TestArea, host: Browser) -> str:
    return host.get(f"{area.host_page}/areas/{area.slug}").words


def test_reviews_and_engagement_past_their_day_are_late_until_they_are_met(area: TestArea, host: Browser) -> None:
    now = area.narrator
    area.reviews("lead", now.day(40))
    area.opens_engagement("lead", now.day(60), "What has worked?", "Come to the library.", until=now.day(40))
    ref = area.records_instrument("lead", "A code", now.day(60), NOTICE, review_on=now.day(40))
    assert "Late 0" in on_its_page(area, host)

    now.until(now.at + timedelta(days=25))

    assert "Late 3" in on_its_page(area, host)
    area.reviews("lead", now.day(-100))
    area.closes_engagement("lead", 1, area.today, "More on notice.")
    assert "Late 1" in on_its_page(area, host)
    area.withdraws_instrument("lead", ref, "Nobody uses it.")
    assert "Late 0" in on_its_page(area, host)


def test_an_agreement_past_the_day_until_which_it_was_agreed_has_expired(area: TestArea, host: Browser) -> None:
    area.reviews("lead", area.narrator.day(40), ends_on=area.narrator.day(30))

    assert "Expired" in on_its_page(area, host)
    assert "and still used" in host.get(area.host_page).words
