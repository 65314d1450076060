"""A version drafted clause by clause: what each edit records, and what is refused."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.compacts import (
    Agreement,
    Begun,
    Clause,
    ClauseAdded,
    ClauseAmended,
    ClauseDropped,
    ClauseMoved,
    ClauseSplit,
    DrafterNamed,
    Kind,
    Owner,
    Part,
    SectionAdded,
    SectionDropped,
    Wording,
    add_clause,
    add_section,
    amend,
    begin,
    drop,
    drop_section,
    editable,
    evolve_version,
    move,
    name_drafter,
    split,
)
from domain.shared.errors import NotFound
from domain.shared.sealed import Text
from tests.domain.a_version import BASE, BEGUN, MIRIAM, VERSION_1, VERSION_2, WORDS, draft
from tests.domain.stories import an_id, refusal, told

JOEL = an_id("Joel Ferreira")
AMENDED = Clause(clause_id="2.1", kind=Kind.UNDERTAKING, owner=Owner.PUBLIC, text=Text("give six months' notice"))


class TestAVersionThatIsNotBegun:
    def test_begins_with_every_clause_of_the_one_before(self) -> None:
        begun = BEGUN[0]

        assert isinstance(begun, Begun)
        assert (begun.from_version, begun.drafter_id) == (VERSION_1, MIRIAM)
        assert [[clause.clause_id for clause in one.clauses] for one in begun.sections] == [["1.1", "1.2"], ["2.1", "2.2", "2.3"]]
        assert draft().became("2.2") == ("2.2",)

    def test_begins_from_nothing(self) -> None:
        events = begin(None, version_id=VERSION_1, number=1, title=" Our Compact ", base=None, drafter_id=MIRIAM)

        assert events == [replace(BEGUN[0], version_id=VERSION_1, number=1, title="Our Compact", from_version=None, sections=())]

    def test_is_begun_once_and_has_a_name(self) -> None:
        how = {"version_id": VERSION_2, "number": 2, "base": BASE, "drafter_id": MIRIAM}

        assert refusal(begin, draft(), title="Another", **how) == ("Version 2 has been drafted already.", None)
        assert refusal(begin, None, title="  ", **how) == ("Enter what the new version is called.", "title")

    def test_cannot_be_edited(self) -> None:
        with pytest.raises(NotFound):
            editable(None, None)


class TestADraft:
    def test_has_one_lead_drafter_at_a_time(self) -> None:
        assert name_drafter(draft(), JOEL) == [DrafterNamed(version_id=VERSION_2, drafter_id=JOEL)]
        assert name_drafter(draft(), MIRIAM) == []
        assert draft(*name_drafter(draft(), JOEL)).drafter_id == JOEL

    def test_stays_as_it_is_once_it_is_adopted(self) -> None:
        adopted = Agreement(((date(2026, 4, 1), VERSION_2),))

        said = "This version has been adopted, so its wording stays as it is. Begin a new version to change it."
        assert refusal(editable, draft(), adopted) == (said, None)
        assert editable(draft(), Agreement()) == draft()

    def test_takes_a_clause_anywhere_under_a_number_of_its_own(self) -> None:
        (added,) = add_clause(draft(), section=2, after="2.1", number="2.1-1", wording=WORDS)

        assert added == ClauseAdded(
            version_id=VERSION_2, section=2, after="2.1", clause=replace(AMENDED, clause_id="2.1-1", number="2.1-1")
        )
        assert draft(added).sections[2].clauses == ("2.1", "2.1-1", "2.2", "2.3")
        assert draft(added).origins["2.1-1"] is None

    def test_gives_a_clause_without_a_number_an_id_that_was_never_used(self) -> None:
        (first,) = add_clause(draft(), section=1, after=None, number="", wording=WORDS)
        state = draft(first, *drop(draft(first), first.clause_id, ""))
        (second,) = add_clause(state, section=1, after=None, number="", wording=WORDS)

        assert (first.clause_id, second.clause_id) == ("1.new.1", "1.new.2")
        assert first.clause.number is None

    @pytest.mark.parametrize(("number", "said"), [("2.1", "Clause 2.1 stands in this text"), ("2/1", "A clause's number has")])
    def test_takes_no_number_twice_nor_one_that_fits_no_address(self, number: str, said: str) -> None:
        refused, field = refusal(add_clause, draft(), section=2, after=None, number=number, wording=WORDS)

        assert (refused.startswith(said), field) == (True, "number")

    @pytest.mark.parametrize(("section", "after"), [(3, None), (1, "2.1")])
    def test_takes_a_clause_only_where_there_is_a_place(self, section: int, after: str | None) -> None:
        said = refusal(add_clause, draft(), section=section, after=after, number="", wording=WORDS)

        assert said == ("Choose where it comes, from the list.", "place")

    @pytest.mark.parametrize(
        ("wording", "field"),
        [
            (Wording(text="  "), "text"),
            (Wording(text="x" * 4_001), "text"),
            (Wording(text="x", points=("y",) * 41), "points"),
            (Wording(kind=Kind.VALUE, text="x", against=("y" * 501,)), "against"),
        ],
    )
    def test_takes_words_of_a_length_that_somebody_reads(self, wording: Wording, field: str) -> None:
        assert refusal(amend, draft(), "2.1", wording, "")[1] == field

    def test_keeps_the_id_of_a_clause_that_is_amended(self) -> None:
        (amended,) = amend(draft(), "2.1", WORDS, " Six is fairer. ")

        assert amended == ClauseAmended(version_id=VERSION_2, clause=AMENDED, why=Text("Six is fairer."))
        assert draft(amended).amended == {"2.1"}
        assert draft(amended).became("2.1") == ("2.1",)

    def test_keeps_what_only_its_kind_has(self) -> None:
        (amended,) = amend(draft(), "2.1", Wording(owner=Owner.VCS, text="Respect", points=("a", " "), against=("b",)), "")

        assert (amended.clause.owner, amended.clause.points, amended.clause.against) == (None, (Text("a"),), ())

    def test_moves_a_clause_with_its_id(self) -> None:
        (moved,) = move(draft(), "2.3", section=1, after="1.1")

        assert moved == ClauseMoved(version_id=VERSION_2, clause_id="2.3", section=1, after="1.1")
        assert draft(moved).sections == {1: Part("1", ("1.1", "2.3", "1.2")), 2: Part("2", ("2.1", "2.2"))}

    @pytest.mark.parametrize(("section", "after"), [(2, "2.1"), (2, "2.2")])
    def test_does_nothing_for_a_clause_that_stands_there_already(self, section: int, after: str) -> None:
        assert move(draft(), "2.2", section=section, after=after) == []

    def test_puts_the_parts_of_a_clause_where_it_stood(self) -> None:
        (parted,) = split(draft(), "2.2", (WORDS, WORDS), "")
        state = draft(parted)

        assert isinstance(parted, ClauseSplit)
        assert state.sections[2].clauses == ("2.1", "2.2a", "2.2b", "2.3")
        assert state.resolve("2.2") == state.became("2.2") == ("2.2a", "2.2b")

    @pytest.mark.parametrize("count", [0, 1, 11])
    def test_splits_a_clause_into_a_few_parts(self, count: int) -> None:
        assert refusal(split, draft(), "2.2", (WORDS,) * count, "")[1] == "parts"

    def test_drops_a_clause_and_still_knows_it(self) -> None:
        (dropped,) = drop(draft(), "2.2", "Nobody asked for it.")
        state = draft(dropped)

        assert dropped == ClauseDropped(version_id=VERSION_2, clause_id="2.2", why=Text("Nobody asked for it."))
        assert (state.resolve("2.2"), state.became("2.2"), state.resolve("9.9")) == ((), (), None)

    @pytest.mark.parametrize("edit", [drop, lambda state, one, _why: amend(state, one, WORDS, "")])
    def test_has_nothing_to_do_to_a_clause_that_stands_there_no_more(self, edit) -> None:
        state = draft(*drop(draft(), "2.2", ""))

        assert refusal(edit, state, "2.2", "")[0] == "Clause 2.2 stands in this version no more: it was split or dropped."
        with pytest.raises(NotFound):
            edit(state, "9.9", "")


class TestItsSections:
    def test_come_where_they_are_put(self) -> None:
        (added,) = add_section(draft(), heading=" Money ", number="1A", level=2, after=1)

        assert added == SectionAdded(version_id=VERSION_2, ordinal=3, after=1, number="1A", heading=Text("Money"), level=2)
        assert list(draft(added).sections) == [1, 3, 2]
        assert list(draft(*add_section(draft(), heading="x", number="", level=2, after=None)).sections) == [3, 1, 2]

    def test_have_a_heading_and_a_place(self) -> None:
        assert refusal(add_section, draft(), heading=" ", number="", level=2, after=1)[1] == "heading"
        assert refusal(add_section, draft(), heading="x", number="", level=2, after=9)[1] == "after"

    def test_are_dropped_only_empty(self) -> None:
        (added,) = add_section(draft(), heading="Money", number="", level=2, after=1)
        (dropped,) = drop_section(draft(added), 3)

        assert dropped == SectionDropped(version_id=VERSION_2, ordinal=3)
        assert list(draft(added, dropped).sections) == [1, 2]
        assert refusal(drop_section, draft(), 1)[0] == "There are clauses in this section. Move or drop them first."
        with pytest.raises(NotFound):
            drop_section(draft(), 9)


def test_nothing_happens_to_a_version_before_it_begins() -> None:
    with pytest.raises(AssertionError):
        told(evolve_version, DrafterNamed(version_id=VERSION_2, drafter_id=JOEL))
    with pytest.raises(AssertionError):
        draft(Agreement())  # type: ignore[arg-type]  # no event at all
