"""A table with the dirt of real ones: looked at row by row, mended, and recorded whole."""

import pytest

from tests.journeys.person import Person
from tests.journeys.test_groups import MARCUS, Enter
from tests.journeys.ways import DESKTOP, PHONE, ways

HEAD = "Organisation,Service,Champion,Email,Since"
DIRTY = f"""{HEAD}
Wrenbridge College,Adult learning,Ada Prior and Ben Ode,ada.prior@invented.example,3/3/2025
Ashmarch Fire and Rescue Service,Community safety,Cal Roe,cal.roe@invented.example,31/6/2025
Ashmarch Community Health NHS Trust,Community nursing,"=HYPERLINK(""https://invented.example"")",dee.ash@invented.example,1/2/2025
Wrenbrige Councl,Housing,Eve Lund,eve.lund@invented.example,1/2/2025
Wrenbridge Borough Council,Housing,Fay Orr,fay.orr@invented.example,1/2/2025
Wrenbridge Borough Council,Environment,Gus Hale,fay.orr@invented.example,1/2/2025
"""
MENDED = f"""{HEAD}
Wrenbridge College,Adult learning,Ada Prior,ada.prior@invented.example,3/3/2025
Ashmarch Fire and Rescue Service,Community safety,Cal Roe,cal.roe@invented.example,30/6/2025
Ashmarch Community Health NHS Trust,Community nursing,Dee Ash,dee.ash@invented.example,1/2/2025
Wrenbridge Borough Council,Housing,Fay Orr,fay.orr@invented.example,1/2/2025
Wrenbridge Borough Council,Environment,Gus Hale,gus.hale@invented.example,1/2/2025
"""
SOURCE = "The group’s list of March 2025"


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((False, PHONE), (True, DESKTOP), (True, PHONE)))
def test_a_dirty_table_is_looked_at_mended_and_recorded(person: Enter, scripts: bool, width: int) -> None:
    marcus = person(MARCUS, scripts=scripts, width=width)
    marcus.goes("/wrenbridge/people").follows("Bring in a table").looks("bring in a table")
    marcus.presses("Look at it").sees("Choose a file, or paste the table.").looks("bring in a table, refused")
    sends(marcus, "champions.csv", DIRTY)
    for row, said in (
        (2, "More than one person is in this row"),
        (3, "31/6/2025"),
        (4, "is a formula, not a value."),
        (5, "Wrenbrige Councl"),
        (7, "fay.orr@invented.example"),
    ):
        rows = marcus.page.locator("li.oc-slot", has_text=f"Row {row}")
        assert said in " ".join(rows.all_inner_texts()), f"row {row}: {rows.all_inner_texts()}"
    marcus.sees("Nothing of it can be recorded yet.", "1 row is odd: look").looks("looked at")
    assert marcus.page.get_by_text("Row 4", exact=False).count() == 1, "a formula is said to be more besides"
    assert not marcus.page.get_by_role("button", name="Record all of it").count()

    marcus.goes("/wrenbridge/tables")
    sends(marcus, "champions-mended.csv", MENDED)
    marcus.sees("5 rows are clear").does_not_see("odd: look").looks("mended").presses("Record all of it")
    is_recorded(marcus)
    visitor = person(None, scripts=scripts, width=width)
    visitor.goes("/wrenbridge/champions").sees("Dee Ash", "Gus Hale").follows("Adult learning")
    visitor.sees("Ada Prior became champion", "added later from older records", SOURCE).looks("slot, from a table")
    marcus.follows("Champions").sees("Dee Ash").goes("/wrenbridge/tables").looks("my tables")


def sends(marcus: Person, name: str, table: str) -> None:
    marcus.picks("Champions: organisation").fills("Where does it come from?", SOURCE)
    marcus.page.get_by_label("The file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": table.encode()})
    marcus.presses("Look at it").sees("Row by row" if table is DIRTY else "5 rows")


def is_recorded(marcus: Person) -> None:
    """Seen to go on by itself; without scripts, the page is opened again."""
    done = marcus.page.get_by_text("All 5 rows, as added later from older records.")
    if marcus.page.locator("progress").count():
        marcus.looks("being recorded")
    for _look in range(100):
        if done.count():
            break
        marcus.page.wait_for_timeout(300)
        if not marcus.scripts:
            marcus.page.reload()
    marcus.sees("All 5 rows, as added later from older records.").looks("recorded")
