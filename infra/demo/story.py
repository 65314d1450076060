"""The story of the demo, told once into an empty installation."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from domain.shared.ids import HostId
from infra.composition import Parts
from infra.demo import kelmarsh_vale, wrenbridge
from infra.demo.area import TEXTS
from infra.demo.cast import DELPHINE
from infra.demo.telling import Narrator
from services.areas.hosts import add_keeper, register_host

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HOST = "Ashmarch Voluntary Action"
TOLD = "SELECT count(*) > 0 FROM es.head WHERE kind = 'area'"


def tell(made: Parts, say: Callable[[str], None]) -> None:
    """Two years of two areas; a moment's work. Does nothing where there is an area already."""
    with made.follower_pool.connection() as cx:
        told, now = cx.execute(f"SELECT ({TOLD}), es.now()").fetchone() or (True, LONG_AGO)
    if told:
        return
    say("Telling two years of two invented areas …")
    words = tomllib.loads((TEXTS / "consultations.toml").read_text())
    narrator = Narrator(made, now)
    narrator.begin(wrenbridge.BEGAN)
    host = HostId(uuid4())
    narrator.does(host, None, lambda journal: register_host(journal, HOST))
    narrator.does(
        host,
        None,
        lambda journal: add_keeper(journal, host_name=HOST, name=DELPHINE.name, address=DELPHINE.address),
    )
    wrenbridge.tell(narrator, host, words)
    narrator.begin(kelmarsh_vale.BEGAN)
    kelmarsh_vale.tell(narrator, host, words)
    narrator.until(now)
    narrator.settle()
