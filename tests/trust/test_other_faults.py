"""Valkey flushed, clocks an hour off, web asked to stop, the worker away for days, an event that cannot be read."""

import signal
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import psycopg
import redis

from domain import breaches
from infra.commands.running import answers
from infra.database.migrate import forward
from infra.readmodels import events
from tests.eventstore.five_facts import STORY
from tests.eventstore.ledgers import append_raw
from tests.given import BAND, COUNCIL, NOTICE, PANTRY, SERVICE, TestArea
from tests.trust import records
from tests.trust.aftermath import caught_up, proved, readable, unlike_a_rebuild
from tests.trust.areas import Areas, Silent
from tests.trust.clients import Former
from tests.trust.installation import Installation
from tests.trust.load import Load
from tests.trust.records import What

Count = Callable[[int, int], int]
Tell = Callable[[str], None]
HOUR = timedelta(hours=1)


def test_valkey_flushed_under_load_costs_nothing_but_a_moment(
    installed: Installation, areas: Areas, said: Path, count: Count, tell: Tell
) -> None:
    """At last with every bell in it that was meant for the worker: nobody rings again, the worker looks by itself."""
    flushed, until = 0, time.monotonic() + count(2, 60)

    with redis.Redis.from_url(installed.settings.redis_url) as valkey:
        with Load(areas, said).working():
            while time.monotonic() < until:
                valkey.flushall()
                flushed += 1
                installed.keep_for(0.1)
            installed.stop("work")
            installed.keep_for(0.5)
        installed.keep_until(lambda: readable(installed, areas.all))
        installed.keep_for(0.2)
        valkey.flushall()
        installed.start("work")

    tell(f"Valkey flushed {flushed + 1} times: {proved(installed, areas, said)}")


def test_clocks_an_hour_off_either_way_change_no_order(
    installed: Installation, areas: Areas, said: Path, count: Count, tell: Tell
) -> None:
    """The installation's clock jumps an hour ahead; at the desk some are an hour early, some an hour late."""
    load = Load(areas, said)
    load.skews = (-HOUR, timedelta(), HOUR)

    with load.working():
        installed.keep_for(count(1, 20))
        with psycopg.connect(installed.superuser) as cx:
            cx.execute("UPDATE es.installation SET ahead = ahead + %s", (HOUR,))
        installed.keep_for(count(1, 20))

    tell(f"clock an hour off (es.installation.ahead, and at the desk): {proved(installed, areas, said)}")
    assert out_of_time(installed) == 0


def test_web_asked_to_stop_under_load_answers_what_is_under_way_and_leaves_nothing_half_done(
    installed: Installation, areas: Areas, said: Path, count: Count, tell: Tell
) -> None:
    load, area, times = Load(areas, said), areas.all[0], count(1, 10)

    with load.working():
        waited = {stop_with_one_under_way(installed, Former(load, 100 + number), area) for number in range(times)}

    answered = [one.what for one in records.read(said) if one.client in waited and one.what is not What.READ]
    assert answered == [What.INVOKE, What.OK] * times
    tell(f"web asked to stop {times} times: {proved(installed, areas, said)}")


def test_a_worker_away_for_five_days_notes_lateness_once_and_mails_once(installed: Installation, tell: Tell) -> None:
    area = opened(installed)
    area.raises("contact", PANTRY, COUNCIL, SERVICE, NOTICE, STORY, 1)
    installed.keep_until(lambda: caught_up(installed, [area]))
    pass_days(installed, (alarm_of(installed, area) - now(installed)).days)

    installed.stop("work")
    pass_days(installed, 6)
    area.narrator = Silent(installed.made, now(installed))
    area.raises("bandleader", BAND, COUNCIL, SERVICE, NOTICE, STORY, 1)
    installed.start("work")
    installed.keep_until(lambda: noted_late(installed, area) and caught_up(installed, [area]))
    installed.keep_for(2)

    late, mails = noted_late(installed, area), sent_mails(installed, area)
    tell(f"worker away for 5 days: lateness noted {late} time, {len(mails)} mails, each sent once")
    assert late == 1
    assert len(letters_to(installed, area, "chair")) == 2
    assert set(mails.values()) == {1}


def test_an_event_that_cannot_be_read_parks_its_area_and_says_so_while_others_go_on(installed: Installation, said: Path) -> None:
    areas = Areas(installed.made, 2)
    poisoned, other = areas.all
    installed.keep_until(lambda: caught_up(installed, areas.all))

    with installed.made.app_pool.connection() as cx, cx.transaction():
        cx.execute("SELECT set_config('app.tenant', %s, true)", (str(poisoned.tenant),))
        append_raw(cx, poisoned.tenant, "nobody.knows-this")
    installed.keep_until(lambda: parked(installed))
    officer = Former(Load(areas, said), 0)
    with officer.http:
        officer.wish_in(other)
    installed.keep_until(lambda: caught_up(installed, [other]))

    assert parked(installed) == {poisoned.tenant}
    assert f"{poisoned.tenant}" in (told := (installed.home.logs / "follow.log").read_text())
    assert "nobody.knows-this" in told
    assert [installed.page_answers(f"/{area.slug}/timeline") for area in areas.all] == [True, True]
    assert unlike_a_rebuild(installed) == []


def stop_with_one_under_way(installed: Installation, officer: Former, area: TestArea) -> str:
    """Somebody's form waits for the database when the signal comes; the database goes on once no new ones are taken."""
    process, port = installed.process("web").process, installed.settings.port
    installed.keep_until(lambda: officer.form(area))
    with psycopg.connect(installed.superuser) as cx:
        cx.execute("SELECT FROM es.head WHERE tenant_id = %s FOR UPDATE", (area.tenant,))
        waiting = Thread(target=officer.wish_in, args=(area,))
        waiting.start()
        installed.keep_until(lambda: any(one.client == officer.name for one in records.read(officer.run.folder)))
        installed.keep_for(0.2)
        process.send_signal(signal.SIGTERM)
        installed.keep_until(lambda: not answers(port))
    installed.keep_while(waiting.is_alive)
    officer.http.close()
    installed.keep_until(lambda: process.poll() is not None)
    assert process.returncode in (0, -signal.SIGTERM)
    installed.keep_until(lambda: answers(port))
    return officer.name


def out_of_time(installed: Installation) -> int:
    query = """SELECT count(*) FROM (SELECT recorded_at <= lag(recorded_at) OVER (PARTITION BY tenant_id ORDER BY position) AS wrong
      FROM es.event) e WHERE wrong"""
    return int(asked(installed, query)[0][0])


def opened(installed: Installation) -> TestArea:
    area = TestArea.opened(Silent(installed.made, now(installed)), f"t-{uuid4().hex[:12]}", "three-steps", empty=False)
    installed.keep_until(lambda: caught_up(installed, [area]))
    return area


def pass_days(installed: Installation, days: int) -> None:
    forward(installed.settings.migrator_database_url, days)


def now(installed: Installation) -> datetime:
    found: datetime = asked(installed, "SELECT es.now()")[0][0]
    return found


def alarm_of(installed: Installation, area: TestArea) -> datetime:
    """When somebody will be late first."""
    ((generation,),) = asked(installed, "SELECT generation FROM rm.live")
    ((at,),) = asked(installed, f"SELECT min(at) FROM wide_{generation}.alarm WHERE tenant_id = %s", area.tenant)
    assert isinstance(at, datetime)
    return at


def noted_late(installed: Installation, area: TestArea) -> int:
    with installed.made.follower_pool.connection() as cx:
        found = events.after(cx, {area.tenant: 0}, 1_000)[area.tenant]
    return sum(isinstance(one.recorded().fact, breaches.AcknowledgementOverdue) for one in found)


def sent_mails(installed: Installation, area: TestArea) -> dict[Any, int]:
    """Each mail that left, and how often."""
    return dict(
        asked(installed, "SELECT mail_id, tries FROM ops.outbox WHERE tenant_id = %s AND sent_at IS NOT NULL", area.tenant)
    )


def letters_to(installed: Installation, area: TestArea, who: str) -> list[Any]:
    return asked(installed, "SELECT message_id FROM ops.mailbox WHERE address = %s", area.addresses[who])


def parked(installed: Installation) -> set[Any]:
    return {tenant for (tenant,) in asked(installed, "SELECT tenant_id FROM rm.parked")}


def asked(installed: Installation, query: str, *values: object) -> list[Any]:
    with psycopg.connect(installed.superuser) as cx:
        return cx.execute(query, values).fetchall()
