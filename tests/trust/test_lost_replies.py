"""A reply that is lost at the commit, in whole or in part or for a while, costs nobody anything: not the form, not the desk."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from psycopg_pool import ConnectionPool

from infra.commands.running import answers
from infra.embedded.home import free_port
from infra.embedded.processes import Service
from infra.settings import CHECKOUT, to_environment
from tests.trust.aftermath import proved
from tests.trust.areas import Areas
from tests.trust.installation import Installation
from tests.trust.load import Load
from tests.trust.proxy import Harm, Proxy

SHARE = 0.25
LOST = (Harm.CUT, Harm.HALVED)


@pytest.fixture
def proxy(installed: Installation) -> Iterator[Proxy]:
    with Proxy(installed.settings.database_url, SHARE) as one:
        yield one


@pytest.fixture
def web(installed: Installation, proxy: Proxy) -> Iterator[str]:
    """Another web process, whose every way to the history leads through the proxy; its address."""
    port = free_port()
    settings = replace(installed.settings, database_url=proxy.url, url=f"http://127.0.0.1:{port}", listen=port)
    environment = os.environ | to_environment(settings) | {"PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "infra", "web"]
    installed.supervisor.start(Service(name="web-behind", command=command, environment=environment, ready=lambda: answers(port)))
    yield settings.url
    installed.supervisor.running.pop().end()


def test_replies_cut_delayed_and_halved_at_the_commit_lose_and_double_nothing(
    installed: Installation,
    areas: Areas,
    said: Path,
    proxy: Proxy,
    web: str,
    count: Callable[[int, int], int],
    tell: Callable[[str], None],
) -> None:
    times = count(20, 500)
    with ConnectionPool(proxy.url, min_size=1, max_size=4) as pool:
        load = Load(areas, said, url=web)
        load.desk = areas.made.desk_of(pool)
        with load.working():
            installed.keep_until(lambda: sum(proxy.harmed[harm] for harm in LOST) >= times, seconds=count(30, 600))

    figures = proved(installed, areas, said)
    harmed = ", ".join(f"{number} {harm}" for harm, number in sorted(proxy.harmed.items()))
    tell(f"replies at the commit, {harmed}: {figures}")
