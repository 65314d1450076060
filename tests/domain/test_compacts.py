"""The agreement: a version drafted with its clauses, adopted once, cited for ever in its own words."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.areas import HostRegistered
from domain.compacts import (
    Adopted,
    Agreement,
    Clause,
    Drafted,
    Kind,
    Owner,
    Part,
    Section,
    SectionDrafted,
    Version,
    adopt,
    agreement_stream,
    cite,
    draft,
    evolve_agreement,
    evolve_version,
    version_stream,
)
from domain.shared.ids import ClauseRef
from domain.shared.sealed import Text
from tests.domain.stories import an_id, refusal, told

ESKMOOR, HARBOURSIDE = an_id("Eskmoor"), an_id("Harbourside")
VERSION_1, VERSION_2 = version_stream(ESKMOOR, 1), version_stream(ESKMOOR, 2)
AIM = Clause(clause_id="1.1", number="1.1", text=Text("An agreement between the sectors of Eskmoor."))
NOTICE = Clause(clause_id="2.public.1", kind=Kind.UNDERTAKING, owner=Owner.PUBLIC, text=Text("give three months' notice"))
RESPECT = Clause(
    clause_id="2.value.1", kind=Kind.VALUE, text=Text("Respect"), points=(Text("we listen"),), against=(Text("we lecture"),)
)
SECTIONS = (
    Section(number="1", heading="What it is", clauses=(AIM,)),
    Section(heading="What we promise", level=3, clauses=(NOTICE, RESPECT)),
)
DRAFTED = Drafted(version_id=VERSION_2, number=2, title="The Eskmoor Compact 2026")
FIRST_SECTION = SectionDrafted(version_id=VERSION_2, ordinal=1, number="1", heading=Text("What it is"), level=2, clauses=(AIM,))
SECOND_SECTION = SectionDrafted(
    version_id=VERSION_2, ordinal=2, number=None, heading=Text("What we promise"), level=3, clauses=(NOTICE, RESPECT)
)
ADOPTED_1 = Adopted(version_id=VERSION_1, in_force_from=date(2011, 4, 1))
ADOPTED_2 = Adopted(version_id=VERSION_2, in_force_from=date(2026, 4, 1))


class TestAVersionThatIsNotDrafted:
    def test_is_drafted_section_by_section_in_order(self) -> None:
        events = draft(None, version_id=VERSION_2, number=2, title="The Eskmoor Compact 2026", sections=SECTIONS)

        assert events == [DRAFTED, FIRST_SECTION, SECOND_SECTION]

    @pytest.mark.parametrize("sections", [(), (Section(heading="Foreword"),)])
    def test_needs_at_least_one_clause(self, sections: tuple[Section, ...]) -> None:
        said = refusal(draft, None, version_id=VERSION_2, number=2, title="The Eskmoor Compact 2026", sections=sections)

        assert said == ("There is no clause in this text.", None)

    def test_has_every_clause_id_once(self) -> None:
        again = Section(heading="What we promise again", clauses=(replace(NOTICE, text=Text("give six months' notice")),))

        said = refusal(draft, None, version_id=VERSION_2, number=2, title="", sections=(*SECTIONS, again))

        assert said == ("Clause 2.public.1 comes twice in this text.", None)

    def test_cannot_be_adopted(self) -> None:
        said = refusal(adopt, None, None, date(2026, 4, 1))

        assert said == ("There is no such version to adopt.", None)

    def test_has_no_clause_to_cite(self) -> None:
        said = refusal(cite, None, "1.1")

        assert said == ("Choose the undertaking it is about, from the list.", "clause")

    def test_has_no_sections_before_it_is_drafted(self) -> None:
        with pytest.raises(AssertionError):
            evolve_version(None, FIRST_SECTION)


class TestADraft:
    def test_is_not_drafted_again_under_its_number(self) -> None:
        state = told(evolve_version, DRAFTED, FIRST_SECTION)

        said = refusal(draft, state, version_id=VERSION_2, number=2, title="Another", sections=SECTIONS)

        assert said == ("Version 2 has been drafted already.", None)

    def test_knows_its_clauses_and_what_each_is(self) -> None:
        state = told(evolve_version, DRAFTED, FIRST_SECTION, SECOND_SECTION)

        clauses = {"1.1": Kind.PARAGRAPH, "2.public.1": Kind.UNDERTAKING, "2.value.1": Kind.VALUE}
        sections = {1: Part("1", ("1.1",)), 2: Part(None, ("2.public.1", "2.value.1"))}
        assert state == Version(VERSION_2, 2, "The Eskmoor Compact 2026", clauses, sections)

    def test_is_adopted_from_a_day(self) -> None:
        state = told(evolve_version, DRAFTED, FIRST_SECTION)

        events = adopt(None, state, date(2026, 4, 1))

        assert events == [ADOPTED_2]

    def test_follows_the_version_in_force_on_any_later_day(self) -> None:
        agreement, state = told(evolve_agreement, ADOPTED_1), told(evolve_version, DRAFTED)

        events = adopt(agreement, state, date(2011, 4, 2))

        assert events == [replace(ADOPTED_2, in_force_from=date(2011, 4, 2))]

    @pytest.mark.parametrize("day", [date(2011, 4, 1), date(2003, 1, 1)])
    def test_cannot_begin_before_the_version_that_it_follows(self, day: date) -> None:
        agreement, state = told(evolve_agreement, ADOPTED_1), told(evolve_version, DRAFTED)

        said = refusal(adopt, agreement, state, day)

        assert said == ("The version in force began on 2011-04-01; the next one must begin later.", None)

    def test_is_cited_by_clause_and_version_together(self) -> None:
        state = told(evolve_version, DRAFTED, FIRST_SECTION, SECOND_SECTION)

        assert cite(state, "2.public.1") == ClauseRef(VERSION_2, "2.public.1")

    @pytest.mark.parametrize("clause_id", ["", "2.public.2", "1"])
    def test_has_no_other_clause_to_cite(self, clause_id: str) -> None:
        state = told(evolve_version, DRAFTED, FIRST_SECTION, SECOND_SECTION)

        said = refusal(cite, state, clause_id)

        assert said == ("Choose the undertaking it is about, from the list.", "clause")


class TestTheVersionInForce:
    def test_is_not_adopted_twice(self) -> None:
        agreement, state = told(evolve_agreement, ADOPTED_2), told(evolve_version, DRAFTED)

        events = adopt(agreement, state, date(2026, 9, 1))

        assert events == []

    def test_is_the_last_that_was_adopted_and_the_earlier_stay_known(self) -> None:
        agreement = told(evolve_agreement, ADOPTED_1, ADOPTED_2)

        assert agreement == Agreement(((date(2011, 4, 1), VERSION_1), (date(2026, 4, 1), VERSION_2)))
        assert agreement.in_force == VERSION_2
        assert Agreement().in_force is None


class TestWhatHappenedInPlainWords:
    def test_a_section_says_how_many_clauses_it_has(self) -> None:
        assert (FIRST_SECTION.size, SECOND_SECTION.size) == (1, 2)

    def test_two_who_draft_one_number_meet_and_other_numbers_and_areas_do_not(self) -> None:
        streams = [
            version_stream(ESKMOOR, 2),
            version_stream(ESKMOOR, 3),
            version_stream(HARBOURSIDE, 2),
            agreement_stream(ESKMOOR),
        ]

        assert streams[0] == VERSION_2
        assert len(set(streams)) == 4

    def test_nothing_else_adopts_a_version(self) -> None:
        with pytest.raises(AssertionError):
            evolve_agreement(None, HostRegistered(host_id=ESKMOOR, name="Eskmoor Voluntary Action"))
