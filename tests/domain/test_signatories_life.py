"""What becomes of a signature: approved or not, asked to be given anew, lapsed, withdrawn; and whom else it is for."""

from datetime import date

import pytest

from domain.compacts import Adopted
from domain.shared.dates import A_DAY
from domain.shared.sealed import Text
from domain.signatories import (
    Approval,
    ApprovalSet,
    Approved,
    Lapsed,
    MemberNamed,
    MemberOptedOut,
    Signatory,
    SignatureRefused,
    SignedUp,
    Withdrawn,
    answer,
    ask_to_reaffirm,
    evolve,
    evolve_approval,
    evolve_membership,
    lapse,
    name_member,
    opt_out,
    set_approval,
    sign_up,
    withdraw,
)
from tests.domain.a_signature import (
    ASKED,
    CVS,
    MIRIAM,
    PANTRY,
    REAFFIRM_BY,
    SIGNATURE,
    SIGNED,
    SIGNING,
    TO_REAFFIRM,
    VERSION_2,
    VERSION_3,
)
from tests.domain.stories import refusal, told

TODAY = date(2026, 9, 1)
WITHDRAWING = {
    "signatory_id": SIGNATURE,
    "organisation_id": PANTRY,
    "withdrawn_on": date(2026, 8, 3),
    "why": " We close. ",
    "today": TODAY,
}
REAFFIRMING = {
    "signatory_id": SIGNATURE,
    "organisation_id": PANTRY,
    "in_force": VERSION_3,
    "reaffirm_by": REAFFIRM_BY,
}
NAMING = {"organisation_id": CVS, "member_id": PANTRY, "version_id": VERSION_2, "name": "Northgate Pantry"}
NAMED = MemberNamed(organisation_id=CVS, member_id=PANTRY, version_id=VERSION_2)


class TestWhereSignaturesWaitForApproval:
    def test_nothing_is_signed_until_it_is_approved(self) -> None:
        events = sign_up(None, **SIGNING, waits=True)

        assert events == [ASKED]
        assert not told(evolve, *events).stands

    def test_approved_it_is_signed_as_of_the_day_it_was_asked(self) -> None:
        (approved,) = answer(told(evolve, ASKED), approved=True, why="")

        assert approved == Approved(
            signatory_id=SIGNATURE, organisation_id=PANTRY, version_id=VERSION_2, signed_on=date(2026, 3, 9)
        )
        assert told(evolve, ASKED, approved) == Signatory(VERSION_2, date(2026, 3, 9), signer_id=MIRIAM)

    def test_not_approved_it_needs_a_reason_and_may_be_asked_again(self) -> None:
        state = told(evolve, ASKED)

        said = refusal(answer, state, approved=False, why=" ")
        (refused,) = answer(state, approved=False, why="Not minuted. ")

        assert said == ("Say why it is not approved. Whoever asked reads that.", "why")
        assert isinstance(refused, SignatureRefused)
        assert refused.why == Text("Not minuted.")
        assert sign_up(told(evolve, ASKED, refused), **SIGNING, waits=True) == [ASKED]

    def test_it_is_asked_once_and_answered_once(self) -> None:
        approved = Approved(signatory_id=SIGNATURE, organisation_id=PANTRY, version_id=VERSION_2, signed_on=TODAY)

        asked_again = refusal(sign_up, told(evolve, ASKED), **SIGNING, waits=True)
        answered_again = refusal(answer, told(evolve, ASKED, approved), approved=True, why="")

        assert asked_again == ("Its signature has been asked for already, on 2026-03-09, and waits for approval.", "organisation")
        assert answered_again == ("Nothing waits for approval here: it has been answered.", None)

    def test_an_area_sets_it_once(self) -> None:
        assert set_approval(None, needed=False) == []
        assert set_approval(None, needed=True) == [ApprovalSet(needed=True)]
        assert told(evolve_approval, ApprovalSet(needed=True)) == Approval(needed=True)


class TestWhenANewerVersionIsInForce:
    def test_whoever_signed_an_earlier_one_is_asked_once_and_stays_where_it_was(self) -> None:
        events = ask_to_reaffirm(told(evolve, SIGNED), **REAFFIRMING)

        state = told(evolve, SIGNED, *events)
        assert events == [TO_REAFFIRM]
        assert state.version_id == VERSION_2
        assert ask_to_reaffirm(state, **REAFFIRMING) == []

    def test_whoever_signed_that_one_or_none_is_not_asked(self) -> None:
        signed = SignedUp(**{name: getattr(SIGNED, name) for name in SIGNED.__struct_fields__} | {"version_id": VERSION_3})

        assert ask_to_reaffirm(told(evolve, signed), **REAFFIRMING) == []
        assert ask_to_reaffirm(None, **REAFFIRMING) == []

    def test_whoever_follows_a_signatory_is_asked_though_it_signed_nothing(self) -> None:
        assert ask_to_reaffirm(None, **REAFFIRMING, follows=True) == [TO_REAFFIRM]

    @pytest.mark.parametrize("days", [-30, 0])
    def test_it_does_not_lapse_before_the_day_is_over(self, days: int) -> None:
        assert lapse(told(evolve, SIGNED, TO_REAFFIRM), REAFFIRM_BY.on + days * A_DAY) == []

    def test_it_lapses_the_day_after_and_once(self) -> None:
        (lapsed,) = lapse(told(evolve, SIGNED, TO_REAFFIRM), REAFFIRM_BY.on + A_DAY)

        after = told(evolve, SIGNED, TO_REAFFIRM, lapsed)
        assert isinstance(lapsed, Lapsed)
        assert (lapsed.earlier_id, lapsed.version_id, lapsed.due_on) == (VERSION_2, VERSION_3, REAFFIRM_BY.on)
        assert lapse(after, REAFFIRM_BY.on + 9 * A_DAY) == []
        assert isinstance(sign_up(after, **SIGNING | {"in_force": VERSION_3})[0], SignedUp)

    def test_whoever_has_signed_it_meanwhile_does_not_lapse(self) -> None:
        reaffirmed = sign_up(told(evolve, SIGNED, TO_REAFFIRM), **SIGNING | {"in_force": VERSION_3})

        assert lapse(told(evolve, SIGNED, TO_REAFFIRM, *reaffirmed), REAFFIRM_BY.on + A_DAY) == []

    def test_whoever_only_followed_had_nothing_that_could_lapse(self) -> None:
        (lapsed,) = lapse(told(evolve, TO_REAFFIRM), REAFFIRM_BY.on + A_DAY)

        assert lapsed.earlier_id is None  # type: ignore[attr-defined]
        assert lapsed.sentence() == "{organisation} had not signed {version} by {due_on}"


class TestWithdrawing:
    def test_is_recorded_with_its_day_and_reason(self) -> None:
        (withdrawn,) = withdraw(told(evolve, SIGNED), **WITHDRAWING)

        assert withdrawn == Withdrawn(
            signatory_id=SIGNATURE,
            organisation_id=PANTRY,
            version_id=VERSION_2,
            withdrawn_on=date(2026, 8, 3),
            why=Text("We close."),
        )
        assert not told(evolve, SIGNED, withdrawn).stands

    def test_needs_no_reason(self) -> None:
        (withdrawn,) = withdraw(told(evolve, SIGNED), **WITHDRAWING | {"why": " "})

        assert withdrawn.reason() is None

    @pytest.mark.parametrize("day", [date(2026, 3, 8), TODAY + A_DAY])
    def test_is_from_a_day_on_which_it_stood(self, day: date) -> None:
        said = refusal(withdraw, told(evolve, SIGNED), **WITHDRAWING | {"withdrawn_on": day})

        assert said == ("Enter a day from 2026-03-09, when it signed, until today.", "withdrawn_on")

    def test_is_of_what_stands(self) -> None:
        (withdrawn,) = withdraw(told(evolve, SIGNED), **WITHDRAWING)

        said = {refusal(withdraw, state, **WITHDRAWING) for state in (None, told(evolve, SIGNED, withdrawn), told(evolve, ASKED))}

        assert said == {("It has no signature here that could be withdrawn.", None)}

    def test_leaves_it_free_to_sign_again(self) -> None:
        (withdrawn,) = withdraw(told(evolve, SIGNED), **WITHDRAWING)

        assert sign_up(told(evolve, SIGNED, withdrawn), **SIGNING) == [SIGNED]


class TestSigningForMembersByName:
    def test_each_is_named_for_each_version_anew(self) -> None:
        (again,) = name_member(told(evolve_membership, NAMED), **NAMING | {"version_id": VERSION_3})

        assert name_member(None, **NAMING) == [NAMED]
        assert name_member(told(evolve_membership, NAMED), **NAMING) == []
        assert again == MemberNamed(organisation_id=CVS, member_id=PANTRY, version_id=VERSION_3)

    def test_one_that_opted_out_is_not_named_again(self) -> None:
        (opted_out,) = opt_out(told(evolve_membership, NAMED), organisation_id=CVS, member_id=PANTRY)

        said = refusal(name_member, told(evolve_membership, NAMED, opted_out), **NAMING | {"version_id": VERSION_3})

        assert opted_out == MemberOptedOut(organisation_id=CVS, member_id=PANTRY)
        assert said == ("“Northgate Pantry” has said that it is not to be signed for. It can sign itself.", "members")

    def test_it_opts_out_of_what_it_is_in_and_once(self) -> None:
        opted_out = MemberOptedOut(organisation_id=CVS, member_id=PANTRY)

        for state in (None, told(evolve_membership, NAMED, opted_out)):
            said = refusal(opt_out, state, organisation_id=CVS, member_id=PANTRY)
            assert said == ("It is not signed for by that organisation, or has said so already.", "representative")

    def test_nobody_is_a_member_of_itself(self) -> None:
        said = refusal(name_member, None, **NAMING | {"member_id": CVS})

        assert said == ("It signs for itself already: leave “Northgate Pantry” out.", "members")


def test_no_other_event_is_about_these() -> None:
    for fold in (evolve_membership, evolve_approval):
        with pytest.raises(AssertionError):
            fold(None, Adopted(version_id=VERSION_2, in_force_from=TODAY))
