"""Signing in several areas with one form: what is offered, what becomes of it in each, and what stays out of sight."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from domain.shared.actor import Role
from infra.composition import Parts
from services.areas.commands import suspend_area
from services.signatories.commands import set_approval
from tests.browser import Browser, Page
from tests.given import PANTRY, TestArea, World
from tests.web.coming import stranger
from tests.web.getting_in import forget_tries

SignedIn = Callable[[TestArea, str], Browser]
SAYS = {"position": "Director", "authority": "The board, on 3 March", "name": "Contact"}
GROUP = "Regional Kitchens"


@pytest.fixture
def areas(world: World) -> list[TestArea]:
    """Three; the pantry's contact of the first is its contact in the second as well, under the same address."""
    first, second, third = world.area(), world.area(), world.area()
    second.people.pop("contact")
    second.person("contact of both", first.addresses["contact"], Role.CONTACT, PANTRY)
    return [first, second, third]


@pytest.fixture
def newcomer(client: Any, made: Parts) -> Browser:
    forget_tries(made)
    return stranger(client, made)


def test_one_form_signs_in_each_area_and_says_what_became_of_it_there(
    areas: list[TestArea], signed_in: SignedIn, visitor: Browser
) -> None:
    first, second, _third = areas
    second._do("lead", lambda journal: set_approval(journal, needed=True))
    second.narrator.settle()
    contact = signed_in(first, "contact")
    form = contact.get("/sign-up")
    assert f"You are acting for {PANTRY}." in form.words
    assert "Waits for the Compact lead's approval there." in form.words

    page = signs(contact, form, first, second)

    assert f"Place {first.slug} Signed" in page.words
    assert f"Place {second.slug} Waits for approval" in page.words
    assert PANTRY in visitor.get(f"/{first.slug}/signatories").words
    assert PANTRY not in visitor.get(f"/{second.slug}/signatories").words
    assert f"ontact signed {PANTRY} up to" in visitor.get(f"/{first.slug}/timeline").words.replace("a signatory c", "C")
    again = contact.get("/sign-up").words
    assert f"{PANTRY} has signed already" in again
    assert f"Place {second.slug} : The Testing Compact (1) Waits for approval" in again


def test_what_one_area_refuses_changes_nothing_in_another(areas: list[TestArea], signed_in: SignedIn, visitor: Browser) -> None:
    first, second, third = areas
    contact = signed_in(first, "contact")
    form = contact.get("/sign-up")
    first.signs("contact", PANTRY, "Chair", "The trustees")
    third.signs("contact", PANTRY, "Chair", "The trustees")

    page = signs(contact, form, first, second, third)

    assert f"Place {first.slug} Not signed It has signed this version already" in page.words
    assert f"Place {second.slug} Signed" in page.words
    assert f"Place {third.slug} Not signed {PANTRY} has signed here before." in page.words
    assert PANTRY in visitor.get(f"/{second.slug}/signatories").words


def test_sent_twice_it_is_one_effect_and_one_answer(
    areas: list[TestArea], signed_in: SignedIn, recorded: Callable[[], int]
) -> None:
    contact = signed_in(areas[0], "contact")
    form = contact.get("/sign-up")
    page = signs(contact, form, *areas)
    before = recorded()

    again = signs(contact, form, *areas)

    assert recorded() == before
    assert again.words == page.words


def test_a_group_that_nobody_knows_yet_comes_to_each_area_as_somebody_else(
    areas: list[TestArea], newcomer: Browser, made: Parts, signed_in: SignedIn
) -> None:
    form = newcomer.get(f"/sign-up?q={areas[0].slug}")

    page = signs(newcomer, form, areas[0], areas[1], organisation=GROUP, name="Ada Grey")

    assert page.words.count(" Signed ") == 2, page.words
    people = {person_of(made, area, "Ada Grey") for area in areas[:2]}
    assert len(people) == 2
    assert "Not confirmed by anybody yet." in signed_in(areas[0], "lead").get(f"/{areas[0].slug}/signatories").words


def test_what_is_suspended_or_was_never_there_is_passed_over_alike(areas: list[TestArea], newcomer: Browser) -> None:
    gone = areas[2]
    gone.keeper()
    gone.somebody("keeper", Role.HOST)
    form = newcomer.get("/sign-up")
    gone._do("keeper", lambda journal: suspend_area(journal, why="We look into something."))
    gone.narrator.settle()

    for slug in (gone.slug, "t-never-there"):
        page = newcomer.send(form, "/sign-up", 422, organisation=GROUP, areas=slug, **SAYS)
        assert "Choose at least one area." in page.words
        assert page.typed("/sign-up")["position"] == "Director"
    assert f"No area to sign in has “{gone.slug}” in its name." in newcomer.get(f"/sign-up?q={gone.slug}").words


def test_whoever_acts_for_several_chooses_one_first(areas: list[TestArea], signed_in: SignedIn) -> None:
    areas[0].body(GROUP, "vcs")  # type: ignore[arg-type]
    areas[0].gives("lead", "contact", Role.VCS, GROUP)
    contact = signed_in(areas[0], "contact")

    page = contact.get("/sign-up")
    (way,) = [link for link in page.links if link.startswith("/sign-up?for=Regional")]

    assert f"You are acting for {GROUP}." in contact.get(way).words


def test_another_login_is_not_told_what_became_of_it(areas: list[TestArea], signed_in: SignedIn) -> None:
    contact = signed_in(areas[0], "contact")
    page = signs(contact, contact.get("/sign-up"), areas[0])

    assert signed_in(areas[0], "chair").get(page.path).path == "/sign-up"


def signs(browser: Browser, form: Page, *areas: TestArea, **typed: str) -> Page:
    fields = form.typed("/sign-up") | SAYS | typed | {"areas": [area.slug for area in areas]}
    return browser.post("/sign-up", 200, fields)  # type: ignore[arg-type]


def person_of(made: Parts, area: TestArea, name: str) -> UUID:
    query = "SELECT person_id FROM person WHERE name = %s"
    return made.desk.within(area.tenant, lambda cx: cx.execute(query, (name,)).fetchone()[0])
