"""A drafter looks in other areas for words of their own: in what is public and in force there, and in nothing else."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from domain.compacts import Owner, reading
from domain.shared.actor import Role
from services.areas.commands import suspend_area
from services.compacts.commands import draft_version
from services.compacts.elsewhere import LONGEST_SOUGHT
from tests.browser import Browser, Page
from tests.given import TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
THEIRS = """# An Accord

## 1. Ferries

- 1.1 ferrying {topic} takes a permit, told {how} by letter;
- 1.2 letters about {topic} are plain;
- 1.3 {topic} waits;
- 1.4 {topic} rests.
"""


@pytest.fixture
def topic() -> str:
    """A word that no other test writes."""
    return f"z{uuid4().hex[:10]}"


@pytest.fixture
def here(world: World, topic: str) -> TestArea:
    area = world.area()
    area.text_of(2, f"# A\n\n## 1. Ours\n\n- 1.1 we carry {topic}.\n", "Ours", area.narrator.day(1))
    area.begins("lead", "The Third")
    return area


def there(world: World, topic: str, how: str = "openly") -> TestArea:
    area = world.area()
    area.text_of(2, THEIRS.format(topic=topic, how=how), "An Accord", area.narrator.day(3))
    return area


def looks(browser: Browser, area: TestArea, words: str, page: str = "new?place=1%20-&") -> Page:
    return browser.get(f"/{area.slug}/agreement/drafts/3/clauses/{page}sought={words}")


def test_clauses_with_all_the_words_are_found_with_their_area_and_can_be_begun_with(
    world: World, here: TestArea, topic: str, signed_in: SignedIn
) -> None:
    other, lead = there(world, topic), signed_in(here, "lead")

    page = looks(lead, here, f"permits+{topic}")

    assert "1 clause has these words" in page.words
    assert [one for one in page.links if one.startswith(f"/{other.slug}/")] == [f"/{other.slug}/clauses/1.1?version=2"]
    (use,) = (one for one in page.links if "use=" in one)
    assert lead.get(use).typed("/clauses")["text"] == f"ferrying {topic} takes a permit, told openly by letter;"


def test_a_clause_that_is_amended_has_the_same_box(world: World, here: TestArea, topic: str, signed_in: SignedIn) -> None:
    other, lead = there(world, topic), signed_in(here, "lead")

    page = looks(lead, here, f"plain+{topic}", "1.1/wording?")

    assert f"/{other.slug}/clauses/1.2?version=2" in page.links
    assert f"/{here.slug}/clauses/1.1?version=2" not in page.links, "one's own are no answer"
    assert page.typed("/wording")["text"] == f"we carry {topic}."
    assert page.form("#elsewhere")["fields"]["sought"] == f"plain {topic}"


def test_one_area_does_not_push_out_the_others_and_or_stands_between_alternatives(
    world: World, here: TestArea, topic: str, signed_in: SignedIn
) -> None:
    many, other = there(world, topic), there(world, f"x{topic}")

    page = looks(signed_in(here, "lead"), here, f"{topic}+or+x{topic}")

    assert sum(one.startswith(f"/{many.slug}/") for one in page.links) == 3
    assert sum(one.startswith(f"/{other.slug}/") for one in page.links) == 3


@pytest.mark.parametrize(
    "words", ["the", "%22", "-", "%27%20%7C%20%28%29%3A%2A%5C", "qqxnothing", "%F0%9F%92%A9", "or", "a" * 5_000]
)
def test_words_that_are_nowhere_are_answered_with_how_to_look_otherwise(here: TestArea, signed_in: SignedIn, words: str) -> None:
    page = looks(signed_in(here, "lead"), here, words)

    assert "No clause that is in force in another area has all of these words" in page.words
    assert "Try fewer words, or others with “or” between them" in page.words
    (typed,) = (one["value"] for one in page.controls if one.get("name") == "sought")
    assert len(typed) <= LONGEST_SOUGHT


def test_spaces_look_for_nothing(world: World, here: TestArea, signed_in: SignedIn) -> None:
    assert "No other area here has anything in force that is near" in looks(signed_in(here, "lead"), here, "%20%20").words


def test_drafts_past_versions_and_areas_that_are_not_open_are_not_found(
    world: World, here: TestArea, topic: str, signed_in: SignedIn
) -> None:
    drafting, suspended, lead = there(world, topic, "formerly"), there(world, topic), signed_in(here, "lead")
    drafting.text_of(3, THEIRS.format(topic=topic, how="presently"), "Newer", drafting.narrator.day(0))
    found = reading.read(THEIRS.format(topic=topic, how="perhaps")).sections
    drafting._operate(lambda journal: draft_version(journal, number=4, title="Next", sections=found))
    drafting.begins("lead", "By clause")
    drafting.amends("lead", 5, "1.1", f"ferrying {topic}, a hidden amendment", Owner.JOINT, "")
    suspended.person("host", f"host@{suspended.slug}.example", Role.HOST)
    assert suspended.slug in looks(lead, here, f"{topic}+openly").html
    suspended._do("host", lambda journal: suspend_area(journal, why="Nobody leads it."))

    for words in ("openly", "formerly", "perhaps", "hidden"):
        page = looks(lead, here, f"{topic}+{words}")
        assert [one for one in page.links if one.startswith((f"/{drafting.slug}/", f"/{suspended.slug}/"))] == []
    assert drafting.slug in looks(lead, here, f"{topic}+presently").html


def test_it_asks_the_database_little(here: TestArea, signed_in: SignedIn, statements: Callable[[], int]) -> None:
    lead = signed_in(here, "lead")
    for page in ("new?place=1%20-&", "1.1/wording?"):
        statements()
        looks(lead, here, "ferry", page)
        assert statements() <= 6
