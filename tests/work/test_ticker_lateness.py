"""Lateness that a passing date brings: noted once, dated by when it fell due, and never of what was done in time."""

from datetime import timedelta

import pytest

from domain import breaches
from domain.breaches import AcknowledgementOverdue, AnswerOverdue
from domain.shared.dates import A_DAY, end_of
from infra.composition import Parts
from services.duties.alarms import AlarmKind
from tests.eventstore.five_facts import STORY
from tests.eventstore.ledgers import together
from tests.given import BAND, COUNCIL, NOTICE, PANTRY, SERVICE, TestArea
from tests.work.happening import WORDS, from_records, mails_to, of_kind
from tests.work.ticking import A_SECOND, OVERDUE, alarms, effective, raised, stand_at


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
