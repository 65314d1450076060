"""How far champions cover an area: by sector and body, and the gaps, worst first."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.organisations import Sector
from domain.shared.dates import A_DAY
from services.champions.counting import cover
from services.champions.register import Covered
from tests.browser import Browser
from tests.championed import champion
from tests.given import COUNCIL, CVS, SERVICE, TestArea, World

TODAY = date(2026, 6, 1)


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def test_that_nearly_all_champions_are_of_one_sector_shows(area: TestArea, visitor: Browser) -> None:
    for who, service in (("ann", SERVICE), ("bob", "Libraries")):
        champion(area, who, COUNCIL, service)

    page = visitor.get(f"/{area.slug}/champions/coverage").words

    assert "Public bodies 2 of 2 champions 1 vacant The voluntary sector 0 of 2 champions Nobody" in page
    assert "2 of 2 champions are from one sector (Public bodies), though all sectors are wanted." in page
    assert "Testing Council Public bodies 2 of 2 services Covered" in page
    assert "Testing Hospitals Public bodies 0 of 1 services 1 vacant" in page


def test_where_both_sectors_serve_alike_nothing_is_said_and_a_gap_of_the_voluntary_sector_is_none(
    area: TestArea, visitor: Browser
) -> None:
    empty = visitor.get(f"/{area.slug}/champions/coverage").words
    for who, body, service in (("ann", COUNCIL, SERVICE), ("bob", COUNCIL, "Libraries"), ("cat", CVS, "Groups")):
        champion(area, who, body, service)

    assert "Testing CVS" not in empty
    assert "Groups" not in visitor.get(f"/{area.slug}/champions/coverage").words.split("What to look to")[1].split("By body,")[0]


def slots() -> some.SearchStrategy[Covered]:
    return some.builds(
        Covered,
        ref=some.just("AAAA-AAAA"),
        organisation_id=some.just(uuid4()),
        organisation=some.sampled_from(["Council", "Trust", "CVS"]),
        sector=some.sampled_from(list(Sector)),
        service_area=some.sampled_from(["Libraries", "Wards"]),
        wanted=some.booleans(),
        ended=some.just(False),
        champion=some.none(),
        champion_id=some.none() | some.just(uuid4()),
        serves_from=some.just(TODAY - 9 * A_DAY),
        term_ends=some.integers(-90, 90).map(lambda days: TODAY + days * A_DAY),
        shorter=some.just(False),
        follows_on=some.none() | some.just(TODAY + A_DAY),
        asked=some.booleans(),
    )


@given(some.lists(slots(), max_size=12))
def test_every_slot_is_counted_once_by_sector_and_once_by_body(slots: list[Covered]) -> None:
    covered = cover(slots, TODAY)

    for shares in (covered.sectors, covered.bodies):
        assert sum(len(share.slots) for share in shares) == len(slots)
        assert sum(share.serving for share in shares) == covered.serving
        assert sum(share.vacant for share in shares) == sum(one.vacant for one in slots)
    assert all(one.wanted for one in covered.gaps if one.champion_id is None)


@given(some.lists(slots(), max_size=12))
def test_what_is_vacant_comes_before_what_is_over_before_what_ends(slots: list[Covered]) -> None:
    kinds = ["vacant" if one.vacant else "over" if one.elapsed(TODAY) else "ending" for one in cover(slots, TODAY).gaps]

    assert kinds == sorted(kinds, key=["vacant", "over", "ending"].index)
