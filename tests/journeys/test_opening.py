"""A host opens an area, whoever it invites sets it up on a phone, two bodies adopt; a host recovers one that nobody leads."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.journeys.person import Person

DELPHINE = "Delphine Marlow"
HOST = "/hosts/ashmarch-voluntary-action"
PHONE, DESKTOP = 390, 1200
STEPS, QUESTIONS = 8, 18
"""Pages from “Start” to the last look, and everything that can be answered on them; one has no answer before: the places."""

Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize("scripts", [True, False])
def test_a_host_opens_an_area_and_a_volunteer_sets_it_up_on_a_phone(person: Enter, scripts: bool) -> None:
    delphine = person(DELPHINE, scripts=scripts, width=DESKTOP)
    delphine.sees("Ashmarch Voluntary Action", "Kelmarsh Vale", "fewer than 5").looks("host")
    delphine.presses("Open an area").looks("open an area")
    delphine.presses("Open an area").sees("There is a problem").looks("open an area, refused")
    delphine.fills("What is the area called?", "Stonebeck Dale")
    delphine.fills("Who will lead it? Their name", "Zul Amani").fills("Their mail address", "zul.amani@stonebeck.example")
    delphine.presses("Open an area").sees("Stonebeck Dale is open.", "Nobody leads it").looks("opened")

    zul = person(None, scripts=scripts, width=PHONE)
    follows_the_mail(zul, "You are invited to take part in Stonebeck Dale")
    zul.looks("invitation").presses("Accept").sees("You are the Compact lead in Stonebeck Dale.")
    zul.goes("/stonebeck-dale").sees("This area is not set up yet").looks("accepted")
    answered = sets_up(zul)

    zul.sees("The area is set up.", "Stonebeck Dale").looks("set up")
    assert answered == (STEPS, QUESTIONS)
    delphine.goes(HOST).does_not_see("Nobody leads it")
    delphine.follows("Stonebeck Dale").sees("1 Compact lead").looks("an area of the host")
    comes_into_force(zul, delphine)


def sets_up(zul: Person) -> tuple[int, int]:
    """How many pages that took, and how many questions were on them."""
    zul.presses("Set it up").looks("set up, what it is").presses("Start").sees(f"Step 1 of {STEPS}")
    steps = questions = 0

    def goes_on(name: str) -> None:
        nonlocal steps, questions
        steps, questions = steps + 1, questions + asked(zul)
        zul.looks(f"set up, {name}").presses("Continue").sees(f"Step {steps + 1} of {STEPS}")

    goes_on("names")
    zul.presses("Continue").sees("Name at least one place.").looks("set up, places refused")
    zul.fills("Which places does it cover?", "Stonebeck\nUpper Dale")
    for name in ("places", "handling", "times", "text"):
        goes_on(name)
    zul.picks("A colour of our own").fills("If your own: which?", "#ffcc00").presses("Continue")
    zul.sees("The nearest colour that will do is #8f7300.").looks("set up, colour refused")
    zul.fills("If your own: which?", "#8f7300")
    goes_on("colour")
    goes_on("people")
    zul.sees("The Stonebeck Dale Compact", "Stonebeck and Upper Dale").looks("set up, check")
    zul.presses("Set the area up")
    return steps + 1, questions


def comes_into_force(zul: Person, delphine: Person) -> None:
    """The first text, adopted by a council and a group; the lead, alone as yet, records what they decided."""
    base, bodies = "/stonebeck-dale", (("Stonebeck Council", "public"), ("Stonebeck Association", "vcs"))
    for body, sector in bodies:
        zul.sends(f"{base}/organisations/new", "/organisations", name=body, sector=sector)
    zul.goes(f"{base}/agreement/drafts/1").looks("first draft").presses("Put it to the bodies")
    for body, _sector in bodies:
        zul.picks(body)
    zul.presses("Put it to them").sees("2 bodies are still to adopt version 1.")
    for body, _sector in bodies:
        zul.presses("Record the adoption").picks(body).fills_day("When was it decided?", datetime.now(UTC).date())
        zul.fills("Where is that written down?", f"{body}, minute 7").looks("adoption").presses("Record it")
    zul.sees("In force", "Stonebeck Association, minute 7").looks("both have adopted it")
    zul.goes(base).sees("in force since").looks("an area in force")
    delphine.goes(HOST).sees("Stonebeck Dale").looks("host, an area in force")


def asked(zul: Person) -> int:
    """What can be answered on this page: a group of radios is one question."""
    fields = zul.page.locator("main form").locator("input:not([type=hidden]), textarea, select")
    return len({field.get_attribute("name") for field in fields.all()})


@pytest.mark.needs_chromium
def test_a_host_recovers_an_area_that_nobody_leads(person: Enter) -> None:
    delphine = person(DELPHINE, scripts=True, width=PHONE)
    delphine.goes(f"{HOST}/areas/new").fills("What is the area called?", "Orphan Moor").presses("Open an area")
    delphine.sees("Orphan Moor is open.")
    delphine.goes(HOST).sees("Nobody leads it").looks("host, an area that nobody leads")
    delphine.follows("Orphan Moor").follows("Recover this area")
    delphine.picks("Somebody else, by mail").fills("Their name", "Ida Quell").fills(
        "Their mail address", "ida.quell@orphan.example"
    )
    delphine.fills("Why does the area need a new Compact lead?", "Nobody was found when it was opened.")
    delphine.looks("recovery").presses("Recover the area")
    delphine.sees("The area has been recovered.")

    ida = person(None, scripts=True, width=PHONE)
    follows_the_mail(ida, "You are invited to take part in Orphan Moor")
    ida.presses("Accept").sees("You are the Compact lead in Orphan Moor.").goes("/orphan-moor/timeline").sees(
        "recovered the area"
    )
    delphine.goes(HOST).does_not_see("Nobody leads it")


@pytest.mark.needs_chromium
def test_a_suspended_area_says_so_on_every_page(person: Enter) -> None:
    delphine = person(DELPHINE, scripts=False, width=PHONE)
    delphine.goes("/wrenbridge/suspension").looks("suspend").fills("Why is it suspended?", "Its group has not met for a year.")
    delphine.presses("Suspend it").sees("The area is suspended.").looks("suspended")
    visitor = person(None, scripts=True, width=DESKTOP)
    visitor.goes("/wrenbridge/signatories").sees("this area can be read, and nothing new is recorded").looks("suspended, for all")
    delphine.goes("/wrenbridge/suspension").presses("Resume it").sees("The area is resumed.")


def follows_the_mail(who: Person, about: str) -> None:
    """Opens the demo's mailbox until the mail is there, and follows its link."""
    who.goes("/demo/mailbox")
    mail = who.page.locator(".oc-mail", has_text=re.compile(about)).first
    for _attempt in range(50):
        if mail.count():
            break
        who.page.wait_for_timeout(200)
        who.page.reload()
    mail.get_by_role("link").click()
    who.page.wait_for_load_state()
