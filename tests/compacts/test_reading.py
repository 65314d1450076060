"""Any text at all is read: without words, hostile, from any system; and the summary counts what was found."""

import pytest

from domain.compacts import Owner
from domain.compacts.reading import Row, read, summary, totals
from tests.compacts.a_reading import clauses, doubts, given


@pytest.mark.parametrize("text", ["", " \n\f\n", "\ufeff", "1\n\n2\n\n3", "|", "- \n- ", "#", "****"])
def test_a_text_without_words_says_so(text: str) -> None:
    reading = read(text)

    assert [clause for clause in clauses(reading) if not clause.text.text] == []
    assert reading.sections or doubts(reading) == ["There is no clause in this text."]


@pytest.mark.parametrize(
    "part", ["*", "[", "[a](", "<!--", "<a", "- ", "a-", "|", "a|b\n", "\f", "(a) b\n", "1.1.", "will ", "& "]
)
def test_a_hostile_text_is_read_in_time(part: str) -> None:
    assert read(part * (60_000 // len(part)))


def test_the_same_text_is_read_the_same_from_any_system() -> None:
    text = "# Compact\n\n1. Words\n\nThe Council will:\n\n- listen\n- learn\n"

    assert read(text) == read(text.replace("\n", "\r\n")) == read("\ufeff" + text.replace(" ", "\u00a0"))


def test_the_summary_has_a_row_for_each_list() -> None:
    reading = given("""
        # Compact

        ## 1. Words

        1.1 Some.

        ## 2. Grants

        The Council will:
        - pay

        The voluntary sector will:
        - report
        - plan
    """)

    assert summary(reading) == (
        Row(number="1", heading="Words", paragraphs=1),
        Row(number="2", heading="Grants"),
        Row(number=None, heading="The Council will", owner=Owner.PUBLIC, undertakings=1),
        Row(number=None, heading="The voluntary sector will", owner=Owner.VCS, undertakings=2),
    )
    found = totals(summary(reading))
    assert (found.lists, found.undertakings, found.public, found.vcs, found.joint, found.unowned) == (2, 3, 1, 2, 0, 0)
