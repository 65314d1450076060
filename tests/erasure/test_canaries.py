"""A hundred forgotten people (ten, unless it is thorough): nothing of theirs is found anywhere, nor after yesterday's backup."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from litestar.testing import TestClient

from domain.organisations import Sector
from domain.shared.actor import Role
from domain.shared.grounds import Ground
from infra.auditing import ledgers, verify
from infra.backups import KEY_FILES, database, restore, write
from infra.composition import Parts, pages_pool, parts
from infra.embedded.home import Home
from infra.embedded.stack import stack
from infra.settings import Settings
from infra.wiping import wipe
from services.erasure.erasing import Whom
from services.people import signing_in
from services.shared import attempts
from tests.browser import Browser
from tests.erasure.canaries import (
    Canary,
    canary,
    copies,
    crawled,
    data_files,
    dumps,
    found_in,
    log_files,
    logs,
    spellings,
    valkeys_file,
)
from tests.erasure.forgetting import asks, confirms, proposes
from tests.given import PANTRY, TestArea, World
from tests.web.unsent import draft_of
from web.app import create_app

WHO = ("lead", "keeper", "contact", "officer", "chair", "auditor", "secretary", "bandleader")


class Run(NamedTuple):
    area: TestArea
    canaries: list[Canary]
    words: set[str]
    before: dict[str, set[str]]
    backup: Path
    said: str


class Heard(logging.Handler):
    """All that any part of the service logs meanwhile."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("httpx"):  # the tests' own client
            self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def run(
    worlds: World, made: Parts, settings: Settings, home: Home, superuser: str, tmp_path_factory: pytest.TempPathFactory,
    start_session: Callable[[str], str], count: Callable[[int, int], int], client: TestClient[Any],
) -> Run:  # fmt: skip
    """People with something everywhere; a backup; and then all of them forgotten."""
    heard, at = Heard(), tmp_path_factory.mktemp("canaries")
    logging.getLogger().addHandler(heard)
    area = worlds.area()
    area.somebody("keeper", Role.HOST)
    found = [canary(f"{area.slug}.example") for _ in range(count(10, 100))]
    services = [f"Service {number}" for number in range(len(found))]
    area.body("Testing Fire", Sector.PUBLIC, *services)
    for service, one in zip(services, found, strict=True):
        settle(area, service, one, made)
        start_session(one.address)
    never = canary(f"{area.slug}.example")
    area.invites("lead", (never.name, never.address), Role.VCS, PANTRY)
    words = {word for one in (*found, never) for word in one.words}
    browsers = {who: Browser(client, start_session(area.addresses[who])) for who in WHO}
    before = looked(area, browsers, words) | {"dumps": found_in(dumps(superuser), words)}
    assert write(superuser, at / "backup", print) == 0
    for one in found:
        confirms(area, "keeper", one.name, uuid4().hex)
    while any(made.eraser.erase(area.tenant, request) for request in requests(area)):
        area.narrator.settle()
    (invitee,) = area._within("SELECT person_id FROM person WHERE name = %s", never.name)
    made.eraser.forget(area.tenant, Whom(person_id=invitee, request_id=None, ground=Ground.NO_LONGER_NEEDED, certificate=""))
    area.narrator.settle()
    logging.getLogger().removeHandler(heard)
    copies(home, at / "keys", KEY_FILES)
    return Run(area, found, words, before, at, "\n".join(heard.lines))


def settle(area: TestArea, service: str, one: Canary, made: Parts) -> None:
    """Named, nominated with reasons, signing in, invited to two roles and in one, at work on a draft, and about to be
    forgotten, with reasons too.
    """
    area.addresses[one.name] = one.address
    area.answers(area.nominates("lead", "Testing Fire", service, (one.name, one.address), why=one.why), yes=True)
    with made.app_pool.connection() as cx:
        attempts.ask(cx, made.addresses, one.address, "/duties")
    area.joins(area.invites("lead", (one.invited, one.address), Role.CONTACT, PANTRY), one.name)
    area.invites("lead", (one.asked, one.address), Role.VCS, PANTRY)
    draft_of(made, area, one.name, PANTRY, what_happened=one.draft)
    asks(area, one.name)
    proposes(area, "lead", one.name, reasons=one.reasons)


def requests(area: TestArea) -> list[Any]:
    query = "SELECT request_id FROM erasure WHERE state = 'granted'"
    rows = area.narrator.made.desk.within(area.tenant, lambda cx: cx.execute(query).fetchall())
    return [request for (request,) in rows]


def looked(area: TestArea, browsers: dict[str, Browser], words: set[str]) -> dict[str, set[str]]:
    starts = (f"/{area.slug}", f"/{area.slug}/timeline", "/duties", "/my-data", "/my-data/my-data.json")
    return {who: found_in("".join(crawled(browser, *starts)).encode(), words) for who, browser in browsers.items()}


def test_before_they_were_there_to_be_found(run: Run) -> None:
    names = {one.name for one in run.canaries}

    assert names | {word for one in run.canaries for word in (one.invited, one.asked)} <= run.before["lead"]
    assert names | {one.why for one in run.canaries} <= run.before["dumps"]
    assert {one.words[1] for one in run.canaries} <= run.before["dumps"], "in the mailbox"


def test_no_page_and_no_file_has_anything_of_them_for_anybody(
    run: Run, client: TestClient[Any], start_session: Callable[[str], str]
) -> None:
    browsers = {who: Browser(client, start_session(run.area.addresses[who])) for who in WHO} | {"visitor": Browser(client)}

    assert looked(run.area, browsers, run.words) == {who: set() for who in browsers}


def test_no_database_no_data_file_and_no_log_has_anything_of_them(
    run: Run, settings: Settings, home: Home, superuser: str
) -> None:
    assert found_in(dumps(superuser), run.words) == set()
    assert found_in(data_files(home), run.words) == set()
    assert found_in(valkeys_file(settings, home), run.words) == set()
    assert found_in(run.said.encode() + logs(home), run.words) == set()


def test_once_it_is_wiped_the_write_ahead_log_has_nothing_of_them_either(run: Run, home: Home, superuser: str) -> None:
    """Until then it has them: in clear where a table has them so."""
    before = found_in(log_files(home), run.words)

    done = wipe(superuser, lambda _text: None)

    assert before
    assert done.kept == []
    assert done.tables > 50
    assert found_in(log_files(home), run.words) == set()
    assert found_in(data_files(home), run.words) == set()


def test_every_chain_is_whole(run: Run, settings: Settings) -> None:
    with psycopg.connect(settings.follower_database_url) as cx:
        assert verify(cx, run.area.tenant)[1] == []


def test_yesterdays_backup_brings_nobody_back(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = Home(tmp_path / "new")

    status = restore(at, run.backup / "backup", run.backup / "keys", print)

    said = capsys.readouterr().out
    assert status == 0, said
    assert "keys that were destroyed for good had come back" in said
    assert f"{len(run.canaries) + 1} people who had been forgotten had come back" in said
    with stack(at, print) as (_supervisor, settings):
        superuser = at.superuser_url(urlsplit(settings.database_url).port or 0)
        assert found_in(dumps(superuser), run.words) == set()
        assert found_in(data_files(at), run.words) == set()
        with psycopg.connect(settings.follower_database_url) as cx:
            assert [fault for tenant, _name in ledgers(cx) for fault in verify(cx, tenant)[1]] == []
        with psycopg.connect(database(superuser, "compact")) as cx:
            assert cx.execute(
                "SELECT count(*) FROM es.event WHERE topic = 'person.erased' AND tenant_id = %s", (run.area.tenant,)
            ).fetchone() == (len(run.canaries) + 1,)
        with pages_of(settings) as (client, made):
            lead = Browser(client, session_of(made, run.area.addresses["lead"]))
            assert looked(run.area, {"lead": lead, "visitor": Browser(client)}, run.words) == {"lead": set(), "visitor": set()}
            assert not made.desk.within(
                run.area.tenant, lambda cx: signing_in.login_of(cx, made.addresses, run.canaries[0].address)
            )


@contextmanager
def pages_of(settings: Settings) -> Iterator[tuple[TestClient[Any], Parts]]:
    pool = pages_pool(settings)
    with parts(settings) as made, TestClient(create_app(made.outside(pool, ()), pool)) as client:
        yield client, made


def session_of(made: Parts, address: str) -> str:
    def begin(cx: Any) -> str:
        login_id = signing_in.login_of(cx, made.addresses, address)
        assert login_id
        return signing_in.start_session(cx, login_id)

    return made.desk.within(uuid4(), begin)


def test_whatever_is_looked_for_would_be_found_in_each_spelling() -> None:
    for spelling in spellings("name0123456789abcdef"):
        assert found_in(b"before " + spelling + b" after", ["name0123456789abcdef"])
