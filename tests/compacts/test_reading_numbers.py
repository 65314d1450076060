"""The ids of clauses: as printed where a number is, from the structure where none is, and never twice."""

from domain.compacts.reading import read
from tests.compacts.a_reading import clauses, doubts, ids


def test_ids_follow_the_structure_and_not_the_words() -> None:
    text = "2. Grants\n\n2.1 Why.\n\nThe Council will:\n- give one\n- give two\n\nSome other prose, with no number.\n"

    renamed = text.replace("give one", "publish a much longer thing").replace("Why.", "Because of that.").replace("other", "more")

    assert ids(read(text)) == ids(read(renamed)) == ["2.1", "2.p1", "2.public.1", "2.public.2", "2.p2"]


def test_letters_are_kept() -> None:
    reading = read("4.2 The Council will:\n(a) listen;\n(b) answer:\n(i) soon\n(ii) kindly\n(c) learn.")

    assert ids(reading) == ["4.2.a", "4.2.b", "4.2.c"]
    assert len(clauses(reading)[1].points) == 2


def test_a_number_printed_twice_is_kept_once() -> None:
    reading = read("1. Words\n\n1.1 First.\n\n1.2 Second.\n\n1.1 Third.")

    assert ids(reading) == ["1.1", "1.2", "1.p1"]
    assert doubts(reading)[-1] == "The number 1.1 is printed more than once; this clause has the id 1.p1 instead."


def test_numbers_out_of_order_are_kept_and_doubted() -> None:
    reading = read("1. Words\n\n1.2 First.\n\n1.1 Second.")

    assert ids(reading) == ["1.2", "1.1"]
    assert "Number 1.1 comes after 1.2; both were kept as printed." in doubts(reading)


def test_a_heading_over_nothing_stays_and_is_doubted() -> None:
    reading = read("# Compact\n\n## 1. Words\n\n1.1 Some.\n\n## Appendix 1 – Form")

    assert [(section.heading, len(section.clauses)) for section in reading.sections] == [("Words", 1), ("Appendix 1 – Form", 0)]
    assert doubts(reading)[-1] == "There is nothing under this heading; the section was kept, empty."


def test_a_number_in_a_wrapped_sentence_is_no_paragraph() -> None:
    reading = read("1.1 The sector is large and it spends about\n2.5 million pounds a year on what people\nneed most of all.")

    assert ids(reading) == ["1.1"]
