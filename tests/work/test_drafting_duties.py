"""Duties while a version is made: comments to decide, and what each body is to say and to record."""

from datetime import timedelta

import pytest

from domain import compacts
from domain.compacts import Disposition, Owner
from domain.shared.actor import Role
from domain.shared.dates import A_DAY
from domain.shared.rules import Clock
from infra.composition import Parts
from tests.given import BAND, COUNCIL, NOTICE, TEXT, TRUST, TWELVE_WEEKS, TestArea, World
from tests.work.happening import of_kind

AWAY = ("decide-comments", "confirm-readiness", "adopt")


@pytest.fixture
def area(world: World) -> TestArea:
    """Version 2 is drafted."""
    narrator = world.narrator()
    narrator.begin(60)
    one = world.area(narrator=narrator)
    one.begins("lead", "The Second Compact")
    return one


def waits(made: Parts, area: TestArea) -> set[tuple[str, str]]:
    """Who has which of these duties."""
    names = {person_id: who for who, person_id in area.people.items()}
    with made.worker_pool.connection() as cx:
        (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
        query = f"SELECT person_id, kind FROM wide_{generation}.duty WHERE tenant_id = %s AND kind = ANY(%s)"
        return {(names[person_id], kind) for person_id, kind in cx.execute(query, (area.tenant, list(AWAY))).fetchall()}


def test_comments_that_closed_undecided_wait_for_the_drafter_and_the_lead(area: TestArea, made: Parts) -> None:
    area.names_drafter("lead", 2, "chair")
    area.issues("lead", 2, area.narrator.day(50))
    refs = [area.comments("bandleader", 2, NOTICE, text, BAND) for text in ("Say how.", "Say six months.")]
    assert waits(made, area) == set()

    area.narrator.until(area.narrator.at + timedelta(days=12))

    assert waits(made, area) == {("chair", "decide-comments"), ("lead", "decide-comments")}
    area.decides("chair", refs[0], Disposition.NOTED, "It is said elsewhere.")
    area.names_drafter("lead", 2, "secretary")
    assert ("secretary", "decide-comments") in waits(made, area)
    area.decides("lead", refs[0], Disposition.NOT, "It is not.")
    area.decides("lead", refs[1], Disposition.NOT, "Nobody else asked for it.")
    assert waits(made, area) == set()


def test_where_each_comment_was_decided_in_time_nothing_waits(area: TestArea, made: Parts) -> None:
    area.issues("lead", 2, area.narrator.day(50))
    area.decides("lead", area.comments("bandleader", 2, NOTICE, "Say how.", BAND), Disposition.NOTED, "It is said elsewhere.")

    area.narrator.until(area.narrator.at + timedelta(days=12))

    assert waits(made, area) == set()


def test_each_body_is_asked_first_whether_it_can_and_then_for_its_decision(area: TestArea, made: Parts) -> None:
    area.puts("lead", 2, COUNCIL, TRUST)
    assert waits(made, area) == {("officer", "confirm-readiness")}
    area.somebody("deputy", Role.OFFICER, COUNCIL)
    assert waits(made, area) == {("officer", "confirm-readiness"), ("deputy", "confirm-readiness")}

    area.is_ready("officer", 2, COUNCIL, "Each service names somebody.")

    assert waits(made, area) == {("officer", "adopt"), ("deputy", "adopt")}
    area.ends("lead", "deputy", Role.OFFICER, COUNCIL)
    assert waits(made, area) == {("officer", "adopt")}
    area.adopts("officer", 2, COUNCIL, area.narrator.day(60) - A_DAY, "Cabinet, minute 14")
    assert waits(made, area) == set()


def test_what_is_taken_back_waits_for_nobody(area: TestArea, made: Parts) -> None:
    area.puts("lead", 2, COUNCIL)
    area.takes_back("lead", 2, "A word was wrong.")

    assert waits(made, area) == set()


def test_a_clock_is_asked_about_versions_later_and_once_at_a_time(area: TestArea, made: Parts) -> None:
    """It names a clause of version 1, which version 2 carries on; 3 amends it, and 4 is begun from nothing."""
    area.clock(Clock.CONSULTATION, 84, TWELVE_WEEKS)
    asked = []

    for number in (2, 3, 4):
        if number > 2:
            area.begins("lead", f"Version {number}", from_nothing=number == 4)
        if number == 3:
            area.amends("lead", 3, TWELVE_WEEKS, "allow sixteen weeks; say why, if not.", Owner.PUBLIC)
        if number == 4:
            area.adds("lead", 4, area.drafts_section("lead", 4, "Promises"), None, "ask early.", Owner.PUBLIC)
        area.puts("lead", number, COUNCIL)
        area.adopts("officer", number, COUNCIL, area.today, f"Cabinet, minute {number}")
        asked.append([one.fact.version_id for one in of_kind(made, area.tenant, compacts.ClockQuestioned)])  # type: ignore[attr-defined]

    versions = [compacts.version_stream(area.tenant, number) for number in (3, 4)]
    assert asked == [[], versions[:1], versions]
    with made.worker_pool.connection() as cx:
        (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
        query = f"SELECT count(*) FROM wide_{generation}.duty WHERE tenant_id = %s AND kind = 'confirm-clock'"
        assert cx.execute(query, (area.tenant,)).fetchone() == (1,)


def test_a_clock_is_asked_about_when_a_text_is_brought_in(area: TestArea, made: Parts) -> None:
    area.clock(Clock.CONSULTATION, 84, TWELVE_WEEKS)

    area.text_of(3, TEXT.replace("twelve", "fourteen"), "The Next Compact", area.narrator.day(0))

    assert len(of_kind(made, area.tenant, compacts.ClockQuestioned)) == 1
