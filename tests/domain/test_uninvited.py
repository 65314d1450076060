"""Coming uninvited: a seat taken at once, which somebody confirms or not; and names that are read as the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain import organisations
from domain.consultations import ResponseReceived, is_confirmed, response_stream, unconfirmed_response_stream
from domain.organisations import OrganisationNamed, Sector, alike
from domain.people import (
    ConfirmationAsked,
    NotConfirmed,
    PersonAdded,
    PersonCame,
    PersonConfirmed,
    PersonErased,
    PersonJoined,
    PersonLeft,
    RoleGranted,
    add,
    ask,
    come,
    confirm,
    end,
    erase,
    evolve,
    grant,
    join,
    leave,
    participant,
    refuse,
    speak_for,
)
from domain.people.handovers import offer
from domain.shared.actor import Part, Role, Seat
from domain.shared.grounds import Ground
from domain.shared.sealed import Personal, Text
from tests.domain.stories import an_id, refusal, told

MIRIAM, PANTRY, BAND = an_id("Miriam Castell"), an_id("Northgate Pantry"), an_id("Eskmoor Silver Band")
CAME = PersonCame(person_id=MIRIAM, name=Personal("Miriam Castell", person_id=MIRIAM))
ADDED = PersonAdded(person_id=MIRIAM, name=Personal("Miriam Castell", person_id=MIRIAM))
JOINED = PersonJoined(person_id=MIRIAM, organisation_id=PANTRY)
ASKED = ConfirmationAsked(person_id=MIRIAM, organisation_id=PANTRY)
CONFIRMED = PersonConfirmed(person_id=MIRIAM, organisation_id=PANTRY)
NOT = NotConfirmed(person_id=MIRIAM, organisation_id=PANTRY)
LEFT = PersonLeft(person_id=MIRIAM, organisation_id=PANTRY)
CONTACT = RoleGranted(person_id=MIRIAM, role=Role.CONTACT, organisation_id=PANTRY)
TODAY = date(2026, 3, 2)
GONE = "They no longer act for this group here, so there is nothing to confirm."


class TestSomebodyWhoComes:
    def test_comes_once_under_the_name_that_they_give(self) -> None:
        assert come(None, MIRIAM, " Miriam  Castell ") == [CAME]
        assert come(told(evolve, ADDED), MIRIAM, "Another") == []
        assert refusal(come, None, MIRIAM, " ")[1] == "name"

    def test_takes_a_seat_that_nobody_vouches_for(self) -> None:
        state = told(evolve, CAME, *join(told(evolve, CAME), MIRIAM, PANTRY))

        assert state.seats == (participant(PANTRY),)
        assert not state.is_vouched_for(TODAY)
        assert state.is_unconfirmed_for(PANTRY)
        assert not state.is_unconfirmed_for(BAND)

    def test_takes_nothing_twice_nor_where_they_have_a_role_already(self) -> None:
        assert join(told(evolve, CAME, JOINED), MIRIAM, PANTRY) == []
        assert join(told(evolve, ADDED, CONTACT), MIRIAM, PANTRY) == []

    def test_is_added_like_anybody_new_once_somebody_names_them_and_keeps_what_they_took(self) -> None:
        (added,) = add(told(evolve, CAME, JOINED), MIRIAM, "M. Castle")
        state = told(evolve, CAME, JOINED, added)

        assert state.seats == (participant(PANTRY),)
        assert add(state, MIRIAM, "Somebody else") == []
        assert add(told(evolve, CAME, JOINED, CONTACT), MIRIAM, "M. Castle") == []

    def test_is_handed_nothing_over_and_given_that_role_by_nobody(self) -> None:
        state = told(evolve, CAME, JOINED)

        asked = {"handover_id": an_id("h"), "ref": "r", "giver_id": an_id("g"), "taker": state, "answer_by": None, "today": TODAY}
        assert "no role here now" in refusal(offer, None, **asked)[0]
        assert refusal(grant, state, MIRIAM, participant(BAND))[1] == "role"

    def test_leaves_in_their_own_words_and_not_as_the_area_s_people_do(self) -> None:
        state = told(evolve, CAME, JOINED, ASKED)

        assert leave(state, PANTRY) == end(state, participant(PANTRY)) == [LEFT]
        assert (evolve(state, LEFT).seats, evolve(state, LEFT).asked) == ((), frozenset())
        assert leave(evolve(state, LEFT), PANTRY) == []

    def test_once_forgotten_is_not_said_to_have_come_for_that_group(self) -> None:
        left, erased = erase(told(evolve, CAME, JOINED), request_id=None, ground=Ground.OBJECTED, keys=(MIRIAM,), certificate="")

        assert left == LEFT
        assert isinstance(erased, PersonErased)
        assert erased.known_as == Part(Role.PARTICIPANT)


class TestSomebodyUnconfirmed:
    state = told(evolve, CAME, JOINED, ASKED)

    def test_asks_once(self) -> None:
        assert ask(told(evolve, CAME, JOINED), PANTRY) == [ASKED]
        assert ask(self.state, PANTRY) == []
        assert ask(self.state, BAND) == []
        assert ask(told(evolve, ADDED, CONTACT), PANTRY) == []

    def test_is_confirmed_once_and_is_a_member_from_then_on(self) -> None:
        assert confirm(self.state, PANTRY) == [CONFIRMED]
        after = evolve(self.state, CONFIRMED)

        assert after.seats == (Seat(Role.VCS, PANTRY),)
        assert after.is_vouched_for(TODAY)
        assert not after.is_unconfirmed_for(PANTRY)
        assert confirm(after, PANTRY) == []
        assert refuse(after, PANTRY) == []

    def test_is_neither_confirmed_nor_refused_before_they_ask(self) -> None:
        quiet = told(evolve, CAME, JOINED)

        assert refusal(confirm, quiet, PANTRY)[0] == GONE
        assert refuse(quiet, PANTRY) == []

    def test_who_signed_for_it_is_its_contact_once_they_are_known_to_it_and_no_sooner(self) -> None:
        assert speak_for(self.state, PANTRY) == []
        member = evolve(self.state, CONFIRMED)

        assert speak_for(member, PANTRY) == [CONTACT]
        assert speak_for(member, BAND) == []
        assert speak_for(evolve(member, CONTACT), PANTRY) == []

    def test_need_not_be_confirmed_once_they_are_given_a_role_for_it(self) -> None:
        after = evolve(self.state, CONTACT)

        assert after.seats == (Seat(Role.CONTACT, PANTRY),)
        assert after.asked == frozenset()

    def test_loses_that_seat_alone_if_the_group_says_no(self) -> None:
        both = evolve(self.state, PersonJoined(person_id=MIRIAM, organisation_id=BAND))
        assert refuse(both, PANTRY) == [NOT]
        after = evolve(both, NOT)

        assert after.seats == (participant(BAND),)
        assert refusal(confirm, after, PANTRY)[0] == GONE
        assert join(after, MIRIAM, PANTRY) == [JOINED]


class TestAResponse:
    def test_by_somebody_unconfirmed_leaves_room_for_the_organisation_s_own(self) -> None:
        consultation = an_id("Parks")
        own, theirs = response_stream(consultation, PANTRY), unconfirmed_response_stream(consultation, PANTRY, MIRIAM)

        assert [is_confirmed(received(consultation, one)) for one in (own, theirs)] == [True, False]


class TestAGroupThatIsNamed:
    def test_is_one_of_the_voluntary_sector(self) -> None:
        (named,) = organisations.name(None, BAND, " Eskmoor  Silver Band ")

        assert named == OrganisationNamed(organisation_id=BAND, name="Eskmoor Silver Band")
        assert told(organisations.evolve, named).sector is Sector.VCS
        assert organisations.name(told(organisations.evolve, named), BAND, "Another") == []

    def test_is_read_as_another_whatever_the_marks_between_words(self) -> None:
        for name in ("THE FOOD BANK", "Food-Bank!", "Fóod  Bank.", "food bank"):
            assert alike("Food Bank", name), name
        assert alike("Mums & Dads", "The Mums and Dads")
        assert not alike("Food Bank", "Food Bank, Mill Street")

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_alike_is_alike_either_way(self, one: str, other: str) -> None:
        assert alike(one, one)
        assert alike(one, other) == alike(other, one)


def received(consultation_id, response_id) -> ResponseReceived:
    return ResponseReceived(
        response_id=response_id,
        consultation_id=consultation_id,
        organisation_id=PANTRY,
        text=Text("More trees."),
        late_by=0,
        why_late=None,
    )
