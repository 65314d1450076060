"""What follows from an event follows once, however often, by how many and with what luck it is looked at."""

from collections.abc import Callable
from typing import Any

import pytest

from domain import breaches, champions
from infra.composition import Parts, parts
from infra.settings import Settings
from services.duties.waiting import DutyKind
from services.shared.ports import Command, Done
from tests.eventstore.five_facts import STORY
from tests.eventstore.ledgers import together
from tests.given import BAND, COUNCIL, NOTICE, PANTRY, SERVICE, TestArea
from tests.work.happening import Killed, a_worker, forget, from_records, mails_to, nothing_follows, of, of_kind

FIRST, SECOND = "Ada Prior", "Ben Ode"


@pytest.fixture
def succeeded(area: TestArea) -> TestArea:
    """Two concerns wait for a champion whose term has run out; somebody has just followed, and nothing came of it yet."""
    area.champion("lead", COUNCIL, SERVICE, (FIRST, f"first@{area.slug}.example"), months=1)
    area.narrator.on(100)
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    area.raises("bandleader", BAND, COUNCIL, SERVICE, NOTICE, STORY, 1)
    asked = area.nominates("lead", COUNCIL, SERVICE, (SECOND, f"second@{area.slug}.example"))
    with nothing_follows(area):
        area.answers(asked, yes=True)
    return area


def twice(made: Parts, settings: Settings, area: TestArea) -> None:
    area.narrator.settle()
    forget(made, area)
    area.narrator.settle()


def before_it_can_be_read(made: Parts, settings: Settings, area: TestArea) -> None:
    worker = a_worker(made, area)
    for _ in range(2):
        worker.follow_up(area.tenant)
        forget(made, area)


def four_at_once(made: Parts, settings: Settings, area: TestArea) -> None:
    workers = [a_worker(made, area) for _ in range(4)]
    together(*[lambda worker=worker: worker.follow_up(area.tenant) for worker in workers])


def beside_another_process(made: Parts, settings: Settings, area: TestArea) -> None:
    """With connections and keys of its own; it shares nothing with this one but the database."""
    with parts(settings) as other:
        workers = [a_worker(one, area) for one in (made, other)]
        together(*[lambda worker=worker: worker.follow_up(area.tenant) for worker in workers])


def killed_half_way(made: Parts, settings: Settings, area: TestArea) -> None:
    """After the first of two; what that did is read before it starts again."""
    worker = a_worker(made, area)
    worker.desk = DyingDesk(worker.desk)  # type: ignore[assignment]
    with pytest.raises(Killed):
        worker.follow_up(area.tenant)
    area.narrator.follower.run_dry()


class DyingDesk:
    def __init__(self, desk: Any) -> None:
        self.desk = desk

    def perform(self, command: Command, decide: Callable[[Any], Any]) -> Done[Any]:
        self.desk.perform(command, decide)
        raise Killed


@pytest.mark.parametrize("way", [twice, before_it_can_be_read, four_at_once, beside_another_process, killed_half_way])
def test_a_successor_takes_each_waiting_concern_over_once(
    succeeded: TestArea, made: Parts, settings: Settings, way: Callable[[Parts, Settings, TestArea], None]
) -> None:
    way(made, settings, succeeded)
    succeeded.narrator.settle()

    handed = of_kind(made, succeeded.tenant, breaches.Reassigned)
    waiting = {one.stream_id for one in of_kind(made, succeeded.tenant, breaches.Raised)}
    (accepted,) = (one for one in of_kind(made, succeeded.tenant, champions.Accepted)[1:])
    assert sorted(one.stream_id for one in handed) == sorted(waiting)
    assert len(waiting) == 2
    assert {one.fact.owner_id for one in handed} == {succeeded.people[SECOND]}  # type: ignore[attr-defined]
    assert {(one.meta.actor, one.meta.causation_id) for one in handed} == {("reaction", accepted.meta.command_id)}


def test_whoever_handed_over_hears_no_more_and_whoever_took_over_is_mailed_once(succeeded: TestArea, made: Parts) -> None:
    succeeded.addresses |= {FIRST: f"first@{succeeded.slug}.example", SECOND: f"second@{succeeded.slug}.example"}
    before = len(mails_to(made, succeeded, FIRST))

    succeeded.narrator.settle()

    assert sum(of(DutyKind.ACKNOWLEDGE, mail) for mail in mails_to(made, succeeded, SECOND)) == 2
    assert len(mails_to(made, succeeded, FIRST)) == before


def test_what_is_added_later_from_records_hands_nothing_over(area: TestArea, made: Parts) -> None:
    area.champion("lead", COUNCIL, SERVICE, (FIRST, f"first@{area.slug}.example"), months=1)
    area.narrator.on(100)
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    asked = area.nominates("lead", COUNCIL, SERVICE, (SECOND, f"second@{area.slug}.example"))

    with from_records(area):
        area.answers(asked, yes=True)

    assert len(of_kind(made, area.tenant, champions.Accepted)) == 2
    assert of_kind(made, area.tenant, breaches.Reassigned) == []
