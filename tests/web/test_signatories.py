"""Signing up through the page."""

from collections.abc import Callable

import pytest

from domain.organisations import Sector
from services.signatories import register
from tests.browser import Browser
from tests.given import PANTRY, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


def test_a_contact_signs_their_organisation_up_and_sees_it_at_once(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    browser = signed_in(area, "contact")

    form = browser.get(f"/{area.slug}/signatories/new")
    page = browser.send(form, "/signatories", capacity="own", position="Chair of trustees", authority="The trustees, on 3 March")

    assert f"{PANTRY} has signed up." in page.text
    assert "Chair of trustees" in page.text


def test_what_was_typed_is_kept_and_what_is_missing_is_said(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    browser = signed_in(area, "contact")

    form = browser.get(f"/{area.slug}/signatories/new")
    page = browser.send(form, "/signatories", status=422, capacity="representative", position="Chair of trustees", authority="")

    assert "Say who decided that it signs, and when." in page.text
    assert "Name the wider group that it signs for." in page.text
    assert page.form("/signatories")["fields"]["position"] == "Chair of trustees"


def test_two_of_one_name_are_both_listed_also_where_a_page_ends_between_them(
    visitor: Browser, worlds: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = worlds.area()
    for _ in range(2):
        area.body("Northgate Singers", Sector.VCS)
        area.signs("lead", "Northgate Singers", "Compact lead", "a letter, seen by the lead")
    area.signs("contact", PANTRY, "Chair", "the trustees")
    monkeypatch.setattr(register, "PAGE", 1)

    path, listed = f"/{area.slug}/signatories", []
    while path:
        page = visitor.get(path)
        listed += [name for name in ("Northgate Singers", PANTRY) if name in page.words]
        path = next((f"/{area.slug}/signatories{link}" for link in page.links if link.startswith("?after=")), "")

    assert listed == ["Northgate Singers", "Northgate Singers", PANTRY]
