"""The real application, asked in-process, with read models that keep up behind it."""

from collections.abc import Callable, Iterator

import pytest
from litestar.testing import TestClient

from infra.composition import Parts, pages_pool
from infra.demo.cast import CAST
from infra.processes import make_worker
from infra.settings import Settings
from services.people import signing_in
from tests.browser import Browser
from tests.given import TestArea
from web.app import create_app


@pytest.fixture(scope="session")
def client(settings: Settings, made: Parts, _following: None) -> Iterator[TestClient]:
    pool = pages_pool(settings)
    app = create_app(made.outside(pool, CAST), pool)
    with TestClient(app) as one:
        yield one


@pytest.fixture
def visitor(client: TestClient) -> Browser:
    """Nobody in particular."""
    client.cookies.clear()
    return Browser(client)


@pytest.fixture
def signed_in(client: TestClient, made: Parts) -> Callable[[TestArea, str], Browser]:
    """`signed_in(area, "officer")`: that person's browser, until somebody else's is asked for."""

    def enter(area: TestArea, who: str) -> Browser:
        def start(cx: object) -> str:
            login_id = signing_in.login_of(cx, made.addresses, area.addresses[who])  # type: ignore[arg-type]
            assert login_id
            return signing_in.start_session(cx, login_id)  # type: ignore[arg-type]

        client.cookies.clear()
        client.cookies.set("oc", made.desk.within(area.tenant, start))
        return Browser(client)

    return enter


@pytest.fixture
def worker(made: Parts, settings: Settings) -> object:
    return make_worker(made, settings)
