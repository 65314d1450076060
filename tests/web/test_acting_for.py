"""Acting for one of several organisations: chosen once, shown on every form, changed where it stands, and never believed."""

from collections.abc import Callable

import pytest

from domain.shared.actor import Role
from tests.browser import Browser, Page
from tests.given import BAND, COUNCIL, CVS, PANTRY, SERVICE, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
FOR_PANTRY, FOR_BAND = f"You are acting for {PANTRY}.", f"You are acting for {BAND}."


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    """The contact is a member of the band as well."""
    one = worlds.area()
    one.gives("lead", "contact", Role.VCS, BAND)
    return one


@pytest.fixture
def asked(area: TestArea) -> str:
    return area.opens("officer", COUNCIL, {"title": "Parks", "about": "More trees?"}, area.narrator.day(-90))


def test_what_was_chosen_once_stands_on_every_other_form(area: TestArea, asked: str, signed_in: SignedIn) -> None:
    browser = signed_in(area, "contact")
    first = browser.get(f"/{area.slug}/consultations/{asked}/response")
    assert "You are acting for" not in first.words
    assert set(first.form("/response")["choices"]["organisation"]) == {body(area, PANTRY), body(area, BAND)}

    browser.send(first, "/response", organisation=body(area, BAND), text="Limes, please.")

    for path, action in ((concern(browser, area), "/whom"), (f"/{area.slug}/champions/new", "/champions")):
        page = browser.get(path)
        assert FOR_BAND in page.words
        assert body(area, BAND) in page.typed(action).values()


def test_it_is_changed_where_it_stands_and_nothing_typed_is_lost(area: TestArea, asked: str, signed_in: SignedIn) -> None:
    browser = chooses(signed_in(area, "contact"), area, BAND)
    form = browser.get(f"/{area.slug}/consultations/{asked}/response")

    page = browser.send(form, "/response", 422, organisation=body(area, PANTRY), text="")
    assert FOR_PANTRY in page.words
    page = browser.send(page, "/response", text="Oaks, please.")

    assert "Oaks, please." in page.words
    assert PANTRY in page.words
    assert FOR_PANTRY in browser.get(f"/{area.slug}/champions/new").words


def test_a_form_that_the_choice_does_not_fit_asks(area: TestArea, signed_in: SignedIn) -> None:
    browser = chooses(signed_in(area, "contact"), area, BAND)

    page = browser.get(f"/{area.slug}/contacts/new")

    assert FOR_PANTRY in page.words, "they are a contact of that one alone"
    assert FOR_BAND in browser.get(f"/{area.slug}/signatories/new").words, "a member signs for it too"


def test_a_contact_is_listed_for_whom_they_act_and_another_choice_asks_for_one_of_its_services(
    worlds: World, signed_in: SignedIn
) -> None:
    area = worlds.area()
    area.gives("lead", "officer", Role.CONTACT, PANTRY)
    officer, listed = (
        signed_in(area, "officer"),
        {"kind": "mailbox", "name": "Front desk", "address": f"desk@{area.slug}.example"},
    )
    first = officer.get(f"/{area.slug}/contacts/new")
    assert "You are acting for" not in first.words
    assert f"{COUNCIL}: {SERVICE}" in first.words

    officer.send(first, "/contacts", slot=f"{body(area, COUNCIL)} {SERVICE}", **listed)

    page = officer.get(f"/{area.slug}/contacts/new")
    assert f"You are acting for {COUNCIL}." in page.words
    assert f"{COUNCIL}: {SERVICE}" not in page.words
    page = officer.send(page, "/contacts", organisation=body(area, PANTRY), slot=f"{body(area, COUNCIL)} {SERVICE}", **listed)
    assert f"You are acting for {PANTRY}." in officer.get(f"/{area.slug}/contacts/new").words
    page = officer.get(f"/{area.slug}/contacts/new")
    page = officer.send(page, "/contacts", 422, organisation=body(area, COUNCIL), **listed)
    assert "Choose a body's service." in page.words
    assert page.typed("/contacts")["name"] == "Front desk"


def test_whoever_acts_for_one_organisation_chooses_nothing(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "bandleader").get(f"/{area.slug}/signatories/new")

    assert FOR_BAND in page.words
    assert "Act for another" not in page.words
    assert page.typed("/signatories")["organisation"] == body(area, BAND)


def test_a_role_that_ended_meanwhile_is_not_acted_in(worlds: World, signed_in: SignedIn) -> None:
    area = worlds.area()
    area.gives("lead", "contact", Role.VCS, BAND)
    browser = chooses(signed_in(area, "contact"), area, BAND)
    form = browser.get(f"/{area.slug}/champions/new")
    area.ends("lead", "contact", Role.VCS, BAND)

    page = nominates(browser, area, form, 422)

    assert "Choose for whom you nominate." in page.words
    assert FOR_PANTRY in browser.get(f"/{area.slug}/champions/new").words


def test_somebody_else_in_the_same_browser_is_asked_anew(area: TestArea, signed_in: SignedIn) -> None:
    area.gives("lead", "bandleader", Role.VCS, PANTRY)
    first, second = chooses(signed_in(area, "contact"), area, PANTRY), signed_in(area, "bandleader")
    second.cookies.set("oc-acting", first.cookies["oc-acting"], domain="testserver.local", path="/")

    assert "You are acting for" not in second.get(f"/{area.slug}/champions/new").words
    area.ends("lead", "bandleader", Role.VCS, PANTRY)


def test_who_is_of_the_group_and_of_a_body_nominates_as_what_they_chose(worlds: World, signed_in: SignedIn) -> None:
    area = worlds.area()
    area.gives("lead", "chair", Role.CONTACT, CVS)
    browser = signed_in(area, "chair")

    page = nominates(browser, area, browser.get(f"/{area.slug}/champions/new"), acting=body(area, CVS))
    told = browser.get(f"/{area.slug}/timeline").words

    assert "has been asked by mail" in page.words
    assert "hair nominated Ada Grey" in told
    assert "for the group, nominated Ada Grey" not in told


def chooses(browser: Browser, area: TestArea, name: str) -> Browser:
    browser.send(
        browser.get(concern(browser, area)), "/whom", organisation=body(area, name), respondent=f"{body(area, COUNCIL)} {SERVICE}"
    )
    return browser


def concern(browser: Browser, area: TestArea) -> str:
    return browser.send(browser.get(f"/{area.slug}/concerns/new"), "/drafts").path


def nominates(browser: Browser, area: TestArea, form: Page, status: int = 200, **typed: str) -> Page:
    slot = f"{body(area, COUNCIL)} {SERVICE}"
    address = f"ada@{area.slug}.example"
    return browser.send(
        form, "/champions", status, slot=slot, who="other", name="Ada Grey", address=address, term_months="12", **typed
    )


def body(area: TestArea, name: str) -> str:
    return str(area.bodies[name])
