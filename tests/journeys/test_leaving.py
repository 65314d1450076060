"""Somebody's last journey here: in by code and by passkey, the area handed over, and then forgotten."""

from collections.abc import Callable

import psycopg
import pytest

from infra.embedded.home import Home
from tests.journeys.conftest import Demo
from tests.journeys.person import Person
from tests.journeys.test_five_facts import DESKTOP, LEELA, PHONE, Enter
from tests.journeys.test_getting_in import code_for

ADDRESS, DELPHINE = "marcus.oyelaran@wrenbridge-cvs.example", "Delphine Marlow"
PAGES = ("/wrenbridge", "/wrenbridge/timeline", "/wrenbridge/signatories", "/wrenbridge/champions")


@pytest.mark.needs_chromium
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_lead_gets_in_hands_over_and_is_forgotten(
    with_device: Callable[[int], Person], person: Enter, demo: Demo, width: int
) -> None:
    def enter(name: str | None) -> Person:
        return person(name, scripts=True, width=width)

    marcus = gets_in(with_device(width), person)
    leela = hands_over(marcus, enter(LEELA), demo)
    request = asks_to_be_forgotten(marcus, demo)
    certificate = two_decide(leela, enter(DELPHINE), request)

    marcus.goes("/account").sees("Sign in").does_not_see("Oyelaran")
    marcus.goes("/sign-in").presses("Use your passkey").sees("That passkey is not known here")
    for one in (enter(None), leela):
        for page in PAGES:
            one.goes(page).does_not_see("Oyelaran")
    leela.goes("/wrenbridge/people").does_not_see("Oyelaran").looks("people without him")
    leela.goes("/wrenbridge/timeline").sees("was forgotten: what they did stays, without their name").looks("timeline")
    enter(None).goes(certificate).sees("Certificate of erasure", "The record is whole").looks("certificate")


def gets_in(marcus: Person, person: Enter) -> Person:
    marcus.goes("/sign-in").fills("Your mail address", ADDRESS).presses("Send me a code")
    marcus.fills("The code in the mail", code_for(person, ADDRESS)).presses("Sign in").follows("Your account")
    marcus.presses("Add a passkey").fills("What do you call this device?", "My phone").presses("Add a passkey")
    marcus.sees("You can now sign in with this passkey.").presses("Sign out").sees("You have signed out.")
    marcus.goes("/sign-in").presses("Use your passkey").follows("Your account").sees(ADDRESS)
    return marcus


def hands_over(marcus: Person, leela: Person, demo: Demo) -> Person:
    """He has asked somebody already, who does not answer; and it is a while ago that he showed that it is him."""
    a_while_passes(demo)
    marcus.goes("/wrenbridge/people").looks("people").presses("Withdraw").sees("Confirm that it is you").looks("confirm")
    marcus.presses("Go on").presses("Use your passkey").presses("Send it now").sees("You no longer ask anybody to follow you.")

    marcus.follows(LEELA).follows("Hand over to them").looks("hand over").presses("Ask them to follow")
    marcus.sees("Leela Raman has been asked to follow you.").looks("asked")
    leela.goes("/duties").sees("You are asked to follow").looks("asked to lead")
    leela.goes("/wrenbridge/people").follows("Read what it means and answer").looks("handover")
    leela.picks("Yes, I will be the Compact lead").presses("Send my answer").sees("You are the Compact lead now.")
    leela.looks("leads now")
    marcus.goes("/wrenbridge/people/new").does_not_see("Invite somebody")
    return leela


def asks_to_be_forgotten(marcus: Person, demo: Demo) -> str:
    a_while_passes(demo)
    marcus.goes("/my-data").sees(ADDRESS).looks("my data").follows("Being forgotten in Wrenbridge Borough").looks(
        "being forgotten"
    )
    marcus.page.get_by_label("I understand that what I did here stays, without my name").check()
    marcus.presses("Ask to be forgotten").sees("Confirm that it is you").looks("confirm before being forgotten")
    marcus.presses("Go on").presses("Use your passkey").presses("Send it now").sees("You have asked to be forgotten.")
    marcus.looks("asked to be forgotten")
    return "Marcus Oyelaran asked on"


def two_decide(leela: Person, delphine: Person, request: str) -> str:
    """Where the certificate is."""
    leela.goes("/duties").looks("a request waits").page.locator(".oc-duty", has_text="forgotten").get_by_role("button").click()
    leela.sees(request).looks("decide").picks("Forget them, as they ask")
    leela.page.get_by_role("group", name="On which ground of the law?").get_by_role("radio").first.check()
    leela.presses("Propose it").sees("A second person has to confirm it.").looks("proposed")
    place = leela.page.url
    delphine.goes(place).sees(request).looks("confirm").presses("Confirm it").sees("It is decided.")
    for _look in range(100):
        link = delphine.goes(place).page.get_by_role("link", name="The certificate")
        if link.count():
            break
        delphine.page.wait_for_timeout(200)
    delphine.does_not_see("Oyelaran").looks("forgotten")
    return str(link.get_attribute("href"))


def a_while_passes(demo: Demo) -> None:
    """For everybody's proof that it is them."""
    running = Home(demo.home / "demo").running()
    assert running
    with psycopg.connect(running.database_url) as cx:
        cx.execute("UPDATE auth.session SET proved_at = proved_at - interval '11 minutes' WHERE device <> ''")
