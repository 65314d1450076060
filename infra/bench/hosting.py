"""What a host's page costs when it looks after many areas: two installations side by side, asked in turn."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from uuid import UUID, uuid4

import psycopg
from msgspec.structs import replace

from domain.shared.events import Event
from domain.shared.ids import HostId, TenantId
from infra.bench.figures import Figure
from infra.bench.filling import fill, opening
from infra.bench.ground import Bench, Ground
from infra.bench.pages import Asked
from infra.bench.serving import spent_in, web
from infra.bench.turns import in_turn, ratio
from infra.demo.telling import Narrator
from services.areas import hosted
from services.areas.hosts import add_keeper, register_host
from services.people.signing_in import start_session
from services.shared.membership import login_for

NAME, ADDRESS = "Benchley Voluntary Action", "ottilie@benchley.example"
AT_MOST = 1.1


def measure(bench: Bench) -> list[Figure]:
    """A full page each: 10 areas are one, and of 1,000 it shows as many."""
    few, many = hosted.PAGE, bench.size.many_areas
    with ExitStack() as stack:
        sides = {f"{count} areas": stack.enter_context(_page(bench, count)) for count in (few, many)}
        samples = in_turn(
            {name: lambda one=one: one.cost(bench.size.requests) for name, (one, _ground) in sides.items()},  # type: ignore[misc]
            bench.size.rounds,
            bench.show,
        )
        slow, ground = sides[f"{many} areas"]
        figure = Figure(
            name="host-page",
            what=f"A host's page, of {many:,} areas against {few}",
            value=ratio(samples, f"{many} areas", f"{few} areas"),
            at_most=AT_MOST,
            samples=samples,
            note="; ".join(f"{name} {one.said()}" for name, (one, _ground) in sides.items()),
        )
        return [
            replace(
                figure, where=bench.why(figure.met, lambda: spent_in(ground, slow.path, slow.headers, 200, bench.size.requests))
            )
        ]


@contextmanager
def _page(bench: Bench, count: int) -> Iterator[tuple[Asked, Ground]]:
    with bench.ground(simulated=True) as ground:
        host = HostId(uuid4())
        with ground.made.app_pool.connection() as cx:
            (now,) = cx.execute("SELECT es.now()").fetchone() or (None,)
        assert now
        narrator = Narrator(ground.made, now)
        narrator.does(host, None, lambda journal: register_host(journal, NAME))
        narrator.does(host, None, lambda journal: add_keeper(journal, host_name=NAME, name="Ottilie Marchbanks", address=ADDRESS))
        fill(ground, count, _of(host), bench.size.events_an_area, bench.show)
        bench.show("read models catch up")
        ground.made.follower(after=lambda _tenants: None).run_dry()
        ground.look_again()
        with web(ground) as served:
            path = f"/{_address(ground, TenantId(host))}"
            yield Asked(served, path, {"Cookie": f"oc={_session(ground)}"}), ground


def _of(host: HostId) -> Callable[[UUID, int], list[Event]]:
    return lambda tenant, events: opening(tenant, events, host)


def _address(ground: Ground, host: TenantId) -> str:
    with ground.made.app_pool.connection() as cx:
        (slug,) = cx.execute("SELECT slug FROM registry.slug WHERE tenant_id = %s", (host,)).fetchone() or ("",)
    return str(slug)


def _session(ground: Ground) -> str:
    def start(cx: psycopg.Connection[object]) -> str:
        return start_session(cx, login_for(cx, ground.made.addresses, ADDRESS))

    return ground.made.desk.within(UUID(int=0), start)
