"""What an organisation is: its register number, looked at by its form alone; what kind and size it says it is."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.organisations import (
    REGISTERS,
    Described,
    Identified,
    Merged,
    OrganisationAdded,
    OrganisationKind,
    Sector,
    Size,
    describe,
    evolve,
    normal_identifier,
)
from domain.shared.errors import Refused
from tests.domain.stories import an_id, refusal, told

PANTRY, OTHER = an_id("Northgate Pantry"), an_id("The Pantry")
ADDED = OrganisationAdded(organisation_id=PANTRY, name="Northgate Pantry", sector=Sector.VCS)
SAID = {"organisation_id": PANTRY, "identifier": "GB-CHC-1234567", "kind": OrganisationKind.CHARITY, "size": Size.SMALL}


class TestTheNumber:
    @pytest.mark.parametrize("prefix", REGISTERS)
    def test_the_example_of_each_register_is_one_of_its_own(self, prefix: str) -> None:
        example = REGISTERS[prefix].example

        assert normal_identifier(example) == example
        assert example.startswith(f"{prefix}-")

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("gb-chc-1234567", "GB-CHC-1234567"),
            (" GB – CHC – 1234567 ", "GB-CHC-1234567"),
            ("GB COH 1234567", "GB-COH-01234567"),
            ("gb-coh-oc312345", "GB-COH-OC312345"),
            ("XX-LAE-ESK", "XX-LAE-ESK"),
            ("", None),
            (" ", None),
        ],
    )
    def test_it_is_written_as_its_register_writes_it(self, typed: str, meant: str | None) -> None:
        assert normal_identifier(typed) == meant

    @pytest.mark.parametrize("typed", ["GB-CHC-12345", "GB-CHC-0123456", "GB-COH-123", "GB-NHS-R", "GB-LAE-1", "GB-CHC"])
    def test_what_its_register_would_not_have_given_is_refused_with_an_example(self, typed: str) -> None:
        said, field = refusal(normal_identifier, typed)

        prefix = "-".join(typed.split("-")[:2])
        assert REGISTERS[prefix].example in said
        assert field == "identifier"

    @pytest.mark.parametrize("typed", ["1234567", "CHC-1234567", "GB-ABC-1234567", "a charity"])
    def test_one_without_a_known_register_is_refused_with_those_that_are_known(self, typed: str) -> None:
        said, field = refusal(normal_identifier, typed)

        assert "GB-CHC" in said
        assert field == "identifier"

    @given(some.text(max_size=80))
    def test_whatever_is_typed_what_is_taken_is_taken_again_unchanged(self, typed: str) -> None:
        with suppress(Refused):
            number = normal_identifier(typed)
            assert normal_identifier(number) == number

    @given(some.sampled_from(sorted(REGISTERS)), some.data())
    def test_every_number_of_a_register_is_taken_in_small_letters_too(self, prefix: str, data: some.DataObject) -> None:
        number = data.draw(some.from_regex(re.compile(f"(?:{REGISTERS[prefix].shape})", re.ASCII), fullmatch=True))

        assert normal_identifier(f"{prefix}-{number}".lower()) == f"{prefix}-{number}"


class TestOneThatIsKnown:
    def test_it_says_what_it_is(self) -> None:
        events = describe(told(evolve, ADDED), **SAID)

        assert events == [
            Identified(organisation_id=PANTRY, identifier="GB-CHC-1234567"),
            Described(organisation_id=PANTRY, kind=OrganisationKind.CHARITY, size=Size.SMALL),
        ]

    def test_said_again_it_changes_nothing(self) -> None:
        state = told(evolve, ADDED, *describe(told(evolve, ADDED), **SAID))

        assert describe(state, **SAID) == []

    def test_each_part_can_be_taken_back(self) -> None:
        state = told(evolve, ADDED, *describe(told(evolve, ADDED), **SAID))

        events = describe(state, organisation_id=PANTRY, identifier="", kind=None, size=Size.SMALL)

        assert events == [
            Identified(organisation_id=PANTRY, identifier=None),
            Described(organisation_id=PANTRY, kind=None, size=Size.SMALL),
        ]

    def test_one_that_is_recorded_twice_is_described_under_its_other_record(self) -> None:
        state = told(evolve, ADDED, Merged(organisation_id=PANTRY, into_id=OTHER, name="Northgate Pantry"))

        assert refusal(describe, state, **SAID)[0] == "Northgate Pantry is recorded twice: choose the other record."
