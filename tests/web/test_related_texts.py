"""Where the agreement comes from and what follows it; and a clause as it was worded on a day."""

from collections.abc import Callable

import pytest

from tests.browser import Browser
from tests.given import NOTICE, TEXT, TWELVE_WEEKS, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
NATIONAL = "The national Compact, 2010"


@pytest.fixture
def area(world: World) -> TestArea:
    """Version 1 is in force since 30 days, version 2 since 10."""
    one = world.area()
    one.text_of(2, TEXT.replace("twelve weeks", "fourteen weeks"), "The New Compact", one.narrator.day(10))
    return one


def test_the_lead_says_where_it_comes_from_and_everybody_reads_it(area: TestArea, signed_in: SignedIn, visitor: Browser) -> None:
    lead, to = signed_in(area, "lead"), "/related-texts"
    form = lead.get(f"/{area.slug}/agreement/related-texts")
    refused = lead.send(form, to, 422, parent="https://compact.example/2010")
    assert "Say what the text at https://compact.example/2010 is called" in refused.words

    lead.send(form, to, parent=f"{NATIONAL} https://compact.example/2010\nThe Covenant", predecessor="Our <first> Compact")

    page = visitor.get(f"/{area.slug}/agreement")
    assert f"Made under: {NATIONAL} ; The Covenant" in page.words
    assert "It replaced: Our <first> Compact" in page.words
    assert "https://compact.example/2010" in page.links
    assert lead.get(f"/{area.slug}/agreement/related-texts").typed(to)["predecessor"] == "Our <first> Compact"
    for ending in ("md", "html"):
        assert NATIONAL in visitor.raw("GET", f"/{area.slug}/agreement.{ending}").text


@pytest.mark.parametrize(
    ("ago", "words", "number"), [(20, "twelve weeks", 1), (11, "twelve weeks", 1), (10, "fourteen", 2), (-9, "fourteen", 2)]
)
def test_a_clause_is_read_as_it_was_in_force_on_a_day(
    area: TestArea, visitor: Browser, ago: int, words: str, number: int
) -> None:
    page = visitor.get(f"/{area.slug}/clauses/{TWELVE_WEEKS}?as-at={area.narrator.day(ago).isoformat()}")

    assert words in page.words
    assert f"version {number}. It was the one in force on" in page.words


@pytest.mark.parametrize("day", ["2001-01-01", "2025-02-30", "yesterday", "9999-99-99"])
def test_before_the_first_version_and_on_no_day_there_is_no_clause(area: TestArea, visitor: Browser, day: str) -> None:
    assert visitor.get(f"/{area.slug}/clauses/{NOTICE}?as-at={day}", 404).headings == ["Page not found"]
