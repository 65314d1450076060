"""A group from its first day: its seats, who is named by their own yes, an independent chair, a conflict, and a decision."""

from collections.abc import Callable

import pytest

from tests.journeys.person import Person
from tests.journeys.ways import DESKTOP, PHONE, ways

MARCUS, GARETH = "Marcus Oyelaran", "Gareth Pugh"
IDA = "ida.bell@wrenbridge-cvs.example"
NAME = "Wrenbridge Compact Steering Group"
Enter = Callable[..., Person]


@pytest.mark.needs_chromium
@pytest.mark.parametrize(("scripts", "width"), ways((True, PHONE), (True, DESKTOP), (False, PHONE)))
def test_a_group_is_formed_seated_chaired_and_decides(person: Enter, scripts: bool, width: int) -> None:
    def enter(name: str | None) -> Person:
        return person(name, scripts=scripts, width=width)

    marcus, visitor = enter(MARCUS), enter(None)
    group = is_formed(marcus)
    is_seated(marcus, group)
    visitor.goes(group).sees("Somebody, not named here").does_not_see("Ida Bell").looks("group, everybody")
    says_that_she_may_be_named(enter(None))
    visitor.goes(group).sees("Ida Bell")
    is_chaired(marcus, group)
    declares_a_conflict(enter(GARETH), group)
    it_decides(marcus, group, visitor)


def is_formed(marcus: Person) -> str:
    """Returns its address."""
    marcus.goes("/wrenbridge/groups").looks("groups").presses("Record a group").looks("record a group")
    marcus.presses("Record it").sees("There is a problem").looks("record a group, refused")
    marcus.page.get_by_label("Steering group").first.check()
    marcus.fills("What is it called here?", NAME).presses("Record it").sees(NAME).looks("group, empty")
    return marcus.page.url


def is_seated(marcus: Person, group: str) -> None:
    """A directorate, an organisation with two people in its seat, one of whom is new here, and the sector as such."""
    for whose, directorate, people in (
        ("Wrenbridge Borough Council", "Adults and housing", ["Hannah Prescott"]),
        ("Wrenbridge CVS", "", ["Fatima Rahmani", "Ida Bell"]),
        ("Anybody of the voluntary sector", "", []),
    ):
        marcus.goes(group).presses("Add a seat").chooses("Whose seat is it?", whose)
        marcus.fills("Which directorate of it? (optional)", directorate).presses("Add it").sees("The seat is added.")
        seat = marcus.page.url
        for who in people:
            marcus.goes(seat)
            if who == "Ida Bell":
                marcus.chooses("Who?", "Somebody who is not here yet").presses("They take it").sees("Enter their name.")
                marcus.fills("Their name", who).fills("Their mail address", IDA).looks("somebody takes a seat")
            else:
                marcus.chooses("Who?", who)
            marcus.presses("They take it").sees("It is recorded.")
    marcus.goes(group).sees("Adults and housing", "Vacant", "Ida Bell").looks("group, seated")


def says_that_she_may_be_named(ida: Person) -> None:
    ida.goes(ida.link_in(ida.mail(IDA, "You sit on a group of the Compact in Wrenbridge Borough")))
    if ida.page.get_by_role("button", name="Sign in").count():
        ida.presses("Sign in")
    ida.sees("What will be public, if you agree").looks("asked to be named")
    ida.page.get_by_role("radio").first.check()
    ida.presses("Send my answer").sees("You sit here.").looks("named")


def is_chaired(marcus: Person, group: str) -> None:
    marcus.goes(group).follows("Say who is elected, or that the chair stopped").looks("chair")
    marcus.chooses("Who?", GARETH).presses("They are elected").sees("Say why: everybody can read this.").looks("chair, refused")
    marcus.page.get_by_role("group", name="independent").get_by_role("radio").first.check()
    marcus.page.get_by_label("Why").fill("Paid by none of the signatories, and of no body that signed.")
    marcus.presses("They are elected").sees("It is recorded who chairs the group.", "Independent of the signatories")


def declares_a_conflict(gareth: Person, group: str) -> None:
    gareth.goes(group).follows("Declare a conflict of interest").presses("Declare it").sees("Say in which matter.")
    gareth.looks("conflict, refused").fills("In which matter?", "He rents a room to the youth project.").presses("Declare it")
    gareth.sees("It is recorded.", "He rents a room to the youth project.").looks("conflict declared")


def it_decides(marcus: Person, group: str, visitor: Person) -> None:
    marcus.goes(group).presses("Record a decision").looks("record a decision")
    aside = marcus.page.get_by_role("group", name="Who stood aside?")
    assert aside.get_by_label(GARETH).is_checked()
    there = marcus.page.get_by_role("group", name="Who took part?")
    for who in ("Hannah Prescott", "Fatima Rahmani", "Ida Bell"):
        there.get_by_label(who).check()
    marcus.presses("Record it").sees("Write what was decided.").looks("record a decision, refused")
    marcus.fills("What was decided?", "To ask for the youth project's rooms to be kept.").fills("Why?", "Nobody else has rooms.")
    marcus.page.get_by_role("group", name="What followed? (optional)").get_by_role("checkbox").first.check()
    marcus.presses("Record it").sees("The decision is recorded").looks("decided")
    visitor.goes(marcus.page.url).sees("To ask for the youth project's rooms to be kept.", "Ida Bell", "not named here")
    visitor.looks("decision, everybody").does_not_see("Nothing is noted yet that followed from it.", "He rents a room")
