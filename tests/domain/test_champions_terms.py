"""A term that runs: warned before its end, ended, renewed, laid down early, or taken over by another."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.champions import (
    Replaced,
    ReplacementAsked,
    Serving,
    TermBegan,
    TermEnded,
    TermEnding,
    accept,
    begin,
    evolve,
    leave,
    nominate,
    renew,
    run_out,
    stand_down,
)
from domain.shared.dates import A_DAY
from domain.shared.errors import NotFound
from tests.domain.a_slot import ACCEPTED, ASKING, BETHANY, COUNCIL, JOEL, NOMINATED, SECOND, SERVICE, SUCCESSOR
from tests.domain.stories import refusal, told

HERE = {"organisation_id": COUNCIL, "service_area": SERVICE, "champion_id": JOEL}
ENDS = ACCEPTED.term_ends
RENEWING = HERE | {"months": 12, "minimum_months": 12}
BY_ANOTHER = ASKING | {"nomination_id": SECOND, "nominee_id": BETHANY, "replacing": True}


def told_to(*events: object):
    return told(evolve, NOMINATED, ACCEPTED, *events)


class TestATermThatNearsItsEnd:
    @pytest.mark.parametrize(("left", "within"), [(61, None), (60, 60), (31, 60), (30, 30), (0, 30)])
    def test_is_noted_within_sixty_and_thirty_days(self, left: int, within: int | None) -> None:
        noted = run_out(told_to(), COUNCIL, SERVICE, ENDS - left * A_DAY)

        assert noted == ([TermEnding(**HERE, term_ends=ENDS, within=within)] if within else [])

    def test_is_noted_once_each_and_only_the_nearer_where_nobody_looked_in_time(self) -> None:
        sixty = told_to(*run_out(told_to(), COUNCIL, SERVICE, ENDS - 60 * A_DAY))
        thirty = run_out(sixty, COUNCIL, SERVICE, ENDS - 20 * A_DAY)

        assert run_out(sixty, COUNCIL, SERVICE, ENDS - 31 * A_DAY) == []
        assert [one.within for one in thirty] == [30]
        assert run_out(evolve(sixty, *thirty), COUNCIL, SERVICE, ENDS) == []

    def test_ends_once_the_day_after_and_still_serves(self) -> None:
        (ended,) = run_out(told_to(), COUNCIL, SERVICE, ENDS + A_DAY)
        after = told_to(ended)

        assert ended == TermEnded(**HERE, term_ends=ENDS)
        assert run_out(after, COUNCIL, SERVICE, ENDS + 9 * A_DAY) == []
        assert after.serving(ENDS + 9 * A_DAY).champion_id == JOEL

    def test_is_not_noted_once_somebody_follows(self) -> None:
        early = told_to(SUCCESSOR, *accept(told_to(SUCCESSOR), SECOND, ENDS - 40 * A_DAY))

        assert [run_out(early, COUNCIL, SERVICE, ENDS + days * A_DAY) for days in (-10, 0, 1)] == [[], [], []]


class TestGoingOn:
    def test_adds_to_the_term_and_is_warned_anew(self) -> None:
        state = told_to(*run_out(told_to(), COUNCIL, SERVICE, ENDS - 20 * A_DAY))

        (renewed,) = renew(state, **RENEWING, on=ENDS - 20 * A_DAY)
        after = evolve(state, renewed)

        assert (renewed.before, renewed.term_ends, renewed.shorter) == (ENDS, date(2028, 1, 20), False)
        assert after.terms == (Serving(JOEL, ACCEPTED.serves_from, date(2028, 1, 20)),)

    def test_counts_from_today_where_the_term_is_over(self) -> None:
        (renewed,) = renew(told_to(), **RENEWING | {"months": 6}, on=date(2027, 3, 1))

        assert (renewed.term_ends, renewed.shorter) == (date(2027, 9, 1), True)

    def test_waits_for_the_last_sixty_days_and_for_whoever_is_asked(self) -> None:
        said = [
            refusal(renew, told_to(), **RENEWING, on=ENDS - 61 * A_DAY),
            refusal(renew, told_to(SUCCESSOR), **RENEWING, on=ENDS),
            refusal(renew, told_to(SUCCESSOR, *accept(told_to(SUCCESSOR), SECOND, ENDS)), **RENEWING, on=ENDS),
            refusal(renew, told_to(), **RENEWING | {"months": 0}, on=ENDS),
        ]

        assert [" ".join(one[0].split()[:3]) for one in said] == [
            "Your term runs",
            "Somebody has been",
            "Somebody follows you",
            "Enter a term",
        ]

    def test_is_for_nobody_else(self) -> None:
        for state in (None, told_to()):
            with pytest.raises(NotFound):
                renew(state, **RENEWING | {"champion_id": BETHANY}, on=ENDS)


class TestStandingDown:
    def test_ends_it_that_day_with_the_reason_kept(self) -> None:
        (stood_down,) = stand_down(told_to(), **HERE, why=" A new post. ", on=date(2026, 6, 1))
        after = told_to(stood_down)

        assert (stood_down.why.text, stood_down.about_person(), stood_down.reason()) == ("A new post.", JOEL, None)
        assert after.serving(date(2026, 6, 1)) is None
        assert stand_down(after, **HERE, why="", on=date(2026, 6, 2)) == []

    def test_leaves_a_successors_term_as_it_was(self) -> None:
        state = told_to(SUCCESSOR, *accept(told_to(SUCCESSOR), SECOND, ENDS - 9 * A_DAY))

        after = evolve(state, *stand_down(state, **HERE, why="", on=ENDS - 5 * A_DAY))

        assert after.serving(ENDS) is None
        assert after.serving(ENDS + A_DAY).champion_id == BETHANY


class TestReplacing:
    def test_asks_before_the_term_is_over_and_hands_over_on_their_yes(self) -> None:
        asked = nominate(told_to(), **BY_ANOTHER | {"on": date(2026, 4, 1)})
        state = told_to(*asked)

        replaced, accepted = accept(state, SECOND, date(2026, 4, 9))
        after = told_to(*asked, replaced, accepted)

        assert [type(one) for one in asked][1:] == [ReplacementAsked]
        assert replaced == Replaced(**HERE, successor_id=BETHANY, replaced_on=date(2026, 4, 9))
        assert [(one.champion_id, one.left) for one in after.terms] == [(JOEL, True), (BETHANY, False)]
        assert after.serving(date(2026, 4, 9)).champion_id == BETHANY

    def test_needs_somebody_else_and_not_somebody_who_is_still_to_begin(self) -> None:
        ahead = told_to(SUCCESSOR, *accept(told_to(SUCCESSOR), SECOND, ENDS - 9 * A_DAY))

        assert refusal(nominate, told_to(), **BY_ANOTHER | {"nominee_id": JOEL, "on": date(2026, 4, 1)})[1] == "address"
        assert refusal(nominate, ahead, **BY_ANOTHER | {"on": ENDS - 5 * A_DAY})[1] == "service_area"

    def test_of_nobody_is_a_nomination_like_any_other(self) -> None:
        assert len(nominate(None, **BY_ANOTHER)) == 1

    def test_that_is_not_taken_up_leaves_everything_as_it_was(self) -> None:
        asked = nominate(told_to(), **BY_ANOTHER | {"on": date(2026, 4, 1)})

        gone = leave(told_to(*asked), **HERE, on=date(2026, 4, 2))
        (accepted,) = accept(told_to(*asked, *gone), SECOND, date(2026, 4, 9))

        assert accepted.serves_from == date(2026, 4, 9)


class TestWhoeverSaidYesEarly:
    def test_begins_once_on_their_day(self) -> None:
        state = told_to(SUCCESSOR, *accept(told_to(SUCCESSOR), SECOND, ENDS - 9 * A_DAY))

        (began,) = begin(state, COUNCIL, SERVICE, ENDS + A_DAY)

        assert began == TermBegan(organisation_id=COUNCIL, service_area=SERVICE, champion_id=BETHANY, before_id=JOEL)
        assert begin(state, COUNCIL, SERVICE, ENDS) == []
        assert begin(evolve(state, began), COUNCIL, SERVICE, ENDS + A_DAY) == []

    def test_and_follows_themself_begins_nothing(self) -> None:
        again = replace(SUCCESSOR, nominee_id=JOEL)
        state = told_to(again, *accept(told_to(again), SECOND, ENDS - 9 * A_DAY))

        assert begin(state, COUNCIL, SERVICE, ENDS + A_DAY) == []
        assert begin(None, COUNCIL, SERVICE, ENDS) == []
