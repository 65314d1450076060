"""What waits for approval, and what else happens meanwhile."""

from domain.signatories import answer, evolve, withdraw
from tests.domain.a_signature import ASKED, SIGNED
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
