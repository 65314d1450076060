"""Areas: opened once, from a template, with clocks and a way to handle concerns that are their own."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.areas import (
    RESERVED_SLUGS,
    AreaOpened,
    ClockSet,
    HostRegistered,
    Place,
    ProcedureAdopted,
    evolve,
    open_area,
    set_clock,
)
from domain.shared.actor import Role
from domain.shared.dates import Due, Unit
from domain.shared.rules import Clock, Period, Procedure, Stage
from tests.domain.stories import CALENDAR, an_id, refusal, told

ESKMOOR, HOST = an_id("Eskmoor"), an_id("Eskmoor Voluntary Action")
TWELVE_WEEKS = Period(84, Unit.DAYS)
TWENTY_DAYS = Period(20, Unit.WORKING_DAYS)
A_YEAR = Period(12, Unit.MONTHS)
STAGES = (Stage("Champion", Role.CHAMPION, 5, 10), Stage("Oversight group", Role.CHAIR, 5, 20))
RAISERS = (Role.CONTACT, Role.OFFICER)
OPENING = {
    "area_id": ESKMOOR,
    "slug": "eskmoor",
    "name": "Eskmoor District",
    "instrument": "Compact",
    "host_id": HOST,
    "places": (Place("X99000001", "Eskmoor"),),
    "template": "three-steps",
    "clocks": {Clock.CONSULTATION: TWELVE_WEEKS, Clock.NOMINATION: TWENTY_DAYS},
    "stages": STAGES,
    "raisers": RAISERS,
}
OPENED = AreaOpened(
    area_id=ESKMOOR,
    slug="eskmoor",
    name="Eskmoor District",
    instrument="Compact",
    host_id=HOST,
    places=(Place("X99000001", "Eskmoor"),),
    template="three-steps",
)
TWELVE_WEEKS_SET = ClockSet(clock=Clock.CONSULTATION, period=TWELVE_WEEKS)
TWENTY_DAYS_SET = ClockSet(clock=Clock.NOMINATION, period=TWENTY_DAYS)
ADOPTED = ProcedureAdopted(procedure=Procedure(1, STAGES, RAISERS))
NO_SUCH_ADDRESS = "cannot be an area's web address. Use 3 to 40 small letters, digits and hyphens; some words are kept."


class TestWhereThereIsNoAreaYet:
    def test_it_opens_with_its_clocks_and_its_first_procedure(self) -> None:
        state = None

        events = open_area(state, **OPENING)

        assert events == [OPENED, TWELVE_WEEKS_SET, TWENTY_DAYS_SET, ADOPTED]

    @pytest.mark.parametrize("slug", ["esk", "eskmoor-and-dale", "area-51", "a" * 40])
    def test_small_letters_digits_and_inner_hyphens_make_an_address(self, slug: str) -> None:
        wanted = OPENING | {"slug": slug}

        opened = open_area(None, **wanted)[0]

        assert opened == replace(OPENED, slug=slug)

    @pytest.mark.parametrize(
        "slug", ["", "es", "a" * 41, "Eskmoor", "esk moor", "esk_moor", "eskmör", "-eskmoor", "eskmoor-", "e/moor"]
    )
    def test_anything_else_is_refused_as_an_address(self, slug: str) -> None:
        wanted = OPENING | {"slug": slug}

        said = refusal(open_area, None, **wanted)

        assert said == (f"“{slug}” {NO_SUCH_ADDRESS}", "slug")

    @pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
    def test_words_that_are_pages_of_the_service_are_kept(self, slug: str) -> None:
        wanted = OPENING | {"slug": slug}

        said = refusal(open_area, None, **wanted)

        assert said == (f"“{slug}” {NO_SUCH_ADDRESS}", "slug")

    def test_concerns_need_somebody_to_go_to(self) -> None:
        wanted = OPENING | {"stages": ()}

        said = refusal(open_area, None, **wanted)

        assert said == ("How concerns are handled needs at least one stage.", None)


class TestOnceItIsOpen:
    def test_it_is_not_opened_again(self) -> None:
        state = told(evolve, OPENED)

        said = refusal(open_area, state, **OPENING)

        assert said == ("This area is open already.", None)

    def test_a_clock_is_set_with_the_clause_that_says_so(self) -> None:
        state = told(evolve, OPENED, TWELVE_WEEKS_SET, ADOPTED)

        events = set_clock(state, Clock.CONSULTATION, Period(90, Unit.DAYS, an_id("version 2"), "8.1.6"))

        assert events == [ClockSet(clock=Clock.CONSULTATION, period=Period(90, Unit.DAYS, an_id("version 2"), "8.1.6"))]

    def test_a_clock_that_runs_like_that_already_is_left_alone(self) -> None:
        state = told(evolve, OPENED, TWELVE_WEEKS_SET, ADOPTED)

        events = set_clock(state, Clock.CONSULTATION, TWELVE_WEEKS)

        assert events == []

    @pytest.mark.parametrize("length", [0, -84, 1001, 10**12])
    def test_a_clock_that_could_never_run_is_refused(self, length: int) -> None:
        state = told(evolve, OPENED, TWELVE_WEEKS_SET, ADOPTED)

        said = refusal(set_clock, state, Clock.CONSULTATION, Period(length, Unit.DAYS))

        assert said == ("A clock runs for 1 to 1000 days, working days or months.", "length")

    def test_the_last_setting_of_a_clock_counts(self) -> None:
        state = told(evolve, OPENED, TWELVE_WEEKS_SET, ClockSet(clock=Clock.CONSULTATION, period=Period(90, Unit.DAYS)))

        due = state.due(Clock.CONSULTATION, date(2026, 1, 1), CALENDAR)

        assert due == Due(on=date(2026, 4, 1), since=date(2026, 1, 1), length=90, unit=Unit.DAYS)

    def test_a_clock_in_working_days_names_its_calendar(self) -> None:
        state = told(evolve, OPENED, TWENTY_DAYS_SET)

        due = state.due(Clock.NOMINATION, date(2026, 3, 20), CALENDAR)

        assert due == Due(date(2026, 4, 21), date(2026, 3, 20), 20, Unit.WORKING_DAYS, CALENDAR.version)

    def test_the_last_procedure_is_the_present_one_and_the_earlier_keep_their_numbers(self) -> None:
        second = Procedure(2, STAGES[:1], RAISERS, suggested=False)

        state = told(evolve, OPENED, ADOPTED, ProcedureAdopted(procedure=second))

        assert state.procedure == state.numbered(2) == second
        assert state.numbered(1) == ADOPTED.procedure


class TestWhatHappenedInPlainWords:
    def test_each_clock_has_a_sentence_of_its_own(self) -> None:
        sentences = [ClockSet(clock=clock, period=A_YEAR).sentence() for clock in Clock]

        assert [sentence.partition("{length}")[2].strip() for sentence in sentences] == [
            "days",
            "working days",
            "months",
            "months",
        ]

    def test_a_procedure_says_how_many_stages_and_a_clock_how_long(self) -> None:
        assert (ADOPTED.stages, TWELVE_WEEKS_SET.length) == (2, 84)

    def test_nothing_is_an_area_before_it_opens(self) -> None:
        for event in (TWELVE_WEEKS_SET, ADOPTED, HostRegistered(host_id=HOST, name="Eskmoor Voluntary Action")):
            with pytest.raises(AssertionError):
                evolve(None, event)
