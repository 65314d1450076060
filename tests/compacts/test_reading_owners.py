"""Whose a list is, in the wordings that Compacts use."""

import pytest

from domain.compacts import Owner
from domain.compacts.reading.owners import lead_in, states
from domain.compacts.reading.parties import Who

JOINT = """
Joint undertakings:
We will all
Both sectors
Together we will:
Shared commitments
All partners agree to
The Council and the voluntary sector will:
The statutory and voluntary sectors will jointly:
Organisations who have signed up to this Accord will:
Commitments made by both sides
What do we all promise?
As partners we will:
"""
PUBLIC = """
Public sector undertakings
The Council will:
Statutory partners agree to
NHS bodies will
Undertakings for the Government:
To support the voluntary sector, the Council will:
The Council will work with voluntary groups to:
The Council, in partnership with the VCS, will:
The Council recognises the role of the VCS and will:
Public bodies that fund the voluntary sector will, wherever possible:
What voluntary groups can expect from the Council
What can groups expect from public bodies?
The public sector makes the following commitments:
We, the Council and the NHS, will:
When it changes a grant, the Council should:
It is agreed that public bodies will:
"""
VCS = """
VCS undertakings:
The VCS undertakes to
Commitments by the voluntary and community sector
Voluntary organisations will
What the third sector will do
Northside Council for Voluntary Service will:
In signing this Charter voluntary and community groups undertake to
As voluntary organisations, we will:
What we expect of voluntary groups
The Council expects charities to:
Responsibilities of voluntary organisations
Civil society organisations commit to:
"""
NOBODY = """
We will:
Our commitments
Overall principles and commitments
Northside Homes will:
"""
NO_LIST = """
Volunteers become involved in a variety of ways including:
There are principles which the partners have signed up to:
The role of the voluntary sector
Why are community groups valued?
The meeting will give groups the opportunity to:
Roles and responsibilities
The Council will.
"""


def each(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        (words, owner)
        for owner, lines in ((Owner.JOINT, JOINT), (Owner.PUBLIC, PUBLIC), (Owner.VCS, VCS))
        for words in each(lines)
    ],
)
def test_the_words_before_a_list_say_whose_it_is(words: str, owner: Owner) -> None:
    lead = lead_in(words)

    assert lead is not None
    assert (lead.owner, lead.promises or lead.names) == (owner, True)


@pytest.mark.parametrize("words", each(NOBODY))
def test_some_words_promise_without_saying_who(words: str) -> None:
    lead = lead_in(words)

    assert lead is not None
    assert (lead.owner, lead.promises) == (None, True)


@pytest.mark.parametrize("words", each(NO_LIST))
def test_other_words_promise_nothing(words: str) -> None:
    lead = lead_in(words)

    assert lead is None or not (lead.promises or lead.names)


@pytest.mark.parametrize(
    "words", ["The Compact Champions will:", "This Charter will:", "The steering group will:", "VCS champions will:"]
)
def test_what_is_neither_sector_is_told_apart(words: str) -> None:
    lead = lead_in(words)

    assert lead is not None
    assert lead.who is Who.ROLE


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("The Council will give notice.", Owner.PUBLIC),
        ("If the Council ends a grant, it will give notice.", Owner.PUBLIC),
        ("When grants end, voluntary groups will say what follows.", Owner.VCS),
        ("Public bodies and voluntary groups will jointly review this.", Owner.JOINT),
        ("We will pay on time.", None),
    ],
)
def test_a_sentence_may_say_who_will_do_something(sentence: str, owner: Owner | None) -> None:
    lead = states(sentence)

    assert lead is not None
    assert lead.owner is owner


@pytest.mark.parametrize(
    "sentence",
    [
        "Voluntary groups will be consulted.",
        "Groups will need to register.",
        "The following principles will direct the two sectors.",
        "What the Council will do",
        "An agreement between the Council and charities will help everybody.",
    ],
)
def test_a_sentence_may_only_say_what_will_happen(sentence: str) -> None:
    assert states(sentence) is None
