"""Older records of signatures never take the place of what is known from later days; the dry run says so before."""

from datetime import date

import pytest

from domain import signatories
from domain.importing import Body, Doubt, Kind, Known, check, read
from domain.organisations import Sector
from domain.shared.dates import A_DAY
from infra.commands import tables
from infra.composition import Parts
from tests.domain.stories import an_id
from tests.given import CVS, PANTRY, TestArea, World
from tests.importing.test_recording import bring, checked
from tests.work.happening import of_kind
from tests.work.test_signatures import SAID, next_version


@pytest.fixture
def area(world: World) -> TestArea:
    return world.area()


def doubts(made: Parts, area: TestArea, rows: str) -> list[tuple[int, bool, str]]:
    found = checked(made, area, Kind.SIGNATORIES, f"Organisation,Signed on\n{rows}").doubts
    return [(doubt.row, doubt.grave, doubt.message) for doubt in found]


def later(row: int) -> tuple[int, bool, str]:
    return (row, True, signatories.LATER_IS_KNOWN)


def test_a_body_that_signed_or_withdrew_since_stays_where_it_is(area: TestArea, made: Parts) -> None:
    older = area.narrator.day(3)
    area.signs("contact", PANTRY, *SAID)
    area.signs("lead", CVS, *SAID)
    area.withdraws("lead", CVS, "It closed.")

    assert doubts(made, area, f"{PANTRY},{older}\n{CVS},{older}\n") == [later(2), later(3)]
    assert doubts(made, area, f"{PANTRY},{area.today}\n{CVS},{area.today}\n") == [later(3)]


def test_one_that_is_asked_to_sign_a_newer_version_goes_on_being_asked(area: TestArea, made: Parts) -> None:
    area.narrator.on(3)
    bring(made, area, Kind.SIGNATORIES, f"Organisation,Signed on\n{PANTRY},{area.today}\n")
    next_version(area)

    assert doubts(made, area, f"{PANTRY},{area.today - A_DAY}\n") == [later(2)]


def test_what_the_dry_run_did_not_see_is_refused_when_it_is_recorded(area: TestArea, made: Parts) -> None:
    content = f"Organisation,Signed on\n{PANTRY},{area.narrator.day(3)}\n"
    one = checked(made, area, Kind.SIGNATORIES, content)
    area.signs("contact", PANTRY, *SAID)

    assert one.fit
    assert not tables.record(made, area.tenant, one.lines, "a list", content.encode())
    assert len(of_kind(made, area.tenant, signatories.SignedUp, signatories.Reaffirmed)) == 1


def test_a_table_of_two_signatures_of_one_body_can_be_gone_on_with(area: TestArea, made: Parts) -> None:
    first = area.narrator.day(25)
    next_version(area)
    content = f"Organisation,Signed on\n{PANTRY},{first}\n{PANTRY},{area.today}\n"

    for _ in range(2):
        assert bring(made, area, Kind.SIGNATORIES, content)

    assert len(of_kind(made, area.tenant, signatories.SignedUp, signatories.Reaffirmed)) == 2


def said(*rows: str) -> list[Doubt]:
    known = Known((Body(an_id("CVS"), "CVS", Sector.VCS),), today=date(2026, 3, 9))
    (one,) = check([read(Kind.SIGNATORIES, "\n".join(["Organisation,Signed on", *rows]).encode())], known)
    return list(one.doubts)


def test_a_day_still_to_come_is_nobodys_signature() -> None:
    assert [(one.row, one.grave, one.message) for one in said("CVS,9/3/2026")] == []
    assert [(one.row, one.grave, one.message) for one in said("CVS,10/3/2026")] == [(2, True, signatories.NOT_YET)]


def test_rows_of_one_body_are_in_the_order_of_their_days() -> None:
    assert said("CVS,1/1/2012", "CVS,1/1/2020") == []
    assert [(one.row, one.grave, one.values["row"]) for one in said("CVS,1/1/2020", "CVS,1/1/2012")] == [(3, True, 2)]
