"""Groups through the pages: forming one, its seats, who is named to whom, and what waits for the lead."""

from collections.abc import Callable

import pytest

from domain.groups import GroupKind
from domain.shared.actor import Role
from tests.browser import Browser, Page
from tests.championed import champion
from tests.given import COUNCIL, CVS, OTHER_SERVICE, TestArea, World
from tests.web.grouped import sits

SignedIn = Callable[[TestArea, str], Browser]
Mailed = Callable[[str], str]
NAME = "The Implementation Group"


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


@pytest.fixture
def group(area: TestArea) -> str:
    return area.forms("lead", GroupKind.OVERSIGHT, NAME, area.narrator.day(0))


def at(area: TestArea, group: str) -> str:
    return f"/{area.slug}/groups/{group}"


def words(browser: Browser, area: TestArea, group: str) -> str:
    return browser.get(at(area, group)).words


def form_one(lead: Browser, area: TestArea, status: int = 200, **typed: str) -> Page:
    usual = {"kind": "steering", "name": NAME}
    return lead.send(lead.get(f"/{area.slug}/groups/new"), "/groups", status, **(usual | typed))


def test_the_lead_records_a_group_with_a_seat_and_whoever_takes_it(area: TestArea, signed_in: SignedIn) -> None:
    lead = signed_in(area, "lead")
    shown = form_one(lead, area)
    assert shown.headings == [NAME]

    seat = lead.send(
        lead.get(f"{shown.path}/seats/new"), "/seats", whose=str(area.bodies[COUNCIL]), directorate="Adults and housing"
    )
    assert f"A seat on {NAME}: {COUNCIL}: Adults and housing" in seat.words
    taken = lead.send(seat, "/sitting", person="new", name="Ada Grey", address=f"ada@{area.slug}.example")

    assert "Ada Grey since" in taken.words
    assert "Nobody of the voluntary sector" in taken.words
    assert f"a group member for {COUNCIL}" in lead.get(f"/{area.slug}/people").words


def test_what_is_wrong_with_a_form_is_said_beside_it_and_kept(area: TestArea, signed_in: SignedIn) -> None:
    page = form_one(signed_in(area, "lead"), area, 422, name="  ", **{"formed_on-year": "2999"})

    assert "Enter what the group is called." in page.words
    assert page.typed("/groups")["formed_on-year"] == "2999"


def test_a_third_person_finds_the_seat_full_and_what_was_typed_stays(area: TestArea, group: str, signed_in: SignedIn) -> None:
    seat = area.adds_seat("lead", group, CVS)
    for who in ("ada", "ben"):
        sits(area, seat, who)
    lead = signed_in(area, "lead")

    page = lead.send(lead.get(f"/{area.slug}/groups/seats/{seat}"), "/sitting", 422, person=str(area.people["chair"]))

    assert "Two people share this seat already." in page.words
    assert page.typed("/sitting")["person"] == str(area.people["chair"])


def test_whoever_sits_there_is_named_to_everybody_once_they_agree(
    area: TestArea, group: str, signed_in: SignedIn, visitor: Browser, mailed_link: Mailed
) -> None:
    sits(area, area.adds_seat("lead", group, COUNCIL), "Ada Grey")
    assert "Ada Grey since" in words(signed_in(area, "contact"), area, group)
    assert "Somebody, not named here since" in words(visitor, area, group)
    assert "Ada Grey" not in visitor.get(f"/{area.slug}/timeline").words

    landed = visitor.get(mailed_link(area.addresses["Ada Grey"]))
    asked = visitor.send(landed, landed.path)
    assert "Your name, whose seat it is, and from when until when." in asked.words
    visitor.send(asked, "/naming", answer="yes")

    nobody = Browser(visitor.client)
    assert "Ada Grey since" in words(nobody, area, group)
    assert f"Ada Grey agreed to be named to everybody as sitting on {NAME}" in nobody.get(f"/{area.slug}/timeline").words


def test_whoever_does_not_agree_is_named_to_the_area_alone(
    area: TestArea, group: str, signed_in: SignedIn, visitor: Browser
) -> None:
    sits(area, area.adds_seat("lead", group, COUNCIL), "Ada Grey")
    ada = signed_in(area, "Ada Grey")
    ada.send(ada.get(f"{at(area, group)}/naming"), "/naming", answer="no")

    assert "Ada Grey" not in words(visitor, area, group)
    assert "Nothing waits for you." in ada.get("/duties").words
    assert "You have said no" in ada.get(f"{at(area, group)}/naming").words


def test_the_question_is_there_for_nobody_else(area: TestArea, group: str, signed_in: SignedIn) -> None:
    sits(area, area.adds_seat("lead", group, COUNCIL), "Ada Grey")

    for who in ("lead", "chair", "contact"):
        signed_in(area, who).get(f"{at(area, group)}/naming", 404)


def test_a_champion_who_sits_there_too_is_marked(area: TestArea, group: str, signed_in: SignedIn, visitor: Browser) -> None:
    champion(area, "librarian")
    area.seats("lead", area.adds_seat("lead", group, COUNCIL), "librarian", area.narrator.day(0))

    assert f"Champion, too for {OTHER_SERVICE}, {COUNCIL}" in words(signed_in(area, "contact"), area, group)
    assert "Champion, too" not in words(visitor, area, group)
    assert "librarian" not in words(visitor, area, group)


def test_a_group_of_both_sectors_shows_as_that_and_a_vacant_seat_waits_for_the_lead(
    area: TestArea, group: str, signed_in: SignedIn
) -> None:
    lead, seats = signed_in(area, "lead"), [area.adds_seat("lead", group, body) for body in (COUNCIL, CVS)]
    assert "At least one seat on a group in" in lead.get("/duties").words
    for seat, who in zip(seats, ("ada", "ben"), strict=True):
        sits(area, seat, who)
    assert "Of both sectors" in words(lead, area, group)
    assert "At least one seat" not in lead.get("/duties").words

    area.leaves_seat("lead", seats[1], "ben", area.narrator.day(0))

    assert "Nobody of the voluntary sector" in words(lead, area, group)
    assert "At least one seat on a group in" in lead.get("/duties").words
    assert "ben" in words(lead, area, group).partition("Who sat here before")[2]


def test_the_role_goes_with_the_last_seat(area: TestArea, group: str, signed_in: SignedIn) -> None:
    seats = [area.adds_seat("lead", group, COUNCIL, name) for name in ("Adults", "Children")]
    other = area.forms("lead", GroupKind.STEERING, "Another group", area.narrator.day(0))
    seats.append(area.adds_seat("lead", other, COUNCIL))
    sits(area, seats[0], "ada")
    for seat in seats[1:]:
        area.seats("lead", seat, "ada", area.narrator.day(0))
    lead = signed_in(area, "lead")
    for seat in seats[:2]:
        area.leaves_seat("lead", seat, "ada", area.narrator.day(0))
    assert f"ada a group member for {COUNCIL}" in lead.get(f"/{area.slug}/people").words

    lead.send(lead.get(f"{at(area, other)}/end"), "/end", why="Its work is done.")

    assert f"a group member for {COUNCIL}" not in lead.get(f"/{area.slug}/people").words
    assert "Ended The group ended on" in words(lead, area, other)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.MEMBER, Role.HOST, Role.SECRETARY])
def test_nobody_but_the_lead_changes_groups(area: TestArea, group: str, signed_in: SignedIn, role: Role) -> None:
    area.somebody("other", role)
    other = signed_in(area, "other")

    other.get(f"/{area.slug}/groups/new", 403)
    other.get(f"{at(area, group)}/end", 403)
    assert "Add a seat" not in words(other, area, group)


def test_pages_stay_within_their_questions(area: TestArea, group: str, visitor: Browser, statements: Callable[[], int]) -> None:
    for body in (COUNCIL, CVS):
        sits(area, area.adds_seat("lead", group, body), body.split()[-1])
    statements()

    words(visitor, area, group)

    assert statements() <= 6
