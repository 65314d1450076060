"""Consultations through the page: opened with their shortfall, answered in time or late, and who reads what."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.shared.actor import Role
from tests.browser import Browser, Page
from tests.given import BAND, COUNCIL, PANTRY, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
WORDS = {"title": "Parks", "about": "More trees? We ask who walks there."}
FULL, SHORT = -90, -20


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    one = worlds.area()
    one.somebody("treasurer", Role.VCS, PANTRY)
    return one


@pytest.fixture
def asked(area: TestArea) -> str:
    return area.opens("officer", COUNCIL, WORDS, area.narrator.day(FULL))


@pytest.fixture(scope="module")
def closed(worlds: World) -> tuple[TestArea, str]:
    """Opened a month ago for ten days."""
    narrator = worlds.past(25)
    one = worlds.area(narrator=narrator)
    ref = one.opens("officer", COUNCIL, WORDS, narrator.day(15), why_short="The grant ends.")
    narrator.until(narrator.end)
    return one, ref


def test_an_officer_opens_one_and_everybody_sees_it_at_once(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    page = opening(signed_in(area, "officer"), area, FULL)

    assert "The consultation is open." in page.words
    page = visitor.get(page.path)
    assert page.headings == ["Parks"]
    assert "Open Full time" in page.words
    assert "fficer opened the consultation “Parks” for Testing Council, for 90 days" in page.words


def test_less_time_than_promised_needs_a_reason_or_a_tick_that_none_is_given(area: TestArea, signed_in: SignedIn) -> None:
    page = opening(signed_in(area, "officer"), area, SHORT, 422)

    assert "This gives 20 days, 64 fewer than the 84 promised. Say why, or tick that no reason is given." in page.words
    assert "#why_short" in page.links
    assert {name: page.typed("/consultations")[name] for name in WORDS} == WORDS
    assert page.typed("/consultations")["closes_on-day"] == str(area.narrator.day(SHORT).day)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"none_given": "y"}, ("64 days short, no reason given", "No reason given.")),
        ({"why_short": "The grant ends."}, ("64 days short, with a reason", "The grant ends.")),
    ],
    ids=["none", "a reason"],
)
def test_everybody_sees_the_shortfall_and_its_reason_or_that_there_is_none(
    area: TestArea, signed_in: SignedIn, visitor: Browser, typed: dict[str, str], shown: tuple[str, str]
) -> None:
    page = visitor.get(opening(signed_in(area, "officer"), area, SHORT, **typed).path)

    assert [words for words in shown if words not in page.words] == []
    assert shown[0] in visitor.get(f"/{area.slug}/consultations").words


@pytest.mark.parametrize(
    ("typed", "say", "link"),
    [
        ({"title": ""}, "Enter what the consultation is called.", "#title"),
        ({"about": ""}, "Say what is being asked, and of whom.", "#about"),
        ({"title": "x" * 201}, "there is room for", "#title"),
        ({"closes_on__day": "30", "closes_on__month": "2"}, "You typed “30 February", "#closes_on-day"),
        ({"closes_on__year": "27"}, "which is not a date", "#closes_on-day"),
        ({"closes_on__day": "", "closes_on__month": "", "closes_on__year": ""}, "Enter the day on which it closes.", "#closes_on-day"),
        ({"closes_on__year": "2001"}, "A consultation needs a closing date after today.", "#closes_on-day"),
        ({"closes_on__year": "9000"}, "Check the year of the closing date.", "#closes_on-day"),
        ({"opens_on__year": "9000"}, "is still to come.", "#opens_on-day"),
        ({"opens_on__year": "2001"}, "It can have opened at most a year ago.", "#opens_on-day"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept(
    area: TestArea, signed_in: SignedIn, typed: dict[str, str], say: str, link: str
) -> None:
    page = opening(signed_in(area, "officer"), area, FULL, 422, **typed)

    assert say in page.words
    assert link in page.links
    sent = WORDS | {name.replace("__", "-"): value for name, value in typed.items()}
    assert {name: page.typed("/consultations")[name] for name in sent} == sent


@pytest.mark.parametrize(
    ("ago", "say"), [(FULL, "Full time That is 90 days"), (SHORT, "64 days short"), (3, "It would close before it opens.")]
)
def test_the_length_is_told_while_dates_are_typed(area: TestArea, signed_in: SignedIn, ago: int, say: str) -> None:
    query = "&".join(
        f"{name.replace('__', '-')}={value}" for name, value in (day(area, "opens_on", 0) | day(area, "closes_on", ago)).items()
    )

    piece = signed_in(area, "officer").get(f"/{area.slug}/consultations/new/length?{query}", headers={"HX-Target": "div#length"})

    assert say in piece.words


@pytest.mark.parametrize("who", ["contact", "lead", "auditor"])
def test_only_an_officer_opens_one(area: TestArea, signed_in: SignedIn, who: str) -> None:
    page = signed_in(area, who).get(f"/{area.slug}/consultations/new", 403)

    assert "Only an officer of a public body opens its consultations." in page.words


def test_a_response_is_read_by_who_asked_and_who_answered_and_nobody_else(
    area: TestArea, signed_in: SignedIn, visitor: Browser, asked: str
) -> None:
    browser, path = signed_in(area, "contact"), f"/{area.slug}/consultations/{asked}"

    page = browser.send(browser.get(f"{path}/response"), "/response", text="Oaks, please.")

    assert "Your response has been sent to Testing Council." in page.words
    assert "Oaks, please." in page.words
    assert "Oaks, please." in signed_in(area, "officer").get(path).words
    for other in (visitor, signed_in(area, "bandleader"), signed_in(area, "lead")):
        assert "Oaks, please." not in other.get(path).words


def test_members_read_that_an_organisation_responded_and_the_public_does_not(
    area: TestArea, signed_in: SignedIn, visitor: Browser, asked: str
) -> None:
    area.responds("bandleader", BAND, asked, "Elms, please.")
    path = f"/{area.slug}/consultations/{asked}"

    assert f"responded to “Parks” for {BAND}" in signed_in(area, "lead").get(path).words
    assert BAND not in visitor.get(path).words


def test_an_empty_response_is_refused(area: TestArea, signed_in: SignedIn, asked: str) -> None:
    browser = signed_in(area, "contact")

    page = browser.send(browser.get(f"/{area.slug}/consultations/{asked}/response"), "/response", 422, text=" ")

    assert "Write your response." in page.words
    assert "#text" in page.links


def test_of_two_who_respond_for_one_organisation_the_second_is_told_and_keeps_the_text(
    area: TestArea, signed_in: SignedIn, asked: str
) -> None:
    treasurer, path = signed_in(area, "treasurer"), f"/{area.slug}/consultations/{asked}/response"
    late = treasurer.get(path)
    area.responds("contact", PANTRY, asked, "Oaks, please.")

    page = treasurer.send(late, "/response", 422, text="Limes, please.")

    assert "Your organisation has responded to this consultation already." in page.words
    assert "#organisation" in page.links
    assert page.typed("/response")["text"] == "Limes, please."
    assert "Oaks, please." in treasurer.get(path.removesuffix("/response")).words


def test_what_has_closed_keeps_its_text_and_takes_late_responses_with_a_reason(
    closed: tuple[TestArea, str], signed_in: SignedIn, visitor: Browser
) -> None:
    (area, _ref), path = closed, f"/{closed[0].slug}/consultations/{closed[1]}"
    page = visitor.get(path)
    assert "It closed at 23:59 on" in page.words
    assert WORDS["about"] in page.words
    assert "The consultation “Parks” closed at 23:59" in page.words

    browser = signed_in(area, "contact")
    assert "Send as late, with a reason" in browser.get(path).words
    page = browser.send(browser.get(f"{path}/response"), "/response", 422, text="Oaks, please.")
    assert "It can be sent as late: say why." in page.words
    assert "#why_late" in page.links
    assert page.typed("/response")["text"] == "Oaks, please."
    page = browser.send(page, "/response", why_late="Our chair was ill.")

    assert "15 days late" in page.words
    assert "Why late: Our chair was ill." in page.words


def test_a_visitor_is_brought_in_before_responding_and_an_officer_of_that_body_does_not_respond(
    area: TestArea, signed_in: SignedIn, visitor: Browser, asked: str
) -> None:
    path = f"/{area.slug}/consultations/{asked}"

    assert visitor.get(f"{path}/response").headings == ["Sign in"]
    assert not signed_in(area, "officer").get(path).offers("/response")


def test_one_that_does_not_exist_is_not_found(area: TestArea, visitor: Browser) -> None:
    assert visitor.get(f"/{area.slug}/consultations/0000-0000", 404).headings == ["Page not found"]


def opening(browser: Browser, area: TestArea, ago: int, status: int = 200, **typed: str) -> Page:
    values: dict[str, Any] = WORDS | day(area, "closes_on", ago) | typed
    return browser.send(browser.get(f"/{area.slug}/consultations/new"), "/consultations", status, **values)


def day(area: TestArea, field: str, ago: int) -> dict[str, str]:
    found = area.narrator.day(ago)
    return {f"{field}__day": str(found.day), f"{field}__month": str(found.month), f"{field}__year": str(found.year)}
