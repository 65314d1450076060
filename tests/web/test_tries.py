"""How often somebody may try: exactly so often, over all processes, also while Valkey is away; whatever headers they send."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
import redis
from litestar.testing import TestClient

from infra.composition import Parts
from infra.limits import PREFIX, Limits
from infra.settings import Settings
from tests.browser import Browser
from tests.web.getting_in import asks_for_code, code_for
from web.people.proving import CODES_FOR_AN_ADDRESS, MAILS_TO_AN_ADDRESS
from web.shared.outside import Rate

SLOW = Rate("test", 5, timedelta(minutes=10))
NOWHERE = "redis://127.0.0.1:1"


@pytest.fixture(params=["with Valkey", "without"])
def limits(request: pytest.FixtureRequest, made: Parts, settings: Settings) -> list[Limits]:
    """As four processes have them."""
    url = settings.redis_url if request.param == "with Valkey" else NOWHERE
    return [Limits(url, made.app_pool, made.secret) for _process in range(4)]


def test_of_many_at_once_exactly_as_many_as_may_are_let_through(limits: list[Limits]) -> None:
    who = uuid4().hex

    with ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(lambda n: limits[n % 4].wait([(SLOW, who)]), range(60)))

    assert waits.count(0) == SLOW.at_once
    assert all(wait <= 600 for wait in waits)
    assert max(waits) > 500


def test_where_one_of_two_has_had_too_many_neither_is_counted(limits: list[Limits]) -> None:
    tired, fresh = uuid4().hex, uuid4().hex
    for _try in range(SLOW.at_once):
        assert limits[0].wait([(SLOW, tired)]) == 0

    assert limits[0].wait([(SLOW, tired), (SLOW, fresh)]) > 0

    assert [limits[1].wait([(SLOW, fresh)]) for _try in range(SLOW.at_once)] == [0] * SLOW.at_once


def test_room_comes_back_with_time(limits: list[Limits]) -> None:
    quick, who = Rate("quick", 1, timedelta(milliseconds=30)), uuid4().hex
    assert limits[0].wait([(quick, who)]) == 0

    wait = limits[0].wait([(quick, who)])

    assert 0 < wait <= 0.03


def test_an_address_gets_so_many_mails_and_the_page_says_when_there_may_be_more(client: TestClient, made: Parts) -> None:
    address = f"{uuid4().hex}@new.example"
    for _mail in range(MAILS_TO_AN_ADDRESS.at_once):
        asks_for_code(Browser(client), address)
    browser = Browser(client)

    refused = browser.send(browser.get("/sign-in"), "/sign-in", 422, address=address)

    assert "That was tried often just now. Wait 3 minutes" in refused.words
    assert refused.typed("/sign-in")["address"] == address
    assert asks_for_code(browser, f"other-{address}").headings == ["Look at your mail"]


def test_a_thousand_attempts_from_one_network_let_few_through_whatever_they_say_of_themselves(
    made: Parts, client: TestClient, monkeypatch: pytest.MonkeyPatch, count: Callable[[int, int], int]
) -> None:
    monkeypatch.setattr("web.people.proving._network", lambda _visit: network)
    network = f"198.51.100.{uuid4().hex}"
    browser = Browser(client)
    page = browser.get("/sign-in")
    fields, begun = page.typed("/sign-in"), time.monotonic()

    statuses = [
        browser.raw(
            "POST", "/sign-in", data=fields | {"address": f"{uuid4().hex}@new.example"},
            headers={"X-Forwarded-For": f"203.0.113.{n % 250}", "Forwarded": f"for=203.0.113.{n % 250}"}, follow_redirects=False,
        ).status_code
        for n in range(count(200, 1_000))
    ]  # fmt: skip

    assert set(statuses) == {303, 422}
    assert 40 <= statuses.count(303) <= 41 + (time.monotonic() - begun) / 6


def test_a_thousand_codes_typed_for_one_address_are_not_a_thousand_guesses(
    client: TestClient, made: Parts, count: Callable[[int, int], int]
) -> None:
    """Whoever asks for mail after mail, each with five tries, soon has no try left; the mailed link still works."""
    address, tried = f"{uuid4().hex}@new.example", 0
    for _typed in range(count(12, 200)):
        browser = Browser(client)
        forget_mails(made, address)
        page = asks_for_code(browser, address)
        for _try in range(5):
            wrong = f"{(int(code_for(made, address)) + 1) % 10**6:06}"
            tried += "That was tried often" not in browser.send(page, "/sign-in/code", 422, code=wrong).words

    refused = browser.send(page, "/sign-in/code", 422, code=code_for(made, address))

    assert tried == CODES_FOR_AN_ADDRESS.at_once
    assert "the latest one works meanwhile" in refused.words


def forget_mails(made: Parts, address: str) -> None:
    """As if they came from far apart in time: only what is typed counts here."""
    bucket = made.secret.sign("try", f"{MAILS_TO_AN_ADDRESS.name} {address}".encode())
    redis.Redis.from_url(made.settings.redis_url).delete(PREFIX + bucket)


def test_buckets_hold_no_address(made: Parts, settings: Settings, client: TestClient) -> None:
    address = f"{uuid4().hex}@new.example"
    asks_for_code(Browser(client), address)

    keys = b" ".join(redis.Redis.from_url(settings.redis_url).keys("oc:try:*"))

    assert keys
    assert address.encode() not in keys
