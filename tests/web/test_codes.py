"""The code beside the mailed link: six digits, typed in the window that asked, few times and not for long."""

from datetime import timedelta
from uuid import uuid4

import pytest
from litestar.testing import TestClient

from infra.composition import Parts
from services.people import signing_in
from tests.browser import Browser
from tests.given import TestArea, World
from tests.web.entering import is_in
from tests.web.getting_in import asks_for_code, code_for

OVER = "This code is over"


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    return worlds.area()


@pytest.fixture
def address() -> str:
    """Nobody's here, yet."""
    return f"{uuid4().hex[:12]}@new.example"


def test_a_code_lets_in_whoever_typed_the_address(visitor: Browser, made: Parts, area: TestArea) -> None:
    page = asks_for_code(visitor, area.addresses["contact"])

    landed = visitor.send(page, "/sign-in/code", code=code_for(made, area.addresses["contact"]))

    assert landed.path == "/duties"
    assert area.addresses["contact"] in visitor.get("/account").words


def test_a_code_may_be_typed_as_people_copy_it(visitor: Browser, made: Parts, address: str) -> None:
    page, code = asks_for_code(visitor, address), code_for(made, address)

    visitor.send(page, "/sign-in/code", code=f" {code[:3]}-{code[3:]} ")

    assert is_in(visitor)


def test_a_stranger_who_proves_an_address_has_an_account_and_no_part_in_any_area(
    visitor: Browser, made: Parts, area: TestArea, address: str
) -> None:
    visitor.send(asks_for_code(visitor, address), "/sign-in/code", code=code_for(made, address))

    assert "You have no part in an area yet." in visitor.get("/account").words
    assert visitor.raw("GET", f"/{area.slug}/champions/new").status_code == 403


def test_no_login_is_made_for_an_address_that_nobody_proved(visitor: Browser, made: Parts, address: str) -> None:
    asks_for_code(visitor, address)

    with made.app_pool.connection() as cx:
        assert signing_in.login_of(cx, made.addresses, address) is None


def test_five_wrong_codes_end_the_attempt_and_each_says_how_many_are_left(visitor: Browser, made: Parts, address: str) -> None:
    page, right = asks_for_code(visitor, address), code_for(made, address)
    wrong = f"{(int(right) + 1) % 10**6:06}"

    said = [visitor.send(page, "/sign-in/code", 422, code=wrong).words for _try in range(5)]
    late = visitor.send(page, "/sign-in/code", 422, code=right)

    assert [f"You can try {left} more times." in words for left, words in zip((4, 3, 2, 1), said, strict=False)] == [True] * 4
    assert OVER in said[4]
    assert OVER in late.words
    assert not is_in(visitor)


def test_a_code_works_once(client: TestClient, made: Parts, address: str) -> None:
    first, window = Browser(client), Browser(client)
    page, code = asks_for_code(window, address), code_for(made, address)
    first.cookies = window.cookies  # another tab of the same browser
    first.send(page, "/sign-in/code", code=code)

    again = window.send(page, "/sign-in/code", 422, code=code)

    assert OVER in again.words
    assert not is_in(window)


def test_a_code_is_for_the_window_that_asked(client: TestClient, made: Parts, address: str) -> None:
    asks_for_code(Browser(client), address)
    elsewhere = Browser(client)
    page = asks_for_code(elsewhere, f"other-{address}")

    refused = elsewhere.send(page, "/sign-in/code", 422, code=code_for(made, address))

    assert "That is not the code" in refused.words


def test_a_code_is_over_after_half_an_hour(visitor: Browser, made: Parts, address: str) -> None:
    page, code = asks_for_code(visitor, address), code_for(made, address)
    with made.app_pool.connection() as cx:
        cx.execute(
            "UPDATE auth.attempt SET made_at = made_at - %s WHERE address_hash = %s",
            (timedelta(minutes=31), made.addresses.hash(address)),
        )

    refused = visitor.send(page, "/sign-in/code", 422, code=code)

    assert OVER in refused.words
    assert not is_in(visitor)


def test_the_link_of_an_attempt_and_its_code_are_used_up_together(
    client: TestClient, made: Parts, address: str, mailed_link
) -> None:
    window, elsewhere = Browser(client), Browser(client)
    page, code = asks_for_code(window, address), code_for(made, address)
    link = mailed_link(address)
    elsewhere.send(elsewhere.get(link), link)

    refused = window.send(page, "/sign-in/code", 422, code=code)

    assert is_in(elsewhere)
    assert OVER in refused.words


def test_after_the_code_was_used_the_link_opens_nothing(client: TestClient, made: Parts, address: str, mailed_link) -> None:
    window = Browser(client)
    page, code = asks_for_code(window, address), code_for(made, address)
    link = mailed_link(address)
    window.send(page, "/sign-in/code", code=code)

    assert Browser(client).get(link, 404).headings == ["This link is over"]
    assert window.get(link).path == "/duties"  # whoever is in already is simply brought there


def test_a_window_that_asked_for_nothing_is_sent_to_the_door(visitor: Browser) -> None:
    assert visitor.get("/sign-in/code").path == "/sign-in"
