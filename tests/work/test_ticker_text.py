"""What passing dates do to a text: comments on a draft close, a review falls due, engagement is over its time, each once and on its day."""

from datetime import date, timedelta

import pytest

from domain.compacts import Disposition
from domain.shared.errors import Refused
from infra.composition import Parts
from tests.given import BAND, COUNCIL, NOTICE, TestArea, World
from tests.work.ticking import alarms


def test_comments_close_by_themselves_and_only_then_the_bodies_are_asked(world: World) -> None:
    narrator = world.narrator()
    narrator.begin(60)
    area = world.area(narrator=narrator)
    area.begins("lead", "The Second Compact")
    area.issues("lead", 2, narrator.day(50))
    ref = area.comments("bandleader", 2, NOTICE, "Say six months.", BAND)
    with pytest.raises(Refused, match="People comment on this wording until"):
        area.puts("lead", 2, COUNCIL)

    narrator.until(narrator.at + timedelta(days=12))

    with pytest.raises(Refused, match="1 comment is not decided yet"):
        area.puts("lead", 2, COUNCIL)
    with pytest.raises(Refused, match="not open for comment now"):
        area.comments("bandleader", 2, NOTICE, "Say nine months.", BAND)
    area.decides("lead", ref, Disposition.NOT, "Nobody else asked for it.")
    area.puts("lead", 2, COUNCIL)
    told = area._within("SELECT before_bodies, closes_on FROM compact_version WHERE number = 2")
    assert told == (True, None)


def reviews(made: Parts, area: TestArea, kind: str = "review") -> list[date]:
    """When those are due that wait for somebody here."""
    with made.worker_pool.connection() as cx:
        (generation,) = cx.execute("SELECT generation FROM rm.live").fetchone() or (0,)
        query = f"SELECT due_on FROM wide_{generation}.duty WHERE tenant_id = %s AND kind = %s"
        found = cx.execute(query, (area.tenant, kind)).fetchall()
    return [due_on for (due_on,) in found]


def test_a_review_falls_due_on_its_day_and_waits_for_the_lead_until_the_next_is_set(world: World, made: Parts) -> None:
    narrator = world.narrator()
    narrator.begin(60)
    area = world.area(narrator=narrator)
    area.reviews("lead", narrator.day(40))

    narrator.until(narrator.at + timedelta(days=15))
    early = reviews(made, area)
    narrator.until(narrator.at + timedelta(days=10))
    due = reviews(made, area)
    area.reviews("lead", narrator.day(10))

    assert early == []
    assert due == [narrator.day(40)]
    assert reviews(made, area) == []


def test_the_review_of_a_version_that_is_superseded_rings_no_more(world: World, made: Parts) -> None:
    narrator = world.narrator()
    narrator.begin(60)
    area = world.area(narrator=narrator)
    area.reviews("lead", narrator.day(40))
    before = alarms(made, area).count("note-review")

    area.begins("lead", "The Second Compact")
    area.puts("lead", 2, COUNCIL)
    area.adopts("officer", 2, COUNCIL, narrator.day(60), "Cabinet, minute 14")
    after = alarms(made, area).count("note-review")
    area.reviews("lead", narrator.day(30))

    assert (before, after, alarms(made, area).count("note-review")) == (1, 0, 1)
    narrator.until(narrator.at + timedelta(days=35))
    assert reviews(made, area) == [narrator.day(30)]


def test_engagement_past_its_last_day_waits_for_the_lead_until_it_is_closed(world: World, made: Parts) -> None:
    narrator = world.narrator()
    narrator.begin(60)
    area = world.area(narrator=narrator)
    area.opens_engagement("chair", narrator.day(60), "What has worked?", "Come to the library.", until=narrator.day(40))

    narrator.until(narrator.at + timedelta(days=19))
    early = reviews(made, area, "close-engagement")
    narrator.until(narrator.at + timedelta(days=6))
    due = reviews(made, area, "close-engagement")
    area.closes_engagement("lead", 1, narrator.day(40), "More on notice.")

    assert early == []
    assert due == [narrator.day(40)]
    assert reviews(made, area, "close-engagement") == []


def test_engagement_that_was_closed_in_time_waits_for_nobody(world: World, made: Parts) -> None:
    narrator = world.narrator()
    narrator.begin(60)
    area = world.area(narrator=narrator)
    area.opens_engagement("lead", narrator.day(60), "What has worked?", "Come to the library.", until=narrator.day(50))
    area.closes_engagement("lead", 1, narrator.day(60), "Nothing yet.")

    narrator.until(narrator.at + timedelta(days=20))

    assert reviews(made, area, "close-engagement") == []
