"""An area's home, whose first screen answers four questions, and the directory that leads to it."""

from collections.abc import Callable

import pytest

from tests.browser import Browser
from tests.given import COUNCIL, PANTRY, TestArea, World
from tests.web.furnished import champion

SignedIn = Callable[[TestArea, str], Browser]
QUESTIONS = ("Does this cover me?", "Who signed?", "Is it kept?", "What can I answer now?")


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def test_the_four_questions_come_first_and_in_order(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"/{area.slug}")

    places = [page.words.index(question) for question in (*QUESTIONS, "Raise a concern", "Lately")]
    assert places == sorted(places)
    assert f"{QUESTIONS[0]} Place {area.slug}" in page.words


def test_where_nothing_has_happened_each_question_is_still_answered(world: World, visitor: Browser) -> None:
    page = visitor.get(f"/{world.area(empty=True).slug}")

    assert "No Compact is in force here yet." in page.words
    assert "Nothing has come due in" in page.words
    assert "No consultation is open today." in page.words


def test_who_signed_is_counted_and_leads_to_the_register(area: TestArea, visitor: Browser) -> None:
    area.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
    page = visitor.get(f"/{area.slug}")

    assert "1 organisation signed The Testing Compact, in force since" in page.words
    assert page.offers(f"/{area.slug}/signatories")
    assert PANTRY in visitor.get(f"/{area.slug}/signatories").words


def test_what_was_kept_and_bent_this_year_is_counted_in_words(area: TestArea, visitor: Browser) -> None:
    for days, none_given in ((90, False), (85, False), (20, True)):
        title = f"For {days} days"
        area.opens("officer", COUNCIL, {"title": title, "about": "More?"}, area.narrator.day(-days), none_given=none_given)

    page = visitor.get(f"/{area.slug}")

    assert f"In {area.narrator.day(0).year}: 2 kept, 1 bent, 0 late." in page.words
    assert "Kept: consultations with the full time." in page.words


def test_what_can_be_answered_now_is_listed_soonest_first_and_the_rest_counted(area: TestArea, visitor: Browser) -> None:
    for days in (99, 96, 90, 93):
        area.opens("officer", COUNCIL, {"title": f"For {days} days", "about": "More?"}, area.narrator.day(-days))

    first = visitor.get(f"/{area.slug}").words.partition("Lately")[0]

    assert [first.index(f"For {days} days") for days in (90, 93, 96)] == sorted(
        first.index(f"For {days} days") for days in (90, 93, 96)
    )
    assert "For 99 days" not in first
    assert "All 4 open consultations" in first


def test_lately_tells_the_latest_five_and_leads_to_all(area: TestArea, visitor: Browser) -> None:
    champion(area, "librarian")
    page = visitor.get(f"/{area.slug}")

    lately = page.words.partition("Lately")[2]
    assert "Librarian became champion" in lately
    assert page.html.count('class="oc-told"') <= 5
    assert page.offers(f"/{area.slug}/timeline")


def test_only_who_may_open_a_consultation_is_offered_it(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    path = f"/{area.slug}/consultations/new"

    assert signed_in(area, "officer").get(f"/{area.slug}").offers(path)
    assert not visitor.get(f"/{area.slug}").offers(path)
    assert not signed_in(area, "contact").get(f"/{area.slug}").offers(path)


def test_one_reads_as_whom_one_is_here(area: TestArea, signed_in: SignedIn) -> None:
    assert "officer, here as" in signed_in(area, "officer").get(f"/{area.slug}").words


@pytest.mark.parametrize("path", ["/", "/about"])
def test_every_page_says_that_time_is_simulated_here(visitor: Browser, path: str) -> None:
    assert "This installation is simulated." in visitor.get(path).words


def test_the_directory_finds_an_area_by_a_part_of_its_name(area: TestArea, visitor: Browser) -> None:
    part = area.slug[3:9]

    found, missed = visitor.get(f"/?q={part}"), visitor.get("/?q=nowhere-at-all")

    assert f"/{area.slug}" in found.links
    assert f"/{area.slug}" not in missed.links


def test_how_concerns_are_handled_is_public_stage_by_stage(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"/{area.slug}/how-concerns-are-handled")

    places = [page.words.index(stage) for stage in ("Champion", "Oversight group", "Partnership board")]
    assert places == sorted(places)
    assert visitor.get(f"/{area.slug}/how-concerns-are-handled?number=9", 404)


def test_an_address_in_capitals_leads_to_the_area(area: TestArea, visitor: Browser) -> None:
    assert visitor.get(f"/{area.slug.upper()}").path.rstrip("/") == f"/{area.slug}"
