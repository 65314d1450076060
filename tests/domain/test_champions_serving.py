"""Champions who said yes: serving for a term and on until somebody follows."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.champions import NominatedBy, Serving, accept, evolve, may_be_followed, nominate, slot_stream
from domain.shared.dates import A_DAY
from tests.domain.a_slot import ACCEPTED, ASKING, BETHANY, COUNCIL, JOEL, NOMINATED, SECOND, SERVICE, SUCCESSOR
from tests.domain.stories import an_id, refusal, told

OPENS = date(2026, 11, 21)  # sixty days before Joel's term ends


class TestAChampionWhoServes:
    @pytest.mark.parametrize("day", [date(2026, 1, 20), date(2027, 1, 20), date(2027, 1, 21), date(2031, 1, 1)])
    def test_serves_from_the_first_day_and_on_past_the_term_until_somebody_follows(self, day: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED)

        assert state.serving(day) == Serving(JOEL, date(2026, 1, 20), date(2027, 1, 20))
        assert state.serving(date(2026, 1, 19)) is None

    @pytest.mark.parametrize("on", [date(2026, 1, 20), OPENS - A_DAY])
    def test_has_no_successor_before_the_last_sixty_days(self, on: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED)

        said = refusal(nominate, state, **ASKING | {"nominee_id": BETHANY, "on": on})

        sentence = "There is a champion here until 2027-01-20. A successor can be nominated in the last 60 days before that."
        assert said == (sentence, "service_area")

    @pytest.mark.parametrize("on", [OPENS, date(2027, 1, 20), date(2027, 1, 21), date(2029, 1, 1)])
    def test_may_have_a_successor_asked_from_then_on(self, on: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED)

        events = nominate(state, **ASKING | {"nomination_id": SECOND, "nominee_id": BETHANY, "on": on})

        assert events == [SUCCESSOR]
        assert may_be_followed(state.terms[-1], on)

    @pytest.mark.parametrize("on", [OPENS, date(2027, 1, 20)])
    def test_is_followed_on_the_day_after_the_term(self, on: date) -> None:
        state = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR)

        after = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR, *accept(state, SECOND, on))

        assert after.serving(date(2027, 1, 20)).champion_id == JOEL
        assert after.serving(date(2027, 1, 21)) == Serving(BETHANY, date(2027, 1, 21), date(2028, 1, 21))

    def test_whose_term_is_long_over_is_followed_at_once(self) -> None:
        state = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR)

        after = told(evolve, NOMINATED, ACCEPTED, SUCCESSOR, *accept(state, SECOND, date(2027, 5, 5)))

        assert after.serving(date(2027, 5, 4)).champion_id == JOEL
        assert after.serving(date(2027, 5, 5)) == Serving(BETHANY, date(2027, 5, 5), date(2028, 5, 5))

    def test_may_be_their_own_successor(self) -> None:
        state = told(evolve, NOMINATED, ACCEPTED, replace(SUCCESSOR, nominee_id=JOEL))

        (accepted,) = accept(state, SECOND, date(2027, 1, 2))

        assert (accepted.champion_id, accepted.serves_from) == (JOEL, date(2027, 1, 21))


class TestWhatHappenedInPlainWords:
    def test_who_nominated_is_told_in_three_ways(self) -> None:
        sentences = {replace(NOMINATED, nominated_by=by).sentence() for by in NominatedBy}

        assert len(sentences) == len(NominatedBy)
        assert all("{service_area} at {organisation}" in sentence for sentence in sentences)

    def test_each_service_area_of_each_body_is_a_slot_of_its_own(self) -> None:
        eskmoor, trust = an_id("Eskmoor"), an_id("Esk Hospitals")

        slots = {slot_stream(eskmoor, body, service) for body in (COUNCIL, trust) for service in (SERVICE, "Libraries")}

        assert len(slots) == 4

    def test_nothing_else_happens_to_a_slot(self) -> None:
        with pytest.raises(AssertionError):
            evolve(None, "anything else")
