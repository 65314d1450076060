"""What waits for approval, and what else happens meanwhile."""

from msgspec.structs import replace

from domain.shared.dates import A_DAY
from domain.signatories import Lapsed, answer, evolve, lapse, withdraw
from tests.domain.a_signature import ASKED, REAFFIRM_BY, SIGNED, TO_REAFFIRM, VERSION_3
from tests.domain.stories import refusal, told
from tests.domain.test_signatories_life import WITHDRAWING


class TestWithdrawing:
    def test_takes_back_what_waited_for_approval(self) -> None:
        (withdrawn,) = withdraw(told(evolve, SIGNED, ASKED), **WITHDRAWING)

        said = refusal(answer, told(evolve, SIGNED, ASKED, withdrawn), approved=True, why="")

        assert said == ("Nothing waits for approval here: it has been answered.", None)

    def test_an_older_history_in_which_it_was_approved_even_so_is_still_read(self) -> None:
        approved = answer(told(evolve, ASKED), approved=True, why="")
        (withdrawn,) = withdraw(told(evolve, SIGNED, ASKED), **WITHDRAWING)

        assert told(evolve, SIGNED, ASKED, withdrawn, *approved).stands


class TestBeingAskedToReaffirm:
    ASKED_FOR_IT = replace(ASKED, version_id=VERSION_3)
    AFTER = REAFFIRM_BY.on + 40 * A_DAY

    def test_whoever_asked_in_time_does_not_lapse_while_it_waits(self) -> None:
        assert lapse(told(evolve, SIGNED, TO_REAFFIRM, self.ASKED_FOR_IT), self.AFTER) == []

    def test_what_waits_for_another_version_is_no_answer(self) -> None:
        (lapsed,) = lapse(told(evolve, SIGNED, ASKED, TO_REAFFIRM), self.AFTER)

        assert isinstance(lapsed, Lapsed)

    def test_not_approved_it_lapses(self) -> None:
        state = told(evolve, SIGNED, TO_REAFFIRM, self.ASKED_FOR_IT)
        refused = answer(state, approved=False, why="Not minuted.")

        (lapsed,) = lapse(told(evolve, SIGNED, TO_REAFFIRM, self.ASKED_FOR_IT, *refused), self.AFTER)

        assert isinstance(lapsed, Lapsed)
