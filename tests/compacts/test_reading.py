"""How the text of an agreement becomes sections, clauses and doubts: one shape of text at a time."""

from textwrap import dedent

import pytest

from domain.compacts import Clause, Kind, Owner
from domain.compacts.reading import Reading, Row, read, summary, totals

# --- lists and their owners


def test_a_list_after_its_owner_is_of_undertakings() -> None:
    reading = given("""
        3. Funding

        The Council will:
        - pay on time
        - say why
    """)

    assert undertakings(reading) == [("3.public.1", Owner.PUBLIC, "pay on time"), ("3.public.2", Owner.PUBLIC, "say why")]


def test_a_list_after_ordinary_words_explains_them() -> None:
    reading = given("""
        6.1 Volunteers help in many ways including:
        - as trustees
        - as drivers
    """)

    (clause,) = clauses(reading)
    assert (clause.clause_id, clause.kind, words(clause.points)) == ("6.1", Kind.PARAGRAPH, ["as trustees", "as drivers"])


def test_a_list_whose_owner_is_not_said_has_none_and_a_doubt() -> None:
    reading = given("""
        # The Accord

        ## Funding

        - We will pay on time.
        - We will keep forms short.
    """)

    assert [owner for _, owner, _ in undertakings(reading)] == [None, None]
    assert doubts(reading) == ["It is not said whose undertakings these are, so they have no owner."]


def test_an_item_may_say_its_own_owner() -> None:
    reading = given("""
        ## Halls

        - The Council will let halls at cost.
        - Hall use: voluntary groups will lock up.
        - Everyone will report damage.
    """)

    assert [owner for _, owner, _ in undertakings(reading)] == [Owner.PUBLIC, Owner.VCS, Owner.JOINT]


def test_what_champions_will_do_is_no_undertaking_between_the_sectors() -> None:
    reading = given("""
        4.1 Champions help. The Compact Champions will:
        1. know the Compact
        2. answer questions
    """)

    assert [(clause.clause_id, len(clause.points)) for clause in clauses(reading)] == [("4.1", 2)]
    assert any("neither sector" in told for told in doubts(reading))


def test_an_unmarked_list_in_no_context_is_kept_but_not_as_undertakings() -> None:
    reading = given("""
        # The Compact

        ## Next steps

        - print it
        - share it
    """)

    assert [clause.kind for clause in clauses(reading)] == [Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert any(told.startswith("Nothing says") for told in doubts(reading))


def test_topics_under_a_heading_with_an_owner_inherit_it() -> None:
    reading = given("""
        ## Public sector commitments
        ### Grants
        - pay early
        ### Advice
        - give it freely
        ## Joint commitments
        - meet
    """)

    assert [owner for _, owner, _ in undertakings(reading)] == [Owner.PUBLIC, Owner.PUBLIC, Owner.JOINT]


def test_what_lies_under_an_undertaking_are_its_points() -> None:
    reading = given("""
        2.1 Public bodies will:
        - assess the effect first, including:
          - asking users
          - asking staff
        - publish the answer
    """)

    assert [(clause.clause_id, words(clause.points)) for clause in clauses(reading) if clause.owner] == [
        ("2.1.1", ["asking users", "asking staff"]),
        ("2.1.2", []),
    ]


def test_one_promise_with_examples_is_one_undertaking() -> None:
    reading = given("""
        4.4 The Council will help small groups by:
        (a) lending chairs;
        (b) giving advice.
    """)

    (clause,) = clauses(reading)
    assert (clause.clause_id, clause.owner, len(clause.points)) == ("4.4", Owner.PUBLIC, 2)


def test_a_list_inside_a_sentence_is_taken_apart() -> None:
    reading = given("2.1 The Council undertakes: to listen; to answer; and to learn.")

    assert [text for _, _, text in undertakings(reading)] == ["to listen", "to answer", "to learn."]


# --- what pages and programs do to a text


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


# --- people


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


# --- numbers


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


# --- the whole


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


def given(text: str) -> Reading:
    return read(dedent(text).strip("\n"))


def clauses(reading: Reading) -> list[Clause]:
    return [clause for section in reading.sections for clause in section.clauses]


def ids(reading: Reading) -> list[str]:
    return [clause.clause_id for clause in clauses(reading)]


def undertakings(reading: Reading) -> list[tuple[str, Owner | None, str]]:
    return [(clause.clause_id, clause.owner, clause.text.text) for clause in clauses(reading) if clause.kind is Kind.UNDERTAKING]


def words(texts) -> list[str]:
    return [text.text for text in texts]


def doubts(reading: Reading) -> list[str]:
    return [str(told) for told in reading.doubts]
