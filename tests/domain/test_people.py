"""People: a name given once, and the seats that come and go."""

from datetime import date

import pytest

from domain.people import Person, PersonAdded, RoleEnded, RoleGranted, add, end, evolve, grant
from domain.shared.actor import Actor, Part, Role, Seat
from domain.shared.sealed import Personal
from tests.domain.stories import an_id, refusal, told

MIRIAM, PANTRY, COUNCIL = an_id("Miriam Castell"), an_id("Northgate Pantry"), an_id("Eskmoor District Council")
ADDED = PersonAdded(person_id=MIRIAM, name=Personal("Miriam Castell", person_id=MIRIAM))
AS_CONTACT = RoleGranted(person_id=MIRIAM, role=Role.CONTACT, organisation_id=PANTRY)
CONTACT = Seat(Role.CONTACT, PANTRY)
TOO_LONG_OR_NONE = ("Enter a name of at most 120 characters.", "name")


class TestSomebodyNewHere:
    @pytest.mark.parametrize("typed", ["Miriam Castell", "  Miriam   Castell\n"])
    def test_is_added_under_the_name_given_without_its_odd_spaces(self, typed: str) -> None:
        events = add(None, MIRIAM, typed)

        assert events == [ADDED]

    def test_may_have_a_name_of_120_characters(self) -> None:
        events = add(None, MIRIAM, "M" * 120)

        assert events == [PersonAdded(person_id=MIRIAM, name=Personal("M" * 120, person_id=MIRIAM))]

    @pytest.mark.parametrize("typed", ["", " \t\n", "M" * 121])
    def test_needs_a_name_and_not_a_longer_one(self, typed: str) -> None:
        said = refusal(add, None, MIRIAM, typed)

        assert said == TOO_LONG_OR_NONE

    def test_can_be_given_a_role_at_once(self) -> None:
        events = grant(None, MIRIAM, CONTACT)

        assert events == [AS_CONTACT]

    def test_has_no_role_that_could_end(self) -> None:
        events = end(None, CONTACT)

        assert events == []


class TestSomebodyKnownHere:
    def test_is_not_renamed_by_being_named_again(self) -> None:
        state = told(evolve, ADDED)

        events = add(state, MIRIAM, "M. Castell")

        assert events == []

    def test_gets_a_role_for_an_organisation_and_a_service_area(self) -> None:
        state = told(evolve, ADDED)

        events = grant(state, MIRIAM, Seat(Role.CHAMPION, COUNCIL, "Libraries"))

        assert events == [RoleGranted(person_id=MIRIAM, role=Role.CHAMPION, organisation_id=COUNCIL, service_area="Libraries")]

    def test_is_not_given_the_same_role_twice(self) -> None:
        state = told(evolve, ADDED, AS_CONTACT)

        events = grant(state, MIRIAM, CONTACT)

        assert events == []

    def test_loses_that_one_role_and_keeps_the_others(self) -> None:
        state = told(evolve, ADDED, AS_CONTACT, RoleGranted(person_id=MIRIAM, role=Role.MEMBER))

        events = end(state, CONTACT)

        assert events == [RoleEnded(person_id=MIRIAM, role=Role.CONTACT, organisation_id=PANTRY)]
        assert told(evolve, ADDED, AS_CONTACT, *events) == Person(MIRIAM, was=Part(Role.CONTACT, PANTRY))
        assert evolve(state, *events).seats == (Seat(Role.MEMBER),)

    def test_cannot_lose_a_role_that_they_hold_for_somebody_else(self) -> None:
        state = told(evolve, ADDED, AS_CONTACT)

        events = end(state, Seat(Role.CONTACT, COUNCIL))

        assert events == []

    def test_acts_with_all_the_seats_that_history_gives_them(self) -> None:
        state = told(evolve, ADDED, AS_CONTACT)

        actor = state.as_actor(date(2026, 3, 2))

        assert actor == Actor(person_id=MIRIAM, seats=(CONTACT,))
        assert actor.holds(Role.OFFICER, Role.CONTACT)
        assert actor.seat(Role.CONTACT, organisation_id=COUNCIL) is None


class TestWhatHappenedInPlainWords:
    def test_a_role_for_an_organisation_names_it(self) -> None:
        for kind in (RoleGranted, RoleEnded):
            assert "{organisation}" in kind(person_id=MIRIAM, role=Role.CONTACT, organisation_id=PANTRY).sentence()
            assert "{organisation}" not in kind(person_id=MIRIAM, role=Role.CHAIR).sentence()

    def test_nobody_has_a_role_before_they_are_added(self) -> None:
        for event in (AS_CONTACT, RoleEnded(person_id=MIRIAM, role=Role.CONTACT)):
            with pytest.raises(AssertionError):
                evolve(None, event)
