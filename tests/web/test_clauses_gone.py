"""The address of a clause leads somewhere for ever, whatever became of it; and its number is nobody else's."""

from collections.abc import Callable

import pytest

from domain.compacts import Owner
from domain.shared.errors import Refused
from tests.browser import Browser
from tests.given import COUNCIL, NOTICE, TELL_EARLY, TEXT, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]


@pytest.fixture
def area(world: World) -> TestArea:
    """In version 2 a clause is dropped and another split, version 3 has both no more."""
    area = world.area()
    for number in (2, 3):
        area.begins("lead", f"Version {number}")
        if number == 2:
            area.drops("lead", 2, TELL_EARLY, "It is law now.")
            area.splits("lead", 2, NOTICE, "give notice;", "say why.", owner=Owner.PUBLIC)
        area.puts("lead", number, COUNCIL)
        area.adopts("officer", number, COUNCIL, area.narrator.day(20 - number), f"Cabinet, minute {number}")
    return area


def test_a_clause_leads_to_what_became_of_it_versions_later(area: TestArea, visitor: Browser) -> None:
    dropped, split = (visitor.get(f"/{area.slug}/clauses/{one}") for one in (TELL_EARLY, NOTICE))

    assert "It stands no more in Version 2, version 2." in dropped.words
    assert "It is law now." in dropped.words
    assert "What it became" in split.words
    visitor.get(f"/{area.slug}/clauses/{TELL_EARLY}?version=3", 404)
    visitor.get(f"/{area.slug}/clauses/9.9.9", 404)


def test_a_clause_that_a_text_brought_in_has_not_leads_to_the_last_that_had_it(area: TestArea, visitor: Browser) -> None:
    area.text_of(4, TEXT.partition("2.3")[0].replace("1.1", "1.9"), "Brought in", area.narrator.day(0))

    assert "An agreement between the bodies of this place." in visitor.get(f"/{area.slug}/clauses/1.1").words


def test_the_number_of_a_clause_is_given_to_no_other_versions_later(area: TestArea) -> None:
    area.begins("lead", "Version 4")

    with pytest.raises(Refused, match="stands in this text, or once did"):
        area.adds("lead", 4, 4, None, "tell us early.", Owner.VCS, TELL_EARLY)
