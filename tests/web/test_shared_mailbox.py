"""A mailbox that several people share: who is it, what a code to it opens, and a passkey of one's own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from litestar.testing import TestClient

from domain.shared.actor import Role
from infra.composition import Parts
from tests.browser import Browser
from tests.given import BAND, PANTRY, TestArea, World
from tests.web.entering import is_in
from tests.web.furnished import concern
from tests.web.getting_in import has_passkey
from tests.web.listing import joins_the_mailbox
from tests.web.shared_mailbox import comes_in_as, proves

SignedIn = Callable[[TestArea, str], Browser]
Mailed = Callable[[str], str]
ASKS = "Confirm that it is you"


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


def test_names_show_only_after_proof_and_one_comes_in_as_whom_one_chose(area: TestArea, bea: UUID, visitor: Browser) -> None:
    asked = visitor.send(visitor.get("/sign-in"), "/sign-in", address=area.addresses["contact"])
    assert "Bea Thorne" not in asked.words
    assert visitor.get("/sign-in/who").path == "/sign-in"

    page = proves(visitor, area, "contact")
    assert page.headings == ["Who are you?"]
    assert f"contact, in Place {area.slug}" in page.words
    visitor.send(page, "/sign-in/who", who=str(bea))

    assert f"Bea Thorne, here as {'a voluntary-sector member'}" in visitor.get(f"/{area.slug}").words


def test_the_mailed_link_asks_as_well(area: TestArea, bea: UUID, visitor: Browser, mailed_link: Mailed) -> None:
    visitor.send(visitor.get("/sign-in"), "/sign-in", address=area.addresses["contact"])
    link = mailed_link(area.addresses["contact"])

    assert visitor.send(visitor.get(link), link).headings == ["Who are you?"]


def test_nobody_but_those_of_the_mailbox_can_be_chosen(area: TestArea, bea: UUID, visitor: Browser) -> None:
    page = proves(visitor, area, "contact")
    (chair,) = area._within("SELECT login_id FROM auth.membership WHERE person_id = %s", area.people["chair"])

    refused = visitor.send(page, "/sign-in/who", 422, who=str(chair))

    assert "Say who you are." in refused.words
    assert not is_in(visitor)


def test_whoever_has_the_mailbox_to_themself_is_asked_nothing(area: TestArea, visitor: Browser) -> None:
    assert proves(visitor, area, "contact").path == "/duties"


def test_a_code_to_a_shared_mailbox_opens_nothing_confidential(area: TestArea, bea: UUID, client: TestClient) -> None:
    ref = concern(area, "contact", PANTRY)
    (own,) = area._within("SELECT login_id FROM auth.membership WHERE person_id = %s", area.people["contact"])
    browser = comes_in_as(Browser(client), area, "contact", own)

    page = browser.get(f"/{area.slug}/concerns/{ref}")

    assert page.headings == [ASKS]
    assert "Why a code is not enough here" in page.words
    assert not page.offers("/confirm/mail")


def test_a_session_from_before_the_mailbox_was_shared_opens_it_no_more(area: TestArea, signed_in: SignedIn) -> None:
    ref = concern(area, "contact", PANTRY)
    contact = signed_in(area, "contact")
    assert contact.get(f"/{area.slug}/concerns/{ref}").headings != [ASKS]

    joins_the_mailbox(area, "contact", "Bea Thorne")

    assert contact.get(f"/{area.slug}/concerns/{ref}").headings == [ASKS]


def test_a_passkey_from_before_goes_on_as_it_was(area: TestArea, made: Parts, visitor: Browser) -> None:
    ref = concern(area, "contact", PANTRY)
    has_passkey(made, area, "contact")
    joins_the_mailbox(area, "contact", "Bea Thorne")

    visitor.send(visitor.get("/sign-in"), "/sign-in/passkey")

    assert visitor.get(f"/{area.slug}/concerns/{ref}").headings != [ASKS]


def test_a_first_passkey_is_announced_and_speaks_for_her_after_three_days(
    area: TestArea, bea: UUID, as_bea: Browser, made: Parts, client: TestClient, post: Callable[[str], list[str]]
) -> None:
    path = f"/{area.slug}/concerns/{concern(area, 'Bea Thorne', BAND)}"
    page = as_bea.get("/account/passkeys/new")
    assert "You share your mailbox with others" in page.words
    said = as_bea.send(page, "/account/passkeys", name="Bea's phone")
    assert "it opens what is confidential in three days" in said.words
    assert "Waits" in said.words

    assert "added a passkey as Bea Thorne" in post(area.addresses["contact"])[0]
    assert "Bea Thorne, who shares a mailbox with others, has added a passkey" in post(area.addresses["lead"])[0]
    waiting, later = Browser(client), Browser(client)
    waiting.send(waiting.get("/sign-in"), "/sign-in/passkey")
    assert waiting.get(path).headings == [ASKS]
    refused = waiting.send(waiting.get(path), "/confirm/passkey", 422)
    assert "This passkey opens what is confidential from" in refused.words
    three_days_pass(made, bea)
    later.send(later.get("/sign-in"), "/sign-in/passkey")

    assert later.get(path).headings != [ASKS]


def test_while_it_waits_anybody_of_the_mailbox_can_remove_it_and_then_only_she(
    area: TestArea, bea: UUID, as_bea: Browser, made: Parts, client: TestClient
) -> None:
    for name in ("One", "Another"):
        has_passkey_of_her_own(as_bea, name)
    account = as_bea.get("/account")
    one, another = [form["action"] for form in account.forms if form["action"].endswith("/removal")]
    assert as_bea.send(account, one).words.count("Waits") == 1
    three_days_pass(made, bea)

    refused = as_bea.send(account, another, 403)

    assert refused.headings == [ASKS]


def has_passkey_of_her_own(browser: Browser, name: str) -> None:
    browser.send(browser.get("/account/passkeys/new"), "/account/passkeys", name=name)


def three_days_pass(made: Parts, login: UUID) -> None:
    with made.app_pool.connection() as cx:
        cx.execute("UPDATE auth.passkey SET opens_at = opens_at - interval '3 days' WHERE login_id = %s", (login,))


def test_one_who_is_invited_to_a_mailbox_in_use_says_who_they_are(
    area: TestArea, visitor: Browser, mailed_link: Mailed, signed_in: SignedIn
) -> None:
    area.invites("lead", ("Bea Thorne", area.addresses["contact"]), Role.VCS, BAND)
    link = mailed_link(area.addresses["contact"])

    page = visitor.get(link)
    assert f"contact, in Place {area.slug}" in page.words
    refused = visitor.send(page, link, 422)
    assert "Say who you are." in refused.words
    said = visitor.send(refused, link, who="somebody-else")

    assert "Bea Thorne, here as a voluntary-sector member" in said.words
    people = signed_in(area, "lead").get(f"/{area.slug}/people").words
    assert f"contact a signatory contact for {PANTRY}" in people
    assert f"Bea Thorne a voluntary-sector member for {BAND}" in people


def test_two_who_join_one_mailbox_by_the_same_link_are_one(area: TestArea, visitor: Browser, mailed_link: Mailed) -> None:
    area.invites("lead", ("Bea Thorne", area.addresses["contact"]), Role.VCS, BAND)
    link = mailed_link(area.addresses["contact"])
    page = visitor.get(link)

    for _time in range(2):
        visitor.post(link, 200, page.typed(link) | {"who": "somebody-else"})

    count: Any = area._within(
        "SELECT count(*) FROM auth.login WHERE address_hash = %s", area.narrator.made.addresses.hash(area.addresses["contact"])
    )
    assert count == (2,)


def test_what_is_named_at_a_shared_address_finds_the_one_of_that_name(area: TestArea, bea: UUID) -> None:
    address = area.addresses["contact"]
    before = dict(area.people)

    area.person("bea  THORNE", address, Role.MEMBER)
    area.person("Cass Moor", address, Role.MEMBER)

    assert area.people["bea  THORNE"] == before["Bea Thorne"]
    assert area.people["Cass Moor"] not in before.values()
