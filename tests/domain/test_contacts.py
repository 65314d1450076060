"""Whom to reach: listed, asked once a year, confirmed, gone stale, ended."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import contacts
from domain.contacts import Asked, Confirmed, GoneStale, Listed, StaleBecause, Withdrawn
from domain.shared.dates import A_DAY, add_months
from domain.shared.errors import NotFound
from domain.shared.sealed import Personal, Text
from tests.domain.stories import an_id, refusal, told

COUNCIL, JOEL, ONE, ANOTHER = an_id("council"), an_id("Joel Ferreira"), an_id("one"), an_id("another")
MARCH = date(2026, 3, 2)
A_YEAR_ON = date(2027, 3, 2)
WHERE = {"contact_id": ONE, "organisation_id": COUNCIL, "service_area": "Housing", "person_id": JOEL}
LISTED = Listed(
    **WHERE,
    ref="B7K2-9QXM",
    name=None,
    address=Personal("joel@council.example", person_id=JOEL),
    telephone=None,
    link=None,
    public=False,
    confirm_by=A_YEAR_ON,
)
CONFIRMED = Confirmed(**WHERE, confirmed_on=MARCH, confirm_by=A_YEAR_ON)
ASKED = Asked(**WHERE, ref="B7K2-9QXM", confirm_by=A_YEAR_ON)
SILENT = GoneStale(**WHERE, because=StaleBecause.SILENCE)
RETURNED = GoneStale(**WHERE, because=StaleBecause.RETURNED)
ENDED = Withdrawn(**WHERE)


def after(*events: Any) -> Any:
    return told(contacts.evolve, *events)


def listing(state: Any = None, **more: Any) -> list[Any]:
    usual = {
        "contact_id": ONE,
        "ref": "B7K2-9QXM",
        "organisation_id": COUNCIL,
        "service_area": "Housing",
        "known_service_areas": ("Housing", "Libraries"),
        "person_id": JOEL,
        "name": "Joel Ferreira",
        "address": "joel@council.example",
        "telephone": "",
        "link": "",
        "public": False,
        "on": MARCH,
    }
    return contacts.list_contact(state, **(usual | more))


class TestListing:
    def test_a_person_has_address_and_telephone_under_their_own_key(self) -> None:
        (listed,) = listing(telephone="01632 960 123")

        assert listed.address == Personal("joel@council.example", person_id=JOEL)
        assert listed.telephone == Personal("01632 960 123", person_id=JOEL)
        assert listed.name is None
        assert listed.confirm_by == A_YEAR_ON

    def test_a_mailbox_has_a_name_and_may_be_public(self) -> None:
        (listed,) = listing(person_id=None, name="Housing desk", address="housing@council.example", public=True)

        assert (listed.name, listed.address, listed.public) == (Text("Housing desk"), Text("housing@council.example"), True)

    def test_a_person_is_never_public(self) -> None:
        assert refusal(listing, public=True)[1] == "public"

    def test_it_ends_the_listing_of_whoever_was_there(self) -> None:
        ended, listed = listing(after(LISTED), contact_id=ANOTHER)

        assert ended == ENDED
        assert listed.contact_id == ANOTHER

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"service_area": "Parks"}, "service_area"),
            ({"person_id": None, "name": ""}, "name"),
            ({"telephone": "ask for Joel"}, "telephone"),
            ({"telephone": "12"}, "telephone"),
            ({"telephone": "٠١٦٣٢ ٩٦٠"}, "telephone"),
            ({"link": "javascript:alert(1)//a.b"}, "link"),
            ({"link": "https://nowhere"}, "link"),
            ({"link": "https://[council.example"}, "link"),
        ],
    )
    def test_what_cannot_be_is_refused_beside_its_field(self, typed: dict[str, Any], field: str) -> None:
        assert refusal(listing, **typed)[1] == field

    def test_the_whole_body_is_a_place_as_well(self) -> None:
        (listed,) = listing(service_area=None, known_service_areas=())

        assert listed.sentence() == "{actor} named {person} as the contact of {organisation}"


class TestOverAYear:
    @pytest.mark.parametrize(
        ("state", "on", "then"),
        [
            (after(LISTED), date(2027, 2, 1), []),
            (after(LISTED), date(2027, 2, 2), [ASKED]),
            (after(LISTED, ASKED), date(2027, 2, 2), []),
            (after(LISTED, ASKED), A_YEAR_ON, []),
            (after(LISTED, ASKED), A_YEAR_ON + A_DAY, [SILENT]),
            (after(LISTED), date(2030, 1, 1), [SILENT]),
            (after(LISTED, SILENT), date(2030, 1, 1), []),
            (after(LISTED, RETURNED), date(2030, 1, 1), []),
            (after(LISTED, ENDED), date(2030, 1, 1), []),
        ],
    )
    def test_they_are_asked_a_month_before_and_stale_the_day_after(self, state: Any, on: date, then: list[Any]) -> None:
        assert contacts.keep(state, ONE, on) == then

    @given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(0, 500))
    def test_one_who_confirms_is_good_for_a_year_and_no_longer(self, on: date, days: int) -> None:
        state = after(LISTED, *contacts.confirm(after(LISTED, RETURNED), ONE, on))
        today = on + timedelta(days=days)

        found = contacts.keep(state, ONE, today)

        assert (found == [SILENT]) == (today > add_months(on, 12))
        assert bool(found) == (today >= add_months(add_months(on, 12), -1))

    def test_a_yes_makes_a_stale_one_fresh(self) -> None:
        assert contacts.confirm(after(LISTED, SILENT), ONE, MARCH) == [CONFIRMED]
        assert not after(LISTED, SILENT, CONFIRMED).stale


class TestMailThatCameBack:
    def test_makes_it_stale_once(self) -> None:
        assert contacts.came_back(after(LISTED), ONE) == [RETURNED]
        assert contacts.came_back(after(LISTED, RETURNED), ONE) == []

    def test_says_nothing_of_whoever_was_listed_since(self) -> None:
        assert contacts.came_back(after(LISTED, ENDED, *listing(contact_id=ANOTHER)), ONE) == []


class TestNoLongerListed:
    @pytest.mark.parametrize("do", [lambda s: contacts.confirm(s, ONE, MARCH), lambda s: contacts.withdraw(s, ONE)])
    @pytest.mark.parametrize("state", [after(LISTED, ENDED), after(LISTED, ENDED, *listing(contact_id=ANOTHER))])
    def test_nothing_more_is_done_about_it(self, state: Any, do: Any) -> None:
        assert refusal(do, state)[0] == "This contact is listed no longer."

    def test_what_never_was_is_not_there(self) -> None:
        with pytest.raises(NotFound):
            contacts.withdraw(None, ONE)
