"""The main job: the five facts by form, as the demo's people, on a phone and a desktop, with and without scripts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.person import Person
from tests.journeys.ways import DESKTOP, PHONE, ways

ROSALIND, TOMASZ, HANNAH, LEELA, GARETH, MARCUS = (
    "Rosalind Okafor",
    "Tomasz Wieczorek",
    "Hannah Prescott",
    "Leela Raman",
    "Gareth Pugh",
    "Marcus Oyelaran",
)
TITLE = "Evening opening of the Millrace day centre"

Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), [(True, PHONE), *ways((False, DESKTOP), (True, DESKTOP), (False, PHONE))])
def test_the_five_facts(person: Enter, scripts: bool, width: int) -> None:
    def enter(name: str | None) -> Person:
        return person(name, scripts=scripts, width=width)

    visitor = enter(None)
    for path in ("/", "/wrenbridge", "/wrenbridge/agreement", "/wrenbridge/champions", "/about"):
        visitor.goes(path).looks(f"visitor {path.strip('/').replace('/', ' ') or 'directory'}")

    signs_up(enter(ROSALIND), visitor)
    nominated_and_accepts(enter(MARCUS), enter(None), visitor)
    opens_a_consultation(enter(HANNAH), enter(ROSALIND), visitor)
    raises_and_escalates(enter)


def signs_up(rosalind: Person, visitor: Person) -> None:
    rosalind.goes("/wrenbridge/signatories/new").looks("sign up")
    rosalind.presses("Sign up").sees("There is a problem").looks("sign up, refused")
    rosalind.picks("Itself and a wider group").fills("The wider group", "the 14 food points of the borough")
    rosalind.fills("Your role in the organisation", "Chair of trustees")
    rosalind.fills("Who decided that it signs, and when?", "The trustees, at their November meeting")
    rosalind.presses("Sign up").sees("Wrenbridge Foodbank has signed up.").looks("signed up")
    visitor.goes("/wrenbridge/signatories").sees("the 14 food points of the borough")
    visitor.goes("/wrenbridge/timeline").sees("A signatory contact signed Wrenbridge Foodbank up").does_not_see("Rosalind")


def nominated_and_accepts(marcus: Person, nominee: Person, visitor: Person) -> None:
    marcus.goes("/wrenbridge/champions/new").looks("nominate")
    marcus.chooses("For which service?", "Wrenbridge Borough Council: Housing").picks("Somebody else")
    marcus.fills("Their name", "Bethan Sallow").fills("Their mail address", "bethan.sallow@wrenbridge-council.example")
    marcus.fills("For how many months?", "6").presses("Nominate a champion")
    marcus.sees("Bethan Sallow has been asked by mail.", "Somebody is asked").looks("nominated")
    visitor.goes("/wrenbridge/champions").does_not_see("Bethan Sallow")

    follows_the_mail(nominee, "Housing")
    nominee.sees("Bethan Sallow, you have been nominated", "What will be public", "Shorter term").looks("nomination")
    nominee.picks("Yes, I will be champion").presses("Send my answer").sees("You are champion for Housing").looks("accepted")
    visitor.goes("/wrenbridge/champions").sees("Bethan Sallow")
    visitor.goes("/wrenbridge/timeline").sees("Bethan Sallow became champion for Housing")


def follows_the_mail(nominee: Person, service: str) -> None:
    """Opens the demo's mailbox until the mail is there, and follows its link."""
    nominee.goes("/demo/mailbox")
    mail = nominee.page.locator(".oc-mail", has_text=service).first
    for _attempt in range(50):
        if mail.count():
            break
        nominee.page.wait_for_timeout(200)
        nominee.page.reload()
    nominee.looks("mailbox")
    mail.get_by_role("link").click()
    nominee.page.wait_for_load_state()


def opens_a_consultation(hannah: Person, rosalind: Person, visitor: Person) -> None:
    closes = datetime.now(UTC).date() + timedelta(days=30)
    hannah.goes("/wrenbridge/consultations/new").looks("open a consultation")
    hannah.fills("What is it called?", TITLE)
    hannah.fills(
        "What is being asked, and of whom?", "Should the centre open on two evenings? We ask those who use it and their carers."
    )
    hannah.fills_day("When does it close?", closes).presses("Open a consultation")
    hannah.sees("There is a problem", "54 fewer than the 84 promised").looks("consultation, refused")
    hannah.fills("If that is less than promised: why?", "The lease must be signed in the new year.").presses(
        "Open a consultation"
    )
    hannah.sees("The consultation is open.", "54 days short, with a reason").looks("consultation")
    visitor.goes("/wrenbridge/consultations").sees(TITLE, "54 days short, with a reason").looks("consultations")

    rosalind.goes("/duties").sees(TITLE).looks("duties")
    rosalind.page.locator(".oc-duty", has_text=TITLE).get_by_role("button").click()
    rosalind.page.wait_for_load_state()
    rosalind.fills("Your response", "Yes, on Tuesdays and Thursdays, when our evening parcels go out.").looks("respond")
    rosalind.presses("Respond").sees("Your response has been sent to Wrenbridge Borough Council.").looks("responded")
    rosalind.goes("/duties").does_not_see(TITLE)


def raises_and_escalates(enter: Enter) -> None:
    tomasz = enter(TOMASZ)
    tomasz.goes("/duties").sees("You have been nominated").presses("Read what it means and answer")
    tomasz.picks("Yes, I will be champion").presses("Send my answer").sees("You are champion for Adult social care")

    rosalind = enter(ROSALIND)
    rosalind.goes("/wrenbridge").presses("Raise a concern").looks("raise, what it is").presses("Start").looks("raise, whom")
    rosalind.chooses("Whom is it about?", "Wrenbridge Borough Council: Adult social care").presses("Continue")
    rosalind.looks("raise, undertaking").presses("Continue").sees("There is a problem").looks("raise, undertaking refused")
    rosalind.page.get_by_role("radio").nth(8).check()
    rosalind.presses("Continue").looks("raise, story")
    rosalind.fills("What happened?", "The evening meals contract ends in five weeks; we heard it by telephone.")
    rosalind.fills("What effect has it had, or will it have?", "Forty people lose a hot meal.").fills(
        "What would put it right?", "Three months' notice."
    )
    rosalind.presses("Continue").sees("Tomasz Wieczorek at the stage “Champion”").looks("raise, check")
    rosalind.presses("Send the concern").sees("Your concern has been sent.", "Tomasz Wieczorek acknowledges it by").looks(
        "raised"
    )
    case = rosalind.page.url

    tomasz.goes("/duties").sees("A concern has come to you").presses("Acknowledge it")
    tomasz.sees("Forty people lose a hot meal.").looks("concern, to acknowledge").presses("Acknowledge it").looks("acknowledged")
    tomasz.presses("Answer it").fills("Your answer, with its reasons", "The grant ended; we could not bridge it.").looks("answer")
    tomasz.presses("Send the answer").sees("Your answer has been sent.")

    rosalind.goes("/duties").sees("There is an answer to your concern").presses("Read the answer").sees(
        "we could not bridge it"
    ).looks("answered")
    rosalind.presses("Pass it on").sees("It has been passed on.", "Leela Raman acknowledges it by").looks("passed on")

    leela = enter(LEELA).goes(case).presses("Acknowledge it")
    leela.follows("I cannot settle this: pass it on").looks("pass on").presses("Pass it on").sees("There is a problem")
    leela.fills("A note for whoever takes it on", "We met both sides twice.").presses("Pass it on").sees(
        "Partnership board"
    ).looks("passed on by the chair")
    gareth = enter(GARETH).goes(case).sees("We met both sides twice.").presses("Acknowledge it").looks("last stage")
    gareth.sees("passed it on to Gareth Pugh at stage 3")

    marcus = enter(MARCUS)
    marcus.goes(case).sees("Page not found")
    marcus.goes("/wrenbridge/timeline").does_not_see("raised a concern", "Forty people")
