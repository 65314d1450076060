"""A new version from its first clause to force: drafted, commented on, decided, and adopted by two bodies."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from infra.settings import CHECKOUT
from tests.journeys.conftest import Demo
from tests.journeys.person import Person

MARCUS, ROSALIND, HANNAH = "Marcus Oyelaran", "Rosalind Okafor", "Hannah Prescott"
PHONE, DESKTOP = 390, 1200
DRAFT, TITLE = "/wrenbridge/agreement/drafts/3", "The Wrenbridge Compact 2027"
CLAUSE, DROPPED = "8.1.6", "8.1.3"
Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), [(True, PHONE), (True, DESKTOP), (False, PHONE)])
def test_a_version_from_draft_to_force(person: Enter, demo: Demo, scripts: bool, width: int) -> None:
    def enter(name: str | None) -> Person:
        return person(name, scripts=scripts, width=width)

    drafts(enter(MARCUS))
    comments(enter(ROSALIND), enter(None))
    three_days_pass(demo)
    decides_and_puts(enter(MARCUS))
    two_bodies_adopt(enter(HANNAH), enter(ROSALIND), enter(None))


def drafts(marcus: Person) -> None:
    marcus.goes("/wrenbridge/agreement").presses("Begin a new version").looks("begin")
    marcus.presses("Begin it").sees("Enter what the new version is called.").looks("begin, refused")
    marcus.fills("What is the new version called?", TITLE).presses("Begin it").sees("The new version is begun.").looks("draft")
    marcus.goes(f"{DRAFT}/clauses/{CLAUSE}/wording").looks("amend")
    marcus.fills("Its text", "Give early notice of consultations, and allow at least sixteen weeks wherever possible.")
    marcus.fills("Why is it changed? (optional)", "Twelve were too few for small groups.").presses("Amend it")
    marcus.sees("The clause is amended.").goes(f"{DRAFT}/clauses/8.1.7/parts").looks("split")
    marcus.fills("Its parts, with an empty line between them", "Give feedback.\n\nSay with it what was decided, and why.")
    marcus.presses("Split it").sees("The clause is split.")
    marcus.goes(f"{DRAFT}/clauses/{DROPPED}/removal").looks("drop").presses("Drop it").sees("The clause is dropped.")
    marcus.goes("/wrenbridge/agreement/comparison?older=2&newer=3").sees("1 amended, 1 split, 1 dropped, 0 new.").looks(
        "compared"
    )
    marcus.goes(f"{DRAFT}/issue").looks("issue")
    closes = (datetime.now(UTC) + timedelta(days=2)).date()
    marcus.fills_day("Until when can people comment?", closes).presses("Issue it").sees("It is issued.").looks("issued")


def comments(rosalind: Person, visitor: Person) -> None:
    visitor.goes("/wrenbridge/agreement?version=3").sees("Open for comment", "at least sixteen weeks").looks("issued, visitor")
    rosalind.goes(f"/wrenbridge/clauses/{CLAUSE}/comments?version=3").looks("comment")
    rosalind.fills("Your comment", "Sixteen weeks is more than a small board needs; fourteen would do.")
    rosalind.presses("Send my comment").sees("Your comment is recorded.").looks("commented")
    visitor.goes("/wrenbridge/agreement/comments?version=3").does_not_see("fourteen would do")


def three_days_pass(demo: Demo) -> None:
    """Comments close by themselves."""
    environment = os.environ | {"COMPACT_HOME": str(demo.home)}
    subprocess.run([sys.executable, "-m", "infra", "demo", "--forward", "3d"], cwd=CHECKOUT, env=environment, check=True)


def decides_and_puts(marcus: Person) -> None:
    marcus.goes("/wrenbridge/agreement/comments?version=3&only=undecided")
    marcus.goes(f"{DRAFT}/bodies").sees("1 comment waits for a decision.").looks("bodies, too early")
    marcus.goes("/wrenbridge/agreement/comments?version=3&only=undecided").looks("to decide")
    marcus.page.get_by_role("link", name="Decide on it").first.click()
    marcus.picks("Accepted in part").fills("Why?", "Sixteen stays where a board meets every quarter.").looks("decide")
    marcus.presses("Record the decision").sees("Nothing waits for a decision.")
    marcus.goes(f"{DRAFT}/bodies").picks("Wrenbridge Borough Council").picks("Wrenbridge Foodbank").looks("bodies")
    for _attempt in range(20):
        marcus.presses("Put it to them")
        if not marcus.page.get_by_text("People comment on this wording").count():
            break
        marcus.page.wait_for_timeout(500)
    marcus.sees("2 bodies are still to adopt version 3.").looks("before the bodies")


def two_bodies_adopt(hannah: Person, rosalind: Person, visitor: Person) -> None:
    visitor.goes("/wrenbridge/agreement/comments?version=3").sees("Sixteen stays where").looks("you said, we did")
    adoption = "/wrenbridge/agreement/versions/3/adoption"
    hannah.goes(adoption).presses("Confirm that we can follow it through").looks("readiness")
    hannah.fills("How will it be followed through?", "Each directorate names a contact.").presses("Confirm that we can")
    for body, minute in ((hannah, "Cabinet, minute 14"), (rosalind, "Trustees, minute 3")):
        body.goes(f"{adoption}/decision").fills_day("When was it decided?", datetime.now(UTC).date())
        body.fills("Where is that written down?", minute).looks("adopt").presses("Record it").sees("The adoption is recorded.")
    rosalind.sees("In force").looks("in force")
    visitor.goes("/wrenbridge/agreement").sees(TITLE, "Version 3, since").looks("new text")
    visitor.goes(f"/wrenbridge/clauses/{CLAUSE}").sees("To cite it", "Where it comes from, and what became of it").looks("clause")
