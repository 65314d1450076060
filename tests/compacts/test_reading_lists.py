"""Lists in an agreement: undertakings where the words before them say whose, and points where they only explain."""

from domain.compacts import Kind, Owner
from tests.compacts.a_reading import clauses, doubts, given, undertakings, words


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
