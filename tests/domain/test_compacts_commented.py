"""A draft that is issued for comment: until when, what is said of it, and what follows from each comment."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.compacts import (
    Comment,
    CommentDecided,
    Commented,
    CommentsClosed,
    Disposition,
    Issued,
    close,
    comment,
    comment_stream,
    decide,
    editable,
    evolve_comment,
    issue,
)
from domain.shared.errors import NotFound
from domain.shared.sealed import Text
from tests.domain.a_version import ESKMOOR, MIRIAM, VERSION_2, draft
from tests.domain.stories import an_id, refusal, told

MONDAY, LAST_DAY, DAY_AFTER = date(2026, 3, 2), date(2026, 4, 30), date(2026, 5, 1)
ISSUED = Issued(version_id=VERSION_2, edition=1, closes_on=LAST_DAY, about=Text("Is it clear?"))
CLOSED = CommentsClosed(version_id=VERSION_2, edition=1, closed_on=LAST_DAY)
REF = "B7K2-9QXM"
SAID = comment_stream(ESKMOOR, REF)
PANTRY = an_id("Northgate Pantry")
SAYING = {
    "comment_id": SAID,
    "ref": REF,
    "clause_id": "2.1",
    "person_id": MIRIAM,
    "organisation_id": PANTRY,
    "quote": "notice",
    "text": " Say how long. ",
    "today": MONDAY,
}
COMMENTED = Commented(
    comment_id=SAID,
    ref=REF,
    version_id=VERSION_2,
    edition=1,
    clause_id="2.1",
    person_id=MIRIAM,
    organisation_id=PANTRY,
    quote=Text("notice"),
    text=Text("Say how long."),
)


class TestADraftThatIsIssued:
    def test_is_open_until_a_day_and_its_wording_stands_still(self) -> None:
        assert issue(draft(), closes_on=LAST_DAY, about=" Is it clear? ", today=MONDAY) == [ISSUED]
        said, _field = refusal(editable, draft(ISSUED), None)
        assert said.startswith("People comment on this wording until 2026-04-30.")

    def test_is_issued_again_as_another_edition(self) -> None:
        (again,) = issue(draft(ISSUED, CLOSED), closes_on=LAST_DAY, about="", today=MONDAY)

        assert again == replace(ISSUED, edition=2, about=None)

    def test_closes_after_today(self) -> None:
        assert refusal(issue, draft(), closes_on=MONDAY, about="", today=MONDAY)[1] == "closes_on"

    def test_closes_by_itself_once_its_day_is_over(self) -> None:
        assert close(draft(ISSUED), LAST_DAY) == []
        assert close(draft(ISSUED), DAY_AFTER) == [CLOSED]
        assert close(draft(ISSUED, CLOSED), DAY_AFTER) == close(draft(), DAY_AFTER) == close(None, DAY_AFTER) == []
        assert editable(draft(ISSUED, CLOSED), None) == draft(ISSUED, CLOSED)


class TestAComment:
    def test_is_about_words_of_a_clause_in_that_edition(self) -> None:
        assert comment(draft(ISSUED), **SAYING) == [COMMENTED]

    def test_is_about_the_whole_clause_without_a_quote(self) -> None:
        (said,) = comment(draft(ISSUED), **SAYING | {"quote": "", "organisation_id": None})

        assert (said.quote, said.organisation_id) == (None, None)
        assert said.sentence() != COMMENTED.sentence()

    def test_has_words_and_comes_while_it_is_open(self) -> None:
        assert refusal(comment, draft(ISSUED), **SAYING | {"text": " "}) == ("Write your comment.", "text")
        for state, today in ((draft(), MONDAY), (draft(ISSUED, CLOSED), MONDAY), (draft(ISSUED), DAY_AFTER)):
            assert refusal(comment, state, **SAYING | {"today": today})[0] == "This draft is not open for comment now."

    @pytest.mark.parametrize("state", [None, draft(ISSUED)])
    def test_is_about_a_clause_that_is_there(self, state) -> None:
        with pytest.raises(NotFound):
            comment(state, **SAYING | {"clause_id": "9.9"})

    def test_is_decided_with_reasons_and_may_be_decided_anew(self) -> None:
        state = told(evolve_comment, COMMENTED)
        (decided,) = decide(state, SAID, Disposition.PARTLY, " Four was agreed. ")

        assert decided == CommentDecided(
            comment_id=SAID,
            version_id=VERSION_2,
            clause_id="2.1",
            disposition=Disposition.PARTLY,
            reasons=Text("Four was agreed."),
        )
        assert told(evolve_comment, COMMENTED, decided) == Comment(VERSION_2, "2.1", Disposition.PARTLY)
        assert refusal(decide, state, SAID, Disposition.NOT, " ") == ("Say why.", "reasons")
        with pytest.raises(NotFound):
            decide(None, SAID, Disposition.NOT, "x")

    def test_is_told_of_by_what_followed(self) -> None:
        sentences = {replace(decide(told(evolve_comment, COMMENTED), SAID, one, "x")[0]).sentence() for one in Disposition}

        assert len(sentences) == 4

    def test_nothing_else_happens_to_it(self) -> None:
        with pytest.raises(AssertionError):
            evolve_comment(None, ISSUED)
