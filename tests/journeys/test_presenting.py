"""What stands around a draft's clauses, and a code that explains one: written by the lead, and seen where they are read."""

from collections.abc import Callable

import pytest

from tests.journeys.person import Person
from tests.journeys.ways import DESKTOP, PHONE, ways

MARCUS = "Marcus Oyelaran"
DRAFT = "/wrenbridge/agreement/drafts/3"
CLAUSE = "8.1.6"
Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((True, DESKTOP), (True, PHONE), (False, PHONE)))
def test_a_foreword_a_glossary_an_example_and_a_code(person: Enter, scripts: bool, width: int) -> None:
    marcus = person(MARCUS, scripts=scripts, width=width)
    marcus.goes("/wrenbridge/agreement").presses("Begin a new version")
    marcus.fills("What is the new version called?", "The Wrenbridge Compact 2027").presses("Begin it")
    marcus.sees("The new version is begun.")
    writes_around(marcus)
    records_a_code(marcus)
    reads(marcus)
    prints(marcus)


def writes_around(marcus: Person) -> None:
    marcus.goes(f"{DRAFT}/front-matter").looks("front matter").fills("Foreword (optional)", "We mean every word of it.")
    marcus.presses("Write it down").sees("Say whose foreword it is.").looks("front matter, refused")
    marcus.fills("Tag-line (optional)", "Keeping our word to each other").fills("Whose foreword is it?", "Ada Grey")
    marcus.fills("What are they? (optional)", "Leader of the council").presses("Write it down")
    marcus.sees("The foreword and summary are written down.")
    marcus.goes(f"{DRAFT}/glossary").fills(
        "A word, a colon and what it means: one a line",
        "consultations: questions to those whom a decision is about, before it is taken\nVCS: the voluntary and community sector",
    )
    marcus.looks("glossary").presses("Write it down").sees("The glossary is written down.")
    marcus.goes(f"{DRAFT}/clauses/{CLAUSE}/example").fills("The example", "The libraries review was announced in March.")
    marcus.looks("example").presses("Write it down").sees("The example is written down.").looks("draft with an example")


def records_a_code(marcus: Person) -> None:
    marcus.goes("/wrenbridge/agreement/instruments/new").fills("What is it called?", "Code of practice on consultation")
    marcus.fills("Its text (optional)", "Ask early, ask plainly, and say what came of it.")
    day = marcus.page.get_by_role("group", name="When was it adopted?")
    for part, value in (("Day", "3"), ("Month", "3"), ("Year", "2026")):
        day.get_by_label(part, exact=True).fill(value)
    marcus.page.get_by_text("Which clauses does it explain?").click()
    marcus.page.locator(f"input[name=clauses][value='{CLAUSE}']").check()
    marcus.looks("code").presses("Record it").sees("Code of practice on consultation").looks("codes")
    marcus.goes("/wrenbridge/agreement/related-texts").fills(
        "Which frameworks was it made under? (optional)", "The national Compact, 2010 https://compact.example/2010"
    )
    marcus.looks("related texts").presses("Write it down").sees("Made under:").looks("agreement in force")


def reads(marcus: Person) -> None:
    marcus.goes("/wrenbridge/agreement?version=3").sees("Keeping our word to each other", "Leader of the council", "For example:")
    marcus.sees("Explained by:").looks("draft as it is read")
    word = marcus.page.locator("a.oc-term").first
    word.focus()
    shown = word.evaluate("one => getComputedStyle(one, '::after').content")
    assert "before it is taken" in shown or "voluntary and community sector" in shown
    marcus.looks("a word explained")
    word.press("Enter")
    assert "#word-" in marcus.page.url
    marcus.goes("/wrenbridge/agreement/comparison?older=2&newer=3").sees("We mean every word of it.").looks("compared around")


def prints(marcus: Person) -> None:
    """Across a sheet laid on its side, too, where there is no list of contents beside the text."""
    marcus.page.emulate_media(media="print")
    marcus.goes("/wrenbridge/agreement?version=2").looks("printed")
    clause, sheet = marcus.page.locator(".oc-clause").first.bounding_box(), marcus.page.viewport_size
    assert clause
    assert sheet
    assert clause["width"] > sheet["width"] / 2
