"""The form that invites: who has it, which roles it offers, and what it says of what was typed."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.browser import Browser, Page
from tests.given import PANTRY, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
Mailed = Callable[[str], str]


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.mark.parametrize("who", ["contact", "chair", "officer", "auditor"])
def test_only_whoever_gives_a_role_invites_to_it(area: TestArea, signed_in: SignedIn, who: str) -> None:
    browser = signed_in(area, who)

    page = browser.get(f"/{area.slug}/people/new", 200 if who == "chair" else 403)

    if who == "chair":
        assert page.form("/people/invitations")["choices"]["role"] == ["", "auditor"]
    assert browser.get(f"/{area.slug}/people").offers("/people/new") == (who == "chair")


@pytest.mark.parametrize(
    ("typed", "say"),
    [
        ({"name": ""}, "Enter their name."),
        ({"address": "ada at home"}, "ada at home"),
        ({"role": ""}, "Choose a role."),
        ({"role": "host"}, "Choose a role."),
        ({"role": "officer", "organisation": "none"}, "Choose the organisation that they act for in this role."),
        ({"organisation": str(uuid4())}, "Choose an organisation, or none."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(area: TestArea, signed_in: SignedIn, typed: dict[str, str], say: str) -> None:
    page = invite(signed_in(area, "lead"), area, 422, **typed)

    assert say in page.words.replace("&#39;", "'")
    assert page.typed("/people/invitations")["name"] == typed.get("name", "Ada Grey")


def test_an_auditor_is_invited_by_the_chair_with_days_and_a_purpose(
    area: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    browser, today = signed_in(area, "chair"), area.narrator.day(0)
    days = {f"audits_{end}__{part}": str(getattr(today, part)) for end in ("from", "until") for part in ("day", "month", "year")}

    refused = invite(browser, area, 422, role="auditor", organisation="none")
    assert "Enter the first and the last day of the audit." in refused.words
    invite(browser, area, role="auditor", organisation="none", purpose="The yearly look.", **days)
    link = mailed_link(f"ada@{area.slug}.example")
    page = visitor.get(link)

    assert "your role works on these days only" in page.words
    assert "The yearly look." in page.words
    assert "Ada Grey, here as an auditor" in visitor.send(page, link).words


def invite(browser: Browser, area: TestArea, status: int = 200, **typed: str | None) -> Page:
    whole = {
        "name": "Ada Grey",
        "address": f"ada@{area.slug}.example",
        "role": "contact",
        "organisation": str(area.bodies[PANTRY]),
    } | typed
    return browser.send(browser.get(f"/{area.slug}/people/new"), "/people/invitations", status, **whole)
