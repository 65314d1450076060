"""Mail to a mailbox that several people share: each reads, and loses, their own."""

from collections.abc import Callable
from uuid import UUID

import pytest
from litestar.testing import TestClient

from domain.shared.actor import Role
from services.people.sharing import login_of_person
from services.shared.links import hashed
from tests.browser import Browser
from tests.given import BAND, COUNCIL, TestArea, World
from tests.web.listing import joins_the_mailbox
from tests.web.shared_mailbox import comes_in_as


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def bea(area: TestArea) -> UUID:
    """Her login: she shares the contact's mailbox."""
    return joins_the_mailbox(area, "contact", "Bea Thorne")


@pytest.fixture
def as_bea(client: TestClient, area: TestArea, bea: UUID) -> Browser:
    return comes_in_as(Browser(client), area, "contact", bea)


def test_my_data_shows_each_of_them_their_own_mail_and_no_code_to_sign_in(
    area: TestArea, bea: UUID, as_bea: Browser, client: TestClient, post: Callable[[str], list[str]]
) -> None:
    area.person("Bea Thorne", area.addresses["contact"], Role.CONTACT, BAND)
    area.opens("officer", COUNCIL, {"title": "Parks", "about": "More trees?"}, area.narrator.day(-90))
    post(area.addresses["contact"])
    colleague = comes_in_as(Browser(client), area, "contact", own_login(area, "contact"))

    assert "Hello Bea Thorne" in (bea_s := proved(area, as_bea).raw("GET", "/my-data/my-data.json").text)
    assert "Hello contact" not in bea_s
    assert "Your code is" not in bea_s
    assert "Hello contact" in (theirs := proved(area, colleague).raw("GET", "/my-data/my-data.json").text)
    assert "Hello Bea Thorne" not in theirs


def test_whoever_is_forgotten_takes_nobodys_mail_along(area: TestArea, bea: UUID, post: Callable[[str], list[str]]) -> None:
    area.opens("officer", COUNCIL, {"title": "Parks", "about": "More trees?"}, area.narrator.day(-90))
    before = post(area.addresses["contact"])

    with area.narrator.made.worker_pool.connection() as cx:
        cx.execute("SELECT auth.forget(%s, %s, %s)", (area.tenant, area.people["Bea Thorne"], area.addresses["contact"]))

    assert (
        [mail for mail in post(area.addresses["contact"]) if "Hello contact" in mail]
        == [mail for mail in before if "Hello contact" in mail]
        != []
    )


def proved(area: TestArea, browser: Browser) -> Browser:
    """As if by a passkey of their own: a code in that mailbox opens nobody's data."""
    with area.narrator.made.app_pool.connection() as cx:
        query = "UPDATE auth.session SET by_passkey = true, proved_at = clock_timestamp() WHERE id_hash = %s"
        cx.execute(query, (hashed(browser.cookies["oc"]),))
    return browser


def own_login(area: TestArea, who: str) -> UUID:
    with area.narrator.made.app_pool.connection() as cx:
        found = login_of_person(cx, area.tenant, area.people[who])
    assert found
    return found
