"""What a passing date brings: once, on its day, however often and however late anybody looks."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest

from domain import breaches, champions, consultations
from domain.breaches import AcknowledgementOverdue, AnswerOverdue
from domain.shared.dates import A_DAY, LONDON, end_of
from infra.composition import Parts
from services.duties.alarms import AlarmKind
from services.shared.ports import Command
from tests.eventstore.five_facts import STORY
from tests.eventstore.ledgers import together
from tests.given import BAND, COUNCIL, NOTICE, PANTRY, SERVICE, TestArea, World
from tests.work.happening import begun, from_records, mails_to, of_kind

A_MINUTE, A_SECOND = timedelta(minutes=1), timedelta(seconds=1)
WORDS = {"title": "The library bus", "about": "Should it go?"}
OVERDUE = (AcknowledgementOverdue, AnswerOverdue)


@pytest.mark.parametrize("late_by", [A_SECOND, 5 * A_DAY])
@pytest.mark.parametrize("looks", [1, 3])
def test_lateness_is_noted_once_and_dated_by_when_it_fell_due(
    area: TestArea, made: Parts, looks: int, late_by: timedelta
) -> None:
    turn = raised(area, made)
    noticed = end_of(turn.acknowledge_by.on) + late_by

    for _ in range(looks):
        stand_at(area, noticed)
        area.narrator.worker.tick()
        area.narrator.settle()

    (noted,) = of_kind(made, area.tenant, *OVERDUE)
    assert isinstance(noted.fact, AcknowledgementOverdue)
    assert effective(noted) == turn.acknowledge_by.on + A_DAY
    assert noted.recorded_at == noticed
    assert (noted.meta.actor, noted.meta.person_id) == ("ticker", None)


def test_it_is_noted_once_even_where_nobody_has_read_that_it_was(area: TestArea, made: Parts) -> None:
    turn = raised(area, made)
    stand_at(area, end_of(turn.acknowledge_by.on))

    for _ in range(3):
        area.narrator.worker.tick()
    together(*[area.narrator.worker.tick] * 4)

    assert len(of_kind(made, area.tenant, *OVERDUE)) == 1
    area.narrator.settle()


def test_after_a_long_standstill_each_lateness_is_dated_by_its_own_day(area: TestArea, made: Parts) -> None:
    turn = raised(area, made)

    stand_at(area, end_of(turn.answer_by.on) + 60 * A_DAY)
    area.narrator.worker.tick()
    area.narrator.settle()

    noted = of_kind(made, area.tenant, *OVERDUE)
    assert [type(one.fact) for one in noted] == list(OVERDUE)
    assert [effective(one) for one in noted] == [turn.acknowledge_by.on + A_DAY, turn.answer_by.on + A_DAY]
    assert alarms(made, area) == []


def test_on_the_last_day_nothing_is_late_yet(area: TestArea, made: Parts) -> None:
    turn = raised(area, made)

    stand_at(area, end_of(turn.acknowledge_by.on) - A_SECOND)
    area.narrator.worker.tick()

    assert of_kind(made, area.tenant, *OVERDUE) == []


def test_what_was_done_in_time_is_never_late(area: TestArea, made: Parts) -> None:
    ref = area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    area.acknowledges("chair", ref)
    area.replies("chair", ref, "Here is why.")

    area.narrator.until(area.narrator.at + 90 * A_DAY)

    assert of_kind(made, area.tenant, *OVERDUE) == []
    assert alarms(made, area) == []


def test_a_stale_alarm_brings_nothing_for_the_decider_looks_itself(area: TestArea, made: Parts) -> None:
    """The read model has not heard of the answer yet."""
    ref = area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    (turn,) = (one.fact.turn for one in of_kind(made, area.tenant, breaches.Raised))
    settle, area.narrator.settle = area.narrator.settle, lambda: None  # type: ignore[method-assign]
    area.replies("chair", ref, "Here is why.")

    stand_at(area, end_of(turn.acknowledge_by.on))
    rung = area.narrator.worker.tick()
    area.narrator.settle = settle  # type: ignore[method-assign]
    settle()

    assert rung >= 1
    assert of_kind(made, area.tenant, *OVERDUE) == []


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


class Refusing:
    """A desk where one area's commands fail in a way that nobody foresaw."""

    def __init__(self, desk: Any, tenant: UUID) -> None:
        self.desk, self.tenant = desk, tenant

    def perform(self, command: Command, decide: Callable[[Any], Any]) -> Any:
        if command.tenant_id == self.tenant:
            raise ZeroDivisionError
        return self.desk.perform(command, decide)


def test_what_is_added_later_from_records_is_never_called_late_and_mails_nobody(area: TestArea, made: Parts) -> None:
    with from_records(area):
        area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
        area.opens("officer", COUNCIL, WORDS, area.narrator.at.date() + 90 * A_DAY)

    area.narrator.until(area.narrator.at + 60 * A_DAY)

    assert of_kind(made, area.tenant, *OVERDUE) == []
    assert [mail for who in ("chair", "contact", "bandleader") for mail in mails_to(made, area, who)] == []
    assert AlarmKind.NOTE_LATENESS not in alarms(made, area)


def test_what_is_done_now_about_an_older_concern_is_late_and_mailed_as_ever(area: TestArea, made: Parts) -> None:
    with from_records(area):
        ref = area.raises("bandleader", BAND, COUNCIL, SERVICE, NOTICE, STORY, 1)
    area.acknowledges("chair", ref)

    area.narrator.until(area.narrator.at + 60 * A_DAY)

    assert [type(one.fact) for one in of_kind(made, area.tenant, *OVERDUE)] == [AnswerOverdue]
    assert len(mails_to(made, area, "chair")) == 1


def raised(area: TestArea, made: Parts) -> breaches.Turn:
    """A concern that waits for the chair: its due dates."""
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    return of_kind(made, area.tenant, breaches.Raised)[0].fact.turn  # type: ignore[attr-defined,no-any-return]


def stand_at(area: TestArea, moment: datetime) -> None:
    """The clock shows that; nothing rang on the way."""
    area.narrator.at = moment


def effective(noted: object) -> object:
    """The day on which it took effect, which is stored only where another is that of its recording."""
    return noted.meta.effective or noted.recorded_at.astimezone(LONDON).date()  # type: ignore[attr-defined]


def alarms(made: Parts, area: TestArea) -> list[str]:
    """What still waits to ring there."""
    with made.worker_pool.connection() as cx:
        made_for = cx.execute("SELECT format('wide_%s.alarm', generation) FROM rm.live").fetchone()
        assert made_for
        return [kind for (kind,) in cx.execute(f"SELECT kind FROM {made_for[0]} WHERE tenant_id = %s", (area.tenant,))]


def latest(day: datetime, now: datetime) -> datetime:
    """That day of this year, or of the year before if it is still to come."""
    return day if day < now - 5 * A_DAY else day.replace(year=day.year - 1)
