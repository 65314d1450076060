"""Passkeys: added by whoever is in, and then enough to come in; for our own address, once, and only by their owner."""

from collections.abc import Callable

import pytest
from litestar.testing import TestClient

from infra.composition import Parts
from tests.authenticator import Device
from tests.browser import DEVICE, Browser, Page, filled
from tests.given import TestArea, World
from tests.web.entering import is_in
from tests.web.getting_in import has_passkey

SignedIn = Callable[[TestArea, str], Browser]
NOT_KNOWN = "That passkey is not known here"


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def test_somebody_adds_a_passkey_signs_out_and_comes_back_with_it(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "chair")
    account = browser.send(browser.get("/account/passkeys/new"), "/account/passkeys", name="My telephone")
    browser.send(account, "/sign-out")

    landed = browser.send(browser.get(f"/sign-in?next=/{area.slug}"), "/sign-in/passkey")

    assert "My telephone" in account.words
    assert landed.path == f"/{area.slug}"
    assert area.addresses["chair"] in browser.get("/account").words


def test_a_passkey_that_was_removed_lets_nobody_in(made: Parts, area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    passkey_id = has_passkey(made, area, "chair")
    owner = signed_in(area, "chair")
    owner.send(owner.get("/account"), f"/{passkey_id}/removal")

    refused = visitor.send(visitor.get("/sign-in"), "/sign-in/passkey", 422)

    assert NOT_KNOWN in refused.words
    assert not is_in(visitor)


def test_an_answer_is_taken_once(client: TestClient, made: Parts, area: TestArea) -> None:
    has_passkey(made, area, "chair")
    browser = Browser(client)
    page = browser.get("/sign-in")
    fields, cookies = filled(page, "/sign-in/passkey", {}), browser.cookies
    browser.post("/sign-in/passkey", 200, fields)

    thief = Browser(client)
    thief.cookies = cookies
    refused = thief.post("/sign-in/passkey", 422, fields)

    assert NOT_KNOWN in refused.words
    assert not is_in(thief)


def test_an_answer_to_anothers_challenge_is_refused(client: TestClient, made: Parts, area: TestArea) -> None:
    has_passkey(made, area, "chair")
    theirs = Browser(client).get("/sign-in")
    browser = Browser(client)
    own = browser.get("/sign-in")
    planted = filled(theirs, "/sign-in/passkey", {})

    for fields in (planted | {"token": own.typed("/sign-in/passkey")["token"]},
                   filled(own, "/sign-in/passkey", {}) | {"challenge": planted["challenge"]},
                   filled(own, "/sign-in/passkey", {}) | {"challenge": "", "credential": "{}"}):  # fmt: skip
        assert NOT_KNOWN in browser.post("/sign-in/passkey", 422, fields).words

    assert not is_in(browser)


@pytest.mark.parametrize(
    "device",
    [Device("https://evil.example"), Device("http://localhost:1")],
    ids=["a page that only looks like ours", "another port"],
)
def test_a_passkey_shown_elsewhere_does_not_open_ours(made: Parts, area: TestArea, visitor: Browser, device: Device) -> None:
    has_passkey(made, area, "chair")
    device.keys, device.users = DEVICE.keys, DEVICE.users
    page = visitor.get("/sign-in")

    refused = visitor.send(page, "/sign-in/passkey", 422, credential=device.answers("get", asks(page)))

    assert NOT_KNOWN in refused.words


def test_a_device_that_asks_for_no_finger_is_not_enough(made: Parts, area: TestArea, visitor: Browser) -> None:
    has_passkey(made, area, "chair")
    careless = Device(DEVICE.origin, verified=False)
    careless.keys, careless.users = DEVICE.keys, DEVICE.users
    page = visitor.get("/sign-in")

    refused = visitor.send(page, "/sign-in/passkey", 422, credential=careless.answers("get", asks(page)))

    assert NOT_KNOWN in refused.words


@pytest.mark.parametrize("sent", ["", "{}", "[]", "null", '{"id": 3}', '{"rawId": "é"}', "x" * 9_000])
def test_odd_answers_are_refused_in_the_page(visitor: Browser, sent: str) -> None:
    refused = visitor.send(visitor.get("/sign-in"), "/sign-in/passkey", 422, credential=sent)

    assert NOT_KNOWN in refused.words


def test_nobody_removes_anothers_passkey(made: Parts, area: TestArea, signed_in: SignedIn) -> None:
    passkey_id = has_passkey(made, area, "chair")
    other = signed_in(area, "contact")

    other.post(f"/account/passkeys/{passkey_id}/removal", 200, {"token": other.get("/account").typed("/sign-out")["token"]})

    owner = signed_in(area, "chair").get("/account")
    assert owner.offers(f"/{passkey_id}/removal")


def asks(page: Page) -> str:
    return str(page.form("/sign-in/passkey")["passkey"][1])
