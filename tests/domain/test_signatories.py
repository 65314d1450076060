"""Signatories: an organisation signs the version in force, once, with who says so and by whose decision."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.compacts import Adopted
from domain.shared.sealed import Text
from domain.signatories import Capacity, Reaffirmed, Signatory, SignatureKind, SignedUp, evolve, sign_up, signatory_stream
from tests.domain.stories import an_id, refusal, told

MIRIAM, PANTRY, CVS = an_id("Miriam Castell"), an_id("Northgate Pantry"), an_id("Eskmoor Voluntary Action")
VERSION_2, VERSION_3, SIGNATURE = an_id("version 2"), an_id("version 3"), an_id("the pantry's signature")
SIGNING = {
    "signatory_id": SIGNATURE,
    "organisation_id": PANTRY,
    "in_force": VERSION_2,
    "represents": "",
    "signer_id": MIRIAM,
    "position": "Chair of trustees",
    "authority": "The trustees, on 3 March 2026",
    "on": date(2026, 3, 9),
}
SIGNED = SignedUp(
    signatory_id=SIGNATURE,
    organisation_id=PANTRY,
    version_id=VERSION_2,
    capacity=Capacity.OWN,
    represents=None,
    signer_id=MIRIAM,
    position=Text("Chair of trustees"),
    authority=Text("The trustees, on 3 March 2026"),
    signed_on=date(2026, 3, 9),
)


class TestWhereNothingIsInForce:
    def test_there_is_nothing_to_sign(self) -> None:
        said = refusal(sign_up, None, **SIGNING | {"in_force": None})

        assert said == ("No version is in force here yet, so there is nothing to sign.", None)


class TestAnOrganisationThatHasNotSigned:
    def test_signs_for_itself(self) -> None:
        typed = {"position": " Chair of trustees ", "authority": "The trustees, on 3 March 2026\n", "represents": "  "}

        events = sign_up(None, **SIGNING | typed)

        assert events == [SIGNED]

    def test_signs_on_behalf_of_a_wider_group_that_it_names(self) -> None:
        typed = {"represents": " The 31 members of the food network "}

        events = sign_up(None, **SIGNING | typed)

        members = Text("The 31 members of the food network")
        assert events == [replace(SIGNED, capacity=Capacity.REPRESENTATIVE, represents=members)]

    def test_must_say_what_the_signer_is(self) -> None:
        said = refusal(sign_up, None, **SIGNING | {"position": " "})

        assert said == ("Say what your role in the organisation is.", "position")

    def test_must_say_by_whose_decision(self) -> None:
        said = refusal(sign_up, None, **SIGNING | {"authority": "\n"})

        assert said == ("Say who decided that it signs, and when.", "authority")


class TestAnOrganisationThatHasSigned:
    def test_does_not_sign_the_same_version_again(self) -> None:
        state = told(evolve, SIGNED)

        said = refusal(sign_up, state, **SIGNING | {"on": date(2026, 5, 1)})

        assert said == ("It has signed this version already, on 2026-03-09.", "organisation")

    def test_reaffirms_for_the_next_version_because_no_signature_carries_over(self) -> None:
        state = told(evolve, SIGNED)

        (reaffirmed,) = sign_up(state, **SIGNING | {"in_force": VERSION_3, "on": date(2027, 2, 1)})

        assert isinstance(reaffirmed, Reaffirmed)
        assert (reaffirmed.earlier_id, reaffirmed.version_id) == (VERSION_2, VERSION_3)
        assert reaffirmed.sentence() == "{actor} reaffirmed for {organisation}: it had signed {earlier}, and now signed {version}"
        assert told(evolve, SIGNED, reaffirmed) == Signatory(VERSION_3, date(2027, 2, 1), signer_id=MIRIAM)

    def test_may_sign_the_same_version_as_something_else(self) -> None:
        supporting = replace(SIGNED, kind=SignatureKind.SUPPORTER)

        events = sign_up(told(evolve, supporting), **SIGNING)

        assert events == [SIGNED]


class TestWhatHappenedInPlainWords:
    def test_a_signature_for_others_says_so_and_gives_its_authority_as_the_reason(self) -> None:
        for_others = replace(SIGNED, capacity=Capacity.REPRESENTATIVE, represents=Text("The food network"))

        assert for_others.sentence() == "{actor} signed {organisation} up to {version}, for itself and for a wider group"
        assert SIGNED.sentence() == "{actor} signed {organisation} up to {version}"
        assert for_others.reason() == SIGNED.authority

    def test_two_people_of_one_organisation_meet_at_one_stream(self) -> None:
        eskmoor = an_id("Eskmoor")

        assert signatory_stream(eskmoor, PANTRY) == signatory_stream(eskmoor, PANTRY)
        assert signatory_stream(eskmoor, PANTRY) != signatory_stream(eskmoor, CVS)

    def test_no_other_event_is_a_signature(self) -> None:
        with pytest.raises(AssertionError):
            evolve(None, Adopted(version_id=VERSION_2, in_force_from=date(2026, 1, 1)))
