"""People in an agreement: whom to ask and who signed is left out, and never repeated in a doubt."""

import pytest

from domain.compacts.reading import read
from tests.compacts.a_reading import clauses, doubts, given


def test_a_table_of_people_is_left_out_and_not_repeated() -> None:
    reading = given("""
        ## Contacts

        | Organisation | Champion | E-mail |
        |---|---|---|
        | Northside CVS | Ada Example | ada@northside.example |
    """)

    assert clauses(reading) == []
    (told, *_) = [told for told in reading.doubts if "people" in str(told)]
    assert (told.text, told.line) == ("Organisation | Champion | E-mail", 3)


def test_a_first_row_that_is_a_person_is_not_shown_as_heads() -> None:
    reading = read("## Who\n\n| Ada Example | ada@northside.example |\n|---|---|\n| Bo Test | bo@northside.example |")

    assert not [told for told in reading.doubts if "Ada" in told.text]


@pytest.mark.parametrize(
    "line", ["For more information contact Flo Nobody.", "Tel: 01632 960222.", "E-mail flo@northside.example"]
)
def test_a_line_that_only_says_whom_to_ask_is_left_out(line: str) -> None:
    reading = read(f"# Compact\n\n## More\n\nThere is more to say.\n\n{line}")

    assert [clause.text.text for clause in clauses(reading)] == ["There is more to say."]
    assert "Flo" not in " ".join(f"{told.text} {told}" for told in reading.doubts)


def test_a_numbered_clause_keeps_its_contact_and_says_so() -> None:
    reading = read("7.1 Write to help@northside.example about anything.")

    assert [clause.clause_id for clause in clauses(reading)] == ["7.1"]
    assert any("holds contact details" in told for told in doubts(reading))


def test_a_place_for_signatures_is_left_out() -> None:
    reading = given("""
        # Compact

        ## Agreement

        We agree to all of it.

        Signed on behalf of Northside Council
        ......................................
        Ada Example, Leader
    """)

    assert [clause.text.text for clause in clauses(reading)] == ["We agree to all of it."]
