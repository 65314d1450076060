"""Champions through the page: who serves where, nominating, and the nominee's own yes or no."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import Browser, Page
from tests.given import COUNCIL, CVS, OTHER_SERVICE, SERVICE, TRUST, TestArea, World
from tests.web.furnished import asks, champion

SignedIn = Callable[[TestArea, str], Browser]
MEANWHILE = "Somebody acted on this while you were writing. Look at what changed; what you wrote is still here."


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    return worlds.area()


@pytest.fixture
def fresh(world: World) -> TestArea:
    return world.area()


def test_the_register_goes_by_body_and_service(area: TestArea, visitor: Browser) -> None:
    champion(area, "librarian")

    page = visitor.get(f"/{area.slug}/champions")

    assert f"{OTHER_SERVICE} librarian until" in page.words
    assert f"{SERVICE} Nobody yet" in page.words
    assert "Groups Nobody yet" not in page.words


def test_a_service_of_the_voluntary_sector_shows_once_it_has_had_a_champion(fresh: TestArea, visitor: Browser) -> None:
    champion(fresh, "groupie", CVS, "Groups")

    assert "Groups groupie until" in visitor.get(f"/{fresh.slug}/champions").words


def test_somebody_who_is_asked_is_asked_by_mail_and_only_members_see_that(
    fresh: TestArea, signed_in: SignedIn, visitor: Browser, post: Callable[[str], list[str]]
) -> None:
    browser = signed_in(fresh, "contact")

    page = nominate(browser, fresh)

    assert "Ada Grey has been asked by mail. They are champion once they say yes." in page.words
    assert f"{SERVICE} Nobody yet Somebody is asked" in page.words
    assert "asked" not in visitor.get(f"/{fresh.slug}/champions").words
    assert post(f"ada@{fresh.slug}.example")[0].startswith(f"Will you be Compact champion for {SERVICE}?")


def test_the_nominee_reads_what_it_means_and_is_champion_on_their_yes(
    fresh: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Callable[[str], str]
) -> None:
    nominate(signed_in(fresh, "officer"), fresh, why="She knows everybody.")
    link = mailed_link(f"ada@{fresh.slug}.example")

    page = visitor.get(link)
    assert "What a champion does" in page.words
    assert "Your name, the body and the service, and the dates of your term." in page.words
    assert "She knows everybody." in page.words
    page = visitor.send(page, link, answer="accept")

    assert f"You are champion for {SERVICE} at {COUNCIL}." in page.words
    assert f"{SERVICE} Ada Grey until" in page.words


def test_a_no_needs_no_reason_and_leaves_the_service_without(fresh: TestArea, signed_in: SignedIn) -> None:
    ref = asks(fresh, COUNCIL, SERVICE, "nominee")
    browser = signed_in(fresh, "nominee")

    page = browser.send(browser.get(f"/{fresh.slug}/champions/nominations/{ref}"), ref, answer="decline")

    assert "You have said no. Whoever nominated you can see that." in page.words
    assert f"{SERVICE} Nobody yet" in page.words


def test_oneself_can_be_offered_and_still_has_to_say_yes(fresh: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(fresh, "officer")

    page = nominate(browser, fresh, who="oneself", name="", address="")

    assert "You have offered to be champion. It waits for your own yes, under My duties." in page.words
    assert "Read what it means and answer" in browser.get("/duties").words


def test_a_term_of_less_than_a_year_is_allowed_and_flagged(
    fresh: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Callable[[str], str]
) -> None:
    nominate(signed_in(fresh, "lead"), fresh, term_months="6")
    link = mailed_link(f"ada@{fresh.slug}.example")

    page = visitor.get(link)
    assert "for 6 months. " in page.words
    assert "Shorter term The usual term here is 12 months." in page.words
    page = visitor.send(page, link, answer="accept")

    assert "Shorter term" in page.words


def test_the_usual_term_is_filled_in(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "lead").get(f"/{area.slug}/champions/new")

    assert page.typed("/champions")["term_months"] == "12"


@pytest.mark.parametrize(
    ("typed", "say", "link"),
    [
        ({"slot": ""}, "Choose a body's service.", "#slot"),
        ({"who": None}, "Say whom you nominate.", "#who"),
        ({"name": ""}, "Enter their name.", "#name"),
        ({"address": ""}, "Enter their mail address.", "#address"),
        ({"address": "ada at home"}, "ada at home", "#address"),
        ({"term_months": ""}, "Enter a number of months.", "#term_months"),
        ({"term_months": "a year"}, "“a year” is not a whole number.", "#term_months"),
        ({"term_months": "0"}, "Enter a term of 1 to 60 months.", "#term_months"),
        ({"term_months": "61"}, "Enter a term of 1 to 60 months.", "#term_months"),
        ({"why": "x" * 1001}, "there is room for", "#why"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept(
    area: TestArea, signed_in: SignedIn, typed: dict[str, str | None], say: str, link: str
) -> None:
    page = nominate(signed_in(area, "contact"), area, 422, **typed)

    assert page.title.startswith("Error: ")
    assert say in page.html.replace("&#39;", "'")
    assert link in page.links
    sent = {"name": "Ada Grey", "term_months": "12", "why": "", "who": "other"} | typed
    assert {name: page.typed("/champions").get(name) for name in sent} == sent


@pytest.mark.parametrize(
    ("before", "say"),
    [("asked", "Somebody has been asked to be champion here already"), ("serving", "There is a champion here until")],
)
def test_a_service_that_is_not_free_is_said_beside_it(fresh: TestArea, signed_in: SignedIn, before: str, say: str) -> None:
    browser = signed_in(fresh, "contact")
    form = browser.get(f"/{fresh.slug}/champions/new")
    ref = asks(fresh, COUNCIL, SERVICE, "nominee")
    if before == "serving":
        fresh.answers(ref, yes=True)

    page = nominate(browser, fresh, 422, form=form)

    assert say in page.words
    assert "#slot" in page.links
    assert page.typed("/champions")["name"] == "Ada Grey"


def test_an_answer_that_was_given_meanwhile_is_shown_and_what_was_written_is_kept(fresh: TestArea, signed_in: SignedIn) -> None:
    ref = asks(fresh, TRUST, "Wards", "nominee")
    path, desk, phone = f"/{fresh.slug}/champions/nominations/{ref}", signed_in(fresh, "nominee"), signed_in(fresh, "nominee")
    late = phone.get(path)
    desk.send(desk.get(path), ref, answer="accept")

    page = phone.send(late, ref, 422, answer="decline", why="My mother is ill.")

    assert MEANWHILE in page.words
    assert "Nominee became champion for Wards" in page.words
    assert "You have said yes." in page.words
    assert "My mother is ill." in page.words


def test_a_link_whose_nomination_was_answered_is_over(
    fresh: TestArea, signed_in: SignedIn, visitor: Browser, mailed_link: Callable[[str], str]
) -> None:
    nominate(signed_in(fresh, "officer"), fresh)
    link = mailed_link(f"ada@{fresh.slug}.example")
    late = visitor.get(link)
    visitor.send(late, link, answer="accept")

    page = visitor.get(link, 404)

    assert page.headings == ["This link is over"]


def test_only_the_nominee_finds_the_question(fresh: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    path = f"/{fresh.slug}/champions/nominations/{asks(fresh, COUNCIL, SERVICE, 'nominee')}"

    for browser in (visitor, signed_in(fresh, "lead"), signed_in(fresh, "auditor")):
        assert browser.get(path, 404).headings == ["Page not found"]
    assert signed_in(fresh, "nominee").get(path).headings == ["Will you be champion?"]


def test_an_auditor_does_not_nominate(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "auditor").get(f"/{area.slug}/champions/new", 403)

    assert "your role here does not." in page.words


def nominate(browser: Browser, area: TestArea, status: int = 200, form: Page | None = None, **typed: Any) -> Page:
    values = {
        "slot": f"{area.bodies[COUNCIL]} {SERVICE}",
        "who": "other",
        "name": "Ada Grey",
        "address": f"ada@{area.slug}.example",
        "term_months": "12",
    } | typed
    return browser.send(form or browser.get(f"/{area.slug}/champions/new"), "/champions", status, **values)
