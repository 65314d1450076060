"""Whoever did not take up a nomination and has a place here all the same is not forgotten: not every place is a role."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest

from domain.groups import GroupKind
from domain.organisations import Sector
from domain.shared.actor import Role
from infra.composition import Parts
from services.erasure.retention import Retention
from tests.given import COUNCIL, OTHER_SERVICE, PANTRY, SERVICE, TestArea, World

WHO = "nominee"
Place = Callable[[TestArea], None]


def sits(area: TestArea, *, substitute: bool = False) -> str:
    board = area.forms("lead", GroupKind.BOARD, "The board", area.narrator.day(0))
    seat = area.adds_seat("lead", board, sector=Sector.VCS)
    area.seats("lead", seat, WHO, area.narrator.day(0), substitute=substitute)
    return seat


def sits_there(area: TestArea) -> None:
    sits(area)


def stands_in(area: TestArea) -> None:
    sits(area, substitute=True)


def chairs(area: TestArea) -> None:
    board, first = area.forms("lead", GroupKind.BOARD, "The board", area.narrator.day(0)), area.narrator.day(0)
    area.elects("lead", board, WHO, (first, first + timedelta(days=700)), "No tie to anybody.")


def is_listed(area: TestArea) -> None:
    area.lists("officer", COUNCIL, SERVICE, (WHO, area.addresses[WHO]))


def is_asked_again(area: TestArea) -> None:
    area.nominates("lead", COUNCIL, OTHER_SERVICE, (WHO, area.addresses[WHO]))


def has_a_role(area: TestArea) -> None:
    area.gives("lead", WHO, Role.CONTACT, PANTRY)


def had_a_role(area: TestArea) -> None:
    area.gives("lead", WHO, Role.CONTACT, PANTRY)
    area.ends("lead", WHO, Role.CONTACT, PANTRY)


def is_invited(area: TestArea) -> None:
    area.invites("lead", (WHO, area.addresses[WHO]), Role.SECRETARY)


PLACES: tuple[Place, ...] = (
    sits_there,
    stands_in,
    chairs,
    is_listed,
    is_asked_again,
    has_a_role,
    is_invited,
)
NAMES = ("sits", "is a substitute", "chairs", "is listed", "is asked again", "has a role", "is invited")


@pytest.fixture
def area(world: World) -> TestArea:
    """Where somebody declined to be champion, half a year ago and more."""
    narrator = world.narrator()
    narrator.begin(260)
    area = world.area(narrator=narrator)
    area.addresses[WHO] = f"{WHO}@{area.slug}.example"
    ref = area.nominates("lead", COUNCIL, SERVICE, (WHO, area.addresses[WHO]))
    area.answers(ref, yes=False, why="I have no time.")
    narrator.at = narrator.end
    return area


def forgets(made: Parts, area: TestArea, *, dry: bool = True, days: int = 0) -> int:
    found = Retention(made.worker_pool, made.vault, made.eraser).run(dry=dry, now=area.narrator.now + timedelta(days=days))
    return sum(one.count for one in found if one.what.values.get("area") == area.slug)


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_whoever_has_a_place_stays(area: TestArea, made: Parts, place: Place) -> None:
    assert forgets(made, area) == 1, "without one they would go"

    place(area)
    area.narrator.settle()

    assert forgets(made, area) == 0


@pytest.mark.parametrize("place", PLACES[:4] + PLACES[5:6], ids=NAMES[:4] + NAMES[5:6])
def test_for_as_long_as_they_have_it(area: TestArea, made: Parts, place: Place) -> None:
    place(area)
    area.narrator.settle()

    assert forgets(made, area, days=400) == 0


def test_a_place_that_they_left_keeps_them_for_half_a_year(area: TestArea, made: Parts) -> None:
    seat = sits(area)
    area.leaves_seat("lead", seat, WHO, area.narrator.day(0))
    had_a_role(area)
    area.narrator.settle()

    assert [forgets(made, area, days=days) for days in (180, 190)] == [0, 1]


def test_nobody_goes_while_a_read_model_stands_still(area: TestArea, made: Parts, superuser: str) -> None:
    """The seat that they have may be in what it has not read."""
    with psycopg.connect(superuser, autocommit=True) as cx:
        here = {"tenant": area.tenant}
        cx.execute(
            """INSERT INTO rm.parked (tenant_id, generation, model, position, topic, error, next_try)
               SELECT %(tenant)s, generation, 'groups', 1, 'group.formed', 'nothing', es.now() + interval '1 hour' FROM rm.live""",
            here,
        )
        found = forgets(made, area)
        cx.execute("DELETE FROM rm.parked WHERE tenant_id = %(tenant)s", here)

    assert (found, forgets(made, area)) == (0, 1)
