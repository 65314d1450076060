"""The real application, asked in-process, with read models that keep up behind it."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from litestar.testing import TestClient

import infra.pages
from infra.composition import Parts, pages_pool
from infra.demo.cast import CAST
from infra.demo.telling import Narrator
from infra.processes import make_worker
from infra.settings import Settings
from infra.worker import Worker
from services.people import signing_in
from tests.browser import DEVICE, Browser
from tests.given import PatientNarrator, TestArea, World
from tests.web.furnished import Things, furnished
from web.app import create_app

LINK = re.compile(r"/links/[\w-]+")


@pytest.fixture(scope="session")
def client(settings: Settings, made: Parts, _following: None) -> Iterator[TestClient]:
    pool = pages_pool(settings)
    app = create_app(made.outside(pool, CAST), pool)
    DEVICE.origin = settings.url
    with TestClient(app) as one:
        yield one


@pytest.fixture(scope="session")
def worlds(made: Parts, _following: None) -> World:
    return QuickWorld(made)


@pytest.fixture
def world(worlds: World) -> World:
    return worlds


class QuickNarrator(PatientNarrator):
    """While `busy`, facts are only recorded; what follows from them does so at the end, all at once."""

    busy = False

    def settle(self) -> None:
        if not self.busy:
            super().settle()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        self.busy = True
        yield
        self.busy = False
        self.settle()


class QuickWorld(World):
    def narrator(self, now: datetime | None = None) -> Narrator:
        return QuickNarrator(self.made, now or self.now())

    def area(self, slug: str | None = None, template: str = "three-steps", *, empty: bool = False, **more: Any) -> TestArea:
        narrator = more.pop("narrator", None) or self.narrator()
        with narrator.at_once():
            return super().area(slug, template, empty=empty, narrator=narrator, **more)

    def past(self, days: int) -> Narrator:
        """A narrator who begins that long ago."""
        narrator = self.narrator()
        narrator.begin(days)
        return narrator


@pytest.fixture
def visitor(client: TestClient) -> Browser:
    """Nobody in particular."""
    return Browser(client)


@pytest.fixture(scope="session")
def start_session(made: Parts) -> Callable[[str], str]:
    """The id of a fresh session for whoever has that address."""

    def start(address: str) -> str:
        def begin(cx: object) -> str:
            login_id = signing_in.login_of(cx, made.addresses, address)  # type: ignore[arg-type]
            assert login_id, address
            return signing_in.start_session(cx, login_id)  # type: ignore[arg-type]

        return made.desk.within(UUID(int=0), begin)

    return start


@pytest.fixture(scope="session")
def signed_in(client: TestClient, start_session: Callable[[str], str]) -> Callable[[TestArea, str], Browser]:
    """`signed_in(area, "officer")`: that person's browser, with cookies of its own."""
    return lambda area, who: Browser(client, start_session(area.addresses[who]))


@pytest.fixture(scope="session")
def worker(made: Parts, settings: Settings) -> Worker:
    return make_worker(made, settings)


@pytest.fixture(scope="session")
def post(made: Parts, worker: Worker) -> Callable[[str], list[str]]:
    """Lets the mail be sent; the bodies of what has come for that address, latest first."""

    def deliver(address: str) -> list[str]:
        _catch_up(made)
        while sum(worker.follow_up(tenant) for tenant in worker.behind()):
            pass
        worker.send_mail()
        query = "SELECT subject || E'\n' || body FROM ops.mailbox WHERE address = %s ORDER BY sent_at DESC, message_id"
        with made.worker_pool.connection() as cx:
            return [body for (body,) in cx.execute(query, (address,))]

    return deliver


@pytest.fixture
def mailed_link(post: Callable[[str], list[str]]) -> Callable[[str], str]:
    """The path of the link in the latest mail to that address."""
    return lambda address: LINK.findall(post(address)[0])[0]


def _catch_up(made: Parts) -> None:
    """Waits until everything recorded can be read."""
    narrator, deadline = PatientNarrator(made, datetime.now(UTC)), time.monotonic() + 10
    while narrator._behind():
        assert time.monotonic() < deadline, "the read models do not catch up"
        time.sleep(0.002)


@pytest.fixture(scope="session")
def recorded(made: Parts) -> Callable[[], int]:
    """How many events there are, in all areas together."""

    def count() -> int:
        with made.follower_pool.connection() as cx:
            return int((cx.execute("SELECT sum(position) FROM es.head").fetchone() or (0,))[0])

    return count


@pytest.fixture
def held_back(settings: Settings) -> Callable[[TestArea], Any]:
    """`with held_back(area):` its read models stand still, as if the follower were slow: somebody else has their cursor."""

    @contextmanager
    def hold(area: TestArea) -> Iterator[None]:
        with psycopg.connect(settings.follower_database_url) as cx:
            cx.execute("SELECT FROM rm.cursor WHERE tenant_id = %s FOR UPDATE", (area.tenant,))
            yield

    return hold


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many questions pages have put to the database since this was last asked."""
    pages: list[infra.pages.Page] = []

    class Counted(infra.pages.Page):
        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            pages.append(self)

    def count() -> int:
        total = sum(page.statements for page in pages)
        pages.clear()
        return total

    monkeypatch.setattr(infra.pages, "Page", Counted)
    return count


@pytest.fixture(scope="session")
def twins(made: Parts, worlds: World) -> tuple[Things, Things]:
    """Two areas with something of everything in them and the same people, for tests that change nothing there."""
    family = f"{uuid4().hex[:8]}.example"
    return furnished(made, worlds.narrator(), family), furnished(made, worlds.narrator(), family)


@pytest.fixture(scope="module")
def things(made: Parts, worlds: World) -> Things:
    """One such area, whose things are there to be used up, each by one test."""
    return furnished(made, worlds.narrator(), f"{uuid4().hex[:8]}.example")


Enter = Callable[[Things, str], Browser]


@pytest.fixture(scope="session")
def enter(client: TestClient, signed_in: Callable[[TestArea, str], Browser]) -> Enter:
    """`enter(things, "officer")`: that person of a furnished area, or a visitor."""
    return lambda things, who: Browser(client) if who == "visitor" else signed_in(things.area, who)
