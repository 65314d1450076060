"""Before something that matters: proof within ten minutes, and a form that waits for it loses nothing."""

from collections.abc import Callable

import pytest
from litestar.testing import TestClient

from infra.composition import Parts
from tests.browser import DEVICE, Browser, Page
from tests.given import TestArea, World
from tests.web.entering import is_in
from tests.web.getting_in import code_for, has_passkey, let_pass

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def owner(area: TestArea, signed_in: SignedIn) -> Browser:
    return signed_in(area, "chair")


def test_within_ten_minutes_nobody_is_asked_again(made: Parts, owner: Browser) -> None:
    let_pass(made, owner, 9)

    assert owner.get("/account/passkeys/new").headings == ["Add a passkey"]


def test_after_that_a_page_that_matters_asks_first_and_then_comes(made: Parts, area: TestArea, owner: Browser) -> None:
    let_pass(made, owner, 11)
    asked = owner.get("/account/passkeys/new")
    before = owner.cookies["oc"]

    landed = by_code(made, area, owner, asked)

    assert asked.headings == ["Confirm that it is you"]
    assert landed.headings == ["Add a passkey"]
    assert owner.cookies["oc"] != before


def test_a_form_sent_too_late_waits_and_is_sent_on_with_all_that_was_typed(made: Parts, area: TestArea, owner: Browser) -> None:
    passkey_id = has_passkey(made, area, "chair")
    account = owner.get("/account")
    let_pass(made, owner, 11)

    refused = owner.send(account, f"/{passkey_id}/removal", 403)
    waiting = by_code(made, area, owner, owner.send(refused, "/confirm"))
    done = owner.send(waiting, f"/{passkey_id}/removal")

    assert waiting.headings == ["It is you. Carry on"]
    assert not done.offers(f"/{passkey_id}/removal")


def test_a_passkey_confirms_as_well(made: Parts, area: TestArea, owner: Browser) -> None:
    has_passkey(made, area, "chair")
    let_pass(made, owner, 11)

    landed = owner.send(owner.get("/account/passkeys/new"), "/confirm/passkey")

    assert landed.headings == ["Add a passkey"]


def test_the_session_before_is_over_and_forms_opened_in_it_can_still_be_sent(
    client: TestClient, made: Parts, area: TestArea, owner: Browser
) -> None:
    form = owner.get(f"/{area.slug}/champions/new")
    let_pass(made, owner, 11)
    before = owner.cookies["oc"]

    by_code(made, area, owner, owner.get("/confirm?next=/account"))

    assert not is_in(Browser(client, before))
    assert owner.send(form, "/champions", 422).headings == ["Nominate a champion"]


def test_a_code_mailed_to_another_address_does_not_confirm(made: Parts, area: TestArea, owner: Browser) -> None:
    let_pass(made, owner, 11)
    page = owner.send(owner.get("/confirm?next=/account"), "/confirm/mail")
    owner.post("/sign-in", 200, {"token": page.typed("/confirm/code")["token"], "address": area.addresses["contact"]})

    refused = owner.send(page, "/confirm/code", 422, code=code_for(made, area.addresses["contact"]))

    assert "That code was sent to another address." in refused.words
    assert owner.get("/account/passkeys/new").headings == ["Confirm that it is you"]


def test_anothers_passkey_does_not_confirm(made: Parts, area: TestArea, signed_in: SignedIn) -> None:
    officer = signed_in(area, "officer")
    has_passkey(made, area, "officer")
    let_pass(made, officer, 11)
    page = officer.get("/confirm?next=/account")
    has_passkey(made, area, "chair")  # the device answers with the one it made last, unless it is asked for another
    asks = page.form("/confirm/passkey")["passkey"][1]
    credential = DEVICE.answers("get", asks.replace('"allowCredentials"', '"before"'))

    refused = officer.send(page, "/confirm/passkey", 422, credential=credential)

    assert "That passkey is not known here" in refused.words


def test_what_was_not_sealed_here_is_not_sent_on(made: Parts, area: TestArea, owner: Browser) -> None:
    let_pass(made, owner, 11)
    page = owner.post("/confirm", 200, {"token": owner.get("/account").typed("/sign-out")["token"], "kept": "forged"})

    assert by_code(made, area, owner, page).path == "/duties"


def test_words_of_a_case_ask_for_proof_again_and_a_passkey_is_proof_enough(made: Parts, enter, twins) -> None:
    things = twins[0]
    path = f"/{things.slug}/concerns/{things.to_answer}"
    by_mail, by_phone = enter(things, "contact"), Browser(enter(things, "contact").client)
    has_passkey(made, things.area, "contact")
    by_phone.send(by_phone.get("/sign-in"), "/sign-in/passkey")
    for one in (by_mail, by_phone):
        let_pass(made, one, 11)

    assert by_mail.get(path).headings == ["Confirm that it is you"]
    assert by_phone.get(path).path == path
    assert by_mail.raw("GET", path, headers={"HX-Target": "div#live-concern"}).status_code == 204


def test_what_is_no_case_of_theirs_asks_for_the_same_proof(made: Parts, enter, twins) -> None:
    things = twins[0]
    officer = enter(things, "officer")
    let_pass(made, officer, 11)

    answers = [
        officer.raw("GET", f"/{things.slug}/concerns/{ref}", follow_redirects=False) for ref in (things.to_answer, "ZZZZ-ZZZZ")
    ]

    assert [one.headers["location"].replace("ZZZZ-ZZZZ", "…").replace(things.to_answer, "…") for one in answers] == [
        f"/confirm?next=/{things.slug}/concerns/…"
    ] * 2


def by_code(made: Parts, area: TestArea, browser: Browser, page: Page) -> Page:
    typing = browser.send(page, "/confirm/mail")
    return browser.send(typing, "/confirm/code", code=code_for(made, area.addresses["chair"]))
