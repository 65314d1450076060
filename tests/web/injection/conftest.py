"""Everything of one area, put there by forms whose every text was such words; and a browser to look at it with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from infra.composition import Parts, pages_pool
from infra.demo.cast import CAST
from infra.settings import Settings
from tests.web.injection.watching import Watch, watching
from web.app import create_app


@pytest.fixture(scope="module")
def watch(driver: Playwright, made: Parts, settings: Settings, _following: None) -> Iterator[Watch]:
    pool = pages_pool(settings)
    with watching(driver.chromium, create_app(made.outside(pool, CAST), pool)) as one:
        yield one
