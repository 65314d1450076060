"""What stands around the clauses: written on the draft, read with it, taken away with it, and frozen with it."""

from collections.abc import Callable

import pytest

from domain.compacts import Owner
from tests.browser import Browser
from tests.given import COUNCIL, NOTICE, TestArea, World

SignedIn = Callable[[TestArea, str], Browser]
FRONT = {
    "tag_line": "Keeping our word",
    "summary": "Who promises what to whom.",
    "foreword": "We meant every word.",
    "foreword_by": "Ada Grey",
    "foreword_office": "Leader of the council",
}


@pytest.fixture
def area(world: World) -> TestArea:
    """Version 2 is drafted."""
    one = world.area()
    one.begins("lead", "The Second Compact")
    return one


@pytest.fixture
def written(area: TestArea) -> TestArea:
    area.writes_front("lead", 2, **FRONT)
    area.explains("lead", 2, "cut: less money < than was agreed\nConsultations: questions before a decision")
    area.gives_example("lead", 2, NOTICE, "A grant ends in July: say so in April.")
    return area


def test_the_lead_writes_what_stands_around_the_clauses(area: TestArea, signed_in: SignedIn) -> None:
    lead, here = signed_in(area, "lead"), f"/{area.slug}/agreement/drafts/2"
    lead.send(lead.get(f"{here}/front-matter"), "/front-matter", **FRONT)
    lead.send(lead.get(f"{here}/glossary"), "/glossary", entries="cut: less money than was agreed")
    done = lead.send(lead.get(f"{here}/clauses/{NOTICE}/example"), "/example", example="A grant ends in July.")

    assert "Foreword written Summary written" in done.words
    assert "1 word explained" in done.words
    assert "For example: A grant ends in July." in done.words
    assert lead.get(f"{here}/front-matter").typed("/front-matter")["foreword_by"] == "Ada Grey"
    assert lead.get(f"{here}/glossary").typed("/glossary")["entries"] == "cut: less money than was agreed"


@pytest.mark.parametrize(
    ("which", "typed", "said"),
    [
        ("front-matter", {"foreword": "We meant it."}, "Say whose foreword it is."),
        ("glossary", {"entries": "cut less money"}, "This line is not like that: cut less money"),
    ],
)
def test_what_is_left_out_is_said_and_what_was_typed_stays(
    area: TestArea, signed_in: SignedIn, which: str, typed: dict[str, str], said: str
) -> None:
    lead = signed_in(area, "lead")

    refused = lead.send(lead.get(f"/{area.slug}/agreement/drafts/2/{which}"), f"/{which}", 422, **typed)

    assert said in refused.words
    assert refused.typed(f"/{which}").items() >= typed.items()


def test_it_is_read_with_the_text_and_each_word_leads_to_its_meaning(written: TestArea, signed_in: SignedIn) -> None:
    page = signed_in(written, "contact").get(f"/{written.slug}/agreement?version=2")

    assert "Keeping our word" in page.words
    assert "We meant every word. Ada Grey , Leader of the council" in page.words
    assert "For example: A grant ends in July: say so in April." in page.words
    assert 'href="#word-1" data-meaning="less money &lt; than was agreed">cut</a>' in page.html
    assert 'href="#word-2" data-meaning="questions before a decision">consultations</a>' in page.html
    assert {"word-1", "word-2", "foreword", "summary"} <= set(page.ids)


@pytest.mark.parametrize("ending", ["md", "html"])
def test_it_goes_with_the_text_that_is_taken_away(written: TestArea, signed_in: SignedIn, ending: str) -> None:
    file = signed_in(written, "contact").raw("GET", f"/{written.slug}/agreement.{ending}?version=2").text

    for words in (
        "Keeping our word",
        "Who promises what",
        "We meant every word.",
        "Ada Grey",
        "A grant ends in July",
        "was agreed",
    ):
        assert words in file


def test_a_new_version_takes_all_with_it_but_the_foreword_and_is_compared(
    written: TestArea, signed_in: SignedIn, visitor: Browser
) -> None:
    written.puts("lead", 2, COUNCIL)
    written.adopts("officer", 2, COUNCIL, written.narrator.day(1), "Cabinet, minute 14")
    written.begins("lead", "The Third Compact")
    written.gives_example("lead", 3, NOTICE, "A grant ends in July: say so in March.")
    written.explains("lead", 3, "cut: less of anything")

    mine = signed_in(written, "contact")
    third = mine.get(f"/{written.slug}/agreement?version=3")
    compared = mine.get(f"/{written.slug}/agreement/comparison?older=2&newer=3")

    assert "Keeping our word" in third.words
    assert "We meant every word." not in third.words
    assert "We meant every word. Ada Grey, Leader of the council ]" in compared.words
    assert "For example: A grant ends in July: say so in [put in: March ]" in compared.words
    assert "0 amended" in compared.words
    assert "We meant every word." in visitor.get(f"/{written.slug}/agreement").words


def test_a_split_clause_leaves_its_example_to_its_first_part(written: TestArea, signed_in: SignedIn) -> None:
    written.splits("lead", 2, NOTICE, "give notice", "of three months", owner=Owner.PUBLIC)

    page = signed_in(written, "contact").get(f"/{written.slug}/agreement?version=2")
    assert page.words.count("For example:") == 1
    assert f"{NOTICE}a give notice For example:" in page.words


def test_it_is_frozen_with_the_version(written: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(written, "lead")
    written.puts("lead", 2, COUNCIL)
    form = lead.get(f"/{written.slug}/agreement/drafts/2/glossary")

    stuck = lead.send(form, "/glossary", 422, entries="cut: anything")

    assert "This wording is before the bodies" in stuck.words
    assert "For example: A grant" in signed_in(written, "contact").get(f"/{written.slug}/clauses/{NOTICE}?version=2").words
