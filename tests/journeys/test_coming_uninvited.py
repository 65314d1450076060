"""A stranger with something to say: proves an address, names a group, responds, raises a concern; then one whom a group knows."""

import pytest

from infra.demo.wrenbridge_people import HOMES
from tests.journeys.person import Person
from tests.journeys.test_five_facts import DESKTOP, MARCUS, PHONE, Enter
from tests.journeys.test_getting_in import code_for

STRANGER, NEIGHBOUR = "ada.grey@mill-street.example", "ben.cole@mill-street.example"


@pytest.mark.needs_chromium
@pytest.mark.parametrize("scripts", [True, False])
def test_a_stranger_responds_and_raises_a_concern(person: Enter, scripts: bool) -> None:
    ada = person(None, scripts=scripts, width=PHONE).goes("/wrenbridge").follows("Consultations")
    ada.page.locator(".oc-card", has=ada.page.get_by_text("Open", exact=True)).get_by_role("link").first.click()
    presses_link(ada, "Respond")
    proves(ada, person, STRANGER)
    ada.sees("Nobody has to let you in.", "Who will see what").looks("take part")
    ada.presses("Take part").sees("There is a problem", "Enter your name.", "Enter the name of your group.")
    ada.looks("take part, refused")
    ada.fills("Your name", "Ada Grey").fills("The name of your group", "Mill Street Neighbours")
    ada.presses("Take part").sees(
        "Welcome. You take part for Mill Street Neighbours in Wrenbridge Borough.", "Ada Grey, here as"
    ).looks("respond")
    ada.fills("Your response", "Yes, if the side door is lit.").presses("Respond")
    ada.sees("Your response has been sent to", "Yes, if the side door is lit.", "Not confirmed by the organisation").looks(
        "responded"
    )
    ada.follows("My part").sees("Whoever can confirm it has been asked.").looks("my part")

    ada.goes("/wrenbridge/concerns/new").presses("Start")
    ada.chooses("Whom is it about?", "Wrenbridge Borough Council: Adult social care").presses("Continue")
    ada.page.get_by_role("radio").nth(8).check()
    ada.presses("Continue").fills("What happened?", "The evening meals contract ends in five weeks.")
    ada.fills("What effect has it had, or will it have?", "Forty people lose a hot meal.")
    ada.fills("What would put it right?", "Three months' notice.").presses("Continue").sees("Mill Street Neighbours")
    ada.looks("concern, last look").presses("Send the concern").sees("Your concern has been sent.").looks("concern sent")


@pytest.mark.needs_chromium
def test_somebody_comes_for_a_group_that_is_known_and_it_is_confirmed(person: Enter) -> None:
    ben = person(None, scripts=True, width=DESKTOP).goes("/wrenbridge/concerns/new")
    presses_link(ben, "Sign in to start")
    proves(ben, person, NEIGHBOUR)
    ben.sees("Who will see what").goes("/wrenbridge/people").sees("You can take part for a voluntary group now.")
    ben.looks("no part here yet").goes("/wrenbridge").looks("home of somebody without a part").goes("/wrenbridge/concerns/new")
    presses_link(ben, "Take part to start")
    ben.fills("Your name", "Ben Cole").chooses("Which group do you act for?", HOMES)
    ben.looks("take part for a known group").presses("Take part").sees("Nobody has been told.", "Start")
    marcus = person(MARCUS, scripts=True, width=DESKTOP).goes("/duties").does_not_see("Somebody has come to Wrenbridge Borough")

    ben.follows("My part").looks("my part, nobody asked").presses("Ask to be confirmed")
    ben.sees(f"Whoever can say that you act for {HOMES} has been asked.").looks("my part, asked")
    marcus.goes("/duties").sees("Somebody has come to Wrenbridge Borough").looks("duty").goes("/wrenbridge/people").looks(
        "people"
    )
    marcus.goes("/duties")
    presses_link(marcus, "Look who it is")
    marcus.sees(f"Does Ben Cole act for {HOMES}?").looks("confirm a member").presses("Yes, they do")
    marcus.sees(f"You have confirmed that Ben Cole acts for {HOMES}.").looks("confirmed")
    ben.goes("/wrenbridge/people").sees("Ben Cole", "Marcus Oyelaran").looks("people, confirmed")


def presses_link(one: Person, button: str) -> None:
    """A link that looks like a button."""
    one.page.get_by_role("button", name=button, exact=True).first.click()
    one.page.wait_for_load_state()


def proves(one: Person, person: Enter, address: str) -> None:
    one.sees("We send a code to it.").fills("Your mail address", address).presses("Send me a code")
    one.fills("The code in the mail", code_for(person, address)).presses("Sign in")
