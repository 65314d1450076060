"""Two versions side by side: what each clause became, word by word where it was amended."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.compacts import Kind, Owner
from services.compacts.comparing import Change, chain, compare, word_by_word
from services.compacts.text import ClauseLine, GoneLine, Lineage

VERSION = uuid4()
words = some.lists(
    some.sampled_from(["give", "three", "months'", "notice,", "in", "writing;", "or", "why", "not"]), max_size=12
).map(" ".join)


def clause(clause_id: str, text: str = "", **more: object) -> ClauseLine:
    known = {"kind": Kind.UNDERTAKING, "owner": Owner.PUBLIC, "points": [], "against": []} | more
    return ClauseLine(
        version_id=VERSION,
        clause_id=clause_id,
        section=1,
        number=clause_id,
        text=text or f"The words of {clause_id}",
        lang="en",
        consultations=0,
        comments=0,
        example=None,
        example_lang=None,
        has_example=False,
        taken=None,
        undecided=0,
        origin=None,
        how=Lineage.CARRIED,
        split_from=None,
        **known,  # type: ignore[arg-type]
    )


OLD = [clause("1"), clause("2"), clause("3"), clause("4")]
SAME = {"1": "1", "2": "2", "3": "3", "4": "4"}


def changes(new: list[ClauseLine], origins: dict[str, str] | None = None) -> list[tuple[Change, str]]:
    return [(line.change, (line.old or line.new[0]).clause_id) for line in compare(OLD, new, origins or SAME)]


def test_a_clause_with_the_same_words_is_as_before() -> None:
    assert changes(OLD) == [(Change.CARRIED, one) for one in "1234"]


def test_an_amended_clause_is_marked_word_by_word() -> None:
    (line,) = compare([clause("1", "give notice of a cut")], [clause("1", "give written notice of a cut")], SAME)

    assert line.change is Change.AMENDED
    assert [run.text for run in line.after if run.changed] == ["written "]
    assert not any(run.changed for run in line.before)


@pytest.mark.parametrize(
    "more", [{"owner": Owner.VCS}, {"kind": Kind.PARAGRAPH}, {"points": ["in writing"]}, {"against": ["late"]}]
)
def test_it_is_amended_too_where_only_its_owner_kind_or_points_changed(more: dict[str, object]) -> None:
    (line,) = compare([clause("1")], [clause("1", **more)], SAME)

    assert line.change is Change.AMENDED


def test_a_split_clause_stands_once_beside_all_its_parts() -> None:
    new = [clause("1"), clause("2a"), clause("2b"), clause("3"), clause("4")]

    lines = compare(OLD, new, SAME | {"2a": "2", "2b": "2"})

    assert [line.change for line in lines] == [Change.CARRIED, Change.SPLIT, Change.CARRIED, Change.CARRIED]
    assert [one.clause_id for one in lines[1].new] == ["2a", "2b"]


def test_what_was_dropped_stands_where_it_stood_with_its_reason() -> None:
    gone = [GoneLine("2", "2", is_split=False, text="x", lang="en", why="Nobody asked.", why_lang="en")]

    lines = compare(OLD, [OLD[0], OLD[2]], SAME, gone)

    assert [(line.change, line.why) for line in lines] == [
        (Change.CARRIED, None),
        (Change.DROPPED, "Nobody asked."),
        (Change.CARRIED, None),
        (Change.DROPPED, None),
    ]


def test_what_was_dropped_from_the_beginning_comes_first_and_what_is_new_where_it_stands() -> None:
    assert changes([clause("1a"), OLD[1], OLD[2], OLD[3]])[:3] == [
        (Change.DROPPED, "1"),
        (Change.ADDED, "1a"),
        (Change.CARRIED, "2"),
    ]


@given(before=words, after=words)
def test_each_side_keeps_its_words_and_what_is_not_marked_is_in_both(before: str, after: str) -> None:
    left, right = word_by_word(before, after)

    assert "".join(run.text for run in left) == before
    assert "".join(run.text for run in right) == after
    assert [run.text for run in left if not run.changed] == [run.text for run in right if not run.changed]


def test_versions_are_linked_by_what_each_was_begun_from() -> None:
    one, two, three = uuid4(), uuid4(), uuid4()
    versions = [(three, two), (two, one), (one, None)]

    assert chain(versions, three, one) == [three, two, one]
    assert chain(versions, three, two) == [three, two]
    assert chain([(three, None), (one, None)], three, one) == [three]


def test_five_hundred_clauses_all_of_them_amended_stand_side_by_side() -> None:
    old = [clause(str(one), " ".join(f"word{one * word % 97}" for word in range(40))) for one in range(500)]
    new = [clause(one.clause_id, (one.text or "").replace("word1", "other").replace("word9", "more")) for one in old]

    lines = compare(old, new, {one.clause_id: one.clause_id for one in old})

    assert len(lines) == 500
