"""What a passing date brings: once, on its day, however often and however late anybody looks."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest

from domain import breaches, champions, consultations, people
from domain.shared.dates import A_DAY, LONDON, end_of
from infra.composition import Parts
from services import ticker
from services.shared.ports import Command
from tests.eventstore.five_facts import STORY
from tests.given import COUNCIL, NOTICE, PANTRY, SERVICE, TestArea, World
from tests.work.happening import WORDS, begun, mails_to, of_kind
from tests.work.ticking import A_SECOND, OVERDUE, effective, raised, stand_at

A_MINUTE = 60 * A_SECOND


@pytest.mark.parametrize("month", [1, 7], ids=["winter", "summer"])
def test_a_consultation_closes_once_when_its_last_day_in_london_has_ended(world: World, made: Parts, month: int) -> None:
    last_day = latest(datetime(world.now().year, month, 20, 12, tzinfo=LONDON), world.now())
    narrator = world.narrator()
    narrator.at = last_day - 30 * A_DAY
    area = world.area(narrator=narrator)
    area.opens("officer", COUNCIL, WORDS, last_day.date(), none_given=True)
    midnight = datetime.combine(last_day.date() + A_DAY, datetime.min.time(), LONDON).astimezone(UTC)

    closed_at = []
    for moment in (midnight - A_MINUTE, midnight - A_SECOND, midnight, midnight + A_SECOND, midnight + A_DAY):
        stand_at(area, moment)
        area.narrator.worker.tick()
        area.narrator.settle()
        closed_at.append(len(of_kind(made, area.tenant, consultations.Closed)))

    (closed,) = of_kind(made, area.tenant, consultations.Closed)
    assert closed_at == [0, 0, 1, 1, 1]
    assert closed.fact.closed_on == effective(closed) == last_day.date()  # type: ignore[attr-defined]


def test_a_nomination_that_nobody_answers_ends_once_on_the_day_after(area: TestArea, made: Parts) -> None:
    area.nominates("lead", COUNCIL, SERVICE, ("Nobody Answers", f"silent@{area.slug}.example"))
    (asked,) = (one.fact for one in of_kind(made, area.tenant, champions.Nominated))
    ended = []

    for moment in (end_of(asked.answer_by.on) - A_SECOND, end_of(asked.answer_by.on), end_of(asked.answer_by.on) + 5 * A_DAY):
        stand_at(area, moment)
        area.narrator.worker.tick()
        area.narrator.settle()
        ended.append(len(of_kind(made, area.tenant, champions.NominationExpired)))

    assert ended == [0, 1, 1]


def test_a_handover_that_nobody_answers_lapses_once_and_the_lead_is_told(area: TestArea, made: Parts) -> None:
    area.offers_handover("lead", "secretary")
    (asked,) = (one.fact for one in of_kind(made, area.tenant, people.HandoverOffered))
    assert kinds(made, area, "secretary") == ["answer-handover"]
    lapsed = []

    for moment in (end_of(asked.answer_by.on) - A_SECOND, end_of(asked.answer_by.on), end_of(asked.answer_by.on) + 5 * A_DAY):
        stand_at(area, moment)
        area.narrator.worker.tick()
        area.narrator.settle()
        lapsed.append(len(of_kind(made, area.tenant, people.HandoverLapsed)))

    assert lapsed == [0, 1, 1]
    assert kinds(made, area, "secretary") == []
    assert [mail.partition("\n")[0] for mail in mails_to(made, area, "lead")] == [
        f"You still lead the Compact in Place {area.slug}"
    ]
    area.offers_handover("lead", "chair")


def kinds(made: Parts, area: TestArea, who: str) -> list[str]:
    """What waits for them, as mail is told of it."""
    with made.worker_pool.connection() as cx:
        cx.execute(
            "SELECT set_config('search_path', (SELECT format('rm_%s, wide_%s', generation, generation) FROM rm.live), true)"
        )
        return [
            kind
            for (kind,) in cx.execute(
                "SELECT kind FROM duty WHERE tenant_id = %s AND person_id = %s", (area.tenant, area.people[who])
            )
        ]


def test_a_term_that_has_run_out_ends_nothing_until_somebody_follows(area: TestArea, made: Parts) -> None:
    area.champion("lead", COUNCIL, SERVICE, ("Ada Prior", f"ada@{area.slug}.example"), months=1)
    known = len(of_kind(made, area.tenant, champions.Accepted, champions.NominationExpired))

    area.narrator.until(area.narrator.at + 60 * A_DAY)
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)

    (case,) = of_kind(made, area.tenant, breaches.Raised)
    assert known == len(of_kind(made, area.tenant, champions.Accepted, champions.NominationExpired))
    assert case.fact.turn.owner_id == area.people["Ada Prior"]  # type: ignore[attr-defined]


def test_alarms_ring_in_the_order_of_their_days(area: TestArea, made: Parts) -> None:
    area.opens("officer", COUNCIL, WORDS, area.narrator.at.date() + 90 * A_DAY)
    area.opens("officer", COUNCIL, WORDS, area.narrator.at.date() + 30 * A_DAY, none_given=True)
    raised(area, made)

    area.narrator.until(area.narrator.at + 100 * A_DAY)

    rung = of_kind(made, area.tenant, *OVERDUE, consultations.Closed)
    assert len(rung) == 4
    assert all(before.recorded_at < after.recorded_at for before, after in pairwise(rung))


@pytest.mark.parametrize("troubled", [0, 1])
def test_an_alarm_that_fails_does_not_keep_others_from_ringing(world: World, made: Parts, troubled: int) -> None:
    areas = [begun(world), begun(world)]
    turn = [raised(area, made) for area in areas][1]
    worker = areas[0].narrator.worker
    worker.desk, desk = Refusing(worker.desk, areas[troubled].tenant), worker.desk  # type: ignore[assignment]
    stand_at(areas[0], end_of(turn.acknowledge_by.on))

    with pytest.raises(ZeroDivisionError):
        worker.tick()
    rung = [len(of_kind(made, area.tenant, *OVERDUE)) for area in areas]
    worker.desk = desk
    areas[0].narrator.settle()
    worker.tick()

    assert rung == [troubled, 1 - troubled]
    assert [len(of_kind(made, area.tenant, *OVERDUE)) for area in areas] == [1, 1]
    areas[0].narrator.settle()


def test_alarms_that_bring_nothing_do_not_keep_others_from_ringing(
    area: TestArea, made: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The read model has not heard of the answer yet, so those of the concern stay: as many as ring at once."""
    monkeypatch.setattr(ticker, "BATCH", 2)
    ref = area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    (turn,) = (one.fact.turn for one in of_kind(made, area.tenant, breaches.Raised))  # type: ignore[attr-defined]
    area.opens("officer", COUNCIL, WORDS, turn.answer_by.on + A_DAY, none_given=True)
    settle, area.narrator.settle = area.narrator.settle, lambda: None  # type: ignore[method-assign]
    area.replies("chair", ref, "Here is why.")
    stand_at(area, end_of(turn.answer_by.on + A_DAY))

    through = any(area.narrator.worker.tick() < ticker.BATCH for _ in range(500))
    area.narrator.settle = settle  # type: ignore[method-assign]
    settle()

    assert through
    assert len(of_kind(made, area.tenant, consultations.Closed)) == 1


class Refusing:
    """A desk where one area's commands fail in a way that nobody foresaw."""

    def __init__(self, desk: Any, tenant: UUID) -> None:
        self.desk, self.tenant = desk, tenant

    def perform(self, command: Command, decide: Callable[[Any], Any]) -> Any:
        if command.tenant_id == self.tenant:
            raise ZeroDivisionError
        return self.desk.perform(command, decide)


def latest(day: datetime, now: datetime) -> datetime:
    """That day of this year, or of the year before if it is still to come."""
    return day if day < now - 5 * A_DAY else day.replace(year=day.year - 1)
