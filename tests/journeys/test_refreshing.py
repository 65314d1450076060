"""A Compact refreshed: a new version drafted, thirty comments each decided, and two bodies adopting it until it is in force."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.meanwhile import pass_days
from tests.journeys.person import Person
from tests.journeys.ways import DESKTOP, PHONE, ways

MARCUS, ROSALIND, HANNAH, LEELA, GARETH = (
    "Marcus Oyelaran",
    "Rosalind Okafor",
    "Hannah Prescott",
    "Leela Raman",
    "Gareth Pugh",
)
FATIMA, OWEN = "fatima.rahmani@wrenbridge-cvs.example", "owen.tregear@ashmarch-carers.example"
DRAFT, TITLE = "/wrenbridge/agreement/drafts/3", "The Wrenbridge Compact 2027"
ADOPTION, COMMENTS = "/wrenbridge/agreement/versions/3/adoption", "/wrenbridge/agreement/comments?version=3"
CLAUSE, SPLIT, DROPPED = "8.1.6", "8.1.7", "8.1.3"
ALL, EACH = 30, 6
ASKED_ABOUT = ("8.1.1", "8.1.2", "8.1.4", "8.1.5", "9.2.10")
FOLLOWED = (
    ("accepted", "Accepted: the wording follows it", "The next edition says so in as many words."),
    ("partly", "Accepted in part", "Sixteen weeks stay where a board meets every quarter."),
    ("not", "Not taken up", "It would bind groups that have nobody who is paid."),
    ("noted", "Noted: it asks for no change", "We thank you for saying so."),
)
Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((False, PHONE), (True, DESKTOP), (True, PHONE)))
def test_a_version_from_draft_to_force(person: Enter, demo: Demo, scripts: bool, width: int) -> None:
    def enter(name: str | None) -> Person:
        return person(name, scripts=scripts, width=width)

    drafts(enter(MARCUS))
    five_people_comment([enter(ROSALIND), enter(HANNAH), enter(LEELA), enter(GARETH), enter(None).comes_in(OWEN)])
    nothing_is_read_undecided(enter(None))
    pass_days(demo, 3)
    marcus = enter(MARCUS)
    decides_on_all(marcus)
    puts_it_to_two(marcus)
    two_bodies_adopt([enter(HANNAH), enter(None).comes_in(FATIMA)], enter(None))
    confirms_the_clock(marcus)


def drafts(marcus: Person) -> None:
    marcus.goes("/wrenbridge/agreement").presses("Begin a new version").looks("begin")
    marcus.presses("Begin it").sees("Enter what the new version is called.").looks("begin, refused")
    marcus.fills("What is the new version called?", TITLE).presses("Begin it").sees("The new version is begun.").looks("draft")
    marcus.goes(f"{DRAFT}/clauses/{CLAUSE}/wording").looks("amend")
    marcus.fills("Its text", "Give early notice of consultations, and allow at least sixteen weeks wherever possible.")
    marcus.fills("Why is it changed? (optional)", "Twelve were too few for small groups.").presses("Amend it")
    marcus.sees("The clause is amended.").goes(f"{DRAFT}/clauses/{SPLIT}/parts").looks("split")
    marcus.fills("Its parts, with an empty line between them", "Give feedback.\n\nSay with it what was decided, and why.")
    marcus.presses("Split it").sees("The clause is split.")
    marcus.goes(f"{DRAFT}/clauses/{DROPPED}/removal").looks("drop").presses("Drop it").sees("The clause is dropped.")
    marcus.goes("/wrenbridge/agreement/comparison?older=2&newer=3").sees("1 amended, 1 split, 1 dropped, 0 new.").looks(
        "compared"
    )
    marcus.goes(f"{DRAFT}/issue").looks("issue")
    closes = (datetime.now(UTC) + timedelta(days=2)).date()
    marcus.fills_day("Until when can people comment?", closes).presses("Issue it").sees("It is issued.").looks("issued")


def five_people_comment(people: list[Person]) -> None:
    """Each their first comment on the changed clause, on its page; then one on each of five others."""
    for at, one in enumerate(people):
        one.goes(f"/wrenbridge/clauses/{CLAUSE}/comments?version=3")
        if at == 0:
            one.presses("Send my comment").sees("Write your comment.").looks("comment, refused")
        if one.page.get_by_text("For whom do you comment?").is_visible():
            one.picks("For myself")
        one.fills("Your comment", f"Sixteen weeks is more than a small board needs; {10 + at} would do.")
        one.presses("Send my comment").sees("Your comment is recorded.")
        for clause in ASKED_ABOUT:
            page = f"/wrenbridge/clauses/{clause}/comments?version=3"
            one.sends(page, "version=3", text=f"Say who sees to this, and by when ({one.name}).", organisation="myself")
    people[0].goes(f"/wrenbridge/clauses/{CLAUSE}/comments?version=3").sees("14 would do").looks("commented")


def nothing_is_read_undecided(visitor: Person) -> None:
    visitor.goes("/wrenbridge/agreement?version=3").sees("Open for comment", "at least sixteen weeks").looks("issued, visitor")
    visitor.goes(COMMENTS).does_not_see("would do").looks("nothing decided, visitor")


def decides_on_all(marcus: Person) -> None:
    """Without scripts all thirty in the window; with them, those in the middle by the page's form alone."""
    marcus.goes("/duties").awaits("Comments on the draft have closed").looks("duties, comments to decide")
    marcus.goes(f"{DRAFT}/bodies").sees(f"{ALL} comments wait for a decision.").looks("bodies, too early")
    marcus.goes(f"{COMMENTS}&only=undecided").looks("to decide")
    pages = [str(one.get_attribute("href")) for one in marcus.page.get_by_role("link", name="Decide on it").all()]
    assert len(pages) == ALL
    for left, page, (value, what, why) in zip(range(ALL - 1, -1, -1), pages, cycle(FOLLOWED), strict=False):
        if not left:
            is_refused_adoption(marcus)
        if marcus.scripts and 0 < left < ALL - len(FOLLOWED):
            marcus.sends(page, "/decision", disposition=value, reasons=why)
            continue
        marcus.goes(page)
        if left == ALL - 1:
            marcus.looks("decide").presses("Record the decision").sees("Say what follows from it.").looks("decide, refused")
        marcus.picks(what).fills("Why?", why).presses("Record the decision").sees(f"{left} to be decided.")
    marcus.sees("Nothing waits for a decision.").looks("all decided").presses("Put it to the bodies")


def is_refused_adoption(marcus: Person) -> None:
    """While one comment has no decision."""
    marcus.goes(f"{DRAFT}/bodies").picks("Wrenbridge Borough Council").presses("Put it to them")
    marcus.sees("1 comment is not decided yet.").looks("bodies, refused while one is undecided")


def puts_it_to_two(marcus: Person) -> None:
    marcus.goes(f"{DRAFT}/bodies").presses("Put it to them").sees("Choose the bodies that are to adopt it.").looks("bodies, none")
    marcus.picks("Wrenbridge Borough Council").picks("Wrenbridge CVS").looks("bodies").presses("Put it to them")
    marcus.sees("2 bodies are still to adopt version 3.").looks("before the bodies")


def two_bodies_adopt(bodies: list[Person], visitor: Person) -> None:
    visitor.goes(COMMENTS).sees(*(why for *_what, why in FOLLOWED)).sees("You said: Somebody for themself").looks(
        "you said, we did"
    )
    assert visitor.page.locator("article.oc-response").count() == ALL
    for body, minute in zip(bodies, ("Cabinet, minute 14", "Trustees, minute 3"), strict=True):
        body.goes("/duties").looks("duties, a body")
        body.goes(ADOPTION).presses("Confirm that we can follow it through").looks("readiness")
        body.fills("How will it be followed through?", "Each directorate names a contact.")
        body.presses("Confirm that we can").sees("It is recorded that the body can follow it through.")
        body.goes(f"{ADOPTION}/decision").fills_day("When was it decided?", (datetime.now(UTC) + timedelta(days=3)).date())
        body.presses("Record it").sees("Say where the decision is written down: the meeting and its minute.")
        body.fills("Where is that written down?", minute).looks("adopt").presses("Record it").sees("The adoption is recorded.")
    bodies[-1].sees("In force", "Cabinet, minute 14", "Trustees, minute 3").looks("in force")
    visitor.goes("/wrenbridge/agreement").sees(TITLE, "Version 3, since").looks("new text")
    visitor.goes(f"/wrenbridge/clauses/{CLAUSE}").sees("To cite it", "Where it comes from, and what became of it").looks("clause")


def confirms_the_clock(marcus: Person) -> None:
    """The amended clause says how long consultations last; what runs keeps its own time."""
    marcus.goes("/duties").awaits("Confirm the clock").looks("duties, a clock").presses("Confirm the clock").looks("clock")
    marcus.fills("How long is it?", "112").presses("Confirm the clock").sees("The clock is confirmed.")
    marcus.goes("/duties").does_not_see("Confirm the clock")
    marcus.goes("/wrenbridge/timeline").sees("112 days").looks("timeline, refreshed")
