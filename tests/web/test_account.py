"""Your account: where you are signed in, each to be ended, and the areas that you have a part in."""

from collections.abc import Callable

import pytest
from litestar.testing import TestClient

from infra.composition import Parts
from tests.browser import Browser
from tests.given import TestArea, World
from tests.web.entering import is_in
from tests.web.getting_in import begins_session
from web.people.devices import device

SignedIn = Callable[[TestArea, str], Browser]
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1"
)


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def test_every_device_is_listed_and_one_of_them_can_be_signed_out(
    client: TestClient, made: Parts, area: TestArea, signed_in: SignedIn
) -> None:
    here, there = signed_in(area, "lead"), begins_session(made, area, "lead")
    account = here.get("/account")

    after = here.send(account, f"/{there}/end")

    assert "Firefox, Linux" in account.words
    assert "Firefox, Linux" not in after.words
    assert is_in(here)


def test_signing_out_everywhere_ends_every_session(area: TestArea, signed_in: SignedIn) -> None:
    browsers = [signed_in(area, "lead") for _device in range(3)]

    browsers[0].send(browsers[0].get("/account"), "/account/sessions/end")

    assert [is_in(one) for one in browsers] == [False] * 3


def test_nobody_ends_anothers_session(made: Parts, area: TestArea, signed_in: SignedIn) -> None:
    theirs, other = begins_session(made, area, "lead"), signed_in(area, "contact")

    other.post(f"/account/sessions/{theirs}/end", 200, {"token": other.get("/account").typed("/sign-out")["token"]})

    assert signed_in(area, "lead").get("/account").offers(f"/{theirs}/end")


def test_it_names_the_areas_one_has_a_part_in_and_no_other(world: World, area: TestArea, signed_in: SignedIn) -> None:
    elsewhere = world.area()

    account = signed_in(area, "lead").get("/account")

    assert f"/{area.slug}" in account.links
    assert f"/{elsewhere.slug}" not in account.links


@pytest.mark.parametrize(
    ("agent", "words"),
    [(FIREFOX, "Firefox, Linux"), (CHROME, "Chrome, Windows"), (SAFARI, "Safari, iPhone"), ("curl/8", ""), ("", "")],
)
def test_a_device_is_called_what_people_call_it(agent: str, words: str) -> None:
    assert device(agent) == words
