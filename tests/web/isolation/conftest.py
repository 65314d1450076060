"""Here and there, with everybody in their places; and at the end how many cases were walked, in what time."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from litestar.testing import TestClient

from infra.composition import Parts
from tests.figures import FIGURES
from tests.given import World
from tests.web.furnished import Things, furnished
from tests.web.isolation.marked import Marked
from tests.web.isolation.people import gather
from tests.web.isolation.places import Places
from tests.web.isolation.walking import Walk


@pytest.fixture(scope="session")
def places(made: Parts, worlds: World, twins: tuple[Things, Things], superuser: str) -> Iterator[Places]:
    """The second twin is here: nobody else looks at that one."""
    here = twins[1]
    there = furnished(made, worlds.narrator(), here.area.family, Marked)
    with psycopg.connect(superuser) as root:
        one = Places(here, there, gather(here, there), root)
        yield one
        by_kind = ", ".join(f"{count} {kind}" for kind, count in one.walked.items())
        FIGURES.append(f"Isolation: {sum(one.walked.values())} cases in {one.seconds:.0f} s ({by_kind})")


@pytest.fixture
def walk(places: Places, client: TestClient, start_session: Callable[[str], str]) -> Walk:
    """With sessions begun just now, so that nobody has to confirm that it is them."""
    return Walk(client, {who: start_session(address) for who, address in places.addresses.items()})
