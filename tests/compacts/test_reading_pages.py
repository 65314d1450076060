"""What pages and programs do to a text: bullets, lines and words torn apart, running heads, contents, tables over two pages."""

import pytest

from domain.compacts.reading import read
from tests.compacts.a_reading import clauses, doubts, given, undertakings, words


def test_a_false_bullet_in_the_middle_of_a_sentence_is_joined() -> None:
    reading = given("""
        8.1 Public sector undertakings:

        - share plans early;
        - provide a list of named

        - officers in each department;
        - answer letters.
    """)

    assert [text for _, _, text in undertakings(reading)] == [
        "share plans early;",
        "provide a list of named officers in each department;",
        "answer letters.",
    ]
    assert doubts(reading)[-1] == "This bullet begins in the middle of a sentence, so it was joined to the one before it."


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_bullet_that_begins_like_an_undertaking_is_never_joined(gap: str) -> None:
    reading = read(f"8.1 The Council will:{gap}- share plans{gap}- publish a list;{gap}- answer letters.")

    assert len(undertakings(reading)) == 3


def test_short_things_without_punctuation_are_not_joined() -> None:
    reading = given("""
        1.1 Groups differ in:
        - size

        - age
        - income
    """)

    assert words(clauses(reading)[0].points) == ["size", "age", "income"]


def test_lines_wrapped_and_words_parted_are_mended() -> None:
    reading = given("""
        1.1 This Compact is about volunteer-
        ing and about the well-being of every-
        one in the long-
        term. We say well-being a second time.
    """)

    text = clauses(reading)[0].text.text
    assert (
        text
        == "This Compact is about volunteering and about the well-being of everyone in the long-term. We say well-being a second time."
    )


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = "\f".join(f"Northside Compact 2030\n\n1.{page} Words about page {page} here.\n\n{page}" for page in range(1, 5))

    reading = read(f"Northside Compact\n\n1. Words\n\n\f{pages}")

    assert [clause.text.text for clause in clauses(reading)] == [f"Words about page {page} here." for page in range(1, 5)]
    assert [told for told in doubts(reading) if "header or footer" in told]


def test_a_list_of_contents_is_left_out() -> None:
    reading = given("""
        Contents

        1. Purpose ........ 2
        2. Grants ......... 3

        1. Purpose

        1.1 It has one.

        2. Grants

        2.1 There are some.
    """)

    assert [(section.number, section.heading) for section in reading.sections] == [("1", "Purpose"), ("2", "Grants")]


def test_a_table_goes_on_over_a_page_break() -> None:
    reading = given("""
        ## Our values

        | Value | In action | Not in action |
        |---|---|---|
        | <b>Trust</b> | <ul><li>• We share</li><li>• We own up</li></ul> | Hiding |

        | | | |
        |---|---|---|
        | Care | We ask<br>We wait | |
    """)

    found = [(clause.clause_id, clause.text.text, len(clause.points), len(clause.against)) for clause in clauses(reading)]
    assert found == [("s1.v1", "Trust", 2, 1), ("s1.v2", "Care", 2, 0)]
