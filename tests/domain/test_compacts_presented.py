"""What stands around a draft's clauses: who must be named, which lines make a glossary, and that an example needs its clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.compacts import (
    Agreement,
    Entry,
    ExampleGiven,
    FrontMatter,
    FrontMatterWritten,
    GlossaryWritten,
    RelatedText,
    RelatedTextsNamed,
    Relation,
    drop,
    evolve_agreement,
    give_example,
    name_related_texts,
    write_front_matter,
    write_glossary,
)
from domain.shared.errors import NotFound
from domain.shared.sealed import Text
from tests.domain.a_version import VERSION_2, draft
from tests.domain.stories import refusal, told

WHOLE = FrontMatter(tag_line=" Keeping our word ", foreword="We meant it.", foreword_by="Ada Grey", foreword_office="Leader")
WORDS = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=20)


class TestItsForewordAndSummary:
    def test_are_written_down_as_a_whole_without_what_was_left_out(self) -> None:
        assert write_front_matter(draft(), WHOLE) == [
            FrontMatterWritten(
                version_id=VERSION_2,
                tag_line=Text("Keeping our word"),
                summary=None,
                foreword=Text("We meant it."),
                foreword_by=Text("Ada Grey"),
                foreword_office=Text("Leader"),
            )
        ]

    @pytest.mark.parametrize(
        ("front", "field"),
        [
            (FrontMatter(foreword="We meant it."), "foreword_by"),
            (FrontMatter(foreword_by="Ada Grey"), "foreword"),
            (FrontMatter(foreword_office="Leader", foreword=" "), "foreword"),
        ],
    )
    def test_a_foreword_and_its_name_come_together(self, front: FrontMatter, field: str) -> None:
        assert refusal(write_front_matter, draft(), front)[1] == field

    def test_change_nothing_in_the_clauses(self) -> None:
        assert draft(*write_front_matter(draft(), WHOLE)) == draft()


class TestItsGlossary:
    @given(st.dictionaries(WORDS.map(str.casefold), WORDS, max_size=8))
    def test_has_a_word_and_its_meaning_a_line_in_that_order(self, words: dict[str, str]) -> None:
        typed = "\n\n".join(f" {term} :  {meaning}: and so on" for term, meaning in words.items())

        (written,) = write_glossary(draft(), typed)

        assert isinstance(written, GlossaryWritten)
        assert written.entries == tuple(Entry(Text(term), Text(f"{meaning}: and so on")) for term, meaning in words.items())

    @pytest.mark.parametrize(
        "typed", ["cut less money", "cut:", ": less money", "cut: less\nCut: more", f"{'c' * 61}: less", f"cut: {'x' * 501}"]
    )
    def test_a_line_that_is_none_is_shown(self, typed: str) -> None:
        assert refusal(write_glossary, draft(), typed)[1] == "entries"

    def test_has_room_for_a_hundred_words(self) -> None:
        lines = [f"word{number}: one" for number in range(101)]

        assert refusal(write_glossary, draft(), "\n".join(lines))[1] == "entries"
        assert len(write_glossary(draft(), "\n".join(lines[:100]))) == 1


class TestAnExample:
    def test_hangs_on_a_clause_and_is_taken_away(self) -> None:
        assert give_example(draft(), "2.1", " As in May. ") == [
            ExampleGiven(version_id=VERSION_2, clause_id="2.1", example=Text("As in May."))
        ]
        assert give_example(draft(), "2.1", " ") == [ExampleGiven(version_id=VERSION_2, clause_id="2.1", example=None)]

    def test_needs_a_clause_that_stands(self) -> None:
        with pytest.raises(NotFound):
            give_example(draft(), "9.9", "As in May.")
        gone = draft(*drop(draft(), "2.1", ""))
        assert "stands in this version no more" in refusal(give_example, gone, "2.1", "As in May.")[0]


class TestTextsThatItComesFrom:
    def test_are_a_line_each_with_their_address_last(self) -> None:
        typed = {
            Relation.PARENT: "The national  Compact, 2010 https://compact.example/2010\n\nThe Covenant",
            Relation.SUCCESSOR: "",
        }

        assert name_related_texts(None, typed) == [
            RelatedTextsNamed(
                version_id=None,
                texts=(
                    RelatedText(Relation.PARENT, Text("The national Compact, 2010"), Text("https://compact.example/2010")),
                    RelatedText(Relation.PARENT, Text("The Covenant"), None),
                ),
            )
        ]

    def test_have_a_name(self) -> None:
        assert refusal(name_related_texts, None, {Relation.PREDECESSOR: "https://compact.example/2010"})[1] == "predecessor"
        assert "20 texts" in refusal(name_related_texts, None, {Relation.PARENT: "One\n" * 21})[0]

    def test_can_be_named_before_anything_is_in_force(self) -> None:
        assert told(evolve_agreement, *name_related_texts(None, {Relation.PARENT: "The Covenant"})) == Agreement()
