"""Being forgotten: one open request, two who decide, a ground that goes with the decision, a month."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import erasure, people
from domain.erasure import GROUNDS, Outcome
from domain.shared.actor import Part, Role, Seat
from domain.shared.dates import Calendar
from domain.shared.errors import Refused
from domain.shared.grounds import Ground
from domain.shared.ids import OrganisationId, PersonId, RequestId
from tests.domain.stories import an_id

WHO, FIRST, SECOND = PersonId(an_id("Miriam Castell")), PersonId(an_id("Joel Ferreira")), PersonId(an_id("Anwen Price"))
CALENDAR = Calendar("none", frozenset(), date(2027, 12, 31))


def told(*events: object, state: erasure.Request | None = None) -> erasure.Request | None:
    for event in events:
        state = erasure.evolve(state, event)  # type: ignore[arg-type]
    return state


def asked(on: date = date(2027, 1, 31), state: erasure.Request | None = None) -> erasure.Request | None:
    request_id = RequestId(an_id(f"request {on}"))
    return told(
        *erasure.request(state, request_id=request_id, ref="K4ZD-7RAH", person_id=WHO, today=on, calendar=CALENDAR), state=state
    )


def proposed(outcome: Outcome = Outcome.GRANTED, by: PersonId = FIRST) -> erasure.Request | None:
    state = asked()
    return told(*erasure.propose(state, outcome=outcome, ground=GROUNDS[outcome][0], reasons="Because.", by=by), state=state)


def confirmed(state: erasure.Request | None) -> erasure.Request | None:
    return told(*erasure.confirm(state, by=SECOND, only_lead=False, certificate="c"), state=state)


@pytest.mark.parametrize(
    ("on", "until"),
    [(date(2027, 1, 31), date(2027, 2, 28)), (date(2028, 1, 30), date(2028, 2, 29)), (date(2027, 3, 5), date(2027, 4, 5))],
)
def test_there_is_a_month_to_decide_by_the_calendar(on: date, until: date) -> None:
    state = asked(on)

    assert state
    assert state.decide_by.on == until


def test_asking_again_while_one_is_open_adds_nothing_and_after_a_refusal_it_is_a_new_one() -> None:
    refused = confirmed(proposed(Outcome.REFUSED))

    assert asked(state=asked()) == asked()
    again = asked(date(2027, 6, 1), refused)
    assert again
    assert again.is_open


def test_after_it_was_granted_there_is_nothing_left_to_ask() -> None:
    with pytest.raises(Refused, match="you will be forgotten"):
        asked(state=confirmed(proposed()))


@given(outcome=st.sampled_from(Outcome), ground=st.sampled_from(Ground))
def test_only_grounds_of_the_right_paragraph_go_with_a_decision(outcome: Outcome, ground: Ground) -> None:
    if ground in GROUNDS[outcome]:
        (event,) = erasure.propose(asked(), outcome=outcome, ground=ground, reasons="Because.", by=FIRST)
        assert isinstance(event, erasure.Proposed)
    else:
        with pytest.raises(Refused) as refused:
            erasure.propose(asked(), outcome=outcome, ground=ground, reasons="Because.", by=FIRST)
        assert refused.value.field == "ground"


def test_every_ground_goes_with_one_decision() -> None:
    assert sorted(ground for grounds in GROUNDS.values() for ground in grounds) == sorted(Ground)


def test_a_second_proposal_takes_the_place_of_the_first_and_needs_another_yes() -> None:
    state = proposed(Outcome.GRANTED, FIRST)
    state = told(*erasure.propose(state, outcome=Outcome.REFUSED, ground=Ground.ARCHIVING, reasons="No.", by=SECOND), state=state)

    with pytest.raises(Refused, match="Somebody else"):
        erasure.confirm(state, by=SECOND, only_lead=False, certificate="c")
    (event,) = erasure.confirm(state, by=FIRST, only_lead=False, certificate="c")

    assert isinstance(event, erasure.Confirmed)
    assert (event.outcome, event.ground) == (Outcome.REFUSED, Ground.ARCHIVING)


@pytest.mark.parametrize(("outcome", "goes"), [(Outcome.GRANTED, False), (Outcome.REFUSED, True)])
def test_whoever_keeps_an_area_alone_can_be_refused_but_not_forgotten(outcome: Outcome, goes: bool) -> None:
    if goes:
        assert erasure.confirm(proposed(outcome), by=SECOND, only_lead=True, certificate="c")
    else:
        with pytest.raises(Refused, match="another Compact lead first"):
            erasure.confirm(proposed(outcome), by=SECOND, only_lead=True, certificate="c")


def test_lateness_is_noted_once_and_not_after_a_decision() -> None:
    late = datetime(2027, 3, 1, 12, tzinfo=UTC)
    (noted,) = erasure.note_lateness(asked(), late)

    assert erasure.late_from(noted) == date(2027, 3, 1)
    assert erasure.note_lateness(asked(), datetime(2027, 2, 28, 12, tzinfo=UTC)) == []
    assert erasure.note_lateness(told(noted, state=asked()), late) == []
    assert erasure.note_lateness(confirmed(proposed()), late) == []


SEATS = (Seat(Role.CONTACT, OrganisationId(an_id("Pantry"))), Seat(Role.CHAMPION, OrganisationId(an_id("Council")), "Libraries"))


@pytest.mark.parametrize("ended", [0, 1, 2])
def test_whoever_is_forgotten_holds_nothing_and_is_called_what_they_were(ended: int) -> None:
    person = people.Person(WHO, SEATS)
    for seat in SEATS[:ended]:
        for event in people.end(person, seat):
            person = people.evolve(person, event)

    events = people.erase(person, request_id=None, ground=Ground.OBJECTED, keys=(WHO,), certificate="")
    for event in events:
        person = people.evolve(person, event)

    last = events[-1]
    assert isinstance(last, people.PersonErased)
    assert last.known_as == Part(SEATS[1].role, SEATS[1].organisation_id, SEATS[1].service_area)
    assert (person.seats, person.erased) == ((), True)
    assert people.erase(person, request_id=None, ground=Ground.OBJECTED, keys=(WHO,), certificate="") == []
    with pytest.raises(Refused, match="forgotten"):
        people.grant(person, WHO, SEATS[0])
