"""The real application, asked in-process."""

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from infra.composition import Parts, pages_pool
from infra.settings import Settings
from web.app import create_app


@pytest.fixture
def client(settings: Settings, made: Parts) -> Iterator[TestClient]:
    pool = pages_pool(settings)
    with TestClient(create_app(made.outside(pool, ()), pool), raise_server_exceptions=False) as one:
        yield one
