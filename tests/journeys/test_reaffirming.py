"""After a new version: some sign it, one lapses, one withdraws, one is followed by another; no signature moves by itself."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.meanwhile import pass_days
from tests.journeys.person import LOOKS, Person
from tests.journeys.ways import DESKTOP, PHONE, ways

MARCUS, HANNAH = "Marcus Oyelaran", "Hannah Prescott"
FATIMA, OWEN, YUSUF = (
    "fatima.rahmani@wrenbridge-cvs.example",
    "owen.tregear@ashmarch-carers.example",
    "yusuf.demir@wrenbridge-faiths.example",
)
AGREEMENT, REGISTER = "/wrenbridge/agreement", "/wrenbridge/signatories"
DRAFT, ADOPTION, TITLE = f"{AGREEMENT}/drafts/3", f"{AGREEMENT}/versions/3/adoption", "The Wrenbridge Compact 2027"
SIX_MONTHS = 186  # days: by then a signature that nobody renewed has lapsed
Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((True, DESKTOP), (False, PHONE)))
def test_who_signs_a_new_version_and_who_does_not(person: Enter, demo: Demo, scripts: bool, width: int) -> None:
    def enter(name: str | None) -> Person:
        return person(name, scripts=scripts, width=width)

    marcus, hannah, visitor = enter(MARCUS), enter(HANNAH), enter(None)
    is_refreshed(marcus, hannah)
    visitor.goes(REGISTER).sees(f"Nobody has signed {TITLE}, version 3, yet.").awaits("To sign anew").looks(
        "nothing carried over"
    )
    three_sign(hannah, [enter(None).comes_in(OWEN), enter(None).comes_in(FATIMA)])
    one_withdraws(enter(None).comes_in(YUSUF))
    one_is_followed(marcus)
    visitor.goes(REGISTER).looks("some signed")
    pass_days(demo, SIX_MONTHS)
    the_register_says_so(visitor)


def is_refreshed(marcus: Person, hannah: Person) -> None:
    """Without comments, and adopted by one body."""
    marcus.sends(f"{AGREEMENT}/drafts/new", "/drafts", title=TITLE)
    marcus.sends(f"{DRAFT}/clauses/8.1.6/wording", "/wording", text="Allow at least sixteen weeks wherever possible.")
    marcus.goes(f"{DRAFT}/bodies").picks("Wrenbridge Borough Council").presses("Put it to them").sees("It is before the bodies.")
    today = datetime.now(UTC).date()
    day = {"decided_on-day": str(today.day), "decided_on-month": str(today.month), "decided_on-year": str(today.year)}
    hannah.sends(f"{ADOPTION}/decision", "/decision", minute="Cabinet, minute 14", **day)


def three_sign(hannah: Person, others: list[Person]) -> None:
    hannah.goes("/duties").awaits("A new version of the Compact is in force").looks("duties, to sign anew")
    for one in (hannah, *others):
        one.goes("/duties").awaits("A new version of the Compact is in force").presses("Read it and sign")
        if one is hannah:
            one.looks("sign anew").presses("Sign up").sees("Say who decided that it signs, and when.").looks("sign anew, refused")
        one.fills("Your role in the organisation", "Head of partnerships")
        one.fills("Who decided that it signs, and when?", "Its board, this month").presses("Sign up")
        one.sees("has signed up.")
        one.goes("/duties").does_not_see("Read it and sign")


def one_withdraws(yusuf: Person) -> None:
    yusuf.goes(REGISTER).follows("Wrenbridge Faith Forum").looks("to sign anew or withdraw").follows("Withdraw it")
    yusuf.fills("Why? (optional)", "The forum joins another network.").looks("withdraw").presses("Withdraw it")
    yusuf.sees("Wrenbridge Faith Forum is no longer a signatory.", "The forum joins another network.").looks("withdrawn")
    yusuf.goes("/duties").does_not_see("Read it and sign")


def one_is_followed(marcus: Person) -> None:
    marcus.goes(REGISTER).follows("Ashmarch Community Health NHS Trust")
    marcus.follows("Record that another organisation follows it").looks("who follows")
    marcus.presses("Record it").sees("Choose the organisation that follows.").looks("who follows, refused")
    marcus.chooses("Which organisation follows it?", "Wrenbridge Hospitals NHS Trust").presses("Record it")
    marcus.sees("Wrenbridge Hospitals NHS Trust follows Ashmarch Community Health NHS Trust.")


def the_register_says_so(visitor: Person) -> None:
    visitor.goes(REGISTER)
    for _look in range(LOOKS):
        if not visitor.page.get_by_text("To sign anew").count():
            break
        visitor.page.wait_for_timeout(500)
        visitor.page.reload()
    visitor.sees(f"3 organisations signed {TITLE}, version 3.").looks("register, half a year on")
    assert "had signed The Wrenbridge Compact (2)" in stands(visitor, "Riverside Youth Project")
    assert "had supported The Wrenbridge Compact (2)" in stands(visitor, "Safer Wrenbridge Partnership")
    assert stands(visitor, "Wrenbridge Faith Forum").startswith("Withdrawn")
    assert stands(visitor, "Wrenbridge Hospitals NHS Trust").startswith("Lapsed")
    followed = stands(visitor, "Ashmarch Community Health NHS Trust")
    assert followed.startswith("Followed by another Wrenbridge Hospitals NHS Trust, since")
    signed = visitor.page.locator("ul.oc-cards .oc-card__name a").all_inner_texts()
    assert sorted(signed) == ["Ashmarch Carers' Centre", "Wrenbridge Borough Council", "Wrenbridge CVS"]

    visitor.follows("Ashmarch Community Health NHS Trust").sees("Wrenbridge Hospitals NHS Trust follows it, and signs for itself")
    visitor.looks("followed").goes(REGISTER).follows("Wrenbridge Hospitals NHS Trust").looks("whoever followed")
    assert visitor.page.locator("dl.govuk-summary-list dt").all_inner_texts() == ["The Wrenbridge Compact (2)"]
    visitor.goes(REGISTER).follows("Riverside Youth Project").looks("lapsed")


def stands(visitor: Person, organisation: str) -> str:
    """What the register says of one that did not sign what is in force."""
    link = visitor.page.get_by_role("link", name=organisation, exact=True)
    found = visitor.page.locator("li.oc-slot").filter(has=link).locator(".oc-slot__who")
    return " ".join(found.first.inner_text().split()) if found.count() else ""
