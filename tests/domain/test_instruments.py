"""A code or guide that explains the agreement: its versions, its end, and its review."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.instruments import (
    Adopted,
    InstrumentKind,
    ReviewFellDue,
    Withdrawn,
    Writing,
    adopt,
    evolve,
    review_falls_due,
    stream,
    withdraw,
)
from domain.shared.errors import NotFound
from domain.shared.ids import ClauseRef
from domain.shared.sealed import Text
from tests.domain.a_version import ESKMOOR, VERSION_1
from tests.domain.stories import refusal, told

REF = "H3J4-K5M6"
IT, TODAY = stream(ESKMOOR, REF), date(2026, 5, 1)
WRITING = Writing(
    kind=InstrumentKind.CODE,
    title=" Code on consultation ",
    text="Ask early.",
    clauses=(ClauseRef(VERSION_1, "1.1"),),
    adopted_on=date(2026, 3, 3),
    review_on=date(2027, 3, 3),
)
FIRST = adopt(None, WRITING, instrument_id=IT, ref=REF, today=TODAY)
NOW = told(evolve, *FIRST)


class TestOneThatIsNotThereYet:
    def test_is_recorded_with_the_clauses_that_it_explains(self) -> None:
        assert [
            Adopted(
                instrument_id=IT,
                ref=REF,
                number=1,
                kind=InstrumentKind.CODE,
                title=Text("Code on consultation"),
                text=Text("Ask early."),
                link=None,
                clauses=(ClauseRef(VERSION_1, "1.1"),),
                adopted_on=date(2026, 3, 3),
                review_on=date(2027, 3, 3),
            )
        ] == FIRST

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"title": " "}, "title"),
            ({"text": " "}, "text"),
            ({"link": "council.example/code"}, "link"),
            ({"link": "javascript:alert(1)"}, "link"),
            ({"link": "https://council.example/a code"}, "link"),
            ({"adopted_on": date(2026, 5, 2)}, "adopted_on"),
            ({"review_on": TODAY}, "review_on"),
        ],
    )
    def test_is_not_recorded_with_what_cannot_be(self, wrong: dict[str, object], field: str) -> None:
        writing = replace(WRITING, **wrong)

        assert refusal(adopt, None, writing, instrument_id=IT, ref=REF, today=TODAY)[1] == field

    def test_may_lie_elsewhere(self) -> None:
        (event,) = adopt(
            None, replace(WRITING, text="", link="https://council.example/code"), instrument_id=IT, ref=REF, today=TODAY
        )

        assert isinstance(event, Adopted)
        assert (event.text, event.link) == (None, Text("https://council.example/code"))

    def test_is_not_withdrawn(self) -> None:
        with pytest.raises(NotFound):
            withdraw(None, instrument_id=IT, why="It never was.")


class TestOneInUse:
    def test_gets_its_next_version(self) -> None:
        (event,) = adopt(NOW, replace(WRITING, adopted_on=TODAY), instrument_id=IT, ref=REF, today=TODAY)

        assert isinstance(event, Adopted)
        assert event.number == 2

    def test_gets_none_that_is_older(self) -> None:
        older = replace(WRITING, adopted_on=date(2026, 3, 2))

        assert refusal(adopt, NOW, older, instrument_id=IT, ref=REF, today=TODAY)[1] == "adopted_on"

    def test_falls_due_for_review_on_its_day_and_once(self) -> None:
        due = review_falls_due(NOW, instrument_id=IT, today=date(2027, 3, 3))

        assert due == [ReviewFellDue(instrument_id=IT, ref=REF, due_on=date(2027, 3, 3))]
        assert review_falls_due(NOW, instrument_id=IT, today=date(2027, 3, 2)) == []
        assert review_falls_due(told(evolve, *FIRST, *due), instrument_id=IT, today=date(2027, 3, 4)) == []

    def test_is_withdrawn_with_a_reason_and_then_stays_as_it_is(self) -> None:
        assert refusal(withdraw, NOW, instrument_id=IT, why=" ")[1] == "why"
        gone = withdraw(NOW, instrument_id=IT, why="It is part of the text now.")
        after = told(evolve, *FIRST, *gone)

        assert gone == [Withdrawn(instrument_id=IT, ref=REF, why=Text("It is part of the text now."))]
        assert withdraw(after, instrument_id=IT, why="Again.") == []
        assert review_falls_due(after, instrument_id=IT, today=date(2027, 3, 3)) == []
        assert "Record a new one" in refusal(adopt, after, WRITING, instrument_id=IT, ref=REF, today=TODAY)[0]
