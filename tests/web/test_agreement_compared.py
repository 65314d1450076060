"""Two versions on a page side by side, a clause with what happened under it, and the text to take away."""

from collections.abc import Callable

import pytest

from domain.compacts import Owner
from domain.shared.rules import Clock
from tests.browser import Browser
from tests.given import COUNCIL, NOTICE, PANTRY, TELL_EARLY, TWELVE_WEEKS, TestArea, World
from tests.web.furnished import WORDS, champion, concern

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture(scope="module")
def area(worlds: World) -> TestArea:
    """With a second version, drafted from the first; and something that happened under a clause."""
    one = worlds.area()
    one.clock(Clock.CONSULTATION, 84, TWELVE_WEEKS)
    one.opens("officer", COUNCIL, WORDS, one.narrator.day(-20), none_given=True)
    one.begins("lead", "The Second Compact")
    one.amends("lead", 2, TWELVE_WEEKS, "allow sixteen weeks for consultations, or say why not;", Owner.PUBLIC)
    one.splits("lead", 2, NOTICE, "give notice of a cut", "of three months", owner=Owner.PUBLIC)
    one.drops("lead", 2, TELL_EARLY, "It is law now.")
    one.adds("lead", 2, 1, None, "share what is learned", Owner.JOINT, "1.0")
    champion(one, "librarian")
    return one


def test_two_versions_stand_side_by_side_by_clause(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "contact").get(f"/{area.slug}/agreement/comparison")

    assert "From version 1 to version 2: 3 clauses as before, 1 amended, 1 split, 1 dropped, 1 new." in page.words
    assert "allow [taken out: twelve ] weeks" in page.words
    assert "allow [put in: sixteen ] weeks" in page.words
    assert "Dropped It is law now." in page.words
    assert f"{NOTICE}a" in page.words
    assert "meet each other" not in page.words


def test_what_is_as_before_is_shown_on_asking(area: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(area, "contact").get(f"/{area.slug}/agreement/comparison?older=1&newer=2&whole=yes")

    assert "As before" in page.words
    assert "meet each other" in page.words


def test_a_draft_is_compared_for_members_alone(area: TestArea, visitor: Browser) -> None:
    assert "There are no two versions to compare yet." in visitor.get(f"/{area.slug}/agreement/comparison").words
    assert visitor.get(f"/{area.slug}/agreement/comparison?newer=2", 404).headings == ["Page not found"]


def test_versions_that_were_brought_in_are_compared_by_their_clauses_ids(world: World, visitor: Browser) -> None:
    area = world.area()
    area.text_of(2, "# The Next\n\n## 1. What it is\n\n- 1.1 An agreement of everybody here.\n", "The Next", area.narrator.day(0))

    page = visitor.get(f"/{area.slug}/agreement/comparison?older=1&newer=2")

    assert "1 amended, 0 split, 5 dropped, 0 new." in page.words


def test_a_clause_shows_what_happened_under_it_and_what_became_of_it(
    area: TestArea, visitor: Browser, signed_in: SignedIn
) -> None:
    path = f"/{area.slug}/clauses/{TWELVE_WEEKS}"

    assert WORDS["title"] in visitor.get(path).words
    assert f"{TWELVE_WEEKS} in version 2" not in visitor.get(path).words
    assert f"{TWELVE_WEEKS} in version 2 Compare" in signed_in(area, "contact").get(path).words


def test_a_citation_names_the_clause_in_its_version_for_good(area: TestArea, visitor: Browser) -> None:
    page = visitor.get(f"/{area.slug}/clauses/{NOTICE}")

    cited = next(one["value"] for one in page.controls if one.get("id") == "citation")
    assert cited.startswith(f"Clause {NOTICE} of The Testing Compact, version 1: http")
    assert cited.endswith(f"/{area.slug}/clauses/{NOTICE}?version=1")


def test_ones_own_concern_stands_under_its_clause_and_nobody_elses(area: TestArea, visitor: Browser, signed_in: SignedIn) -> None:
    path = f"/{area.slug}/clauses/{TWELVE_WEEKS}"
    before = visitor.get(path).words
    ref = concern(area, "contact", PANTRY)

    assert f"Your concern {ref}" in signed_in(area, "contact").get(path).words
    assert ref not in signed_in(area, "lead").get(path).words
    assert visitor.get(path).words == before


@pytest.mark.parametrize(("clause", "said"), [(NOTICE, "What it became"), (TELL_EARLY, "Why: It is law now.")])
def test_the_id_of_a_clause_that_stands_there_no_more_still_leads_somewhere(
    area: TestArea, visitor: Browser, signed_in: SignedIn, clause: str, said: str
) -> None:
    page = signed_in(area, "contact").get(f"/{area.slug}/clauses/{clause}?version=2")

    assert "It stands no more in The Second Compact, version 2." in page.words
    assert said in page.words
    assert visitor.get(f"/{area.slug}/clauses/{clause}?version=2", 404).headings == ["Page not found"]


@pytest.mark.parametrize(
    ("ending", "kind", "holds"),
    [
        ("md", "text/markdown", f"**{NOTICE}** give three months' notice of a cut."),
        ("html", "text/html", f'id="clause-{NOTICE}"'),
    ],
)
def test_the_text_is_taken_away_as_a_file(area: TestArea, visitor: Browser, ending: str, kind: str, holds: str) -> None:
    response = visitor.raw("GET", f"/{area.slug}/agreement.{ending}")

    assert response.status_code == 200
    assert response.headers["content-type"].startswith(kind)
    assert response.headers["content-disposition"] == f'attachment; filename="{area.slug}-version-1.{ending}"'
    assert holds in response.text
    assert "&#39;" not in response.text or ending == "html"


def test_no_file_of_a_version_that_is_not_there(area: TestArea, visitor: Browser) -> None:
    assert visitor.raw("GET", f"/{area.slug}/agreement.md?version=2").status_code == 404
    assert visitor.raw("GET", f"/{area.slug}/agreement.html?version=9").status_code == 404
