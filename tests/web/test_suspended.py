"""An area that is closed for a time, or for good: roles end in it, and nobody comes or is given one but by its host."""

from collections.abc import Callable

import pytest
from litestar.testing import TestClient

from domain.shared.actor import Role
from domain.shared.ids import reference
from infra.composition import Parts
from services.areas.hosts import add_keeper
from tests.browser import Browser
from tests.given import PANTRY, TestArea, World
from tests.web.coming import comes, stranger
from tests.web.getting_in import forget_tries

SignedIn = Callable[[TestArea, str], Browser]
NOT_NOW = "The host of this area has suspended it."


@pytest.fixture
def area(world: World, signed_in: SignedIn) -> TestArea:
    """Suspended, by somebody who stepped in."""
    one = world.area()
    one.keeper()
    with one.narrator.at_once():
        one.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
    host = signed_in(one, "host")
    host.send(host.get(f"{one.host_page}/areas/{one.slug}"), "/administrators")
    host.send(host.get(f"/{one.slug}/suspension"), "/suspension", why="Nobody answers any more.")
    return one


def test_the_lead_gives_no_role_there(area: TestArea, signed_in: SignedIn, recorded: Callable[[], int]) -> None:
    browser, before = signed_in(area, "lead"), recorded()

    for role in ("lead", "chair"):
        refused = browser.send(browser.get(f"{of(area, 'secretary')}/roles"), "/roles", 422, role=role, organisation="none")
        assert NOT_NOW in refused.words

    assert recorded() == before


def test_roles_end_there(area: TestArea, signed_in: SignedIn) -> None:
    secretary, lead = signed_in(area, "secretary"), signed_in(area, "lead")

    own = secretary.send(secretary.get(f"{of(area, 'secretary')}/roles/ended"), "/roles/ended", seat="board-secretary -")
    another = lead.send(lead.get(f"{of(area, 'chair')}/roles/ended"), "/roles/ended", seat="chair -")

    assert "secretary is no longer" in own.words
    assert "chair is no longer the chair." in another.words


def test_its_host_gives_roles_and_another_of_the_host_steps_in(area: TestArea, signed_in: SignedIn) -> None:
    host, name = signed_in(area, "host"), f"Host of {area.slug[2:]}"
    area.addresses["deputy"] = f"deputy@{area.slug}.example"
    area.narrator.does(
        area.host, None, lambda journal: add_keeper(journal, host_name=name, name="deputy", address=area.addresses["deputy"])
    )
    deputy = signed_in(area, "deputy")

    given = host.send(host.get(f"{of(area, 'secretary')}/roles"), "/roles", role="lead", organisation="none")
    deputy.send(deputy.get(f"{area.host_page}/areas/{area.slug}"), "/administrators")

    assert "secretary is the Compact lead now." in given.words
    assert "deputy, here as a host administrator" in deputy.get(f"/{area.slug}").words


def test_nobody_comes_uninvited(area: TestArea, client: TestClient, made: Parts, recorded: Callable[[], int]) -> None:
    forget_tries(made)
    browser, before = stranger(client, made), recorded()
    form = browser.get(f"/{area.slug}/taking-part")

    for values in ({"group": str(area.bodies[PANTRY])}, {"group": "another", "group_name": "Testing Walkers"}):
        refused = browser.send(form, "/taking-part", 422, name="Noor Rahman", **values)
        assert NOT_NOW in refused.words

    assert recorded() == before


def test_whoever_came_before_is_not_confirmed_and_leaves(world: World, signed_in: SignedIn) -> None:
    area = world.area()
    with area.narrator.at_once():
        area.signs("contact", PANTRY, "Chair", "The trustees, on 3 March")
    noor = comes(area, "noor", PANTRY)
    area.somebody("host", Role.HOST)
    contact, host, browser = (signed_in(area, who) for who in ("contact", "host", "noor"))
    host.send(host.get(f"/{area.slug}/suspension"), "/suspension", why="Nobody answers any more.")

    asked = contact.get(f"/{area.slug}/taking-part/{noor}")
    refused = contact.send(asked, "/confirmation", 409)
    left = browser.send(browser.get(f"/{area.slug}/taking-part"), "/taking-part/left")

    assert NOT_NOW in refused.words
    assert f"You no longer take part for {PANTRY}." in left.words


def of(area: TestArea, who: str) -> str:
    return f"/{area.slug}/people/{reference(area.people[who])}"
