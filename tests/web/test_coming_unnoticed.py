"""Nobody finds out that somebody came uninvited, nor what they are called, by naming them: they look like anybody new."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.groups import GroupKind
from domain.organisations import Sector
from domain.shared.ids import reference
from services.people.commands.joining import ask_confirmation
from services.people.sharing import announce
from tests.browser import Browser
from tests.given import COUNCIL, OTHER_SERVICE, PANTRY, SERVICE, TestArea, World
from tests.web.furnished import champion, concern
from tests.work.happening import mails

SignedIn = Callable[[TestArea, str], Browser]
NAME, TYPED, NEW = "Jane Pennyfeather", "Test", "Somebody New"
Names = Callable[[TestArea, str, str], Any]


@pytest.fixture
def area(world: World) -> TestArea:
    """Where she came, and nobody knows it. `NEW` has never been here."""
    area = world.area()
    area.signs("contact", PANTRY, "Chair", "The trustees met")
    area.addresses[NAME] = f"jane@{area.slug}.example"
    area.comes(NAME, area.addresses[NAME], body=PANTRY, ask=False)
    area.addresses[NEW] = f"new@{area.slug}.example"
    return area


def lists(area: TestArea, typed: str, who: str) -> None:
    area.lists("officer", COUNCIL, SERVICE if who == NAME else None, (typed, area.addresses[who]))


def nominates(area: TestArea, typed: str, who: str) -> None:
    area.nominates("lead", COUNCIL, SERVICE if who == NAME else OTHER_SERVICE, (typed, area.addresses[who]))


def seats(area: TestArea, typed: str, who: str, kind: GroupKind = GroupKind.BOARD) -> None:
    group = area.forms("lead", kind, f"Group with {typed}", area.narrator.day(0))
    area.seats("lead", area.adds_seat("lead", group, sector=Sector.VCS), typed, area.narrator.day(0), address=area.addresses[who])


def seats_with_a_role(area: TestArea, typed: str, who: str) -> None:
    seats(area, typed, who, GroupKind.STEERING)


NAMING = (lists, nominates, seats, seats_with_a_role)


def pages(area: TestArea, browser: Browser) -> str:
    """All that a member finds where somebody is named, and the page of whoever that is."""
    groups = [f"/groups/{ref}" for (ref,) in rows(area, "SELECT ref FROM area_group")]
    slots = [f"/champions/{ref}" for (ref,) in rows(area, "SELECT ref FROM champion_slot")]
    at = ("/contacts", "/timeline", "/people", "/champions", f"/people/{reference(area.people[TYPED])}", *groups, *slots)
    return "\n".join(browser.get(f"/{area.slug}{page}").html for page in at)


def rows(area: TestArea, query: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = area.narrator.made.desk.within(area.tenant, lambda cx: cx.execute(query).fetchall())
    return found


@pytest.mark.parametrize("who", ["lead", "officer"])
@pytest.mark.parametrize("names", NAMING)
def test_whoever_names_her_reads_what_they_typed(area: TestArea, signed_in: SignedIn, names: Names, who: str) -> None:
    names(area, TYPED, NAME)

    found = pages(area, signed_in(area, who))

    assert area.people[TYPED] == area.people[NAME]
    assert "Pennyfeather" not in found
    assert TYPED in found


@pytest.mark.parametrize("names", NAMING)
def test_it_is_recorded_like_anybody_new(area: TestArea, names: Names) -> None:
    told = []
    for who in (NAME, NEW):
        (before,) = area._within("SELECT max(position) FROM entry")
        names(area, TYPED, who)
        told.append(rows(area, f"SELECT topic FROM entry WHERE position > {before} ORDER BY position"))

    hers, other = told
    assert hers == other
    assert ("person.added",) in other


def test_a_second_name_changes_nothing_as_for_anybody(area: TestArea, signed_in: SignedIn) -> None:
    lists(area, TYPED, NAME)
    nominates(area, "Another", NAME)

    found = pages(area, signed_in(area, "officer"))

    assert "Another" not in found
    assert "Pennyfeather" not in found


def test_once_she_has_answered_she_goes_by_her_own_name(area: TestArea, signed_in: SignedIn) -> None:
    lists(area, TYPED, NAME)
    (ref,) = area._within("SELECT ref FROM contact WHERE person_id = %s", area.people[NAME])
    area.confirms(ref)

    found = pages(area, signed_in(area, "officer"))

    assert NAME in found


def test_she_and_whoever_has_her_concern_read_her_name(area: TestArea, signed_in: SignedIn) -> None:
    champion(area, "librarian")
    ref = concern(area, NAME, PANTRY)
    lists(area, TYPED, NAME)

    mine = signed_in(area, NAME).raw("GET", "/my-data/my-data.json").text
    assert f"You are called {NAME} here" in signed_in(area, NAME).get("/my-data").words
    assert TYPED in mine, "and what somebody here called her"
    assert NAME in signed_in(area, "librarian").get(f"/{area.slug}/concerns/{ref}").words
    assert NAME not in pages(area, signed_in(area, "officer"))


def test_whoever_is_asked_to_confirm_her_reads_her_name(area: TestArea, signed_in: SignedIn) -> None:
    lists(area, TYPED, NAME)
    area._do(NAME, lambda journal: ask_confirmation(journal, organisation_id=area.bodies[PANTRY]))

    assert NAME in signed_in(area, "contact").get(f"/{area.slug}/taking-part/{reference(area.people[NAME])}").words


def test_that_she_added_a_passkey_is_told_to_her_mailbox_alone(area: TestArea) -> None:
    made = area.narrator.made
    query = "SELECT login_id FROM auth.membership WHERE person_id = %s"
    (login,) = area._within(query, area.people[NAME])

    made.desk.within(area.tenant, lambda cx: announce(cx, login))
    area.narrator.worker.send_mail()

    told = [address for address, subject, _body in mails(made, area) if NAME in subject]
    assert told == [area.addresses[NAME]]
