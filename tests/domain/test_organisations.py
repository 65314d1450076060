"""Organisations: added once each, found again by their register number where they have one."""

import pytest

from domain.organisations import Organisation, OrganisationAdded, Sector, add, evolve, organisation_stream
from domain.people import RoleGranted
from domain.shared.actor import Role
from tests.domain.stories import an_id, refusal, told

ESKMOOR, HARBOURSIDE = an_id("Eskmoor"), an_id("Harbourside")
COUNCIL, PANTRY = an_id("Eskmoor District Council"), an_id("Northgate Pantry")
COUNCIL_ADDED = OrganisationAdded(
    organisation_id=COUNCIL,
    name="Eskmoor District Council",
    sector=Sector.PUBLIC,
    identifier="XX-LAE-ESK",
    service_areas=("Adult social care", "Libraries"),
)


class TestWhereItIsNotKnown:
    def test_a_public_body_is_added_with_its_service_areas(self) -> None:
        wanted = {"sector": Sector.PUBLIC, "identifier": "XX-LAE-ESK", "service_areas": ("Adult social care", "Libraries")}

        events = add(None, organisation_id=COUNCIL, name=" Eskmoor  District Council ", **wanted)

        assert events == [COUNCIL_ADDED]

    def test_an_informal_group_has_neither_number_nor_service_areas(self) -> None:
        events = add(None, organisation_id=PANTRY, name="Northgate Pantry", sector=Sector.VCS)

        assert events == [OrganisationAdded(organisation_id=PANTRY, name="Northgate Pantry", sector=Sector.VCS)]

    @pytest.mark.parametrize("name", ["", "  \n", "N" * 161])
    def test_it_needs_a_name_and_not_a_longer_one(self, name: str) -> None:
        said = refusal(add, None, organisation_id=PANTRY, name=name, sector=Sector.VCS)

        assert said == ("Enter the organisation's name, in at most 160 characters.", "name")


class TestOnceItIsKnown:
    def test_adding_it_again_changes_nothing(self) -> None:
        state = told(evolve, COUNCIL_ADDED)

        events = add(state, organisation_id=COUNCIL, name="Eskmoor Council", sector=Sector.VCS)

        assert events == []
        services = ("Adult social care", "Libraries")
        assert state == Organisation("Eskmoor District Council", Sector.PUBLIC, services, identifier="XX-LAE-ESK")

    def test_no_other_event_is_about_it(self) -> None:
        with pytest.raises(AssertionError):
            evolve(None, RoleGranted(person_id=PANTRY, role=Role.CHAIR))


class TestWhereTwoMeet:
    def test_one_number_is_one_organisation_in_an_area_whoever_adds_it(self) -> None:
        first, second = (organisation_stream(ESKMOOR, "XX-LAE-ESK", an_id(command)) for command in ("hers", "his"))

        assert first == second

    def test_the_same_number_in_another_area_is_another_stream(self) -> None:
        here, there = (organisation_stream(area, "XX-LAE-ESK", COUNCIL) for area in (ESKMOOR, HARBOURSIDE))

        assert here != there

    @pytest.mark.parametrize("identifier", [None, ""])
    def test_a_group_without_a_number_gets_an_id_of_its_own(self, identifier: str | None) -> None:
        assert organisation_stream(ESKMOOR, identifier, PANTRY) == PANTRY
