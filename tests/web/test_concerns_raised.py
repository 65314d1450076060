"""A concern being raised: written step by step, and shown whole with who will see it before it is sent."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.breaches import LONGEST_ANSWER
from tests.browser import Browser, Page
from tests.given import BAND, COUNCIL, OTHER_SERVICE, PANTRY, SERVICE, TWELVE_WEEKS, TestArea, World
from tests.web.furnished import STORY, champion

SignedIn = Callable[[TestArea, str], Browser]
NOBODY_ELSE = "Nobody else: no one in your organisation, not the public, and not the rest of Testing Council."


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    """The council's libraries have a champion, its social care has none."""
    one = worlds.area()
    champion(one, "librarian")
    return one


def test_whoever_comes_reads_how_it_goes_and_only_some_may_begin(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    path = f"/{area.slug}/concerns/new"
    pages = {who: signed_in(area, who).get(path) for who in ("contact", "officer", "auditor")}

    assert visitor.get(path).offers(f"/{area.slug}/taking-part?next={path}")
    assert [page.offers("/drafts") for page in pages.values()] == [True, True, False]
    assert "In this area your role does not raise concerns." in pages["auditor"].words


def test_before_it_is_sent_it_is_shown_whole_with_who_will_see_it_and_by_when(area: TestArea, signed_in: SignedIn) -> None:
    page = written(signed_in(area, "contact"), area)

    assert page.headings == ["Check before you send it"]
    assert all(words in page.words for words in (*STORY.values(), PANTRY, "allow twelve weeks for consultations"))
    assert "You, and librarian at the stage “Champion”." in page.words
    assert NOBODY_ELSE in page.words
    assert "librarian acknowledges it by" in page.words
    assert "Nobody holds the stage" not in page.words


def test_where_no_champion_serves_the_raiser_is_told_before_sending(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "contact")
    page = written(browser, area, service=SERVICE)

    assert "Nobody holds the stage “Champion” at the moment, so it starts with the next one." in page.words
    assert "You, and chair at the stage “Oversight group”." in page.words
    assert "with chair" in browser.send(page, "/check").words.lower()


def test_what_is_sent_is_seen_at_once_with_what_happens_next(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "contact")

    page = browser.send(written(browser, area), "/check")

    assert page.headings == ["Suspected Compact breach"]
    assert "Your concern has been sent. Below is who acts next, and by when." in page.words
    assert "librarian acknowledges it by" in page.words
    assert all(words in page.words for words in STORY.values())
    assert page.path in browser.get(f"/{area.slug}/concerns").links


@pytest.mark.parametrize(
    ("step", "typed", "say", "link"),
    [
        ("whom", {"respondent": ""}, "Choose whom it is about.", "#respondent"),
        ("undertaking", {}, "Choose the undertaking it is about, from the list.", "#clause"),
        ("story", STORY | {"effect": ""}, "Say what effect it has had, or will have.", "#effect"),
        ("story", STORY | {"remedy": "x" * (LONGEST_ANSWER + 1)}, "there is room for", "#remedy"),
        ("story", STORY | {"happened_on__day": "30", "happened_on__month": "2", "happened_on__year": "2026"}, "30 February 2026", "#happened_on-day"),
    ],
)  # fmt: skip
def test_a_step_that_is_not_right_says_what_to_do_and_keeps_the_rest(
    area: TestArea, signed_in: SignedIn, step: str, typed: dict[str, str], say: str, link: str
) -> None:
    browser = signed_in(area, "contact")
    page = written(browser, area, upto=step)

    page = browser.send(page, f"/{step}", 422, **typed)

    assert page.title.startswith("Error: ")
    assert say in page.words
    assert link in page.links
    kept = {name.replace("__", "-"): value for name, value in typed.items()}
    assert {name: page.typed(f"/{step}")[name] for name in kept} == kept


def test_a_concern_about_ones_own_body_is_refused_before_anybody_is_told(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "officer")
    page = written(browser, area, upto="whom")
    own = {"organisation": str(area.bodies[COUNCIL]), "respondent": f"{area.bodies[COUNCIL]} {SERVICE}"}

    page = browser.send(page, "/whom", 422, **own)

    assert "A concern is about another organisation than your own." in page.words
    assert "#respondent" in page.links
    assert page.typed("/whom")["respondent"] == own["respondent"]


def test_a_day_to_come_is_refused_and_all_that_was_written_is_still_there(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "contact")
    page = written(browser, area, upto="story")

    page = browser.send(page, "/story", 422, **STORY, **day(area, "happened_on", -3))

    assert "is still to come. Enter when it happened, or leave it empty." in page.words
    assert all(words in page.typed("/story").values() for words in STORY.values())


def test_a_draft_waits_for_its_writer_and_can_be_thrown_away(area: TestArea, signed_in: SignedIn) -> None:
    browser = signed_in(area, "bandleader")
    written(browser, area, body=BAND, upto="undertaking")

    page = browser.get(f"/{area.slug}/concerns")
    assert "You began a concern on" in page.words
    page = browser.send(page, "/deletion")

    assert "The draft is gone." in page.words
    assert "You began a concern on" not in page.words


def test_the_undertakings_offered_are_those_that_bind_whom_it_is_about(area: TestArea, signed_in: SignedIn) -> None:
    page = written(signed_in(area, "contact"), area, upto="undertaking")

    clauses = page.form("/undertaking")["choices"]["clause"]
    assert TWELVE_WEEKS in clauses
    assert "2.1.1" in clauses
    assert "2.3.1" not in clauses


def written(
    browser: Browser,
    area: TestArea,
    *,
    body: str = PANTRY,
    service: str = OTHER_SERVICE,
    upto: str = "check",
    **typed: str,
) -> Page:
    """A concern about the council, typed in as far as that step."""
    page = browser.send(browser.get(f"/{area.slug}/concerns/new"), "/drafts")
    steps: dict[str, dict[str, Any]] = {
        "whom": {"organisation": str(area.bodies[body]), "respondent": f"{area.bodies[COUNCIL]} {service}"},
        "undertaking": {"clause": TWELVE_WEEKS},
        "story": STORY | typed,
    }
    for step, values in steps.items():
        if step == upto:
            return page
        page = browser.send(page, f"/{step}", **values)
    return page


def day(area: TestArea, field: str, ago: int) -> dict[str, str]:
    found = area.narrator.day(ago)
    return {f"{field}__day": str(found.day), f"{field}__month": str(found.month), f"{field}__year": str(found.year)}
