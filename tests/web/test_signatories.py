"""Signing up through the page."""

from collections.abc import Callable

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
