"""Getting in: by a code out of the mail, then by a passkey of the device, on a telephone and on a desk."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.person import Person
from tests.journeys.test_five_facts import DESKTOP, PHONE, Enter

ADDRESS = "newcomer@fenwick.example"


@pytest.mark.needs_chromium
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_newcomer_gets_in_by_a_code_adds_a_passkey_and_comes_back_with_it(
    with_device: Callable[[int], Person], person: Enter, width: int
) -> None:
    newcomer = with_device(width).goes("/sign-in").looks("sign in")
    newcomer.fills("Your mail address", ADDRESS).presses("Send me a code")
    newcomer.sees("A code is on its way to newcomer@fenwick.example.").looks("code asked for")
    newcomer.fills("The code in the mail", code_for(person, ADDRESS)).presses("Sign in")
    newcomer.sees("Nothing waits for you")

    newcomer.follows("Your account").looks("account").presses("Add a passkey").fills("What do you call this device?", "My phone")
    newcomer.looks("add a passkey").presses("Add a passkey").sees("You can now sign in with this passkey.", "My phone")
    newcomer.looks("passkey added").presses("Sign out").sees("You have signed out.")

    newcomer.goes("/sign-in").presses("Use your passkey").sees("Nothing waits for you")
    newcomer.follows("Your account").presses("Remove My phone").sees("That passkey no longer signs you in here.")
    newcomer.presses("Sign out everywhere").sees("You have signed out everywhere.")
    newcomer.goes("/sign-in").presses("Use your passkey").sees("That passkey is not known here").looks("unknown passkey")


@pytest.mark.needs_chromium
def test_without_scripts_there_is_the_code_and_no_passkey(person: Enter) -> None:
    one = person(None, scripts=False, width=PHONE).goes("/sign-in").looks("sign in without scripts")
    assert not one.page.get_by_role("button", name="Use your passkey").is_visible()

    one.fills("Your mail address", ADDRESS).presses("Send me a code").fills("The code in the mail", "12").presses("Sign in")
    one.sees("That is not the code in the latest mail.").looks("wrong code")
    one.fills("The code in the mail", code_for(person, ADDRESS)).presses("Sign in").sees("Nothing waits for you")


def code_for(person: Enter, address: str) -> str:
    """As the demo's mailbox shows it, once the mail is there."""
    reader = person(None, scripts=True, width=DESKTOP)
    for _look in range(50):
        reader.goes(f"/demo/mailbox?address={address}")
        if found := re.search(r"Your code is (\d{3} \d{3})", reader.page.content()):
            return found[1]
        reader.page.wait_for_timeout(200)
    raise AssertionError(f"no mail to {address}")
